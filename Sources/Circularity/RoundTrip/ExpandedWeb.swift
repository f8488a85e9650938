import FlowNetwork

/// Copies of all firms, one a step, with the payments between them: solved for one vendor after another.
///
/// Only firms and legs inside a strongly connected component are in it: what leaves a component never comes back.
/// What a vendor's own payments are to its flow, source, sink or nothing, is set for each vendor anew; all others are what they are for every vendor.
struct ExpandedWeb: ~Copyable {
    private let web: TracingNetwork
    private var solver: RepeatedFlow
    /// Arcs from a step to the next come first.
    private let storage: Int
    /// Of the arcs after them.
    private let legOf: [Int]
    private let stepOf: [Int]
    /// Arcs of each leg: one a step with a payment, or one of a leg without dates.
    private let arcs: [Range<Int>]
    /// Of an order without dates, its arc when it must be paid by an earlier step, by that step. Closed unless it is asked for.
    private let earlier: [Int: [Int: Int]]

    /// - Parameter ends: last steps of spans in which money will be asked to arrive.
    /// - Throws: ``MeasureError/flow(_:)`` when amounts do not fit 64 bits.
    init(_ web: TracingNetwork, ends: some Sequence<Int>) throws(MeasureError) {
        let flows = web.flows
        let steps = flows.calendar.count
        let component = try flows.componentsOfReturn()
        var number = [Int](repeating: -1, count: flows.firms)
        var count = 0
        for firm in number.indices where component[firm] >= 0 {
            number[firm] = count
            count += 1
        }
        var problem = FlowProblem(nodes: count * steps)
        func node(_ firm: Int, _ step: Int) -> Int { number[firm] * steps + step }
        for firm in number.indices where number[firm] >= 0 {
            for step in 0..<max(0, steps - 1) {
                problem.addArc(
                    from: node(firm, step), to: node(firm, step + 1),
                    capacity: FlowProblem.unlimited)
            }
        }
        let storage = problem.arcCount
        var legOf: [Int] = []
        var stepOf: [Int] = []
        var arcs: [Range<Int>] = []
        var earlier: [Int: [Int: Int]] = [:]
        let ends = Set(ends).sorted()
        for (index, leg) in flows.legs.enumerated() {
            let start = problem.arcCount
            func add(_ late: Int, _ early: Int, _ capacity: Int64) {
                legOf.append(index)
                stepOf.append(late)
                problem.addArc(
                    from: node(leg.from, late), to: node(leg.to, early), capacity: capacity)
            }
            let isInside =
                component[leg.from] >= 0 && component[leg.from] == component[leg.to]
            if leg.from != leg.to, isInside, leg.total > 0 {
                if let free = leg.freeSteps {
                    // May be paid as late as the last open step and be of use as early as the first.
                    add(free.upperBound, free.lowerBound, leg.total)
                } else {
                    for step in 0..<steps where leg.payments[step] > 0 {
                        add(step, step, leg.payments[step])
                    }
                }
            }
            arcs.append(start..<problem.arcCount)
            if let free = leg.freeSteps, !leg.isFinancing, !arcs[index].isEmpty {
                for end in ends where end >= free.lowerBound && end < free.upperBound {
                    earlier[index, default: [:]][end] = problem.arcCount
                    add(end, free.lowerBound, 0)
                }
            }
        }
        let solver = try RepeatedFlow.measuring(problem)
        self.web = web
        self.storage = storage
        self.legOf = legOf
        self.stepOf = stepOf
        self.arcs = arcs
        self.earlier = earlier
        self.solver = solver
    }

    /// The flow to a vendor that arrives in a span of steps, whose last is one of those that the web was made for, or the calendar's last.
    ///
    /// - Throws: ``MeasureError/flow(_:)`` when a solution fails its own check.
    mutating func flow(
        _ vendor: Int, arrival: ClosedRange<Int>
    ) throws(MeasureError) -> TimeExpandedFlow {
        let legs = web.flows.legs
        var entries: [Int] = []
        var exits: [Int] = []
        var closed: [Int] = []
        var opened: [(arc: Int, capacity: Int64)] = []
        var isDated = true
        for leg in web.leaving[vendor] {
            if legs[leg].isFinancing { entries += arcs[leg] } else { closed += arcs[leg] }
        }
        for leg in web.arriving[vendor] {
            guard !legs[leg].isFinancing else {
                closed += arcs[leg]
                continue
            }
            guard let free = legs[leg].freeSteps else {
                for arc in arcs[leg] {
                    if arrival.contains(stepOf[arc - storage]) {
                        exits.append(arc)
                    } else {
                        closed.append(arc)
                    }
                }
                continue
            }
            isDated = false
            let late = min(free.upperBound, arrival.upperBound)
            if late == free.upperBound, free.upperBound >= arrival.lowerBound {
                exits += arcs[leg]
                continue
            }
            closed += arcs[leg]
            if late >= free.lowerBound, free.upperBound >= arrival.lowerBound,
                let arc = earlier[leg]?[late]
            {
                exits.append(arc)
                opened.append((arc, legs[leg].total))
            }
        }
        do throws(MaximumFlowError) {
            try solver.solve(entries: entries, exits: exits, closed: closed, opened: opened)
        } catch { throw .flow(error) }
        var amounts: [Int: Int64] = [:]
        for (arc, capacity) in solver.cutArcs() where arc >= storage {
            amounts[legs[legOf[arc - storage]].id, default: 0] += capacity
        }
        var arrivals: [Int64]?
        if isDated {
            var sums = [Int64](repeating: 0, count: web.flows.calendar.count)
            for arc in exits { sums[stepOf[arc - storage]] += solver.flow(ofArc: arc) }
            arrivals = sums
        }
        return TimeExpandedFlow(
            value: solver.value,
            cut: amounts.map { TimeExpandedFlow.CutLeg(leg: $0.key, amount: $0.value) }
                .sorted { ($0.amount, -$0.leg) > ($1.amount, -$1.leg) },
            arrivals: arrivals)
    }
}

extension RepeatedFlow {
    /// - Throws: ``MeasureError/flow(_:)`` when amounts do not fit 64 bits.
    static func measuring(_ problem: FlowProblem) throws(MeasureError) -> RepeatedFlow {
        do throws(MaximumFlowError) { return try RepeatedFlow(of: problem) } catch {
            throw .flow(error)
        }
    }
}
