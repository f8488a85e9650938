import Statistics

/// Who owns which part of whom.
///
/// Shares of one firm that are held inside the network add up to less than 1: outsiders own the rest. Otherwise the value of
/// a group of firms that own each other would have no end.
public struct Shareholdings: Sendable {
    /// Claims whose debtor is the firm that is owned, whose creditor is the owner, and whose amount is the share.
    public let network: ObligationNetwork

    /// - Throws: ``ClearingError/ownedWhole(firm:share:)``, and the errors of ``ObligationNetwork``.
    public init(
        firms: Int, owned: [Int32], owners: [Int32], shares: [Double]
    ) throws(ClearingError) {
        network = try ObligationNetwork(
            firms: firms, debtors: owned, creditors: owners, amounts: shares)
        if let firm = network.owedInside.firstIndex(where: { $0 >= 1 }) {
            throw .ownedWhole(firm: firm, share: network.owedInside[firm])
        }
    }

    /// Nobody owns a part of anybody.
    public init(firms: Int) throws(ClearingError) {
        try self.init(firms: firms, owned: [], owners: [], shares: [])
    }

    /// Part of each firm that outsiders own.
    public var heldOutside: [Double] { network.owedInside.map { 1 - $0 } }

    /// Largest network that is factorised as a dense matrix.
    static let denseLimit = 512

    /// Solves `V = a + C V` for several right-hand sides: values that include the values of what a firm owns.
    struct Solver: ~Copyable {
        private let holdings: Shareholdings
        private let factors: LUFactorization?

        init(_ holdings: Shareholdings) throws(ClearingError) {
            self.holdings = holdings
            let count = holdings.network.firmCount
            guard count > 0, count <= Shareholdings.denseLimit else {
                factors = nil
                return
            }
            do throws(StatisticsError) {
                var matrix = try Matrix(rows: count, columns: count)
                for firm in 0..<count {
                    matrix[firm, firm] = 1
                    for claim in holdings.network.claims(of: firm) {
                        matrix[firm, Int(holdings.network.debtor[claim])] -=
                            holdings.network.amount[claim]
                    }
                }
                factors = try LUFactorization(matrix)
            } catch {
                throw .notConverged(
                    model: "cross-holdings", residual: .infinity, iterations: 1)
            }
        }

        borrowing func solve(_ assets: [Double]) throws(ClearingError) -> [Double] {
            switch factors {
            case .some(let factors):
                do throws(StatisticsError) { return try factors.solve(assets) } catch {
                    throw .notConverged(
                        model: "cross-holdings", residual: .infinity, iterations: 1)
                }
            case .none: return try sweeps(assets)
            }
        }

        private borrowing func sweeps(_ assets: [Double]) throws(ClearingError) -> [Double] {
            let network = holdings.network
            let scale = max(assets.reduce(0) { max($0, abs($1)) }, .leastNormalMagnitude)
            var values = assets
            var stop = SweepConvergence(tolerance: 1e-14 * scale)
            for _ in 0..<20_000 {
                var change = 0.0
                for firm in assets.indices {
                    let new = network.claims(of: firm).reduce(assets[firm]) {
                        $0 + network.amount[$1] * values[Int(network.debtor[$1])]
                    }
                    change = max(change, abs(new - values[firm]))
                    values[firm] = new
                }
                if stop.isDone(after: change) { return values }
            }
            throw .notConverged(
                model: "cross-holdings", residual: stop.last / scale, iterations: 20_000)
        }
    }
}

/// When a linearly converging iteration may stop.
///
/// Changes shrink by a factor `ρ` a sweep, so that after a change `δ` about `δ ρ/(1−ρ)` is still to come.
struct SweepConvergence {
    let tolerance: Double
    private(set) var last = Double.infinity
    private var rate = 1.0

    init(tolerance: Double) { self.tolerance = tolerance }

    mutating func isDone(after change: Double) -> Bool {
        if change == 0 { return true }
        rate = max(rate / 2, change / last)
        last = change
        return rate < 1 && change * rate / (1 - rate) < tolerance
    }
}
