import Analysis
import Circularity
import Ledger
import Liquidity

/// The numbers of one model: an analysis, made again with more replicates when a limit asks for it.
public struct AnalysisSource: MeasureSource {
    public let analysis: Analysis
    private let model: LedgerModel
    private let options: AnalysisOptions
    private let finder: LoopFinder
    private let series: SeriesSource
    /// Measures by id.
    private var known: [MeasureID: Measure]
    private var estimates: [Estimate: [MeasureID: Measure]] = [:]

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
        var isStress: Bool
    }

    /// - Parameters:
    ///   - analysis: of `model` with `options`.
    ///   - threads: for tests of series; the numbers do not depend on it.
    public init(
        _ analysis: Analysis, of model: LedgerModel, options: AnalysisOptions, threads: Int = 1
    ) {
        self.analysis = analysis
        self.model = model
        self.options = options
        finder = LoopFinder(analysis)
        series = SeriesSource(
            model, asOf: analysis.ledger.asOf, seed: options.seed,
            replicates: options.seriesReplicates,
            threads: threads)
        known = Self.index(analysis.measures)
    }

    public var measures: [Measure] { analysis.measures }

    public mutating func measure(
        _ id: MeasureID, parameters: [String: String], replicates: Int?
    ) -> Measure? {
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
        let isStress = MeasureCatalogue.needsStress(id.rule)
        let key = Estimate(replicates: replicates, isStress: isStress)
        if estimates[key] == nil {
            var more = options
            if isStress {
                more.stress?.paths = replicates
                more.replicates = 0
            } else {
                more.stress = nil
                more.replicates = replicates
            }
            more.uncertainty.draws = 0
            var ledger = model
            ledger.attachments.removeAll { $0.kind == .series }
            estimates[key] = (try? Analysis(of: ledger, options: more)).map {
                Self.index($0.measures)
            }
        }
        return estimates[key]?[id]
    }

    public func observations(_ id: MeasureID, parameters: [String: String]) -> Int? {
        series.observations(id, parameters)
    }

    public func loop(_ measure: Measure) -> MoneyLoop? { finder.loop(measure) }

    private static func index(_ measures: [Measure]) -> [MeasureID: Measure] {
        Dictionary(measures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
