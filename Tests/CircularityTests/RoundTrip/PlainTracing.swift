import FlowNetwork

@testable import Circularity

/// ``TaintAnalysis`` in plain loops over all firms, legs and steps, for one vendor at a time: what the quicker way is held against.
struct PlainTracing {
    let returned: [Int64]
    let documented: [Int64]

    init(
        of flows: DatedFlows, books: [ExternalAccounts], vendor: Int, method: TracingMethod,
        reading: AccountAssumption
    ) {
        var run = PlainRun(flows, books, vendor, method, reading)
        for step in 0..<flows.calendar.count { run.advance(step) }
        returned = run.returned
        documented = run.documented
    }
}

private struct PlainRun {
    /// Money set aside for a purchase: all, tagged, and the vendor's own by a direct tie.
    struct Reserve {
        var total: Int64 = 0
        var tagged: Int64 = 0
        var own: Int64 = 0
    }

    let flows: DatedFlows
    let vendor: Int
    let reading: AccountAssumption
    var pools: [TaintedBalance]
    var reserves: [Reserve]
    /// Payments that a leg still has to make.
    var remaining: [Int64]
    /// Outside revenue is what is left of revenue after sales inside the network.
    let outside: [[Int64]]
    let balances: [[Int: Int64]]
    let isOpaque: [Bool]
    let financing: [[Int]]
    let orders: [[Int]]
    var returned: [Int64]
    var documented: [Int64]

    init(
        _ flows: DatedFlows, _ books: [ExternalAccounts], _ vendor: Int, _ method: TracingMethod,
        _ reading: AccountAssumption
    ) {
        self.flows = flows
        self.vendor = vendor
        self.reading = reading
        let steps = flows.calendar.count
        var sales = [[Int64]](
            repeating: [Int64](repeating: 0, count: steps), count: flows.firms)
        var financing = [[Int]](repeating: [], count: flows.firms)
        var orders = financing
        for (index, leg) in flows.legs.enumerated() where leg.from != leg.to {
            if leg.isFinancing {
                financing[leg.from].append(index)
            } else {
                orders[leg.from].append(index)
                for step in 0..<steps { sales[leg.to][step] += leg.payments[step] }
            }
        }
        outside = books.enumerated().map { firm, book in
            guard let revenue = book.revenue else { return [Int64](repeating: 0, count: steps) }
            return (0..<steps).map { max(0, revenue[$0] - sales[firm][$0]) }
        }
        balances = books.map { book in
            Dictionary(book.cash.map { ($0.step, $0.minorUnits) }, uniquingKeysWith: { $1 })
        }
        isOpaque = books.map { reading == .cautious && $0.isUnknown }
        pools = books.map { book in
            var pool = TaintedBalance(method)
            if reading == .cautious, let opening = book.cash.first {
                pool.add(opening.minorUnits, tagged: 0)
            }
            return pool
        }
        reserves = [Reserve](repeating: Reserve(), count: flows.legs.count)
        remaining = flows.legs.map(\.total)
        self.financing = financing
        self.orders = orders
        returned = [Int64](repeating: 0, count: steps)
        documented = returned
    }

    mutating func advance(_ step: Int) {
        for firm in pools.indices { pools[firm].add(outside[firm][step], tagged: 0) }
        finance(step)
        order(step)
        var held = [Int64](repeating: 0, count: flows.firms)
        for (index, leg) in flows.legs.enumerated() { held[leg.from] += reserves[index].total }
        for firm in pools.indices where firm != vendor {
            if let balance = balances[firm][step] { pools[firm].settle(at: balance - held[firm]) }
        }
    }

    private struct Arrival {
        var leg: Int
        var total: Int64
        var tagged: Int64
    }

    private mutating func finance(_ step: Int) {
        var arrivals: [Arrival] = []
        for firm in financing.indices where !financing[firm].isEmpty {
            let amounts = financing[firm].map { flows.legs[$0].payments[step] }
            let sum = amounts.reduce(0, +)
            guard sum > 0 else { continue }
            let parts =
                firm == vendor
                ? amounts : TaintedBalance.split(pools[firm].draw(sum).tagged, over: amounts)
            for (index, leg) in financing[firm].enumerated() where amounts[index] > 0 {
                arrivals.append(Arrival(leg: leg, total: amounts[index], tagged: parts[index]))
            }
        }
        setAside(&arrivals)
        for arrival in arrivals { receive(flows.legs[arrival.leg].to, arrival) }
    }

