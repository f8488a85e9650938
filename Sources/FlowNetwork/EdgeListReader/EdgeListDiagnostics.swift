import Text

/// The problems of an `EDGES.csv`, by code.
extension DiagnosticCode {
    /// The file has no header line.
    public static let edgesEmpty = DiagnosticCode(rawValue: "E301")
    /// One of the columns `src`, `dst`, `weight…` is missing.
    public static let edgesMissingColumn = DiagnosticCode(rawValue: "E302")
    /// Two columns of the header mean the same.
    public static let edgesDuplicateColumn = DiagnosticCode(rawValue: "E303")
    /// A row has more or fewer fields than the header.
    public static let edgesFieldCount = DiagnosticCode(rawValue: "E304")
    /// A weight that is not a finite number.
    public static let edgesBadWeight = DiagnosticCode(rawValue: "E305")
    /// A weight below zero.
    public static let edgesNegativeWeight = DiagnosticCode(rawValue: "E306")
    /// A weight, or the sum of all weights, that exact integers cannot hold.
    public static let edgesWeightRange = DiagnosticCode(rawValue: "E307")
    /// An empty or unprintable firm name.
    public static let edgesBadName = DiagnosticCode(rawValue: "E308")
    /// A day that is neither a number nor an ISO date.
    public static let edgesBadDay = DiagnosticCode(rawValue: "E309")
    /// A quoted field that does not end, or goes on after its end.
    public static let edgesBadQuote = DiagnosticCode(rawValue: "E310")
    /// Bytes that are not UTF-8.
    public static let edgesInvalidUTF8 = DiagnosticCode(rawValue: "E311")
    /// The file is larger than the limits allow.
    public static let edgesTooLarge = DiagnosticCode(rawValue: "E312")
    /// More problems than are listed.
    public static let edgesMoreProblems = DiagnosticCode(rawValue: "E313")
    /// A kind that is neither financing nor order nor a leg kind of the ledger.
    public static let edgesBadKind = DiagnosticCode(rawValue: "E314")
    /// A leg without a direction.
    public static let edgesUndirected = DiagnosticCode(rawValue: "E315")
    /// A day is to cut the table, and a row has no date.
    public static let edgesNoDate = DiagnosticCode(rawValue: "E316")
    /// Several characters could separate the columns.
    public static let edgesSeparator = DiagnosticCode(rawValue: "E317")
    /// Amounts in several currencies.
    public static let edgesCurrencies = DiagnosticCode(rawValue: "E318")
    /// Legs from a firm to itself.
    public static let edgesSelfLoops = DiagnosticCode(rawValue: "W301")
    /// Rows that carry no money.
    public static let edgesZeroWeights = DiagnosticCode(rawValue: "W302")
    /// Rows whose kind moves no money between the two firms.
    public static let edgesOtherKinds = DiagnosticCode(rawValue: "W303")
    /// Guarantees, backstops and warrants that count at their weight.
    public static let edgesContingentKinds = DiagnosticCode(rawValue: "W304")
    /// Weights with more decimals than are kept.
    public static let edgesRounded = DiagnosticCode(rawValue: "W305")
    /// Names that hold blanks which nobody sees.
    public static let edgesFoldedNames = DiagnosticCode(rawValue: "W306")
}
