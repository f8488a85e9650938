/// Debts of one rank.
public struct RankedDebts: Sendable {
    /// The rank; 1 is paid first.
    public let seniority: Int
    public let network: ObligationNetwork
}

extension ContagionInput {
    /// Debts in order of their rank, between firms that own parts of each other (Elsinger 2009).
    ///
    /// What a firm owes outside has rank 1, so that debts without ranks clear as those of Eisenberg and Noe.
    ///
    /// - Parameters:
    ///   - cash: what each firm has, in the unit of the debts.
    ///   - holdings: `nil` where nobody owns a part of anybody.
    /// - Returns: the problem, and the rank of each of its tranches.
    /// - Throws: ``ClearingError`` for figures that do not fit.
    public func seniorityProblem(
        cash: [Double], holdings: Shareholdings?
    ) throws(ClearingError) -> (problem: SeniorityProblem, seniorities: [Int]) {
        var ranks = ranks
        if ranks.first?.seniority != 1 {
            let none = try ObligationNetwork(
                firms: names.count, debtors: [], creditors: [], amounts: [])
            ranks.insert(RankedDebts(seniority: 1, network: none), at: 0)
        }
        let nothing = [Double](repeating: 0, count: names.count)
        let tranches = ranks.map {
            SeniorityProblem.Tranche(
                $0.network, externalLiabilities: $0.seniority == 1 ? externalLiabilities : nothing)
        }
        let holders: Shareholdings
        if let holdings {
            holders = holdings
        } else {
            holders = try Shareholdings(firms: names.count)
        }
        return (
            try SeniorityProblem(tranches: tranches, cash: cash, holdings: holders),
            ranks.map(\.seniority)
        )
    }

    /// Firms that own parts of each other and lose a part of their assets when they fail (Elliott, Golub and Jackson 2014).
    ///
    /// A firm's own assets are its cash and what it is owed, at face value. It fails when its value is below all that it owes;
    /// as the model's thresholds are on the value to outside owners, they are that sum times the part that outsiders hold.
    ///
    /// - Parameters:
    ///   - cash: what each firm has, in the unit of the debts.
    ///   - share: part of its own assets that a firm loses when it fails, 0…1.
    /// - Throws: ``ClearingError`` for a share outside its range and figures that do not fit.
    public func failureCosts(
        cash: [Double], holdings: Shareholdings, share: Double
    ) throws(ClearingError) -> FailureCosts {
        try ClearingError.check(share, name: "failure cost", in: 0...1)
        try ClearingError.check(cash, count: names.count, name: "cash")
        guard holdings.network.firmCount == names.count else {
            throw .shape("holdings are of \(holdings.network.firmCount) firms, not \(names.count)")
        }
        let assets = zip(cash, network.owedTo).map { $0 + $1 }
        let owed = zip(network.owedInside, externalLiabilities).map { $0 + $1 }
        return try FailureCosts(
            holdings: holdings, assets: assets,
            thresholds: zip(owed, holdings.heldOutside).map { $0 * $1 },
            costs: assets.map { $0 * share })
    }
}
