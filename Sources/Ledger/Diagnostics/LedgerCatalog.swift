import Text

extension DiagnosticCatalog {
    /// What a ledger can be told, in the order of the codes: these are the codes that `accept` may name.
    public static let ledger: [Entry] =
        text + references + amounts + structure + proof + notes + warnings
}
