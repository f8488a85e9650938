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
/// The ledger scopes the parts with the analyst's name: `compute_budget` (rental), `forecast_bridge` (the parts of the sum), `funding_gap`, and
/// `revenue_annual` for the first and last year of the revenue path.
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

    /// - Returns: `nil` when the ledger lacks the rent, the gap or the means on its day.
    /// - Throws: ``SimulationError`` for figures that cannot be simulated.
    public init?(
        firm: String = "openai", analyst: String = "HSBC", _ ledger: ResolvedLedger
    ) throws(SimulationError) {
        func parts(_ metric: String) -> [(part: Part, year: Int)] {
            ledger.facts.compactMap { fact in
                guard fact.firm == firm, fact.metric == metric,
                    let scope = fact.scopeText, scope.text.contains(analyst),
                    let amount = ForecastFacts.billions(fact, ledger)
                else { return nil }
                let name = scope.map {
                    $0.replacing("\(analyst), ", with: "").replacing(", \(analyst)", with: "")
                }
                return (Part(name: name, amount: amount, source: fact.source), fact.asOf.last.year)
            }
        }
        let rents = parts("compute_budget").sorted { $0.year < $1.year }
        let bridge = parts("forecast_bridge")
        guard let rent = rents.first, let stated = parts("funding_gap").first else { return nil }
        let buffer = bridge.first { $0.part.name.text.contains("buffer") }?.part
        let upside = bridge.first { $0.part.name.text.contains("revenue more") }?.part
        let means = bridge.map(\.part).filter { $0 != buffer && $0 != upside }
        guard !means.isEmpty else { return nil }
        self.buffer = buffer
        self.upside = upside
        self.means = means
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
        // Evenly over the quarters from the middle of 2025, as the rent is stated (second half of 2025 to 2030).
        let quarters = max(1, (rent.year - 2025) * 4 + 2)
        let flow =
            (means.reduce(0) { $0 + $1.amount } - rent.part.amount) / Double(quarters)
        let flows = [Double](repeating: flow, count: quarters)
        gapWithoutCash = try ForecastFacts.path(firm: firm, flows: flows).gap
        gapWithCash = try ForecastFacts.path(
            firm: firm, opening: cash?.amount ?? 0, flows: flows
        ).gap
    }
}
