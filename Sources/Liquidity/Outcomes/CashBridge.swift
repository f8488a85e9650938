import Money

/// A firm's cash by calendar year on the path without shocks: where it comes from, where it goes, and what of it is only expected.
///
/// On this path revenue is its mean and a promise pays the share of its probability. Amounts in the model's unit;
/// opening + revenue + receipts + funding − compute − other dues − repayments − costs − invested + other = closing.
public struct CashBridge: Sendable, Hashable {
    public let firm: String
    /// Position of the firm in the model.
    public let index: Int
    public let years: [Year]

    public struct Year: Sendable, Hashable {
        public let year: Int
        /// Simulated quarters of the year: the first and the last year may have fewer than four.
        public var quarters = 0
        public var opening = 0.0
        /// From outside the network, and from simulated firms.
        public var revenue = 0.0
        public var receipts = 0.0
        /// Paid for what counts as capacity, and for everything else that is no repayment.
        public var compute = 0.0
        public var otherDues = 0.0
        /// Debt paid back.
        public var repayments = 0.0
        /// Costs outside contracts, as far as they were paid.
        public var costs = 0.0
        /// Funding that is committed, and funding that is not, in expectation.
        public var committed = 0.0
        public var uncommitted = 0.0
        /// All of these payments by payee's position (`nil`: outside the network).
        public var payments: [Int?: Double] = [:]
        /// Put into other simulated firms.
        public var invested = 0.0
        /// Paid for or by a guarantor, and raised by a hurried sale.
        public var other = 0.0
        public var closing = 0.0
        /// What was left unpaid in the year: what somebody would have to bring.
        public var unpaid = 0.0

        /// Everything paid on contracts and debt.
        public var paid: Double { compute + otherDues + repayments }
        /// Whether more is left unpaid than rounding leaves.
        public var hasShortfall: Bool { unpaid > 1e-9 * (revenue + paid + abs(opening)) }
        /// Change of cash before new money.
        public var beforeFunding: Double { revenue + receipts - costs - paid }
    }

    /// Every firm's bridge.
    ///
    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public static func all(_ model: CashFlowModel, start: Quarter) throws(SimulationError)
        -> [CashBridge]
    {
        let path = try LiquiditySimulation(model).zeroShock()
        return model.firms.indices.map { CashBridge(path, model, firm: $0, start: start) }
    }

    /// Payees over the whole horizon, the one that gets most first.
    public var payees: [Int?] {
        var totals: [Int?: Double] = [:]
        for year in years {
            for (payee, amount) in year.payments { totals[payee, default: 0] += amount }
        }
        return totals.sorted { ($1.value, $0.key ?? Int.max) < ($0.value, $1.key ?? Int.max) }.map(
            \.key)
    }

    public func total(_ amount: (Year) -> Double) -> Double {
        years.reduce(0) { $0 + amount($1) }
    }

    /// The bridge of any path of the model.
    init(_ path: Trajectory, _ model: CashFlowModel, firm: Int, start: Quarter) {
        self.firm = model.firms[firm].id
        index = firm
        var years: [Year] = []
        var cash = model.firms[firm].openingCash
        var missing = 0.0
        for quarter in 0..<path.quarters {
            let number = start.advanced(by: quarter).year
            if years.last?.year != number {
                years.append(Year(year: number, opening: cash, closing: cash))
            }
            let last = years.count - 1
            let place = quarter * path.firms + firm
            var year = years[last]
            year.quarters += 1
            year.revenue += path.revenue[place]
            year.receipts += path.receipts[place]
            year.costs += path.seniorCosts[place] - path.seniorShortfall[place]
            for (index, due) in model.obligations.enumerated() where due.payer == firm {
                let paid = path.payment[quarter * path.obligations + index]
                if paid != 0 { year.payments[due.payee, default: 0] += paid }
                if due.isRepayment {
                    year.repayments += paid
                } else if due.capacityPlan.contains(where: { $0 > 0 }) {
                    year.compute += paid
                } else {
                    year.otherDues += paid
                }
            }
            for (index, leg) in model.fundings.enumerated() {
                let amount = path.funding[quarter * path.fundings + index]
                if leg.recipient == firm {
                    if leg.isCommitted {
                        year.committed += amount
                    } else {
                        year.uncommitted += amount
                    }
                }
                if leg.investor == firm { year.invested += amount }
            }
            cash = path.cash[place]
            year.closing = cash
            let shadow = cash - path.shadowBalance[place]
            year.unpaid += shadow - missing
            missing = shadow
            years[last] = year
        }
        self.years = years.map { year in
            var closed = year
            let known =
                year.opening + year.revenue + year.receipts + year.committed + year.uncommitted
                - year.compute - year.otherDues - year.repayments - year.costs - year.invested
            closed.other = year.closing - known
            return closed
        }
    }
}
