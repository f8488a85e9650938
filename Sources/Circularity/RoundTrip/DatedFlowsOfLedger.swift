import FlowNetwork
import Ledger
import Money

extension DatedFlows {
    /// Years over which payments without dates are spread when nothing later is known.
    private static let leastHorizonYears = 5

    /// The counted payments of a layer, by quarter.
    ///
    /// What a leg without dates has paid already is spread evenly from the first step to the as-of date, what it still owes
    /// from there to the end of the last dated leg (five years at least); an upper bound may place it anywhere in these spans.
    /// - Throws: ``MeasureError/flow(_:)`` when amounts do not fit 64 bits.
    public init(
        _ network: FlowNetwork, layer: Firmness, end: AmountEnd = .stated
    ) throws(MeasureError) {
        let counted = network.legs.indices.filter {
            network.legs[$0].amount(end).upTo(layer) > 0
        }
        let spans = counted.compactMap { network.legs[$0].resolved.schedule.span }
        let hasUndated = counted.contains { !network.legs[$0].resolved.schedule.isDated }
        let asOf = network.asOf
        var last = max(spans.map(\.end).max() ?? asOf, asOf)
        if hasUndated { last = max(last, asOf.adding(months: 12 * Self.leastHorizonYears)) }
        let calendar = StepCalendar(
            first: min(spans.map(\.start).min() ?? asOf, asOf), end: last, legs: counted.count)
        let now = calendar.step(of: asOf)

        var legs: [Leg] = []
        var positions: [String: [Int]] = [:]
        for index in counted {
            let leg = network.legs[index]
            let amount = leg.amount(end)
            let total = amount.upTo(layer)
            func add(_ payments: [Int64], free: ClosedRange<Int>? = nil) {
                positions[leg.id, default: []].append(legs.count)
                legs.append(
                    Leg(
                        id: index, from: leg.from, to: leg.to,
                        isFinancing: leg.family == .financing, payments: payments, freeSteps: free))
            }
            if leg.resolved.schedule.isDated {
                add(
                    (0..<calendar.count).map {
                        leg.resolved.schedule.paid(
                            from: calendar.boundaries[$0], to: calendar.boundaries[$0 + 1],
                            of: total) ?? 0
                    })
            } else {
                let paid = min(total, amount.paid)
                if paid > 0 {
                    add(Self.even(paid, over: 0...now, of: calendar.count), free: 0...now)
                }
                if total > paid {
                    let rest = now...(calendar.count - 1)
                    add(Self.even(total - paid, over: rest, of: calendar.count), free: rest)
                }
            }
        }
        for position in legs.indices where legs[position].isFinancing {
            let leg = network.legs[legs[position].id].resolved
            legs[position].tiedTo = leg.tiedTo.flatMap {
                positions[$0.contains("/") ? $0 : "\(leg.dealID)/\($0)"] ?? []
            }
        }
        try self.init(firms: network.firms.count, calendar: calendar, legs: legs)
    }

    /// `total` in equal parts over steps, to the unit.
    static func even(_ total: Int64, over steps: ClosedRange<Int>, of count: Int) -> [Int64] {
        var payments = [Int64](repeating: 0, count: count)
        var before: Int64 = 0
        for (index, step) in steps.enumerated() {
            let sum = Int64(Int128(total) * Int128(index + 1) / Int128(steps.count))
            payments[step] = sum - before
            before = sum
        }
        return payments
    }
}
