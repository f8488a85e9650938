import Money
import Text

/// How good settled forecasts were, against the two rivals.
///
/// - Events: the Brier score, the mean of `(chance − outcome)²` (Brier, 1950).
/// - Shares: the continuous ranked probability score (Matheson & Winkler, 1976), as the mean over the stated quantiles of twice the pinball loss
///   (Gneiting & Raftery, 2007); a rival's single number has its absolute error.
///
/// Smaller is better in both; 0.25 is what one half always gets.
public struct ForecastScores: Sendable, Hashable {
    /// Kinds with a settled forecast, in the order of ``Forecast/Kind``.
    public let kinds: [KindScore]
    /// Chances in five bins of a fifth.
    public let calibration: [Bin]
    /// Forecasts that are not settled, by reason.
    public let open: [(reason: String, count: Int)]

    public struct KindScore: Sendable, Hashable {
        public let kind: Forecast.Kind
        public let count: Int
        public let score: Double
        public let baseRate: Double
        public let lastValue: Double
        /// Mean of what came true.
        public let outcome: Double
    }

    public struct Bin: Sendable, Hashable {
        public let low, high: Double
        public let count: Int
        /// Mean chance, and share that came true.
        public let said, happened: Double
    }

    public init(_ settlements: [Settlement]) {
        let settled = settlements.compactMap { one in one.value.map { (one.forecast, $0) } }
        kinds = Forecast.Kind.allCases.compactMap { kind in
            let own = settled.filter { $0.0.kind == kind }
            guard !own.isEmpty else { return nil }
            func mean(_ value: (Forecast, Double) -> Double) -> Double {
                own.reduce(0) { $0 + value($1.0, $1.1) } / Double(own.count)
            }
            return KindScore(
                kind: kind, count: own.count, score: mean { Self.score($0.says, $1) },
                baseRate: mean { Self.rival($0.baseRate, $0.says, $1) },
                lastValue: mean { Self.rival($0.lastValue, $0.says, $1) }, outcome: mean { $1 })
        }
        let chances = settled.compactMap { forecast, value -> (Double, Double)? in
            guard case .chance(let chance) = forecast.says else { return nil }
            return (chance, value)
        }
        calibration = (0..<5).compactMap { bin in
            let (low, high) = (Double(bin) / 5, Double(bin + 1) / 5)
            let inside = chances.filter { $0.0 >= low && ($0.0 < high || bin == 4) }
            guard !inside.isEmpty else { return nil }
            let count = Double(inside.count)
            return Bin(
                low: low, high: high, count: inside.count,
                said: inside.reduce(0) { $0 + $1.0 } / count,
                happened: inside.reduce(0) { $0 + $1.1 } / count)
        }
        let reasons = settlements.compactMap(\.reason).map {
            $0.hasPrefix("it is due") ? "not due yet" : $0
        }
        open = Dictionary(reasons.map { ($0, 1) }, uniquingKeysWith: +)
            .sorted { $0.key < $1.key }.map { (reason: $0.key, count: $0.value) }
    }

    static func score(_ says: Forecast.Statement, _ value: Double) -> Double {
        switch says {
        case .chance(let chance): return (chance - value) * (chance - value)
        case .quantiles(let quantiles):
            let losses = zip(Forecast.levels, quantiles).map { level, quantile in
                2 * (value - quantile) * (level - (value < quantile ? 1 : 0))
            }
            return losses.reduce(0, +) / Double(losses.count)
        }
    }

    static func rival(_ said: Double, _ says: Forecast.Statement, _ value: Double) -> Double {
        switch says {
        case .chance: (said - value) * (said - value)
        case .quantiles: abs(said - value)
        }
    }

    public static func == (a: ForecastScores, b: ForecastScores) -> Bool {
        a.kinds == b.kinds && a.calibration == b.calibration
            && a.open.map(\.reason) == b.open.map(\.reason)
            && a.open.map(\.count) == b.open.map(\.count)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(kinds)
        hasher.combine(calibration)
    }
}