    /// Reserves what ties allow; what is left in `arrivals` is free.
    private mutating func setAside(_ arrivals: inout [Arrival]) {
        let depth = arrivals.map { flows.legs[$0.leg].tiedTo.count }.max() ?? 0
        for tie in 0..<depth {
            var claims: [Int: [Int]] = [:]
            for (index, arrival) in arrivals.enumerated() {
                let leg = flows.legs[arrival.leg]
                // Tracing ends at the vendor, so nothing is set aside there.
                guard tie < leg.tiedTo.count, leg.to != vendor else { continue }
                let purchase = leg.tiedTo[tie]
                let target = flows.legs[purchase]
                guard !target.isFinancing, target.from == leg.to, target.to != target.from else {
                    continue
                }
                claims[purchase, default: []].append(index)
            }
            for (purchase, claimants) in claims.sorted(by: { $0.key < $1.key }) {
                let amounts = claimants.map { arrivals[$0].total }
                let room = remaining[purchase] - reserves[purchase].total
                let accepted = TaintedBalance.split(
                    min(max(0, room), amounts.reduce(0, +)), over: amounts)
                for (position, index) in claimants.enumerated() {
                    let amount = accepted[position]
                    let tagged = TaintedBalance.share(
                        of: arrivals[index].tagged, amount, arrivals[index].total)
                    arrivals[index].total -= amount
                    arrivals[index].tagged -= tagged
                    reserves[purchase].total += amount
                    reserves[purchase].tagged += tagged
                    let from = flows.legs[arrivals[index].leg].from
                    if from == vendor && flows.legs[purchase].to == vendor {
                        reserves[purchase].own += amount
                    }
                }
            }
        }
    }

    private mutating func order(_ step: Int) {
        var arrivals: [Arrival] = []
        var sales = [Int64](repeating: 0, count: flows.firms)
        var spent = sales
        for firm in orders.indices {
            for leg in orders[firm] {
                let payment = flows.legs[leg].payments[step]
                sales[flows.legs[leg].to] += payment
                spent[firm] += payment
            }
        }
        for firm in orders.indices {
            var paid: [Arrival] = []
            var rests: [Int64] = []
            for leg in orders[firm] {
                let payment = flows.legs[leg].payments[step]
                guard payment > 0 else { continue }
                let fromReserve = release(leg, payment, step)
                paid.append(Arrival(leg: leg, total: payment, tagged: fromReserve.tagged))
                rests.append(payment - fromReserve.total)
                remaining[leg] -= payment
            }
            let rest = rests.reduce(0, +)
            let costs = max(0, outside[firm][step] + sales[firm] - spent[firm])
            guard firm != vendor else {
                // As a customer the vendor spends untagged money, and its revenue is where tracing ends.
                arrivals += paid
                continue
            }
            let drawn = pools[firm].draw(rest + costs)
            let forOrders = min(rest, drawn.total)
            let parts = TaintedBalance.split(
                drawn.tagged, over: [forOrders, drawn.total - forOrders])
            let shares = TaintedBalance.split(parts[0], over: rests)
            for index in paid.indices { paid[index].tagged += shares[index] }
            arrivals += paid
        }
        for arrival in arrivals {
            if flows.legs[arrival.leg].to == vendor {
                returned[step] += arrival.tagged
            } else {
                receive(flows.legs[arrival.leg].to, arrival)
            }
        }
    }

    /// Pays an order out of what is set aside for it.
    private mutating func release(_ leg: Int, _ payment: Int64, _ step: Int) -> Reserve {
        let reserve = reserves[leg]
        let total = min(payment, reserve.total)
        guard total > 0 else { return Reserve() }
        let tagged = TaintedBalance.share(of: reserve.tagged, total, reserve.total)
        let own = TaintedBalance.share(of: reserve.own, total, reserve.total)
        reserves[leg] = Reserve(
            total: reserve.total - total, tagged: reserve.tagged - tagged, own: reserve.own - own)
        documented[step] += own
        return Reserve(total: total, tagged: tagged, own: own)
    }

