import Text

/// The codes of amounts of money. Each is explained in ``DiagnosticCatalog``.
extension DiagnosticCode {
    public static let noCurrency = DiagnosticCode(rawValue: "E110")
    public static let badAmount = DiagnosticCode(rawValue: "E111")
    public static let amountOutOfRange = DiagnosticCode(rawValue: "E112")
    public static let unknownCurrency = DiagnosticCode(rawValue: "E113")
}
