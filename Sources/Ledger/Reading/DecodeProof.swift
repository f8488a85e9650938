import Money
import Text

/// Quotes, file hashes, falsifiers and refutations of claims.
extension LedgerDecoder {
    /// - Parameter known: first day on which the claim itself was known.
    func proof(_ fields: MappingDecoder, known: Day) -> Proof {
        Proof(
            quote: fields.quote(), accession: fields.accession(), sha256: fields.hash(),
            falsifier: fields.text("falsifier"), refutation: refutation(fields, known: known))
    }

    private func refutation(_ claim: MappingDecoder, known first: Day) -> Refutation? {
        guard let node = claim.node("refuted"),
            let fields = MappingDecoder(
                node, .refutation, owner: "refutation of \(claim.owner)", collector)
        else { return nil }
        let source = fields.reference("source", to: .source)
        let reason = fields.prose("reason")
        let quote = fields.quote()
        let known = known(fields, source: source, date: nil)
        if let source, known < first {
            collector.report(
                .refutedTooEarly,
                at: fields.place("known") ?? fields.place("source") ?? fields.place,
                "\(claim.owner) is refuted by '\(source)' on \(known), before it was known (\(first))",
                help: "give the first day on which the refutation was public: known: 2026-01-31")
        }
        guard let source, let reason else { return nil }
        return Refutation(
            source: source, locator: fields.text("locator"), quote: quote, reason: reason,
            known: known, place: fields.place)
    }
}

extension MappingDecoder {
    /// `quote`, if it is short enough to be one.
    func quote() -> String? {
        guard has("quote"), let quote = text("quote") else { return nil }
        guard quote.count <= Proof.longestQuote else {
            report(
                .quoteTooLong, "quote",
                "the quote of \(owner) has \(quote.count) characters, more than \(Proof.longestQuote)",
                help: "keep the words that carry the figure, and say in 'locator' where they stand")
            return nil
        }
        return quote
    }

    /// `sha256`: 64 hexadecimal digits; comes back in lower case.
    func hash() -> String? {
        guard has("sha256") else { return nil }
        return value(
            "sha256", .badHash, "a SHA-256 digest", "write the 64 hexadecimal digits of sha256sum"
        ) { text in
            text.utf8.count == 64 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
                ? text.lowercased() : nil
        }
    }

    /// `accession`: the number of EDGAR (`0001018724-25-000123`) or of DART (14 digits).
    func accession() -> String? {
        guard has("accession") else { return nil }
        return value(
            "accession", .badAccession, "an accession number",
            "write 0001018724-25-000123 (SEC) or 14 digits (DART); other registers' numbers go into 'locator'"
        ) { text in
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            let areDigits = parts.allSatisfy { $0.allSatisfy { ("0"..."9").contains($0) } }
            let lengths = parts.map(\.utf8.count)
            return areDigits && (lengths == [10, 2, 6] || lengths == [14]) ? text : nil
        }
    }
}
