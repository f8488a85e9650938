/// What is taken of the books of firms whose outside money is not known, or not known early enough.
public enum AccountAssumption: String, Sendable, CaseIterable {
    /// Money that reaches unknown books is not followed further; before its first known balance a firm holds that much.
    case cautious
    /// Unknown books hold nothing of their own; before its first known balance a firm holds nothing.
    case liberal
}

/// Follows a vendor's money from its financing legs, step by step, until it comes back as revenue.
///
/// Every unit that leaves the vendor as financing is tagged. Rules, in this order in every step:
/// 1. Outside revenue (revenue less sales inside the network) joins the firm's pool untagged.
/// 2. Financing legs are paid, each firm's out of its pool; what the pool does not hold comes from outside, untagged.
/// 3. Financing that is documented to pay for a purchase is set aside for it, as far as the purchase has payments to come;
///    financiers of the same purchase share the room in proportion.
/// 4. Orders are paid, first with what is set aside for them, then out of the pool; a firm spends outside what it earned
///    beyond its payments, so that cash does not grow from trade.
/// 5. Where a balance is known, the pool is set to it: money that is missing has left in proportion.
///
/// Mixed money is told apart by a ``TracingMethod``; the haircut is the pro-rata rule of tracing in equity and of taint
/// analysis (Möser, Böhme & Breuker 2014). Whole units: nothing is lost or made by rounding. What the vendor itself pays as a
/// customer carries no tag, and what reaches it as financing is no revenue.
///
/// What is traced is a flow in time, so it is never more than ``TimeExpandedFlow``, in total and in any span of steps.
public struct TaintAnalysis: Sendable {
    /// Units of the vendor's own money among its revenue, by step.
    public let returned: [Int64]
    /// … of which set aside by a documented tie between the financing and the purchase.
    public let documented: [Int64]
    /// Whether tagged money ever came into a pool of other money: only there do the methods differ.
    let isMixed: Bool

    /// Cost: steps × firms, and payments.
    ///
    /// - Precondition: one book a firm.
    public init(
        of flows: DatedFlows, books: [ExternalAccounts], vendor: Int,
        method: TracingMethod = .haircut, reading: AccountAssumption = .cautious
    ) {
        self.init(
            of: TracingNetwork(flows, books: books), vendor: vendor, method: method,
            reading: reading)
    }

    init(
        of web: TracingNetwork, vendor: Int, method: TracingMethod, reading: AccountAssumption
    ) {
        var run = TracingRun(web, vendor, method, reading)
        for step in 0..<web.flows.calendar.count { run.advance(step) }
        returned = run.returned
        documented = run.documented
        isMixed = run.isMixed
    }
}

private struct TracingRun {
    /// Money set aside for a purchase: all, tagged, and the vendor's own by a direct tie.
    struct Reserve {
        var total: Int64 = 0
        var tagged: Int64 = 0
        var own: Int64 = 0
    }

    private struct Arrival {
        var leg: Int
        var total: Int64
        var tagged: Int64
    }

    let web: TracingNetwork
    let vendor: Int
    let isOpaque: [Bool]
    var pools: [TaintedBalance]
    /// By leg; empty where nothing is tied.
    var reserves: [Reserve] = []
    /// Payments that a leg still has to make; empty where nothing is tied.
    var remaining: [Int64] = []
    /// What is set aside by each firm.
    var held: [Int64]
    var returned: [Int64]
    var documented: [Int64]
    var isMixed = false
    private var arrivals: [Arrival] = []
    private var rests: [Int64] = []

    init(
        _ web: TracingNetwork, _ vendor: Int, _ method: TracingMethod,
        _ reading: AccountAssumption
    ) {
        self.web = web
        self.vendor = vendor
        isOpaque = web.books.map { reading == .cautious && $0.isUnknown }
        pools = web.books.map { book in
            var pool = TaintedBalance(method)
            if reading == .cautious, let opening = book.cash.first {
                pool.add(opening.minorUnits, tagged: 0)
            }
            return pool
        }
        if web.hasTies {
            reserves = [Reserve](repeating: Reserve(), count: web.flows.legs.count)
            remaining = web.flows.legs.map(\.total)
        }
        held = [Int64](repeating: 0, count: web.flows.firms)
        returned = [Int64](repeating: 0, count: web.flows.calendar.count)
        documented = returned
    }

    mutating func advance(_ step: Int) {
        let outside = web.outside[step]
        for firm in pools.indices { pools[firm].add(outside[firm], tagged: 0) }
        finance(web.financing[step])
        order(web.orders[step], web.costs[step], step)
        for (firm, units) in web.balances[step] where firm != vendor {
            pools[firm].settle(at: units - held[firm])
        }
    }

