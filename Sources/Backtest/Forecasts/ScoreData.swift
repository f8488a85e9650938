import Money

/// Scores in JSON, with every forecast and what became of it.
public struct ScoreData: Encodable, Sendable {
    public let schemaVersion = 1
    /// Hash of the chain's last line; `nil` for a walk over cases, which is no file.
    let head: String?
    let kinds: [Kind]
    let calibration: [Bin]
    let forecasts: [Entry]

    struct Kind: Encodable, Sendable {
        let kind: String
        let settled: Int
        let cameTrue, score, baseRate, lastValue: Double
    }

    struct Bin: Encodable, Sendable {
        let low, high: Double
        let count: Int
        let said, happened: Double
    }

    struct Entry: Encodable, Sendable {
        let kind, subject, made, due, model: String
        let chance: Double?
        let quantiles: [Double]?
        let value: Double?
        let open: String?
    }

    public init(_ settlements: [Settlement], _ scores: ForecastScores, head: String?) {
        func shown(_ value: Double) -> Double { ForecastChain.rounded(value, digits: 9) }
        self.head = head
        kinds = scores.kinds.map {
            Kind(
                kind: $0.kind.rawValue, settled: $0.count, cameTrue: shown($0.outcome),
                score: shown($0.score), baseRate: shown($0.baseRate),
                lastValue: shown($0.lastValue))
        }
        calibration = scores.calibration.map {
            Bin(
                low: $0.low, high: $0.high, count: $0.count, said: shown($0.said),
                happened: shown($0.happened))
        }
        forecasts = settlements.map { one in
            var (chance, quantiles) = (Double?.none, [Double]?.none)
            switch one.forecast.says {
            case .chance(let value): chance = value
            case .quantiles(let values): quantiles = values
            }
            return Entry(
                kind: one.forecast.kind.rawValue, subject: one.forecast.subject,
                made: one.forecast.made.description, due: one.forecast.due.description,
                model: one.forecast.modelID, chance: chance, quantiles: quantiles,
                value: one.value.map(shown), open: one.reason)
        }
    }
}
