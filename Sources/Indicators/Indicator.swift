import Ledger
import Money
import Text

/// One ratio that warned, or is said to warn, of a bubble.
public protocol Indicator: Sendable {
    /// Stable id: `vendor-financing`.
    var id: String { get }
    /// A few words.
    var title: LocalizedText { get }
    /// The formula in words.
    var formula: String { get }
    /// Unit of the value.
    var unit: IndicatorUnit { get }
    /// Published thresholds; none where there is no published one.
    var thresholds: [IndicatorThreshold] { get }
    /// The episode that the thresholds were calibrated on.
    var episode: String { get }
    /// Whether it may fail a gate.
    var kind: IndicatorKind { get }
    /// Whether it has one reading of the whole model, rather than one a firm.
    var isOfModel: Bool { get }
    /// The readings of a model: one a firm with inputs, and one a firm whose inputs are missing.
    func readings(_ inputs: IndicatorInputs) -> [IndicatorReading]
}

extension Indicator {
    public var kind: IndicatorKind { .structural }
    public var isOfModel: Bool { kind == .advisory }
}

/// What an indicator may be used for.
public enum IndicatorKind: String, Sendable, Equatable {
    /// Computed from deals and financials of the ledger: fit to fail a gate.
    case structural
    /// About the market as a whole, with a poor record as a signal: for a reader, not for a gate.
    case advisory
}

/// What went into a reading.
public enum IndicatorInput: Sendable, Hashable {
    /// A fact of a firm, with the source that states it.
    case fact(firm: String, metric: String, source: String)
    /// A leg of a deal, `deal/leg`.
    case leg(String)
}

/// What a value is measured in.
public enum IndicatorUnit: String, Sendable, Equatable {
    /// A plain ratio.
    case ratio
    /// Percentage points.
    case percentagePoints
    /// Herfindahl–Hirschman points, 0 to 10,000.
    case points
    /// 1 hedge, 2 speculative, 3 Ponzi (Minsky 1986).
    case minskyClass = "class"
}

/// A published limit.
public struct IndicatorThreshold: Sendable, Equatable {
    /// The limit.
    public let value: Double
    /// What being above it means.
    public let meaning: LocalizedText
    /// Who published it, and when.
    public let source: LocalizedText
}

/// A value with the ends that the wording of the amounts allows.
public struct IndicatorValue: Sendable, Equatable {
    /// Lowest.
    public let low: Double
    /// At the stated amounts.
    public let value: Double
    /// Highest.
    public let high: Double

    /// The three in order, whatever order the wording gives.
    init(_ low: Double, _ value: Double, _ high: Double) {
        self.low = min(low, value)
        self.value = value
        self.high = max(high, value)
    }

    init(_ value: Double) { self.init(value, value, value) }

    static let zero = IndicatorValue(0)

    static func + (a: IndicatorValue, b: IndicatorValue) -> IndicatorValue {
        IndicatorValue(a.low + b.low, a.value + b.value, a.high + b.high)
    }

    /// `nil` when the divisor can be zero or less.
    func divided(by b: IndicatorValue) -> IndicatorValue? {
        guard b.low > 0 else { return nil }
        let quotients = [low / b.low, low / b.high, high / b.low, high / b.high]
        guard let least = quotients.min(), let largest = quotients.max() else { return nil }
        return IndicatorValue(least, value / b.value, largest)
    }

    /// Less another amount, not below zero.
    func reduced(by b: IndicatorValue) -> IndicatorValue {
        IndicatorValue(max(0, low - b.high), max(0, value - b.value), max(0, high - b.low))
    }
}

/// One indicator of one firm, or why there is none.
public struct IndicatorReading: Sendable, Equatable {
    /// ``Indicator/id``.
    public let indicator: String
    /// Firm; `nil` for a reading of the whole model.
    public let firm: String?
    /// Value; `nil` when inputs are missing.
    public let value: IndicatorValue?
    /// Ends between which a value lies that cannot be told itself, because of what is ``missing``.
    public let bounds: ClosedRange<Double>?
    /// The same with external cash only: without deals inside a loop. `nil` where it does not apply or
    /// nothing external is left to divide by.
    public let net: IndicatorValue?
    /// Facts and legs that went in, each once.
    public let inputs: [IndicatorInput]
    /// Grade of the weakest source needed.
    public let grade: Grade?
    /// Sources, each once.
    public let sources: [String]
    /// Latest day of the inputs.
    public let asOf: Day?
    /// What is missing; beside a ``value``: what it would be more by, so that the value is the least that it can be.
    public let missing: [MissingInput]

    static func missing(_ indicator: String, _ firm: String?, _ inputs: [MissingInput]) -> Self {
        IndicatorReading(
            indicator: indicator, firm: firm, value: nil, bounds: nil, net: nil, inputs: [],
            grade: nil, sources: [], asOf: nil, missing: inputs)
    }
}
