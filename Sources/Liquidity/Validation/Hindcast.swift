import Ledger
import Money
import Statistics

/// A stress test of a past day beside what came: fed with what was known on the day, held against what became known later.
///
/// ```swift
/// let found = try Hindcast(built, ledger: ledger, settled: lastDay)
/// found.firms[0].years[0].revenue     // interval of the draws, and what was reported
/// ```
///
/// One draw takes all assumptions at a place of their ranges, as ``AssumptionBand`` does, and then one path of the shocks and promises: an interval holds both
/// what is assumed and what is drawn. Nothing is fitted to an outcome. Amounts in millions of the base currency.
public struct Hindcast: Sendable, Hashable {
    public let scenario: String
    /// The day of the forecast, and the day up to which outcomes were known.
    public let asOf, settled: Day
    public let draws: Int
    /// Share of the draws between the ends of an interval.
    public let level: Double
    public let firms: [Firm]

    public struct Firm: Sendable, Hashable {
        public let firm: String
        public let years: [Year]
        /// What somebody would have to bring beyond committed money, within the horizon.
        public let need: Interval
        /// Of the facts on money raised after the day and within the horizon: a floor, as far as the ledger goes.
        public let raised: Outcome?
        /// The first fact on an insolvency, with the day that it is about.
        public let insolvent: Day?
    }

    public struct Year: Sendable, Hashable {
        public let year: Int
        /// Simulated quarters of the year.
        public let quarters: Int
        public let revenue: Comparison
        /// Change of cash before new money, with everything paid.
        public let cash: Comparison
        /// Share of the draws with something unpaid by the end of the year.
        public let short: Double
        /// Whether the firm was insolvent by then; `nil`: no later figure of it says so either way.
        public let wasInsolvent: Bool?
    }

    public struct Comparison: Sendable, Hashable {
        public let forecast: Interval
        /// `nil`: nobody reported it for the simulated quarters of the year.
        public let outcome: Outcome?

        /// `nil`: there is nothing to compare with.
        public var isInside: Bool? {
            outcome.map { forecast.low <= $0.amount && $0.amount <= forecast.high }
        }
    }

    public struct Interval: Sendable, Hashable {
        public let low, median, high: Double

        init(_ values: [Double], level: Double) {
            let sorted = SortedSample(values[...])
            low = sorted.quantile((1 - level) / 2)
            median = sorted.quantile(0.5)
            high = sorted.quantile((1 + level) / 2)
        }
    }

    public struct Outcome: Sendable, Hashable {
        public let amount: Double
        public let sources: [String]
    }

    public static let defaultDraws = 1000
    public static let defaultLevel = 0.8

    /// The stream of the counter-based generator for the places of the assumptions.
    private static let stream: UInt64 = 0xA5A8_0000_0000_0000

    /// - Parameters:
    ///   - built: the scenario on the ledger of the day.
    ///   - ledger: of the day.
    ///   - settled: outcomes that became known by this day count.
    /// - Throws: ``SimulationError`` for a draw that cannot be simulated.
    public init(
        _ built: ScenarioModel, ledger: ResolvedLedger, settled: Day, draws: Int = defaultDraws,
        level: Double = defaultLevel, seed: UInt64 = 1
    ) throws(SimulationError) {
        let scenario = StressCase(built)
        let groups = AssumptionBand.groups(scenario.factors)
        let generator = Philox(seed: seed)
        let names = built.model.firms.map(\.id)
        var paths = names.map { _ in Paths() }
        for draw in 0..<draws {
            let places = groups.indices.map { group in
                generator.uniformPair(stream: Self.stream + UInt64(draw), index: UInt64(group)).0
            }
            let model = AssumptionBand.model(scenario, groups, places)
            let path = try LiquiditySimulation(model).path(draw, seed: seed)
            var committed = model
            for leg in committed.fundings.indices where !committed.fundings[leg].isCommitted {
                committed.fundings[leg].stopAt(0)
            }
            let alone = try LiquiditySimulation(committed).path(draw, seed: seed)
            for firm in names.indices {
                paths[firm].append(
                    CashBridge(path, model, firm: firm, start: built.start),
                    cashOut: path.cashOut[firm], need: alone.gap[firm], start: built.start)
            }
        }
        let later = Outcomes(ledger, settled: settled, start: built.start)
        self.scenario = scenario.id
        asOf = ledger.asOf
        self.settled = settled
        self.draws = draws
        self.level = level
        let end = built.start.advanced(by: built.model.quarters).start
        firms = zip(names, paths).map { name, paths in
            Firm(
                firm: name,
                years: paths.years.map { year in
                    Year(
                        year: year.year, quarters: year.quarters,
                        revenue: Comparison(
                            forecast: Interval(year.revenue, level: level),
                            outcome: later.revenue(name, year.year, quarters: year.quarters)),
                        cash: Comparison(
                            forecast: Interval(year.cash, level: level),
                            outcome: later.cash(name, year.year, quarters: year.quarters)),
                        short: Double(year.short) / Double(draws),
                        wasInsolvent: later.wasInsolvent(name, year.year))
                }, need: Interval(paths.need, level: level),
                raised: later.raised(name, before: end),
                insolvent: later.insolvency(name))
        }
    }

