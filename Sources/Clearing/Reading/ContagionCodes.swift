import Text

/// The problems of an `EDGES.csv`, a `FIRMS.csv` and a `HOLDINGS.csv` of the verb `contagion`, by code.
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
    /// A firm of `EDGES.csv` or `HOLDINGS.csv` that `FIRMS.csv` does not have.
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
    /// A seniority that is not one of the ranks.
    public static let contagionBadSeniority = DiagnosticCode(rawValue: "E413")
    /// A share outside 0…1.
    public static let contagionBadShare = DiagnosticCode(rawValue: "E414")
    /// A firm of which the network holds the whole, or more.
    public static let contagionOwnedWhole = DiagnosticCode(rawValue: "E415")
    /// A firm that owns a part of itself.
    public static let contagionSelfHolding = DiagnosticCode(rawValue: "E416")
    /// Amounts in several currencies.
    public static let contagionCurrencies = DiagnosticCode(rawValue: "E417")
    /// Names that hold blanks which nobody sees.
    public static let contagionFoldedNames = DiagnosticCode(rawValue: "W401")
}
