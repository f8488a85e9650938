import FlowNetwork
import Ledger

/// Returnable financing on the time-expanded network: money cannot be spent before it has come in.
///
/// Every firm is copied for every step. Financing that arrives waits in its copy of the step or a later one and leaves as financing or as an
/// order; an order that arrives waits likewise, or is home: a firm that sells may have lent before it was paid, so what its sales bring covers
/// its own financing of any day. A dollar counts when it came as financing and leaves as an order, as in ``ReturnableFinancing``, whose value
/// this one never exceeds. A leg without dates may pay in any step that is open to it, which makes the bound higher, never lower.
///
/// By year: the most that the orders of that year alone can bring back. Years share financing, so they may add up to more than the total.
public struct DatedReturnable: Sendable {
    /// `R*` over all steps, units.
    public let value: Int64
    /// Calendar years in which an order falls due, in order; empty where steps are longer than a year.
    public let years: [Year]

    public struct Year: Sendable, Hashable {
        public let year: Int
        /// The most of the year's orders that can be returned financing, units.
        public let value: Int64
        /// Financing and orders that fall due in the year, legs without dates at an even spread, units.
        public let financing: Int64
        public let orders: Int64
    }

    /// - Throws: ``MeasureError/circulation(_:)`` when a solution fails its own check.
    public init(of flows: DatedFlows) throws(MeasureError) {
        let expanded = try ExpandedNetwork(flows)
        value = try expanded.value { _ in true }
        var found: [Year] = []
        if let years = flows.calendar.years {
            for year in years {
                let most = try expanded.value { flows.calendar.year(of: $0) == year }
                let due = Self.due(flows, year)
                if due.financing > 0 || due.orders > 0 || most > 0 {
                    found.append(
                        Year(
                            year: year, value: most, financing: due.financing, orders: due.orders))
                }
            }
        }
        years = found
    }

    private static func due(
        _ flows: DatedFlows, _ year: Int
    ) -> (financing: Int64, orders: Int64) {
        var due = (financing: Int64(0), orders: Int64(0))
        for step in 0..<flows.calendar.count where flows.calendar.year(of: step) == year {
            for leg in flows.legs where leg.from != leg.to {
                if leg.isFinancing {
                    due.financing += leg.payments[step]
                } else {
                    due.orders += leg.payments[step]
                }
            }
        }
        return due
    }
}

/// The copies of the firms with the arcs between them.
private struct ExpandedNetwork {
    /// Where money stands in a step of a firm: financing that came, orders that came, financing that goes, orders that go.
    private enum Place: Int, CaseIterable {
        case financingIn, ordersIn, financingOut, ordersOut
    }

    private let flows: DatedFlows
    private let steps: Int
    /// Number of each firm among those through which something can come back; −1 for the others.
    private let number: [Int]
    private let count: Int
    /// What passes each place of each firm in each step, units: `[firm][place][step]`.
    private let through: [[[Int64]]]

    init(_ flows: DatedFlows) throws(MeasureError) {
        self.flows = flows
        steps = flows.calendar.count
        let component = try flows.componentsOfReturn()
        var number = [Int](repeating: -1, count: flows.firms)
        var count = 0
        for firm in number.indices where component[firm] >= 0 {
            number[firm] = count
            count += 1
        }
        self.number = number
        self.count = count
        let none = [[Int64]](
            repeating: [Int64](repeating: 0, count: steps), count: Place.allCases.count)
        var through = [[[Int64]]](repeating: none, count: count)
        for leg in flows.legs {
            guard leg.from != leg.to, number[leg.from] >= 0, number[leg.to] >= 0 else { continue }
            let out: Place = leg.isFinancing ? .financingOut : .ordersOut
            let into: Place = leg.isFinancing ? .financingIn : .ordersIn
            if let free = leg.freeSteps {
                through[number[leg.from]][out.rawValue][free.upperBound] += leg.total
                through[number[leg.to]][into.rawValue][free.lowerBound] += leg.total
            } else {
                for step in 0..<steps {
                    through[number[leg.from]][out.rawValue][step] += leg.payments[step]
                    through[number[leg.to]][into.rawValue][step] += leg.payments[step]
                }
            }
        }
        self.through = through
    }