    /// Outcomes inside their intervals, and all that there are.
    public var inside: (count: Int, of: Int) {
        let found = firms.flatMap(\.years).flatMap { [$0.revenue.isInside, $0.cash.isInside] }
            .compactMap(\.self)
        return (found.count { $0 }, found.count)
    }
}

/// What the draws gave of one firm.
private struct Paths {
    var years: [Year] = []
    var need: [Double] = []

    struct Year {
        var year, quarters: Int
        var revenue: [Double] = []
        var cash: [Double] = []
        var short = 0
    }

    mutating func append(_ bridge: CashBridge, cashOut: Int, need: Double, start: Quarter) {
        for (place, year) in bridge.years.enumerated() {
            if years.count == place { years.append(Year(year: year.year, quarters: year.quarters)) }
            // What a source calls revenue holds what other firms of the model pay.
            years[place].revenue.append(year.revenue + year.receipts)
            // What it could not pay it needed all the same.
            years[place].cash.append(year.beforeFunding - year.unpaid)
            if cashOut > 0, start.advanced(by: cashOut - 1).year <= year.year {
                years[place].short += 1
            }
        }
        self.need.append(need)
    }
}

/// What was reported of the time after the day of a forecast.
private struct Outcomes {
    private let ledger: ResolvedLedger
    private let asOf: Day
    private let start: Quarter

    init(_ ledger: ResolvedLedger, settled: Day, start: Quarter) {
        self.ledger = ledger.model.resolved(asOf: settled)
        asOf = ledger.asOf
        self.start = start
    }

    func revenue(_ firm: String, _ year: Int, quarters: Int) -> Hindcast.Outcome? {
        sum(firm, ["revenue"], year, quarters)
    }

    /// Change of cash before new money as the source states it, else free cash flow.
    func cash(_ firm: String, _ year: Int, quarters: Int) -> Hindcast.Outcome? {
        sum(firm, ["cash_flow", "free_cash_flow"], year, quarters)
    }

    func raised(_ firm: String, before end: Day) -> Hindcast.Outcome? {
        let found = ["funding_raised", "debt_raised"].flatMap { reported(firm, $0) }.filter {
            $0.fact.asOf.first > asOf && $0.fact.asOf.last < end
        }
        return found.isEmpty
            ? nil
            : Hindcast.Outcome(
                amount: found.reduce(0) { $0 + $1.amount }, sources: found.map(\.fact.source))
    }

    func insolvency(_ firm: String) -> Day? {
        ledger.facts(of: firm, "insolvency").map { ledger.facts[$0].asOf.first }.min()
    }

    func wasInsolvent(_ firm: String, _ year: Int) -> Bool? {
        guard let end = Quarter(year: year, number: 4)?.end else { return nil }
        if let day = insolvency(firm) { return day < end }
        let goesOn = ledger.facts.contains {
            $0.firm == firm && $0.basis == .reported && $0.amount != nil
                && $0.asOf.last >= end.adding(days: -1) && $0.known > asOf
        }
        return goesOn ? false : nil
    }

    /// The year's figure where all of it is simulated, else its simulated quarters where each has one.
    private func sum(
        _ firm: String, _ measures: [String], _ year: Int, _ quarters: Int
    ) -> Hindcast.Outcome? {
        guard let last = Quarter(year: year, number: 4) else { return nil }
        for measure in measures {
            if quarters == 4,
                let whole = reported(firm, measure + "_annual").last(where: {
                    $0.fact.asOf.last == last.end.adding(days: -1)
                })
            {
                return Hindcast.Outcome(amount: whole.amount, sources: [whole.fact.source])
            }
            let known = reported(firm, measure + "_quarter")
            let first = max(start, last.advanced(by: -3))
            let parts = (0..<quarters).compactMap { place in
                known.last { $0.fact.asOf.last == first.advanced(by: place).end.adding(days: -1) }
            }
            if quarters > 0, parts.count == quarters {
                return Hindcast.Outcome(
                    amount: parts.reduce(0) { $0 + $1.amount }, sources: parts.map(\.fact.source))
            }
        }
        return nil
    }

    /// What sources report of the whole firm, and on what was not known on the day of the forecast.
    private func reported(_ firm: String, _ metric: String) -> [(fact: Fact, amount: Double)] {
        ledger.facts(of: firm, metric).compactMap { place in
            let fact = ledger.facts[place]
            guard fact.scope == nil, fact.basis == .reported || fact.basis == .derived,
                fact.known > asOf, let amount = ledger.amount(of: fact)?.stated?.inMillions
            else { return nil }
            return (fact, amount)
        }.sorted { $0.fact.known < $1.fact.known }
    }
}
