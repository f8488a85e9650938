import Text

/// The problems of scenario files, by code.
extension DiagnosticCode {
    /// A firm that the ledger does not have, or the scenario does not simulate.
    public static let scenarioUnknownFirm = DiagnosticCode(rawValue: "E601")
    /// A leg that neither the ledger nor the scenario has.
    public static let scenarioUnknownLeg = DiagnosticCode(rawValue: "E602")
    /// Correlations that no random variables can have.
    public static let scenarioCorrelation = DiagnosticCode(rawValue: "E603")
    /// A number outside what its meaning allows.
    public static let scenarioBadValue = DiagnosticCode(rawValue: "E604")
    /// A horizon or a number of paths of 0, or above the limit.
    public static let scenarioLimit = DiagnosticCode(rawValue: "E605")
    public static let scenarioBadQuarter = DiagnosticCode(rawValue: "E606")
    /// A change whose target is not one, or does not fit its kind.
    public static let scenarioBadTarget = DiagnosticCode(rawValue: "E607")
    /// A number without a source and without a range.
    public static let scenarioUnsourced = DiagnosticCode(rawValue: "E608")
    /// A range that is none, or that does not hold its value.
    public static let scenarioBadRange = DiagnosticCode(rawValue: "E609")
    /// A scenario to extend that does not exist.
    public static let scenarioUnknownBase = DiagnosticCode(rawValue: "E610")
    public static let scenarioExtendsLoop = DiagnosticCode(rawValue: "E611")
    public static let scenarioDuplicate = DiagnosticCode(rawValue: "E612")
    /// Keys that are missing, or exclude each other, in a place where that makes the number unusable.
    public static let scenarioIncomplete = DiagnosticCode(rawValue: "E613")
    /// A scenario of which no firm has what a simulation needs, on the model's own day.
    public static let scenarioWithoutFirm = DiagnosticCode(rawValue: "E614")
    public static let scenarioChainTooLong = DiagnosticCode(rawValue: "E615")
    /// Something said of capacity, cuts or promises that can change nothing.
    public static let scenarioWithoutEffect = DiagnosticCode(rawValue: "E616")
    /// A flow of the scenario's own that lies wholly before the as-of date.
    public static let scenarioPastFlow = DiagnosticCode(rawValue: "E617")
    /// A range without width: nothing can be turned.
    public static let scenarioFlatRange = DiagnosticCode(rawValue: "W601")
    /// The same on another day, on which less was known.
    public static let scenarioNotYet = DiagnosticCode(rawValue: "W602")
}
