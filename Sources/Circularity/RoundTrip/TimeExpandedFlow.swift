import FlowNetwork

/// The most of a vendor's own money that can come back to it as revenue, with the contracts that keep it from being more.
///
/// A maximum flow from the vendor's financing legs to its purchase legs over copies of the other firms, one a step: a
/// firm may keep money for later, never spend it earlier (time-expanded network; Ford & Fulkerson 1958, "Constructing
/// maximal dynamic flows from static flows"). Money that reaches the vendor stops there, so a dollar is counted once. A leg without dates
/// may pay in any step that is open to it: it is no barrier in time, which makes the bound higher, never lower.
public struct TimeExpandedFlow: Sendable {
    /// Units that can come back.
    public let value: Int64
    /// The minimum cut: legs by id with the units that they put into it, largest first. The units add up to ``value``.
    public let cut: [CutLeg]
    /// Units of ``value`` that arrive in each step; `nil` where an order without dates brings some of them.
    let arrivals: [Int64]?

    public struct CutLeg: Sendable, Hashable {
        /// ``DatedFlows/Leg/id``.
        public let leg: Int
        public let amount: Int64
    }

    /// - Parameter arrival: steps in which the money must arrive; all, unless given.
    /// - Throws: ``MeasureError/flow(_:)`` when a solution fails its own check.
    public init(
        of flows: DatedFlows, vendor: Int, arrival: ClosedRange<Int>? = nil
    ) throws(MeasureError) {
        let steps = flows.calendar.count
        let arrival = arrival ?? 0...max(0, steps - 1)
        let inside = flows.firmsBetween(vendor)
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
        /// Arcs into the sink, with their step.
        var entries: [(arc: Int, step: Int)] = []
        var isDated = true
        func add(_ leg: DatedFlows.Leg, from tail: Int?, to head: Int?, _ capacity: Int64) -> Int? {
            guard let tail, let head, capacity > 0 else { return nil }
            owner.append(leg.id)
            return problem.addArc(from: tail, to: head, capacity: capacity)
        }
        for leg in flows.legs where leg.from != leg.to {
            let leaves = leg.from == vendor
            let returns = leg.to == vendor
            if leaves && (!leg.isFinancing || returns) { continue }
            if returns && leg.isFinancing { continue }
            if let free = leg.freeSteps {
                if returns { isDated = false }
                // May be paid as late as the last open step and be of use as early as the first.
                let late = returns ? min(free.upperBound, arrival.upperBound) : free.upperBound
                if returns && (late < free.lowerBound || free.upperBound < arrival.lowerBound) {
                    continue
                }
                _ = add(
                    leg, from: leaves ? source : node(leg.from, late),
                    to: returns ? sink : node(leg.to, free.lowerBound), leg.total)
                continue
            }
            for step in 0..<steps where leg.payments[step] > 0 {
                if returns && !arrival.contains(step) { continue }
                let arc = add(
                    leg, from: leaves ? source : node(leg.from, step),
                    to: returns ? sink : node(leg.to, step), leg.payments[step])
                if returns, let arc { entries.append((arc, step)) }
            }
        }
        let flow: MaximumFlow
        do throws(MaximumFlowError) {
            flow = try MaximumFlow(of: problem, from: source, to: sink)
        } catch { throw .flow(error) }
        var amounts: [Int: Int64] = [:]
        for arc in flow.cutArcs(of: problem) where arc >= storage {
            amounts[owner[arc - storage], default: 0] += problem.capacities[arc]
        }
        var arrivals = [Int64](repeating: 0, count: steps)
        for entry in entries {
            arrivals[entry.step] += flow.flows[entry.arc]
        }
        self.arrivals = isDated ? arrivals : nil
        value = flow.value
        cut = amounts.map { CutLeg(leg: $0.key, amount: $0.value) }
            .sorted { ($0.amount, -$0.leg) > ($1.amount, -$1.leg) }
    }
}

extension DatedFlows {
    /// Firms that a vendor's financing can reach and from which an order of the vendor can be reached, in order.
    func firmsBetween(_ vendor: Int) -> [Int] {
        func closure(_ seeds: [Int], _ step: (Leg) -> (Int, Int)) -> Set<Int> {
            var next: [Int: [Int]] = [:]
            for leg in legs where leg.from != vendor && leg.to != vendor {
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
            legs.filter { $0.from == vendor && $0.isFinancing && $0.to != vendor }.map(\.to)
        ) { ($0.from, $0.to) }
        let leading = closure(
            legs.filter { $0.to == vendor && !$0.isFinancing && $0.from != vendor }.map(\.from)
        ) { ($0.to, $0.from) }
        return reached.intersection(leading).sorted()
    }
}
