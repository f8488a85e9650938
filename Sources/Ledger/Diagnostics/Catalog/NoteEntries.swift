import Text

extension DiagnosticCatalog {
    /// What is worth knowing and needs no mending.
    package static let notes: [Entry] = [
        Entry(
            .noFileYet, "no file fits a pattern for what there may be",
            explanation: """
                `files` may ask for facts, scenarios, series and the like before there are \
                any: a template lists every folder that a model can have. Until a file fits, \
                the model has nothing of the kind.
                """,
            example: "scenarios: [scenarios/*.yaml], without a folder scenarios",
            mend: "Nothing has to be done; add a file, or correct a slip in the pattern.")
    ]
}
