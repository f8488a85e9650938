import FlowNetwork
import Ledger
import Money

/// Payments between firms on a common calendar of steps: what round trips are traced on.
///
/// Amounts are integer units. A payment is known to fall into a step, not on a day of it: inside a step, investments
/// come before orders.
public struct DatedFlows: Sendable {
    /// A leg's payments.
    public struct Leg: Sendable {
        /// Number that the caller knows the leg by; two legs may have the same.
        public var id: Int
        public var from: Int
        public var to: Int
        /// Whether it provides money (equity, debt, prepayment) rather than pays for something.
        public var isFinancing: Bool
        /// Units paid in each step. Of a leg without dates: an even spread over ``freeSteps``, which tracing uses.
        public var payments: [Int64]
        /// Steps in any of which a leg without dates may pay; `nil` for a leg with dates.
        public var freeSteps: ClosedRange<Int>?
        /// Positions of the purchases that this financing is documented to pay for, in order.
        public var tiedTo: [Int]

        public init(
            id: Int, from: Int, to: Int, isFinancing: Bool, payments: [Int64],
            freeSteps: ClosedRange<Int>? = nil, tiedTo: [Int] = []
        ) {
            self.id = id
            self.from = from
            self.to = to
            self.isFinancing = isFinancing
            self.payments = payments
            self.freeSteps = freeSteps
            self.tiedTo = tiedTo
        }

        public var total: Int64 { payments.reduce(0, +) }
    }

    public let firms: Int
    public let calendar: StepCalendar
    public let legs: [Leg]

    /// - Throws: ``MeasureError/flow(_:)`` when all payments together do not fit 64 bits.
    /// - Precondition: every leg has one payment a step, none negative, and names firms and legs that exist.
    public init(firms: Int, calendar: StepCalendar, legs: [Leg]) throws(MeasureError) {
        var sum: Int128 = 0
        for leg in legs {
            precondition(leg.payments.count == calendar.count, "one payment a step")
            precondition(leg.from >= 0 && leg.from < firms && leg.to >= 0 && leg.to < firms)
            precondition(leg.tiedTo.allSatisfy(legs.indices.contains))
            for payment in leg.payments {
                precondition(payment >= 0, "payments are amounts")
                sum += Int128(payment)
            }
        }
        guard sum < Int128(FlowProblem.unlimited) else { throw .flow(.tooLarge) }
        self.firms = firms
        self.calendar = calendar
        self.legs = legs
    }
}

/// Consecutive spans of days: quarters, or longer ones where quarters would be too many.
public struct StepCalendar: Sendable, Hashable {
    /// First day of each step, and the first day after the last.
    public let boundaries: [Day]
    /// Calendar months in a step.
    public let months: Int

    /// Steps that a calendar may have times the legs that it is made for.
    static let cellLimit = 2_000_000

    /// Steps that cover `first` ..< `end`, starting with a calendar year.
    ///
    /// Quarters; years, decades or centuries where quarters times `legs` would pass two million cells.
    public init(first: Day, end: Day, legs: Int = 1) {
        let start = Day(year: first.year, month: 1, day: 1) ?? first
        let last = max(end, first.adding(days: 1))
        let years = max(1, last.year - first.year + 1)
        months =
            [3, 12, 120, 1200].first { years * 12 / $0 * max(1, legs) <= Self.cellLimit } ?? 1200
        var days = [start]
        var day = start
        while day < last {
            day = start.adding(months: days.count * months)
            days.append(day)
        }
        boundaries = days
    }

    public var count: Int { boundaries.count - 1 }

    /// The step that holds a day; the first or last for days outside.
    public func step(of day: Day) -> Int {
        let after = boundaries.firstIndex { $0 > day } ?? boundaries.count
        return min(max(0, after - 1), count - 1)
    }

    /// The year that a step lies in; `nil` where a step is longer than a year.
    public func year(of step: Int) -> Int? { months <= 12 ? boundaries[step].year : nil }

    /// Each year with its steps; empty where steps are longer than a year.
    var spans: [(year: Int, steps: ClosedRange<Int>)] {
        guard let years else { return [] }
        return years.compactMap { year in
            let steps = (0..<count).filter { self.year(of: $0) == year }
            guard let first = steps.first, let last = steps.last else { return nil }
            return (year, first...last)
        }
    }

    /// Years with a step; empty where steps are longer than a year.
    public var years: ClosedRange<Int>? {
        guard months <= 12 else { return nil }
        return boundaries[0].year...boundaries[count - 1].year
    }
}

extension DatedFlows {
    /// Component of each firm through which something can come back, whenever it is paid; −1 of the others.
    ///
    /// - Throws: ``MeasureError/graph(_:)`` for a web that is too large.
    func componentsOfReturn() throws(MeasureError) -> [Int] {
        var list = EdgeList(firms: firms, legs: [])
        for leg in legs where leg.from != leg.to && leg.total > 0 {
            list.tails.append(Int32(leg.from))
            list.heads.append(Int32(leg.to))
            list.weights.append(1)
        }
        let network: WeightedDigraph
        do throws(GraphError) { network = try WeightedDigraph(list) } catch { throw .graph(error) }
        let found = StronglyConnectedComponents(of: network)
        return found.component.map { found.size(of: Int($0)) > 1 ? Int($0) : -1 }
    }
}
