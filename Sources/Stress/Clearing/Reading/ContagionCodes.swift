import Ledger

/// The problems of an `EDGES.csv` and a `FIRMS.csv` of the verb `contagion`, by code.
extension DiagnosticCode {
    /// The file has no header line.
    public static let contagionEmpty = DiagnosticCode(rawValue: "E401")
    /// A column that is needed is missing, or stands there twice.
    public static let contagionColumn = DiagnosticCode(rawValue: "E402")
    /// A row has more or fewer fields than the header.
    public static let contagionFieldCount = DiagnosticCode(rawValue: "E403")
    /// An amount that is not a finite number.
    public static let contagionBadNumber = DiagnosticCode(rawValue: "E404")
    /// An amount below zero.
    public static let contagionNegative = DiagnosticCode(rawValue: "E405")
    /// A firm of `EDGES.csv` that `FIRMS.csv` does not have.
    public static let contagionUnknownFirm = DiagnosticCode(rawValue: "E406")
    /// A firm that `FIRMS.csv` has twice.
    public static let contagionDuplicateFirm = DiagnosticCode(rawValue: "E407")
    /// A firm that owes itself.
    public static let contagionSelfDebt = DiagnosticCode(rawValue: "E408")
    /// The file, or a sum of its amounts, is too large.
    public static let contagionTooLarge = DiagnosticCode(rawValue: "E409")
    /// A quoted field that does not end, or goes on after its end.
    public static let contagionBadQuote = DiagnosticCode(rawValue: "E410")
    /// An empty name, or bytes that are not UTF-8.
    public static let contagionBadName = DiagnosticCode(rawValue: "E411")
    /// More problems than are listed.
    public static let contagionMoreProblems = DiagnosticCode(rawValue: "E412")
}
