import Money
import Text

/// Values of an earlier day, which later ones must not be worse than, and the runs that hysteresis remembers.
///
/// A committed file: the day and the model's hash name a run, never the time at which it was made.
public struct Baseline: Sendable {
    /// Id of the model.
    public var model: String
    /// Where the model lies from the file's folder, for a model that states no id.
    public var place: String?
    /// By the id of the verdict, `vendor-financing@nvidia`.
    public var values: [String: Value]
    /// Oldest first.
    public var runs: [Run]
    /// Path as diagnostics show it.
    public var file: String

    public init(
        model: String, place: String? = nil, values: [String: Value] = [:], runs: [Run] = [],
        file: String = ""
    ) {
        self.model = model
        self.place = place
        self.values = values
        self.runs = runs
        self.file = file
    }

    /// One number as it was.
    public struct Value: Sendable, Hashable {
        public var value: Double
        /// Monte-Carlo standard error; `nil`: the number is exact.
        public var standardError: Double?
        public var place: Place?

        public init(_ value: Double, standardError: Double? = nil, place: Place? = nil) {
            self.value = value
            self.standardError = standardError
            self.place = place
        }
    }

    /// One run of the gate, as far as rules with a memory need it.
    public struct Run: Sendable, Hashable {
        /// The day, and the hash of the model: running the same again is the same run.
        public var asOf: Day
        public var modelHash: String
        /// By the id of the verdict.
        public var memory: [String: Memory]

        public init(asOf: Day, modelHash: String, memory: [String: Memory]) {
            self.asOf = asOf
            self.modelHash = modelHash
            self.memory = memory
        }
    }

    /// What a run saw of one rule.
    public struct Memory: Sendable, Hashable {
        /// Whether the value reached the limit.
        public var hasReached: Bool
        /// Whether the rule was failing after the run.
        public var isFailing: Bool

        public init(hasReached: Bool, isFailing: Bool) {
            self.hasReached = hasReached
            self.isFailing = isFailing
        }
    }

    /// Runs before this one, oldest first.
    func runs(before asOf: Day, modelHash: String) -> [Run] {
        runs.filter { $0.asOf < asOf || ($0.asOf == asOf && $0.modelHash != modelHash) }
    }
}
