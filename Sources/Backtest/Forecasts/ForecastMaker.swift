import Analysis
import Circularity
import FlowNetwork
import Ledger
import Liquidity
import Money
import Statistics
import Text

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Makes the forecasts of a model on its day.
///
/// - Announcements: how many dollars of the ledger's own announcements stood a year later (``HeadlineDecay``), as a beta distribution
///   (``RealisationModel``); its mean for a named announcement, its quantiles for all of them.
/// - Coverage: the coverage of the next calendar year by revenue, with the spread of the ledger's own yearly changes of revenue.
/// - Shortfall: the stress test's base scenario, where the model has one.
///
/// Rivals: the base rate is the share of settled forecasts of the kind before (with half a success and half a failure, one half without any); the last value says that everything stays as it is.
public struct ForecastMaker: Sendable {
    private let analysis: Analysis
    /// Settled before the day, by kind: sum and count of the values.
    private let past: [Forecast.Kind: (sum: Double, count: Int)]

    /// Quarters that shortfalls are stated for, and months that an announcement has to stand.
    public static let quarters = 4
    public static let months = 12
    /// Fewest yearly changes of revenue that a spread may rest on.
    public static let fewestChanges = 8

    /// - Parameters:
    ///   - analysis: of the day; a stress test in it is used.
    ///   - settled: forecasts that were settled by the day.
    public init(_ analysis: Analysis, settled: [Settlement] = []) {
        self.analysis = analysis
        var past: [Forecast.Kind: (sum: Double, count: Int)] = [:]
        for one in settled {
            guard let value = one.value, one.forecast.due <= analysis.ledger.asOf else { continue }
            past[one.forecast.kind, default: (0, 0)].sum += value
            past[one.forecast.kind, default: (0, 0)].count += 1
        }
        self.past = past
    }

    /// - Throws: ``MeasureError`` as the parts of the analysis, or ``StatisticsError``.
    public func forecasts() throws -> [Forecast] {
        try standing() + coverage() + shortfalls()
    }

    private func baseRate(_ kind: Forecast.Kind) -> Double {
        let (sum, count) = past[kind] ?? (0, 0)
        return (sum + 0.5) / (Double(count) + 1)
    }

    private func forecast(
        _ kind: Forecast.Kind, _ subject: String, due: Day, _ says: Forecast.Statement,
        amount: Double? = nil, lastValue: Double, method: String, settledBy: String
    ) -> Forecast {
        let manifest = analysis.manifest
        return Forecast(
            kind: kind, subject: subject, made: analysis.ledger.asOf, due: due,
            modelID: manifest.modelID, modelHash: manifest.modelHash, says: says.stored,
            amount: amount.map(Self.stored), baseRate: Self.stored(baseRate(kind)),
            lastValue: Self.stored(lastValue), method: method, settledBy: settledBy)
    }

    /// As the file keeps it, so that what is scored is what was written.
    static func stored(_ value: Double) -> Double {
        Double(ForecastChain.number(value)) ?? value
    }

    // MARK: Announcements

    private func standing() throws -> [Forecast] {
        try analysis.compute([.decay])
        let network = analysis.network
        let due = analysis.ledger.asOf.adding(months: Self.months)
        let legs = network.legs.filter(SettlingLedger.isAnnounced)
        guard !legs.isEmpty else { return [] }
        let chance = RealisationModel(
            analysis.ledger, announced: analysis.headlineDecay, binding: analysis.signedDecay
        ).announced
        let mean =
            ((chance.observed ?? 0) * chance.effectiveCount + 0.5) / (chance.effectiveCount + 1)
        var quantiles: [Double] = []
        for level in Forecast.levels { quantiles.append(try chance.quantile(level)) }
        let method =
            "Kaplan-Meier share of announced dollars after \(analysis.headlineDecay.horizonDays) days, \(DecimalFormat.significant(chance.effectiveCount, 3, .data)) effective undertakings, half a success and half a failure added"
        var all = legs.map { leg in
            forecast(
                .standing, leg.id, due: due, .chance(mean),
                amount: SettlingLedger.units(leg.stated.upTo(.announced), network),
                lastValue: 1, method: method,
                settledBy:
                    "the leg's announced or firmer amount on the day due: 90% of the amount or more"
            )
        }
        let total = legs.reduce(Int64(0)) { $0 + $1.stated.upTo(.announced) }
        all.append(
            forecast(
                .attrition, "", due: due, .quantiles(quantiles),
                amount: SettlingLedger.units(total, network), lastValue: 1, method: method,
                settledBy:
                    "the share of today's announced or firmer legs that is left on the day due"
            ))
        return all
    }