    private mutating func receive(_ firm: Int, _ arrival: Arrival) {
        guard firm != vendor else { return }
        pools[firm].add(arrival.total, tagged: isOpaque[firm] ? 0 : arrival.tagged)
    }
}

/// ``TimeExpandedFlow`` on a network built for one vendor and one span, with the firms between alone.
struct PlainExpandedFlow {
    let value: Int64
    let cut: [TimeExpandedFlow.CutLeg]

    init(of flows: DatedFlows, vendor: Int, arrival: ClosedRange<Int>? = nil) throws {
        let steps = flows.calendar.count
        let arrival = arrival ?? 0...max(0, steps - 1)
        let inside = Self.firmsBetween(vendor, flows)
        var place: [Int: Int] = [:]
        for (index, firm) in inside.enumerated() { place[firm] = index }
        var problem = FlowProblem(nodes: inside.count * steps + 2)
        let source = inside.count * steps
        let sink = source + 1
        func node(_ firm: Int, _ step: Int) -> Int? { place[firm].map { $0 * steps + step } }
        for index in inside.indices {
            for step in 0..<max(0, steps - 1) {
                problem.addArc(
                    from: index * steps + step, to: index * steps + step + 1,
                    capacity: FlowProblem.unlimited)
            }
        }
        let storage = problem.arcCount
        var owner: [Int] = []
        func add(_ leg: DatedFlows.Leg, from tail: Int?, to head: Int?, _ capacity: Int64) {
            guard let tail, let head, capacity > 0 else { return }
            owner.append(leg.id)
            problem.addArc(from: tail, to: head, capacity: capacity)
        }
        for leg in flows.legs where leg.from != leg.to {
            let leaves = leg.from == vendor
            let returns = leg.to == vendor
            if leaves && (!leg.isFinancing || returns) { continue }
            if returns && leg.isFinancing { continue }
            if let free = leg.freeSteps {
                // May be paid as late as the last open step and be of use as early as the first.
                let late = returns ? min(free.upperBound, arrival.upperBound) : free.upperBound
                if returns && (late < free.lowerBound || free.upperBound < arrival.lowerBound) {
                    continue
                }
                add(
                    leg, from: leaves ? source : node(leg.from, late),
                    to: returns ? sink : node(leg.to, free.lowerBound), leg.total)
                continue
            }
            for step in 0..<steps where leg.payments[step] > 0 {
                if returns && !arrival.contains(step) { continue }
                add(
                    leg, from: leaves ? source : node(leg.from, step),
                    to: returns ? sink : node(leg.to, step), leg.payments[step])
            }
        }
        let flow = try MaximumFlow(of: problem, from: source, to: sink)
        var amounts: [Int: Int64] = [:]
        for arc in flow.cutArcs(of: problem) where arc >= storage {
            amounts[owner[arc - storage], default: 0] += problem.capacities[arc]
        }
        value = flow.value
        cut = amounts.map { TimeExpandedFlow.CutLeg(leg: $0.key, amount: $0.value) }
            .sorted { ($0.amount, -$0.leg) > ($1.amount, -$1.leg) }
    }

    /// Firms that a vendor's financing can reach and from which an order of the vendor can be reached, in order.
    static func firmsBetween(_ vendor: Int, _ flows: DatedFlows) -> [Int] {
        func closure(_ seeds: [Int], _ step: (DatedFlows.Leg) -> (Int, Int)) -> Set<Int> {
            var next: [Int: [Int]] = [:]
            for leg in flows.legs where leg.from != vendor && leg.to != vendor {
                let (a, b) = step(leg)
                next[a, default: []].append(b)
            }
            var found = Set(seeds)
            var open = seeds
            while let firm = open.popLast() {
                for other in next[firm] ?? [] where found.insert(other).inserted {
                    open.append(other)
                }
            }
            return found
        }
        let reached = closure(
            flows.legs.filter { $0.from == vendor && $0.isFinancing && $0.to != vendor }.map(\.to)
        ) { ($0.from, $0.to) }
        let leading = closure(
            flows.legs.filter { $0.to == vendor && !$0.isFinancing && $0.from != vendor }.map(
                \.from)
        ) { ($0.to, $0.from) }
        return reached.intersection(leading).sorted()
    }
}
