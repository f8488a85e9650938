import Ledger
import Ouroboros

/// The numbers of one model: an analysis, made again with more replicates when a limit asks for it.
public struct AnalysisSource: MeasureSource {
    public let analysis: Analysis
    private let model: LedgerModel
    private let options: AnalysisOptions
    private let finder: LoopFinder
    private let series: SeriesSource
    /// Measures by id, by number of replicates.
    private var estimates: [Int: [MeasureID: Measure]]

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
        estimates = [options.replicates: Self.index(analysis.measures)]
    }

    public var measures: [Measure] { analysis.measures }

    public mutating func measure(
        _ id: MeasureID, parameters: [String: String], replicates: Int?
    ) -> Measure? {
        let known = estimates[options.replicates]?[id]
        if SeriesSource.knows(id.rule), !parameters.isEmpty || replicates != nil || known == nil {
            return series.measure(id, parameters: parameters, replicates: replicates)
        }
        guard let replicates, replicates != options.replicates else { return known }
        // What is not simulated does not change with the replicates.
        guard known?.standardError != nil else { return known }
        if estimates[replicates] == nil {
            var more = options
            more.replicates = replicates
            more.uncertainty.draws = 0
            var ledger = model
            ledger.attachments.removeAll { $0.kind == .series }
            estimates[replicates] = (try? Analysis(of: ledger, options: more)).map {
                Self.index($0.measures)
            }
        }
        return estimates[replicates]?[id]
    }

    public func observations(_ id: MeasureID, parameters: [String: String]) -> Int? {
        series.observations(id, parameters)
    }

    public func loop(_ measure: Measure) -> MoneyLoop? { finder.loop(measure) }

    private static func index(_ measures: [Measure]) -> [MeasureID: Measure] {
        Dictionary(measures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
