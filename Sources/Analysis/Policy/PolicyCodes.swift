import Text

/// The problems of a policy and of its baseline. Each is explained in ``DiagnosticCatalog``.
extension DiagnosticCode {
    /// No measure has the id.
    public static let unknownRule = DiagnosticCode(rawValue: "E701")
    /// A rule without a limit.
    public static let ruleWithoutLimit = DiagnosticCode(rawValue: "E702")
    /// Limits of a rule that contradict each other.
    public static let contradictingLimits = DiagnosticCode(rawValue: "E703")
    /// A subject that the measure does not have, or that the model does not have.
    public static let badSubject = DiagnosticCode(rawValue: "E704")
    /// Two rules for the same measure of the same thing.
    public static let duplicateRule = DiagnosticCode(rawValue: "E705")
    /// A setting that the measure does not have.
    public static let unknownParameter = DiagnosticCode(rawValue: "E706")
    /// A waiver of something that no rule checks.
    public static let waiverWithoutRule = DiagnosticCode(rawValue: "E707")
    /// A length of time in days that cannot be read.
    public static let badAge = DiagnosticCode(rawValue: "E708")
    /// A measure that is neither good nor bad, without a stated direction.
    public static let noDirection = DiagnosticCode(rawValue: "E709")
    /// An advisory measure that is to fail the gate.
    public static let advisoryFails = DiagnosticCode(rawValue: "E710")
    /// A policy without rules.
    public static let noRules = DiagnosticCode(rawValue: "E711")
    /// The baseline that the policy names does not exist.
    public static let noBaseline = DiagnosticCode(rawValue: "E712")
    /// The baseline is of another model.
    public static let foreignBaseline = DiagnosticCode(rawValue: "E713")
    /// The cap of the replicates is below their number.
    public static let capBelowReplicates = DiagnosticCode(rawValue: "E714")
    /// A limit on the p-value of a measure that has none.
    public static let noProbability = DiagnosticCode(rawValue: "E715")
    /// A baseline entry that no rule matches.
    public static let staleBaselineEntry = DiagnosticCode(rawValue: "W701")
    /// A waiver that expired, or that nothing needs.
    public static let idleWaiver = DiagnosticCode(rawValue: "W702")
}
