extension BurnModel {
    /// Fundings and dues that lie on a closed way of money through simulated firms on which both kinds occur.
    ///
    /// A leg lies on one when its ends reach each other (they are in one strongly connected component) and the component holds a funding as well as
    /// a due. Cost: firms × legs.
    func legsInCircuits() -> (obligations: [Int], fundings: [Int]) {
        var next = [[Int]](repeating: [], count: firms.count)
        for leg in obligations { if let payee = leg.payee { next[leg.payer].append(payee) } }
        for leg in fundings {
            if let investor = leg.investor { next[investor].append(leg.recipient) }
        }
        let reached = firms.indices.map { start -> Set<Int> in
            var seen: Set<Int> = []
            var open = [start]
            while let firm = open.popLast() {
                for other in next[firm] where seen.insert(other).inserted { open.append(other) }
            }
            return seen
        }
        /// The smallest firm that a firm is in a circuit with: the component's name.
        let component = firms.indices.map { firm in
            firms.indices.first { reached[firm].contains($0) && reached[$0].contains(firm) }
        }
        func common(_ from: Int, _ to: Int) -> Int? {
            guard let name = component[from], component[to] == name else { return nil }
            return name
        }
        let dues = obligations.indices.filter { index in
            obligations[index].payee.flatMap { common(obligations[index].payer, $0) } != nil
        }
        let money = fundings.indices.filter { index in
            fundings[index].investor.flatMap { common($0, fundings[index].recipient) } != nil
        }
        let withDue = Set(dues.compactMap { component[obligations[$0].payer] })
        let withMoney = Set(money.compactMap { component[fundings[$0].recipient] })
        let both = withDue.intersection(withMoney)
        return (
            dues.filter { component[obligations[$0].payer].map(both.contains) == true },
            money.filter { component[fundings[$0].recipient].map(both.contains) == true }
        )
    }
}
