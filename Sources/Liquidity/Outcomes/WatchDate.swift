/// A quarter in which a leg of a model starts or stops to move money: a date to look again.
public struct WatchDate: Sendable, Hashable {
    /// From 0.
    public let quarter: Int
    public let kind: Kind
    /// Id of the leg.
    public let leg: String
    /// Firms by index; `nil`: outside the network.
    public let payer, payee: Int?
    /// Scheduled in that quarter, in the model's unit.
    public let amount: Double
    public let condition: FundingCondition
    /// Probability that it is kept.
    public let probability: Double

    public enum Kind: Int, Sendable, Hashable, CaseIterable {
        /// The next money of a funding.
        case tranche
        /// The first payment of an obligation that has not begun yet.
        case firstPayment
        /// The last payment of one that ends within the horizon.
        case lastPayment
    }

    /// Next tranches, and beginnings and ends of obligations inside the horizon, by quarter, then by amount.
    public static func all(_ model: CashFlowModel) -> [WatchDate] {
        var dates: [WatchDate] = []
        for leg in model.fundings {
            let amounts = Schedule.values(leg.amounts, quarters: model.quarters, slip: leg.slip)
            guard let next = amounts.firstIndex(where: { $0 > 0 }) else { continue }
            dates.append(
                WatchDate(
                    quarter: next, kind: .tranche, leg: leg.id, payer: leg.investor,
                    payee: leg.recipient, amount: amounts[next], condition: leg.condition,
                    probability: leg.probability))
        }
        for leg in model.obligations {
            let amounts = Schedule.values(leg.takeOrPay, quarters: model.quarters, slip: leg.slip)
                .map { $0 * leg.price }
            guard let first = amounts.firstIndex(where: { $0 > 0 }),
                let last = amounts.lastIndex(where: { $0 > 0 })
            else { continue }
            func date(_ quarter: Int, _ kind: Kind) -> WatchDate {
                WatchDate(
                    quarter: quarter, kind: kind, leg: leg.id, payer: leg.payer, payee: leg.payee,
                    amount: amounts[quarter], condition: leg.condition, probability: 1)
            }
            if first > 0 { dates.append(date(first, .firstPayment)) }
            if last + 1 < model.quarters { dates.append(date(last, .lastPayment)) }
        }
        return dates.sorted {
            ($0.quarter, $0.kind.rawValue, -$0.amount, $0.leg)
                < ($1.quarter, $1.kind.rawValue, -$1.amount, $1.leg)
        }
    }
}
