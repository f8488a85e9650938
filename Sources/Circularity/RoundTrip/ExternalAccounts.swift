import FlowNetwork
import Ledger
import Money

/// What a firm has and earns outside the network: money that carries no tag.
public struct ExternalAccounts: Sendable, Hashable {
    /// All revenue in each step, sales inside the network included; `nil` when no fact gives one.
    public var revenue: [Int64]?
    /// Cash at the end of steps, in order of steps; empty when no fact gives one.
    public var cash: [Balance]

    public struct Balance: Sendable, Hashable {
        public var step: Int
        public var minorUnits: Int64
        public init(step: Int, minorUnits: Int64) {
            self.step = step
            self.minorUnits = minorUnits
        }
    }

    public init(revenue: [Int64]?, cash: [Balance]) {
        self.revenue = revenue
        self.cash = cash
    }

    /// Of a firm about which nothing is known.
    public static let unknown = ExternalAccounts(revenue: nil, cash: [])

    /// Whether money of others loses its way in this firm's books, because they are not known.
    public var isUnknown: Bool { revenue == nil || cash.isEmpty }
}

extension ExternalAccounts {
    /// The books of a firm from its facts, in the base currency: quarters before years, reported figures before forecasts.
    ///
    /// A step that no fact covers has the rate of the nearest one, an earlier one before a later one: revenue is held
    /// where it is not known, never set to zero.
    public init(of firm: String, _ ledger: ResolvedLedger, calendar: StepCalendar) {
        let curve = RevenueCurve(of: firm, ledger)
        revenue = curve.map { curve in
            (0..<calendar.count).map {
                curve.units(from: calendar.boundaries[$0], to: calendar.boundaries[$0 + 1])
            }
        }
        var balances: [Int: (day: Day, units: Int64)] = [:]
        for fact in ledger.facts
        where fact.firm == firm && fact.metric == "cash_and_securities" && fact.scope == nil
            && (fact.basis == .reported || fact.basis == .derived)
        {
            guard let stated = ledger.amount(of: fact)?.stated, stated.minorUnits >= 0 else {
                continue
            }
            let step = calendar.step(of: fact.asOf.last)
            if let known = balances[step], known.day >= fact.asOf.last { continue }
            balances[step] = (fact.asOf.last, stated.minorUnits)
        }
        cash = balances.map { Balance(step: $0.key, minorUnits: $0.value.units) }
            .sorted { $0.step < $1.step }
    }
}

/// Revenue over time from facts about quarters, half-years and years.
public struct RevenueCurve: Sendable {
    private struct Span {
        var start: Day
        var end: Day
        var units: Int64
        /// Lower is better: reported before forecast, then short before long.
        var rank: (Int, Int)
        var known: Day
        var source: String
    }

    private let spans: [Span]

    private static let lengths = ["revenue_quarter": 3, "revenue_half": 6, "revenue_annual": 12]

    /// - Returns: `nil` when no fact of the firm gives its revenue.
    public init?(of firm: String, _ ledger: ResolvedLedger) {
        var spans: [Span] = []
        let places = Self.lengths.keys.flatMap { ledger.facts(of: firm, $0) }.sorted()
        for fact in places.map({ ledger.facts[$0] }) {
            guard let months = Self.lengths[fact.metric],
                let stated = ledger.amount(of: fact)?.stated, stated.minorUnits >= 0
            else { continue }
            let isForecast = fact.basis == .forecast
            // A scope limits what a figure is about, except where it names the vintage of a forecast.
            guard fact.basis != .target,
                fact.scope == nil || (isForecast && fact.scope?.hasPrefix("forecast") == true)
            else { continue }
            let end = fact.asOf.last.adding(days: 1)
            spans.append(
                Span(
                    start: end.adding(months: -months), end: end, units: stated.minorUnits,
                    rank: (isForecast ? 1 : 0, months), known: fact.known, source: fact.source))
        }
        guard !spans.isEmpty else { return nil }
        self.spans = spans.sorted {
            ($0.rank.0, $0.rank.1, $1.known, $0.start) < ($1.rank.0, $1.rank.1, $0.known, $1.start)
        }
    }

    /// Revenue from `start` up to the day before `end`, at the rate of the span that holds the middle day, or of the nearest.
    public func units(from start: Day, to end: Day) -> Int64 {
        guard let span = span(from: start, to: end) else { return 0 }
        let length = max(1, span.end - span.start)
        return Int64(Int128(span.units) * Int128(max(0, end - start)) / Int128(length))
    }

    /// The source of the rate that ``units(from:to:)`` uses.
    public func source(from start: Day, to end: Day) -> String? {
        span(from: start, to: end)?.source
    }

    /// Where the revenue of a span of time comes from.
    public enum Basis: Int, Sendable, Hashable, CaseIterable, Comparable {
        /// A figure that covers it, of what happened.
        case reported
        /// A figure that covers it, of what is to come.
        case forecast
        /// The rate of the nearest figure: nothing covers it.
        case held

        public static func < (a: Basis, b: Basis) -> Bool { a.rawValue < b.rawValue }
    }

    /// Revenue of a calendar year: the figure for just that year where there is one, else its quarters at the rates that cover them.
    ///
    /// - Returns: minor units, the weakest basis among the quarters, and the sources, each once; `nil` outside 1900…2199.
    public func year(
        _ year: Int
    ) -> (units: Int64, basis: Basis, sources: [String])? {
        guard let window = FlowView.Window(year: year) else { return nil }
        if let exact = spans.first(where: { $0.start == window.start && $0.end == window.end }) {
            return (exact.units, exact.rank.0 == 0 ? .reported : .forecast, [exact.source])
        }
        var (units, basis, sources) = (Int64(0), Basis.reported, [String]())
        var used: [Span] = []
        for quarter in 0..<4 {
            let start = window.start.adding(months: 3 * quarter)
            let end = window.start.adding(months: 3 * quarter + 3)
            guard let span = span(from: start, to: end) else { continue }
            used.append(span)
            units += self.units(from: start, to: end)
            let middle = start.adding(days: (end - start) / 2)
            let covers = span.start <= middle && middle < span.end
            basis = max(basis, covers ? (span.rank.0 == 0 ? .reported : .forecast) : .held)
            if !sources.contains(span.source) { sources.append(span.source) }
        }
        // One figure for all four quarters: the year at its rate, to the unit.
        if let first = used.first,
            used.allSatisfy({ $0.start == first.start && $0.end == first.end })
        {
            units = Int64(Int128(first.units) * 12 / Int128(max(1, first.rank.1)))
        }
        return (units, basis, sources)
    }

    private func span(from start: Day, to end: Day) -> Span? {
        let middle = start.adding(days: (end - start) / 2)
        func distance(_ span: Span) -> Int {
            if middle < span.start { return span.start - middle }
            return middle < span.end ? 0 : middle - span.end + 1
        }
        if let covering = spans.first(where: { distance($0) == 0 }) { return covering }
        return spans.enumerated().min { a, b in
            let (x, y) = (distance(a.element), distance(b.element))
            return (x, a.element.start, a.offset) < (y, b.element.start, b.offset)
        }?.element
    }
}
