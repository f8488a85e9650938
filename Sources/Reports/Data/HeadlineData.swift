import Circularity
import Money
import Text

/// A tracker's headline beside the financing that can come back, in JSON.
public struct HeadlineData: Encodable, Sendable {
    let amount: Value
    let returnable: Value
    /// Headline less returnable.
    let difference: Value
    /// Headline over returnable; `null` where nothing can come back.
    let ratio: Double?
    let rows: Value
    let financing: Value
    let orders: Value
    /// The same dollars on further legs of their loops.
    let countedAgain: Value
    let oneWay: Value
    let beyondRows: Value
    /// What a sum of rows counts again most comes first.
    let loops: [Loop]
    let truncated: Bool

    struct Loop: Encodable, Sendable {
        /// From the first that finances on; the last pays the first.
        let firms: [String]
        let legs: [Leg]
        let amount: Value
        let turns: Int
        let returned: Value
        let summed: Value
        let countedAgain: Value
    }

    struct Leg: Encodable, Sendable {
        let from: String
        let to: String
        let kind: String
    }

    /// Money of a model, or a number of a table without a currency.
    struct Value: Encodable, Sendable {
        let text: String
        let currency: String?

        func encode(to encoder: any Encoder) throws {
            if let currency {
                var container = encoder.container(keyedBy: Keys.self)
                try container.encode(text, forKey: .amount)
                try container.encode(currency, forKey: .currency)
            } else {
                try ExactNumber(text).encode(to: encoder)
            }
        }

        private enum Keys: String, CodingKey { case amount, currency }
    }

    /// - Parameters:
    ///   - listed: loops that are listed at the most; `nil`: all.
    ///   - currency: of the amounts; `nil`: a table's.
    public init(
        _ comparison: HeadlineComparison, network: FinancingNetwork, listed: Int? = nil,
        currency: Currency? = nil
    ) {
        func value(_ units: Int128) -> Value {
            Value(
                text: DecimalFormat.exact(units, scale: comparison.scale, .data),
                currency: currency?.code)
        }
        amount = value(comparison.headline)
        returnable = value(comparison.returnable)
        difference = value(comparison.difference)
        ratio = comparison.ratio
        rows = value(comparison.rows)
        financing = value(comparison.financing)
        orders = value(comparison.orders)
        countedAgain = value(comparison.countedAgain)
        oneWay = value(comparison.oneWay)
        beyondRows = value(comparison.beyondRows)
        let all = comparison.loops.loops
        let shown = all.prefix(listed ?? .max)
        loops = shown.map { loop in
            let factor = comparison.unitFactor
            return Loop(
                firms: loop.legs.map { network.names[network.tail($0)] },
                legs: loop.legs.map {
                    Leg(
                        from: network.names[network.tail($0)],
                        to: network.names[network.head($0)],
                        kind: network.isFinancing($0) ? "financing" : "order")
                }, amount: value(Int128(loop.amount) * factor), turns: loop.turns,
                returned: value(loop.returned * factor), summed: value(loop.summed * factor),
                countedAgain: value((loop.summed - loop.returned) * factor))
        }
        truncated = comparison.loops.isTruncated || shown.count < all.count
    }
}
