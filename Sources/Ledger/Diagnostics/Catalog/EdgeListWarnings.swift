extension DiagnosticCatalog {
    /// Warnings about bare networks.
    static let edgeListWarnings: [Entry] = [
        Entry(
            DiagnosticCode(rawValue: "W301"), "a firm pays itself",
            explanation: """
                Legs from a firm to itself are left out of every measure: they are circles \
                of one.
                """,
            example: "a,a,5",
            mend: "Remove the rows, or name the segments apart."),
        Entry(
            DiagnosticCode(rawValue: "W302"), "rows carry no money",
            explanation: """
                Rows of weight zero are left out; they neither close circuits nor count as \
                legs.
                """,
            example: "a,b,0",
            mend: "Remove the rows."),
    ]
}
