import Ledger
import Money
import Text

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An analyst's sum from needs to a funding gap, put through the burn-rate model, and compared with the gap that the analyst states. Billions of the base currency.
///
/// The ledger scopes the parts with the analyst's name: `funding_gap`, `compute_budget` (rental), `forecast_bridge` (the parts of the sum), `forecast_buffer`,
/// `forecast_upside`, and `revenue_annual` for the first and last year of the revenue path.
public struct FundingBridge: Sendable {
    public struct Part: Sendable, Hashable {
        /// As the ledger scopes it, without the analyst.
        public var name: Prose
        public var amount: Double
        public var source: String
    }

    public var firm: String
    public var analyst: String
    public var revenue: [(year: Int, amount: Double, source: String)]
    /// What has to be paid through ``lastYear``.
    public var rent: Part
    /// Rent to later years, as stated.
    public var laterRent: (year: Int, part: Part)?
    public var lastYear: Int
    /// What the analyst sets against it, in the order of the ledger.
    public var means: [Part]
    /// Cash that the analyst counts, where a source gives it.
    public var cash: Part?
    /// Cash that should be left.
    public var buffer: Part?
    /// Revenue more in the analyst's other case.
    public var upside: Part?
    public var stated: Part
    /// The model's deepest shortfall with the means, and with the cash too.
    public var gapWithoutCash: Double
    public var gapWithCash: Double

    /// Growth a year that leads from the first to the last revenue.
    public var impliedGrowth: Double? {
        guard let first = revenue.first, let last = revenue.last, last.year > first.year,
            first.amount > 0
        else { return nil }
        return pow(last.amount / first.amount, 1 / Double(last.year - first.year)) - 1
    }

    /// The stated gap less what the parts add up to: what the published bridge leaves unexplained.
    public var unexplained: Double { stated.amount - gapWithoutCash }

    /// Every firm and analyst of whom the ledger has the gap, the rent and the means on its day.
    ///
    /// - Throws: ``SimulationError`` for figures that cannot be simulated.
    public static func all(_ ledger: ResolvedLedger) throws(SimulationError) -> [FundingBridge] {
        var found: [FundingBridge] = []
        for fact in ledger.facts where fact.metric == "funding_gap" {
            guard let analyst = fact.scopeText?.text,
                !found.contains(where: { $0.firm == fact.firm && $0.analyst == analyst })
            else { continue }
            if let bridge = try FundingBridge(
                firm: fact.firm, analyst: analyst, said: fact.known, ledger)
            {
                found.append(bridge)
            }
        }
        return found
    }

    /// - Parameter said: the day on which the gap was stated; what has to be paid begins with its half of the year.
    private init?(
        firm: String, analyst: String, said: Day, _ ledger: ResolvedLedger
    ) throws(SimulationError) {
        func parts(_ metric: String) -> [(part: Part, year: Int)] {
            ledger.facts.compactMap { fact in
                guard fact.firm == firm, fact.metric == metric, let scope = fact.scopeText,
                    scope.text.split(separator: ", ").contains(analyst[...]),
                    let amount = ForecastFacts.billions(fact, ledger)
                else { return nil }
                let name = scope.map {
                    $0.replacing("\(analyst), ", with: "").replacing(", \(analyst)", with: "")
                }
                return (Part(name: name, amount: amount, source: fact.source), fact.asOf.last.year)
            }
        }
        let rents = parts("compute_budget").sorted { $0.year < $1.year }
        means = parts("forecast_bridge").map(\.part)
        guard let rent = rents.first, let stated = parts("funding_gap").first, !means.isEmpty
        else { return nil }
        buffer = parts("forecast_buffer").first?.part
        upside = parts("forecast_upside").first?.part
        let bridgeSources = Set(means.map(\.source))
        cash = ledger.facts.first {
            $0.firm == firm && $0.metric == "cash_and_securities"
                && bridgeSources.contains($0.source)
        }.flatMap { fact in
            ForecastFacts.billions(fact, ledger).map {
                Part(name: "cash", amount: $0, source: fact.source)
            }
        }
        self.firm = firm
        self.analyst = analyst
        self.rent = rent.part
        lastYear = rent.year
        laterRent = rents.count > 1 ? (rents[1].year, rents[1].part) : nil
        self.stated = stated.part
        revenue = parts("revenue_annual").map { ($0.year, $0.part.amount, $0.part.source) }
            .sorted { $0.0 < $1.0 }
        let isSecondHalf = Day(year: said.year, month: 7, day: 1).map { $0 <= said } ?? false
        let quarters = max(1, (rent.year - said.year) * 4 + (isSecondHalf ? 2 : 4))
        let flow =
            (means.reduce(0) { $0 + $1.amount } - rent.part.amount) / Double(quarters)
        let flows = [Double](repeating: flow, count: quarters)
        gapWithoutCash = try ForecastFacts.path(firm: firm, flows: flows).gap
        gapWithCash = try ForecastFacts.path(
            firm: firm, opening: cash?.amount ?? 0, flows: flows
        ).gap
    }
}
