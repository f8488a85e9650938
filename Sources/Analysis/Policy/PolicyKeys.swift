import Ledger
import Text

/// The keys of a policy; the reader and the schema for editors share these tables.
extension MappingSpec {
    static let policy = MappingSpec(
        "policy",
        [
            .required("version", .count(1...1), "version of the format: 1"),
            .optional("as_of", .day, "day that decides expiry and age; absent: the model's"),
            .optional("data", .mapping(policyData), "data that are missing, old or few"),
            .optional("random", .mapping(policyRandom), "random numbers of what is simulated"),
            .required("rules", .list(.mapping(policyRule)), "measures with their limits"),
            .optional("aggregate", .mapping(policyAggregate), "when the gate as a whole fails"),
            .optional(
                "baseline", .text, "file with earlier values; what is worse than them fails"),
            .optional(
                "waivers", .list(.mapping(policyWaiver)),
                "rules that may fail until a day, on somebody's responsibility"),
        ])

    static let policyData = MappingSpec(
        "policyData",
        [
            .optional("max_age", .text, "most days from the newest input to the check: 100d"),
            .optional(
                "on_missing", .word(outcomes), "verdict on what lacks inputs, or has old or few"),
            .optional("min_observations", .count(1...1_000_000), "fewest observations of a series"),
        ])

    static let policyRandom = MappingSpec(
        "policyRandom",
        [
            .optional("seed", .count(0...999_999_999_999_999_999), "seed of every random stream"),
            .optional("replicates", .count(2...10_000_000), "replicates to begin with"),
            .optional(
                "cap", .count(2...10_000_000),
                "most replicates, where a limit is too close to call"),
        ])

    static let policyRule = MappingSpec(
        "policyRule",
        [.required("id", .id, "id of the measure")] + subjectKeys + [
            .optional("parameters", .table(.text), "settings of the measure"),
            .optional(
                "direction", .words(PolicyRule.Side.self),
                "bad side of the limits; absent: the measure's own"),
            .optional(
                "warn", .either(.limit(limitRange), .mapping(policyWarnLimit)), "where it warns"),
            .optional(
                "fail", .either(.limit(limitRange), .mapping(policyFailLimit)), "where it fails"),
            .optional("on_missing", .word(outcomes), "as in data, for this rule"),
            .optional(
                "on_none", .word(outcomes), "verdict when the model has nothing of the kind"),
            .optional("reason", .text, "where the limits come from"),
            .optional("owner", .text, "who answers for the rule"),
        ])

    static let policyWarnLimit = MappingSpec(
        "policyWarnLimit",
        [
            .optional("at", .limit(limitRange), "reached at this value"),
            .optional("p", .limit(0...1), "reached at this p-value or below"),
        ])

    static let policyFailLimit = MappingSpec(
        "policyFailLimit",
        policyWarnLimit.keys + [
            .optional("clear", .limit(limitRange), "left again on the other side of this value"),
            .optional("for", .count(1...100), "runs in a row that have to reach it"),
        ])

    static let policyAggregate = MappingSpec(
        "policyAggregate",
        [.required("fail_when", .mapping(policyFailWhen), "any of these numbers fails the gate")])

    static let policyFailWhen = MappingSpec(
        "policyFailWhen",
        [
            .optional("failed", .count(1...100_000), "verdicts that failed; 1 unless given"),
            .optional("warned", .count(1...100_000), "verdicts that warned"),
        ])

    static let policyWaiver = MappingSpec(
        "policyWaiver",
        [.required("rule", .id, "id of the rule")] + subjectKeys + [
            .required("expires", .day, "last day on which it holds"),
            .required("owner", .text, "who takes the responsibility"),
            .required("reason", .text, "why"),
            .optional("max_value", .limit(limitRange), "the worst value that it covers"),
        ])

    /// The parts that a measure's subject may have, and the whole subject in one text.
    private static let subjectKeys: [KeySpec] =
        MetricDefinition.Subject.allCases.map {
            .optional($0.rawValue, .text, "part of the subject: \($0.about)")
        } + [.optional("subject", .text, "the whole subject, as `trace` lists it")]

    package static let limitRange: ClosedRange<Double> = -1e15...1e15

    private static let outcomes = [GateState.indeterminate, .pass, .warn, .fail].map(\.rawValue)
}

extension MetricDefinition.Subject {
    /// For editors.
    var about: String {
        switch self {
        case .layer: "layer of firmness, such as announced"
        case .firm: "id of a firm"
        case .deal: "id of a deal"
        case .circuit: "ids of firms joined by ~"
        case .circuitClass: "class of circuits"
        case .bulletinClass: "class of deals"
        case .evidence: "kind of source, such as filing"
        case .nullModel: "null model, weights or swap"
        case .year: "a calendar year"
        case .series: "path of a series"
        case .scenario: "id of a scenario"
        case .time: "a day, a quarter or an age"
        }
    }
}

/// The JSON schema of a policy, for completion and checks in editors.
public enum PolicySchema {
    /// The text of `policy.schema.json`.
    public static func json() -> String {
        LedgerSchema.json(
            title: "Ouroboros policy",
            description: "The policy of `ouroboros check`; see Documentation/gate.md",
            files: [.policy],
            definitions: [
                .policyData, .policyRandom, .policyRule, .policyWarnLimit, .policyFailLimit,
                .policyAggregate, .policyFailWhen, .policyWaiver,
            ])
    }
}
