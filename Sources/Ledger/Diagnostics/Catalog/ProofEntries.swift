import Text

extension DiagnosticCatalog {
    /// Quotes, files and refutations.
    package static let proof: [Entry] = [
        Entry(
            .quoteTooLong, "a quote is too long",
            explanation: """
                A quote is the sentence that carries the figure, so that others find it again. \
                It has at most 300 characters; a page is cited with `locator` and the source's \
                address.
                """,
            example: "quote: a whole paragraph of the filing",
            mend:
                "Keep the words that count; write … where some are left out. `locator` says where they stand."
        ),
        Entry(
            .badHash, "a SHA-256 digest is malformed",
            explanation: """
                `sha256` tells whether a file is the one that was read. It has 64 hexadecimal \
                digits.
                """,
            example: "sha256: 9f86d081",
            mend: "Copy what `sha256sum FILE` prints."),
        Entry(
            .badAccession, "an accession number is malformed",
            explanation: """
                `accession` is the number under which a register filed the document: ten, two \
                and six digits with the SEC, 14 digits with DART.
                """,
            example: "accession: 1018724-25-123",
            mend: "Copy it from the filing's page; numbers of other registers go into `locator`."),
        Entry(
            .refutedTooEarly, "a claim is refuted before it was known",
            explanation: """
                A refuted claim counts until the day on which its refutation was known, and \
                stays in the ledger. A refutation that is older than the claim is not one: the \
                dates or the sources are wrong.
                """,
            example: "known: 2026-03-01 with refuted: {source: …, known: 2026-01-15, reason: …}",
            mend: "Correct `known`, or settle the two claims with `resolve`."),
    ]
}
