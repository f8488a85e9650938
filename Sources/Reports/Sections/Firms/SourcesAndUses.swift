import Liquidity
import Money

/// Where a firm's money comes from and where it goes, by calendar year, on the path of its plan: no shocks, every promise at the share of its probability.
///
/// In every year opening cash and all flows add up to closing cash; ``Year/other`` holds what no line names (stakes sold, guarantors, costs left unpaid).
struct SourcesAndUses {
    struct Year: Equatable {
        let year: Int
        /// Simulated quarters of the year.
        let quarters: Int
        var opening = 0.0
        /// Revenue from outside the web.
        var revenue = 0.0
        /// Paid to it by firms of the web.
        var receipts = 0.0
        /// Costs outside contracts, positive.
        var costs = 0.0
        /// Paid on contracts by payee (`nil`: outside the web), positive.
        var payments: [Int?: Double] = [:]
        var committed = 0.0
        var uncommitted = 0.0
        /// Put into other firms, positive.
        var invested = 0.0
        var closing = 0.0
        /// Left unpaid in the year.
        var unpaid = 0.0

        var paid: Double {
            payments.sorted { ($0.key ?? -1) < ($1.key ?? -1) }.reduce(0) { $0 + $1.value }
        }
        var other: Double {
            closing
                - (opening + revenue + receipts - costs - paid + committed + uncommitted - invested)
        }
        /// Whether more is left unpaid than rounding leaves.
        var isShort: Bool { unpaid > 1e-9 * (revenue + paid + abs(opening)) }
        /// Change of cash before new money.
        var beforeFunding: Double { revenue + receipts - costs - paid }
    }

    let firm: Int
    let years: [Year]

    /// - Returns: `nil` for a model that cannot be simulated.
    init?(_ scenario: StressCase, firm: Int) {
        guard scenario.model.firms.indices.contains(firm),
            let path = try? LiquiditySimulation(scenario.model).zeroShock()
        else { return nil }
        self.init(path, scenario, firm: firm)
    }

    /// Of a path that is known already.
    init(_ path: Trajectory, _ scenario: StressCase, firm: Int) {
        let model = scenario.model
        self.firm = firm
        var years: [Year] = []
        var cash = model.firms[firm].openingCash
        for quarter in 0..<path.quarters {
            let calendar = scenario.quarter(quarter + 1).year
            if years.last?.year != calendar {
                let length = (0..<path.quarters).count { scenario.quarter($0 + 1).year == calendar }
                years.append(Year(year: calendar, quarters: length, opening: cash))
            }
            var year = years.removeLast()
            let place = quarter * path.firms + firm
            year.revenue += path.revenue[place]
            year.receipts += path.receipts[place]
            year.costs += path.seniorCosts[place]
            year.unpaid += path.unpaid[place] + path.seniorShortfall[place]
            for (index, obligation) in model.obligations.enumerated() where obligation.payer == firm
            {
                let payment = path.payment[quarter * path.obligations + index]
                if payment != 0 { year.payments[obligation.payee, default: 0] += payment }
            }
            for (index, funding) in model.fundings.enumerated() {
                let amount = path.funding[quarter * path.fundings + index]
                if funding.recipient == firm {
                    if funding.isCommitted {
                        year.committed += amount
                    } else {
                        year.uncommitted += amount
                    }
                }
                if funding.investor == firm { year.invested += amount }
            }
            cash = path.cash[place]
            year.closing = cash
            years.append(year)
        }
        self.years = years
    }

    /// Payees of the whole horizon, the largest first.
    var payees: [Int?] {
        var totals: [Int?: Double] = [:]
        for year in years {
            for (payee, amount) in year.payments { totals[payee, default: 0] += amount }
        }
        return totals.sorted { ($1.value, $0.key ?? Int.max) < ($0.value, $1.key ?? Int.max) }.map(
            \.key)
    }

    func total(_ amount: (Year) -> Double) -> Double { years.reduce(0) { $0 + amount($1) } }
}
