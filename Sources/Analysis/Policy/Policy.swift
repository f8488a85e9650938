import Ledger
import Money
import Text

/// What a gate demands: rules over measures, and what is to happen when one cannot be decided.
///
/// Read from YAML by ``PolicyReader``; every key is explained in Documentation/gate.md.
public struct Policy: Sendable {
    /// Path as diagnostics show it.
    public var file: String
    /// The day that decides expiry and age; `nil`: the model's.
    public var asOf: Day?
    public var data: DataQualityRules
    public var random: MonteCarloSettings
    /// In the order of the file; at least one.
    public var rules: [PolicyRule]
    public var aggregate: FailCriteria
    /// Path of the baseline, relative to the policy's folder; `nil`: none.
    public var baseline: String?
    /// Where the baseline is named.
    public var baselinePlace: Place?
    public var waivers: [Waiver]
}

/// What is to be said of data that are missing, old or few.
public struct DataQualityRules: Sendable, Hashable {
    /// Days between the newest input of a measure and the day of the check, at most; `nil`: any.
    public var maxAge: Int?
    /// Verdict on a measure that lacks inputs, or whose inputs are too old or too few.
    public var onMissing: GateState = .indeterminate
    /// Observations of a series at the least; `nil`: any number.
    public var minObservations: Int?
}

/// The random numbers of everything that is simulated.
public struct MonteCarloSettings: Sendable, Hashable {
    public var seed: UInt64 = 20_260_101
    /// Replicates to begin with.
    public var replicates = 9_999
    /// Replicates at the most, where a limit is too close to call.
    public var cap = 79_992
}

/// One rule: a measure, of what, and its limits.
public struct PolicyRule: Sendable {
    /// What is known of the measure beforehand.
    public var measure: MetricDefinition
    public var subject: SubjectPattern
    /// Settings of the measure, as written.
    public var parameters: [String: String]
    public var side: Side
    public var warn: Limit?
    public var fail: Limit?
    /// Overrides ``DataQualityRules/onMissing``.
    public var onMissing: GateState?
    /// Verdict when the model has nothing that the measure is about.
    public var onNone: GateState
    public var reason: String?
    public var owner: String?
    /// The value of `id`.
    public var place: Place

    /// Which side of a limit is the bad one.
    public enum Side: String, Sendable, Hashable, CaseIterable { case above, below }

    /// `vendor-financing@nvidia`
    public var id: String { subject.text(measure) }

    package func isAbout(_ id: MeasureID) -> Bool {
        id.rule == measure.id && subject.matches(id)
    }
}

/// A limit of a rule.
public struct Limit: Sendable, Hashable {
    public enum Scale: Sendable, Hashable {
        /// The measure's own unit.
        case value
        /// The p-value that belongs to the measure; small is bad.
        case probability
    }

    public var scale: Scale
    /// The limit is reached at this number.
    public var at: Double
    /// Once reached, it is left again on the other side of this number.
    public var clear: Double
    /// Runs in a row that have to reach it.
    public var runs: Int
    public var place: Place

    /// Whether earlier runs matter.
    public var hasMemory: Bool { runs > 1 || clear != at }
}

/// When the gate as a whole fails.
public struct FailCriteria: Sendable, Hashable {
    /// Failed verdicts; one by default.
    public var failed = 1
    /// Warned verdicts; `nil`: any number may warn.
    public var warned: Int?
}

/// Somebody's responsibility for a failing rule until a day.
public struct Waiver: Sendable, Hashable {
    public var measure: MetricDefinition
    public var subject: SubjectPattern
    /// Last day on which it holds.
    public var expires: Day
    public var owner: String
    public var reason: String
    /// The worst value that it covers; `nil`: any.
    public var maxValue: Double?
    public var place: Place

    /// `vendor-financing@nvidia`
    public var id: String { subject.text(measure) }

    package func covers(_ id: MeasureID) -> Bool {
        id.rule == measure.id && subject.matches(id)
    }
}
