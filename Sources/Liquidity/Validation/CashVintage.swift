import Ledger
import Money

/// One published forecast of a firm's yearly cash flow, and what the burn-rate model makes of it.
///
/// The forecast is fed in as it is: a firm without revenue whose fixed costs are the forecast with its sign turned, a quarter of a year's figure in
/// each quarter, no shocks, nothing cleared, no opening cash. The trough is the model's deepest shortfall. Amounts in billions of the base currency.
public struct CashVintage: Sendable, Hashable {
    public struct Year: Sendable, Hashable {
        public var year: Int
        public var cash: Double
        public var source: String
        /// Cash at the end of the year in the model.
        public var balance: Double
    }

    /// A total that a source prints for some of the years.
    public struct Total: Sendable, Hashable {
        public var source: String
        public var first: Int
        public var last: Int
        /// As printed: burn, above zero.
        public var stated: Double
        /// From the years of the forecast.
        public var computed: Double
    }

    /// Two sources, or two tables of one, with different figures for a year.
    public struct Contradiction: Sendable, Hashable {
        public var year: Int
        public var used: Double
        public var usedSource: String
        public var other: Double
        public var otherSource: String
    }

    public var firm: String
    /// As the ledger scopes it: `forecast of 2026-Q1`.
    public var scope: String
    public var years: [Year]
    /// Deepest cumulative shortfall, below zero.
    public var trough: Double
    /// Year at whose end it is reached.
    public var troughYear: Int
    public var totals: [Total]
    public var contradictions: [Contradiction]

    /// Every forecast of at least three years in a row that the ledger knows on its day.
    /// - Throws: ``SimulationError`` for figures that cannot be simulated.
    public static func all(_ ledger: ResolvedLedger) throws(SimulationError) -> [CashVintage] {
        let forecasts = ledger.facts.filter {
            $0.metric == "cash_flow_annual" && $0.basis == .forecast && $0.scope != nil
        }
        var keys: [(firm: String, scope: String)] = []
        for fact in forecasts {
            guard let scope = fact.scope,
                !keys.contains(where: { $0.firm == fact.firm && $0.scope == scope })
            else { continue }
            keys.append((fact.firm, scope))
        }
        var result: [CashVintage] = []
        for key in keys {
            let facts = forecasts.filter { $0.firm == key.firm && $0.scope == key.scope }
                .sorted { $0.asOf.last < $1.asOf.last }
            let years = facts.compactMap { fact in
                ForecastFacts.billions(fact, ledger).map { (fact.asOf.last.year, $0, fact.source) }
            }
            guard years.count >= 3, zip(years, years.dropFirst()).allSatisfy({ $1.0 == $0.0 + 1 })
            else { continue }
            result.append(try CashVintage(key.firm, key.scope, years, ledger))
        }
        return result
    }

    private init(
        _ firm: String, _ scope: String, _ years: [(year: Int, cash: Double, source: String)],
        _ ledger: ResolvedLedger
    ) throws(SimulationError) {
        let path = try ForecastFacts.path(
            firm: firm, flows: years.flatMap { [Double](repeating: $0.cash / 4, count: 4) })
        self.firm = firm
        self.scope = scope
        self.years = years.enumerated().map { index, year in
            Year(
                year: year.year, cash: year.cash, source: year.source,
                balance: path.cash[index * 4 + 3])
        }
        trough = -path.gap
        let lowest = self.years.map(\.balance).min() ?? 0
        troughYear = self.years.first { $0.balance == lowest }?.year ?? 0
        let said = ledger.model.facts.filter {
            $0.known <= ledger.asOf && $0.firm == firm && $0.metric == "cash_flow_annual"
                && $0.scope == scope
        }
        let sources = Set(said.map(\.source))
        // Not the resolved facts: a later article that repeats the total would hide whose it is.
        totals = ledger.model.facts.compactMap { fact in
            guard fact.firm == firm, fact.metric == "cash_burn_cumulative",
                fact.known <= ledger.asOf, sources.contains(fact.source),
                let stated = ForecastFacts.billions(fact, ledger)
            else { return nil }
            let last = fact.asOf.last.year
            let first = fact.period.flatMap { Int($0.prefix(4)) } ?? years[0].year
            let sum = years.filter { (first...max(first, last)).contains($0.year) }
                .reduce(0.0) { $0 - $1.cash }
            return Total(
                source: fact.source, first: first, last: last, stated: stated, computed: sum)
        }
        contradictions = years.flatMap { year in
            said.compactMap { fact -> Contradiction? in
                guard fact.asOf.last.year == year.year, fact.source != year.source,
                    let other = ForecastFacts.billions(fact, ledger), other != year.cash
                else { return nil }
                return Contradiction(
                    year: year.year, used: year.cash, usedSource: year.source, other: other,
                    otherSource: fact.source)
            }
        }
    }
}

/// Facts as numbers, and a forecast through the model.
enum ForecastFacts {
    static func billions(_ fact: Fact, _ ledger: ResolvedLedger) -> Double? {
        ledger.amount(of: fact)?.stated.map { $0.inMillions / 1000 }
    }

    /// Cash at the end of each quarter, and the deepest shortfall, of a plan without a network.
    static func path(
        firm: String, opening: Double = 0, flows: [Double]
    ) throws(SimulationError) -> (cash: [Double], gap: Double) {
        let model = CashFlowModel(
            firms: [
                SimulatedFirm(
                    id: firm, openingCash: opening, externalRevenue: 0, growth: [], volatility: 0,
                    fixedCost: flows.map { -$0 })
            ], quarters: flows.count, shocks: ShockModel(correlation: [1]), clearing: nil)
        let path = try LiquiditySimulation(model).zeroShock()
        return (path.cash, path.gap[0])
    }
}