    private func home(_ firm: Int) -> Int { firm * (4 * steps + 1) }
    private func node(_ firm: Int, _ step: Int, _ place: Place) -> Int {
        home(firm) + 1 + 4 * step + place.rawValue
    }

    /// `R*` where a dollar counts only in steps that are asked for.
    ///
    /// Arcs inside a firm are one unit wider than what could pass them, so that none is ever full.
    func value(_ counts: (Int) -> Bool) throws(MeasureError) -> Int64 {
        let undated = flows.legs.count { $0.freeSteps != nil && !$0.isFinancing }
        var problem = GainProblem(nodes: count * (4 * steps + 1) + undated)
        for firm in 0..<count { addTurns(of: firm, counts, to: &problem) }
        var extra = count * (4 * steps + 1)
        for leg in flows.legs {
            guard leg.from != leg.to, leg.total > 0, number[leg.from] >= 0, number[leg.to] >= 0
            else { continue }
            let (from, to) = (number[leg.from], number[leg.to])
            let out: Place = leg.isFinancing ? .financingOut : .ordersOut
            let into: Place = leg.isFinancing ? .financingIn : .ordersIn
            guard let free = leg.freeSteps else {
                for step in 0..<steps where leg.payments[step] > 0 {
                    problem.addArc(
                        from: node(from, step, out), to: node(to, step, into),
                        capacity: leg.payments[step], gains: false)
                }
                continue
            }
            // Paid as late as the last open step, of use as early as the first.
            let (late, early) = (free.upperBound, free.lowerBound)
            if leg.isFinancing {
                problem.addArc(
                    from: node(from, late, out), to: node(to, early, into), capacity: leg.total,
                    gains: false)
            } else {
                problem.addArc(
                    from: node(from, late, .financingIn), to: extra, capacity: leg.total + 1,
                    gains: free.contains(where: counts))
                problem.addArc(
                    from: node(from, late, .ordersIn), to: extra, capacity: leg.total + 1,
                    gains: false)
                problem.addArc(
                    from: extra, to: node(to, early, into), capacity: leg.total, gains: false)
                extra += 1
            }
        }
        do throws(CirculationError) {
            return try MaximumGainCirculation(of: problem).value
        } catch { throw .circulation(error) }
    }

    private func addTurns(of firm: Int, _ counts: (Int) -> Bool, to problem: inout GainProblem) {
        let through = through[firm]
        var (financed, sold) = (Int64(0), Int64(0))
        for step in 0..<steps {
            func amount(_ place: Place) -> Int64 { through[place.rawValue][step] }
            func add(_ from: Place, _ to: Place, _ width: Int64, gains: Bool = false) {
                if width > 0 {
                    problem.addArc(
                        from: node(firm, step, from), to: node(firm, step, to),
                        capacity: width + 1, gains: gains)
                }
            }
            financed += amount(.financingIn)
            sold += amount(.ordersIn)
            add(
                .financingIn, .ordersOut, min(financed, amount(.ordersOut)), gains: counts(step))
            add(.financingIn, .financingOut, min(financed, amount(.financingOut)))
            add(.ordersIn, .ordersOut, min(sold, amount(.ordersOut)))
            if amount(.ordersIn) > 0 {
                problem.addArc(
                    from: node(firm, step, .ordersIn), to: home(firm),
                    capacity: amount(.ordersIn) + 1, gains: false)
            }
            if amount(.financingOut) > 0 {
                problem.addArc(
                    from: home(firm), to: node(firm, step, .financingOut),
                    capacity: amount(.financingOut) + 1, gains: false)
            }
            guard step + 1 < steps else { continue }
            for (place, held) in [(Place.financingIn, financed), (.ordersIn, sold)] where held > 0 {
                problem.addArc(
                    from: node(firm, step, place), to: node(firm, step + 1, place),
                    capacity: held + 1, gains: false)
            }
        }
    }
}