    private mutating func finance(_ payments: TracingNetwork.Payments) {
        arrivals.removeAll(keepingCapacity: true)
        for (place, firm) in payments.payers.enumerated() {
            let range = payments.start[place]..<payments.start[place + 1]
            if firm == vendor {
                for index in range {
                    let amount = payments.amounts[index]
                    arrivals.append(
                        Arrival(leg: payments.legs[index], total: amount, tagged: amount))
                }
                continue
            }
            var sum: Int64 = 0
            for index in range { sum += payments.amounts[index] }
            var split = Split(pools[firm].draw(sum).tagged, of: sum)
            for index in range {
                let amount = payments.amounts[index]
                arrivals.append(
                    Arrival(
                        leg: payments.legs[index], total: amount, tagged: split.part(amount)))
            }
        }
        if web.hasTies { setAside() }
        for arrival in arrivals { receive(web.flows.legs[arrival.leg].to, arrival) }
    }

    /// Reserves what ties allow; what is left in `arrivals` is free.
    private mutating func setAside() {
        let depth = arrivals.map { web.flows.legs[$0.leg].tiedTo.count }.max() ?? 0
        for tie in 0..<depth {
            var claims: [Int: [Int]] = [:]
            for (index, arrival) in arrivals.enumerated() {
                let leg = web.flows.legs[arrival.leg]
                // Tracing ends at the vendor, so nothing is set aside there.
                guard tie < leg.tiedTo.count, leg.to != vendor else { continue }
                let purchase = leg.tiedTo[tie]
                let target = web.flows.legs[purchase]
                guard !target.isFinancing, target.from == leg.to, target.to != target.from else {
                    continue
                }
                claims[purchase, default: []].append(index)
            }
            for (purchase, claimants) in claims.sorted(by: { $0.key < $1.key }) {
                let amounts = claimants.map { arrivals[$0].total }
                let target = web.flows.legs[purchase]
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
                    held[target.from] += amount
                    let from = web.flows.legs[arrivals[index].leg].from
                    if from == vendor && target.to == vendor {
                        reserves[purchase].own += amount
                    }
                }
            }
        }
    }

    private mutating func order(_ payments: TracingNetwork.Payments, _ costs: [Int64], _ step: Int)
    {
        arrivals.removeAll(keepingCapacity: true)
        var place = 0
        for firm in pools.indices {
            var range = 0..<0
            if place < payments.payers.count, payments.payers[place] == firm {
                range = payments.start[place]..<payments.start[place + 1]
                place += 1
            }
            guard !range.isEmpty || costs[firm] > 0 else { continue }
            let mine = arrivals.count
            rests.removeAll(keepingCapacity: true)
            var rest: Int64 = 0
            for index in range {
                let (leg, payment) = (payments.legs[index], payments.amounts[index])
                var fromReserve = Reserve()
                if web.hasTies {
                    fromReserve = release(leg, payment, step)
                    held[firm] -= fromReserve.total
                    remaining[leg] -= payment
                }
                arrivals.append(Arrival(leg: leg, total: payment, tagged: fromReserve.tagged))
                rests.append(payment - fromReserve.total)
                rest += payment - fromReserve.total
            }
            // As a customer the vendor spends untagged money, and its revenue is where tracing ends.
            guard firm != vendor else { continue }
            let drawn = pools[firm].draw(rest + costs[firm])
            guard drawn.tagged > 0 else { continue }
            let forOrders = TaintedBalance.share(
                of: drawn.tagged, min(rest, drawn.total), drawn.total)
            var split = Split(forOrders, of: rest)
            for (index, part) in rests.enumerated() {
                arrivals[mine + index].tagged += split.part(part)
            }
        }
        for arrival in arrivals {
            if web.flows.legs[arrival.leg].to == vendor {
                returned[step] += arrival.tagged
            } else {
                receive(web.flows.legs[arrival.leg].to, arrival)
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
        let tagged = isOpaque[firm] ? 0 : arrival.tagged
        if tagged > 0 { isMixed = true }
        pools[firm].add(arrival.total, tagged: tagged)
    }
}

/// ``TaintedBalance/split(_:over:)`` one amount after another.
private struct Split {
    private let tagged: Int64
    private let sum: Int64
    private var before: Int64 = 0
    private var given: Int64 = 0

    init(_ tagged: Int64, of sum: Int64) {
        self.tagged = tagged
        self.sum = sum
    }

    mutating func part(_ amount: Int64) -> Int64 {
        guard tagged > 0, sum > 0 else { return 0 }
        before += amount
        let next = TaintedBalance.share(of: tagged, before, sum)
        defer { given = next }
        return next - given
    }
}
