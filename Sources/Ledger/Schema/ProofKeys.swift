import Text

/// The keys with which a claim proves itself; see ``Proof``.
extension [KeySpec] {
    /// Beside `source` and `locator` of a claim or fact.
    static let proof: [KeySpec] = [
        .quote, .accession, .sha256, .falsifier,
        .optional("refuted", .mapping(.refutation), "what showed the claim wrong"),
    ]
}

extension KeySpec {
    static let quote = KeySpec.optional(
        "quote", .text, "the source's own words, at most \(Proof.longestQuote) characters")
    static let accession = KeySpec.optional(
        "accession", .text, "number of the filing: SEC accession number or DART receipt number")
    static let sha256 = KeySpec.optional(
        "sha256", .text, "SHA-256 of the file that was read, 64 hexadecimal digits")
    static let falsifier = KeySpec.optional(
        "falsifier", .text, "what would show it wrong, in the analyst's own words")
}

extension MappingSpec {
    static let refutation = MappingSpec(
        "refutation",
        [
            .required("source", .id, "source id"),
            .optional("locator", .text, "line, page or note in the source"),
            .quote,
            .required("reason", .prose, "why the claim does not hold, in the analyst's own words"),
            .optional("known", .day, "when it became known; default: publication"),
        ])
}