    // MARK: Coverage

    private func coverage() throws -> [Forecast] {
        let ledger = analysis.ledger
        guard let spread = Self.spread(ledger) else { return [] }
        let year = ledger.asOf.year + 1
        guard let due = FlowView.Window(year: year)?.end.adding(days: -1) else { return [] }
        let network = analysis.network
        return OutsideCoverage.all(network, ledger: ledger, layer: .announced).compactMap { buyer in
            guard let entry = buyer.years.first(where: { $0.year == year }),
                let share = entry.ownRevenueShare, share > 0
            else { return nil }
            let chance = NormalDistribution.cumulative(log(share) / spread.deviation)
            return forecast(
                .coverage, network.firms[buyer.firm].id, due: due, .chance(chance),
                lastValue: share >= 1 ? 1 : 0,
                method:
                    "outside revenue over orders due in \(year), log-normal with the spread of \(spread.count) yearly changes of revenue",
                settledBy:
                    "outside revenue of the year, as reported, over the orders due in it: 1 or more"
            )
        }
    }

    /// Standard deviation of the logarithms of yearly changes of revenue, all firms together; `nil` where there are too few.
    static func spread(_ ledger: ResolvedLedger) -> (deviation: Double, count: Int)? {
        var changes: [Double] = []
        for firm in Set(ledger.facts.map(\.firm)).sorted() {
            var byYear: [Int: Double] = [:]
            for place in ledger.facts(of: firm, "revenue_annual") {
                let fact = ledger.facts[place]
                guard fact.scope == nil, fact.basis == .reported || fact.basis == .derived,
                    let revenue = ledger.amount(of: fact)?.stated?.doubleValue
                else { continue }
                byYear[fact.asOf.last.year] = revenue
            }
            for year in byYear.keys.sorted() {
                guard let revenue = byYear[year], let before = byYear[year - 1], before > 0,
                    revenue > 0
                else { continue }
                changes.append(log(revenue / before))
            }
        }
        guard changes.count >= fewestChanges else { return nil }
        let mean = changes.reduce(0, +) / Double(changes.count)
        let squares = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let deviation = (squares / Double(changes.count - 1)).squareRoot()
        return deviation > 0 ? (deviation, changes.count) : nil
    }

    // MARK: Shortfall

    private func shortfalls() throws -> [Forecast] {
        guard let scenario = analysis.stressPlan?.models.first?.scenario.id else { return [] }
        let table = try analysis.table(of: ["cash-out-probability"])
        return table.measures(of: "cash-out-probability").compactMap { measure in
            func part(_ kind: MetricDefinition.Subject) -> String? {
                measure.id.dimensions.first { $0.kind == kind }?.value
            }
            guard part(.scenario) == scenario, let firm = part(.firm),
                let quarter = part(.time).flatMap({ Quarter($0) }), let chance = measure.value
            else { return nil }
            let due = quarter.advanced(by: 1).start.adding(days: -1)
            guard due > analysis.ledger.asOf,
                due <= analysis.ledger.asOf.adding(months: 3 * (Self.quarters + 1))
            else { return nil }
            return forecast(
                .shortfall, firm, due: due, .chance(chance), lastValue: 0,
                method: "stress test, scenario \(scenario), \(measure.replicates ?? 0) paths",
                settledBy:
                    "a fact of metric insolvency up to the day due, or a figure of the firm about a later day"
            )
        }
    }
}

extension Forecast.Statement {
    var stored: Forecast.Statement {
        switch self {
        case .chance(let chance): .chance(ForecastMaker.stored(chance))
        case .quantiles(let values): .quantiles(values.map(ForecastMaker.stored))
        }
    }
}
