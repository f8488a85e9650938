import Clearing

/// The network of a hundred firms with its reference results.
package struct HundredFirms {
    package let network: ObligationNetwork
    package let rows: [[String: String]]

    package init() throws {
        let edges = try table("net100_edges.csv")
        rows = try table("net100_nodes.csv")
        network = try ObligationNetwork(
            firms: rows.count, debtors: edges.map { try number($0, "debtor") },
            creditors: edges.map { try number($0, "creditor") },
            amounts: edges.map { try number($0, "amount") })
    }

    package func column(_ name: String) throws -> [Double] { try rows.map { try number($0, name) } }

    package func problem() throws -> ClearingProblem {
        let assets = try column("ext_assets")
        let shock = try column("shock_frac")
        return try ClearingProblem(
            network, cash: zip(assets, shock).map { $0 * (1 - $1) },
            externalLiabilities: try column("ext_liab"))
    }
}

/// Firms with random debts; some have no cash, some owe nothing outside, some owe nothing at all.
package struct RandomWeb {
    package var firms: Int
    package var debtors: [Int32] = []
    package var creditors: [Int32] = []
    package var amounts: [Double] = []
    package var cash: [Double] = []
    package var outside: [Double] = []
    package var equity: [Double] = []

    package init(seed: UInt64, firms: Int, claimsPerFirm: Int) {
        var random = SplitMix(seed)
        self.firms = firms
        for firm in 0..<firms {
            for _ in 0..<claimsPerFirm where firms > 1 {
                let other = Int.random(in: 0..<firms, using: &random)
                guard other != firm else { continue }
                debtors.append(Int32(firm))
                creditors.append(Int32(other))
                amounts.append(Double.random(in: 0...10, using: &random))
            }
            let kind = Int.random(in: 0..<4, using: &random)
            cash.append(kind == 0 ? 0 : Double.random(in: 0...8, using: &random))
            outside.append(kind == 1 ? 0 : Double.random(in: 0...4, using: &random))
            equity.append(kind == 2 ? 1 : Double.random(in: 1...60, using: &random))
        }
    }

    package func network() throws -> ObligationNetwork {
        try ObligationNetwork(
            firms: firms, debtors: debtors, creditors: creditors, amounts: amounts)
    }

    package func problem() throws -> ClearingProblem {
        try ClearingProblem(network(), cash: cash, externalLiabilities: outside)
    }

    /// The same firms under other numbers: firm `i` becomes `place[i]`.
    package func relabelled(_ place: [Int]) -> RandomWeb {
        var web = self
        web.debtors = debtors.map { Int32(place[Int($0)]) }
        web.creditors = creditors.map { Int32(place[Int($0)]) }
        for firm in 0..<firms {
            web.cash[place[firm]] = cash[firm]
            web.outside[place[firm]] = outside[firm]
            web.equity[place[firm]] = equity[firm]
        }
        return web
    }

    package func scaled(by factor: Double) -> RandomWeb {
        var web = self
        web.amounts = amounts.map { $0 * factor }
        web.cash = cash.map { $0 * factor }
        web.outside = outside.map { $0 * factor }
        web.equity = equity.map { $0 * factor }
        return web
    }
}

/// The clearing equation iterated as it is written, without any of the solvers' shortcuts.
package func iterated(
    _ problem: ClearingProblem, alpha: Double, beta: Double, fromAbove: Bool, rounds: Int
) -> [Double] {
    let network = problem.network
    var paid = fromAbove ? problem.obligations : problem.obligations.map { _ in 0 }
    for _ in 0..<rounds {
        let received = (0..<network.firmCount).map { firm in
            network.claims(of: firm).reduce(0.0) {
                let debtor = Int(network.debtor[$1])
                return $0 + network.amount[$1] / problem.obligations[debtor] * paid[debtor]
            }
        }
        let next = (0..<network.firmCount).map { firm in
            let due = problem.obligations[firm]
            return problem.cash[firm] + received[firm] >= due * (1 - 1e-12)
                ? due : alpha * problem.cash[firm] + beta * received[firm]
        }
        if next == paid { break }
        paid = next
    }
    return paid
}
