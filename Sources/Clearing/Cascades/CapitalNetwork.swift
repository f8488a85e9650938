/// Claims between firms, with the equity that stands behind each firm's losses.
///
/// Firm `j` owes `A_ij` to firm `i`; when `j` is stressed, `i` loses on that claim, up to its equity `E_i`. What is lost beyond equity is
/// others' money and reported apart as excess loss.
///
/// A firm without equity is ruined by any loss at all, and by none if it loses nothing. Its weight in every total is 0.
public struct CapitalNetwork: Sendable {
    public let network: ObligationNetwork
    /// What each firm can lose.
    public let equity: [Double]

    /// - Throws: ``ClearingError`` for equity that is negative or not finite.
    public init(_ network: ObligationNetwork, equity: [Double]) throws(ClearingError) {
        try ClearingError.check(equity, count: network.firmCount, name: "equity")
        guard equity.reduce(0, +).isFinite else { throw .overflow(firm: 0) }
        self.network = network
        self.equity = equity
    }

    /// Each firm's part of all equity; all 0 where there is none.
    public var weights: [Double] {
        let total = equity.reduce(0, +)
        return equity.map { total > 0 ? $0 / total : 0 }
    }

    /// `1/E_i`, and for firms without equity a factor that turns any loss into ruin and no loss into none.
    var inverseEquity: [Double] {
        equity.map { min(1 / $0, .greatestFiniteMagnitude) }
    }

    /// What firm `i` loses on its claims at given stress.
    func loss(of firm: Int, _ stress: [Double]) -> Double {
        network.claims(of: firm).reduce(0) {
            $0 + network.amount[$1] * stress[Int(network.debtor[$1])]
        }
    }

    func checkShock(_ shock: [Double]) throws(ClearingError) {
        guard shock.count == network.firmCount else {
            throw .shape("the shock has \(shock.count) values for \(network.firmCount) firms")
        }
        for share in shock { try ClearingError.check(share, name: "shock", in: 0...1) }
    }
}
