import Ledger
import Money

/// One number that the tool states: what a gate checks, a report prints, `trace` explains and `diff` compares.
///
/// ```swift
/// analysis.measure(MeasureID("vendor-financing", [.firm("nvidia")]))
/// ```
public struct Measure: Sendable, Hashable {
    public let id: MeasureID
    /// A few words, English.
    public let title: String
    /// `nil`: it cannot be computed, and ``missing`` says what is missing.
    public let value: Double?
    public let unit: MeasureUnit
    /// Ends at ``level``; `nil` where there is no interval.
    public let interval: Interval?
    /// Monte-Carlo standard error of the value; `nil` for what is not simulated.
    public let standardError: Double?
    /// Replicates or paths behind the standard error.
    public let replicates: Int?
    /// The least value that the design can give, whatever the data: a p-value of few points cannot be small. `nil`: none.
    public let least: Double?
    /// How it follows from the inputs, in words.
    public let formula: String
    /// Measures, facts and deals that went in.
    public let inputs: [Input]
    /// Ids of sources, each once.
    public let sources: [String]
    /// Grade of the weakest source.
    public let grade: Grade?
    /// Latest day of the inputs.
    public let asOf: Day?
    /// Facts or deals that are missing.
    public let missing: [String]
    /// Whether the true number can only be larger, or smaller, than ``value``, because of what is missing; `nil`: it is the number.
    public let bound: Bound?

    /// What a value says of a number that cannot be told.
    public enum Bound: String, Sendable, Hashable { case atLeast, atMost }

    /// Whether the value is the p of a test rather than a probability of an event.
    public var isPValue: Bool { unit == .probability && id.rule.hasSuffix("-p") }

    public struct Interval: Sendable, Hashable {
        public let low, high: Double
        /// 0…1; `nil`: bounds rather than an interval.
        public let level: Double?

        public init(low: Double, high: Double, level: Double?) {
            self.low = low
            self.high = high
            self.level = level
        }
    }

    /// What went into a number.
    public enum Input: Sendable, Hashable {
        case measure(MeasureID)
        /// A fact of a firm, with the line that states it.
        case fact(firm: String, metric: String, source: String?)
        /// A leg of a deal, `deal/leg`.
        case leg(String)
        case series(String)
    }

    public init(
        id: MeasureID, title: String, value: Double?, unit: MeasureUnit, interval: Interval? = nil,
        standardError: Double? = nil, replicates: Int? = nil, least: Double? = nil, formula: String,
        inputs: [Input] = [], sources: [String] = [], grade: Grade? = nil, asOf: Day? = nil,
        missing: [String] = [], bound: Bound? = nil
    ) {
        self.bound = bound
        self.id = id
        self.title = title
        self.value = value
        self.unit = unit
        self.interval = interval
        self.standardError = standardError
        self.replicates = replicates
        self.least = least
        self.formula = formula
        self.inputs = inputs
        self.sources = sources
        self.grade = grade
        self.asOf = asOf
        self.missing = missing
    }
}

/// What a measure's value is counted in.
public enum MeasureUnit: String, Sendable, Hashable, CaseIterable {
    /// 0…1, printed as a percentage.
    case share
    case probability
    case ratio
    /// Units of the model's base currency.
    case money
    case count
    case years
    case quarters
    /// Herfindahl–Hirschman points, 0 to 10,000.
    case points
    /// A difference of percentages.
    case percentagePoints = "percentage-points"
    /// A test statistic.
    case statistic
    /// A class given as a number.
    case category = "class"
}
