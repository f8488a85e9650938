import Analysis
import Circularity
import Ledger
import Liquidity

/// The numbers of one model that rules are about: of an analysis, made again with more replicates when a limit asks for it.
public struct AnalysisSource: MeasureSource {
    public let analysis: Analysis
    private let options: AnalysisOptions
    private let finder: CircuitFinder
    private let series: SeriesSource
    private let known: MetricTable
    private var estimates: [Estimate: MetricTable] = [:]

    /// Tests of series that were made for rules.
    private var tests: [SeriesTest: Measure?] = [:]

    private struct SeriesTest: Hashable {
        var id: MeasureID
        var parameters: [String: String]
        var replicates: Int?
    }

    /// What was estimated anew: the stress test apart from the rest.
    private struct Estimate: Hashable {
        var replicates: Int
        var rule: String
        var null: NullModel?
    }

    /// - Parameters:
    ///   - analysis: of the model; what rules do not ask for is not computed.
    ///   - rules: ids of the measures that rules are about, with the null model where a rule names one.
    ///   - threads: for tests of series; the numbers do not depend on it.
    /// - Throws: ``MeasureError`` when the model cannot be analysed.
    public init(
        _ analysis: Analysis, rules: [(rule: String, null: NullModel?)], threads: Int = 1
    ) throws(MeasureError) {
        self.analysis = analysis
        options = analysis.options
        finder = CircuitFinder(analysis)
        series = SeriesSource(
            analysis.openedSeries, asOf: analysis.ledger.asOf, seed: options.seed,
            replicates: options.seriesReplicates, threads: threads)
        known = try analysis.table(of: rules)
    }

    public var measures: [Measure] { known.measures }

    public mutating func measure(
        _ id: MeasureID, parameters: [String: String], replicates: Int?
    ) throws(UnknownMeasure) -> Measure? {
        let known = self.known[id]
        if SeriesSource.knows(id.rule),
            !parameters.isEmpty || known == nil
                || (replicates != nil && known?.standardError != nil)
        {
            let key = SeriesTest(id: id, parameters: parameters, replicates: replicates)
            if let done = tests[key] { return done }
            let test = series.measure(id, parameters: parameters, replicates: replicates)
            tests[key] = .some(test)
            return test
        }
        // What is not simulated does not change with the replicates.
        guard let replicates, known?.standardError != nil else { return known }
        let key = Estimate(replicates: replicates, rule: id.rule, null: id.nullModel)
        if let table = estimates[key] { return table[id] }
        var more = options
        if MeasureCatalogue.needsStress(id.rule) {
            more.stress?.paths = replicates
            more.replicates = 0
        } else {
            more.stress = nil
            more.replicates = replicates
        }
        more.uncertainty.draws = 0
        do throws(MeasureError) {
            let table = try analysis.with(more).table(of: [(rule: id.rule, null: key.null)])
            for rule in Set(table.measures.map(\.id.rule)).union([id.rule]) {
                estimates[Estimate(replicates: replicates, rule: rule, null: key.null)] = table
            }
            return table[id]
        } catch {
            throw UnknownMeasure(
                reason: "with \(replicates) replicates it cannot be estimated: \(error)")
        }
    }

    public func observations(
        _ id: MeasureID, parameters: [String: String]
    ) throws(UnknownMeasure) -> Int? {
        series.observations(id, parameters)
    }

    public func loop(_ measure: Measure) throws(UnknownMeasure) -> MoneyCircuit? {
        do throws(MeasureError) {
            return try finder.loop(measure)
        } catch { throw UnknownMeasure(reason: "\(error)") }
    }
}
