import FlowNetwork

/// Payments of a web in the order in which tracing meets them, with the books of its firms: made once, read for every vendor.
struct TracingNetwork: Sendable {
    /// Payments of one kind in one step, payer after payer.
    struct Payments: Sendable {
        /// Firms that pay something, in order.
        var payers: [Int] = []
        /// Payments of the payer at a place are at `start[place] ..< start[place + 1]`.
        var start: [Int] = [0]
        /// Legs of each payer in their order, with what they pay.
        var legs: [Int] = []
        var amounts: [Int64] = []

        fileprivate mutating func add(_ payer: Int, _ legs: [Int], _ flows: DatedFlows, _ step: Int)
        {
            for leg in legs where flows.legs[leg].payments[step] > 0 {
                self.legs.append(leg)
                amounts.append(flows.legs[leg].payments[step])
            }
            guard self.legs.count > start[payers.count] else { return }
            payers.append(payer)
            start.append(self.legs.count)
        }
    }

    let flows: DatedFlows
    let books: [ExternalAccounts]
    /// One entry a step.
    let financing: [Payments]
    let orders: [Payments]
    /// By step and firm: revenue less sales inside the network, and what a firm spends outside of what it earned beyond its payments.
    let outside: [[Int64]]
    let costs: [[Int64]]
    /// Known cash by step.
    let balances: [[(firm: Int, units: Int64)]]
    /// Whether any financing is documented to pay for something.
    let hasTies: Bool
    /// Whether every leg has dates.
    let isDated: Bool
    /// Legs that leave each firm and reach it, those to itself left out.
    let leaving: [[Int]]
    let arriving: [[Int]]

    init(_ flows: DatedFlows, books: [ExternalAccounts]) {
        precondition(books.count == flows.firms, "one book a firm")
        self.flows = flows
        self.books = books
        var leaving = [[Int]](repeating: [], count: flows.firms)
        var arriving = leaving
        for (index, leg) in flows.legs.enumerated() where leg.from != leg.to {
            leaving[leg.from].append(index)
            arriving[leg.to].append(index)
        }
        self.leaving = leaving
        self.arriving = arriving
        let (financed, ordered) = (
            leaving.map { $0.filter { flows.legs[$0].isFinancing } },
            leaving.map { $0.filter { !flows.legs[$0].isFinancing } }
        )
        let none = [Int64](repeating: 0, count: flows.firms)
        var financing: [Payments] = []
        var orders: [Payments] = []
        var outside: [[Int64]] = []
        var costs: [[Int64]] = []
        for step in 0..<flows.calendar.count {
            var (invested, paid) = (Payments(), Payments())
            for firm in 0..<flows.firms {
                invested.add(firm, financed[firm], flows, step)
                paid.add(firm, ordered[firm], flows, step)
            }
            var (sales, spent) = (none, none)
            for (leg, amount) in zip(paid.legs, paid.amounts) {
                sales[flows.legs[leg].to] += amount
                spent[flows.legs[leg].from] += amount
            }
            let earned = books.indices.map { firm in
                books[firm].revenue.map { max(0, $0[step] - sales[firm]) } ?? 0
            }
            financing.append(invested)
            orders.append(paid)
            outside.append(earned)
            costs.append(books.indices.map { max(0, earned[$0] + sales[$0] - spent[$0]) })
        }
        self.financing = financing
        self.orders = orders
        self.outside = outside
        self.costs = costs
        var balances = [[(firm: Int, units: Int64)]](repeating: [], count: flows.calendar.count)
        for (firm, book) in books.enumerated() {
            let known = Dictionary(
                book.cash.map { ($0.step, $0.minorUnits) }, uniquingKeysWith: { $1 })
            for (step, units) in known where balances.indices.contains(step) {
                balances[step].append((firm, units))
            }
        }
        self.balances = balances
        hasTies = flows.legs.contains { !$0.tiedTo.isEmpty }
        isDated = flows.legs.allSatisfy { $0.freeSteps == nil }
    }

    /// Firms that a vendor's financing can reach and from which an order of the vendor can be reached, in order.
    func firmsBetween(_ vendor: Int) -> [Int] {
        func closure(_ seeds: [Int], _ next: [[Int]], _ end: (DatedFlows.Leg) -> Int) -> [Bool] {
            var found = [Bool](repeating: false, count: flows.firms)
            var open: [Int] = []
            func reach(_ firm: Int) {
                guard firm != vendor, !found[firm] else { return }
                found[firm] = true
                open.append(firm)
            }
            for leg in seeds { reach(end(flows.legs[leg])) }
            while let firm = open.popLast() {
                for leg in next[firm] { reach(end(flows.legs[leg])) }
            }
            return found
        }
        let reached = closure(
            leaving[vendor].filter { flows.legs[$0].isFinancing }, leaving, \.to)
        let leading = closure(
            arriving[vendor].filter { !flows.legs[$0].isFinancing }, arriving, \.from)
        return (0..<flows.firms).filter { reached[$0] && leading[$0] }
    }
}
