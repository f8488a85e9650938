/// Failures that follow when firms stop paying: a firm fails when its losses reach its equity.
///
/// C. H. Furfine (2003), "Interbank exposures: quantifying the risk of contagion". In each round the creditors of the firms
/// that failed in the round before lose the share `lossGivenDefault` of their claims; firm `i` fails when
/// `LGD · Σ_{j failed} A_ij ≥ E_i`. Equality fails; a firm that loses nothing does not, even without equity.
public struct FurfineCascade: Sendable {
    /// Firms that fail in each round; round 0 are those that the shock fails.
    public let rounds: [[Int]]
    /// What each firm loses on failed firms, at most its equity. The shock itself is not in it.
    public let loss: [Double]
    /// What is lost on failed firms beyond equity.
    public let excessLoss: [Double]
    /// Part of ``loss`` and ``excessLoss`` together that comes from the firms of round 0.
    public let directLoss: [Double]

    /// Failures beside those of the shock.
    public var furtherFailures: Int { rounds.dropFirst().reduce(0) { $0 + $1.count } }
}

extension CapitalNetwork {
    /// Follows the failures that a shock sets off.
    ///
    /// - Parameters:
    ///   - shock: share of its equity that each firm loses at the start; firms that lose all of it fail. 0…1.
    ///   - lossGivenDefault: share of a claim on a failed firm that is lost, 0…1.
    /// - Throws: ``ClearingError`` for parameters outside their ranges.
    public func furfine(
        shock: [Double], lossGivenDefault: Double = 1
    ) throws(ClearingError) -> FurfineCascade {
        try checkShock(shock)
        try ClearingError.check(lossGivenDefault, name: "loss given default", in: 0...1)
        return furfine(shock: shock, lossGivenDefault, network.byDebtor())
    }

    /// Number of further failures when each firm fails alone. O(firms + claims of failed firms) a firm.
    public func furfineOfEveryFirm(
        lossGivenDefault: Double = 1
    ) throws(ClearingError) -> [Int] {
        try ClearingError.check(lossGivenDefault, name: "loss given default", in: 0...1)
        let debts = network.byDebtor()
        var shock = [Double](repeating: 0, count: network.firmCount)
        return shock.indices.map { firm in
            shock[firm] = 1
            defer { shock[firm] = 0 }
            return furfine(shock: shock, lossGivenDefault, debts).furtherFailures
        }
    }

    private func furfine(
        shock: [Double], _ lossGivenDefault: Double, _ debts: ObligationNetwork.ByDebtor
    ) -> FurfineCascade {
        var hasFailed = shock.map { $0 >= 1 }
        var newly = shock.indices.filter { hasFailed[$0] }
        var rounds = [newly]
        var loss = [Double](repeating: 0, count: shock.count)
        var direct: [Double] = []
        while !newly.isEmpty {
            var hit: [Int] = []
            for failed in newly {
                for debt in debts.debts(of: failed) {
                    let creditor = Int(debts.creditor[debt])
                    loss[creditor] += lossGivenDefault * debts.amount[debt]
                    if !hasFailed[creditor] { hit.append(creditor) }
                }
            }
            if rounds.count == 1 { direct = loss }
            newly = []
            for firm in hit.sorted() where !hasFailed[firm] && loss[firm] > 0 {
                let buffer = equity[firm] * (1 - shock[firm])
                guard loss[firm] >= buffer * ClearingOptions.solvencyThreshold else { continue }
                hasFailed[firm] = true
                newly.append(firm)
            }
            if !newly.isEmpty { rounds.append(newly) }
        }
        let buffers = shock.indices.map { equity[$0] * (1 - shock[$0]) }
        return FurfineCascade(
            rounds: rounds, loss: zip(loss, buffers).map { min($0, $1) },
            excessLoss: zip(loss, buffers).map { max(0, $0 - $1) },
            directLoss: direct.isEmpty ? loss : direct)
    }
}
