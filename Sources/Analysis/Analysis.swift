import Circularity
import Clearing
import FlowNetwork
import Indicators
import Ledger
import Liquidity
import Money
import SeriesTests
import Text

/// Everything that a report, a gate, a trace or a data file is made from: from values only, each part computed once.
///
/// ```swift
/// let analysis = try Analysis(of: opened)
/// analysis.layer(.binding).stated.share      // at most this share of binding dollars can go round
///
/// let quick = try Analysis(of: opened, parts: [.circuits])
/// quick.circuits                              // nothing else was computed
/// ```
/// It is complete: whatever any verb prints of a model is a part of it. Parts are computed when they are first read, on whatever thread, and kept; copies share them.
/// Those that are named in ``init(of:options:parts:progress:isCancelled:)`` are computed there, and only there can they fail: name what is going to be read.
public struct Analysis: Sendable {
    let work: AnalysisWork

    init(_ work: AnalysisWork) { self.work = work }

    /// - Parameters:
    ///   - parts: what to compute now.
    ///   - progress: called from any thread with paths of the stress test just done, and how many there are in all.
    ///   - isCancelled: asked often during the stress test; what is done until then is kept.
    /// - Throws: ``MeasureError`` when amounts overflow 64 bits, or when a solution fails its own check.
    public init(
        of opened: OpenedModel, options: AnalysisOptions = AnalysisOptions(),
        parts: AnalysisParts = .all,
        progress: (@Sendable (_ paths: Int, _ total: Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(MeasureError) {
        work = AnalysisWork(
            opened, options: options, progress: progress, isCancelled: isCancelled)
        try compute(parts)
    }

    /// The same model and day with other options: parts that they do not touch are shared, computed or not.
    public func with(_ options: AnalysisOptions) -> Analysis {
        Analysis(AnalysisWork(sharing: work, options: options))
    }

    /// Computes parts now, those that are not computed yet.
    ///
    /// - Throws: ``MeasureError`` as ``init(of:options:parts:progress:isCancelled:)``.
    public func compute(_ parts: AnalysisParts) throws(MeasureError) {
        for (part, run) in AnalysisParts.order where parts.contains(part) { try run(work) }
    }

    /// A part that was computed, or that cannot fail.
    static func part<Value>(_ value: () throws(MeasureError) -> Value) -> Value {
        do throws(MeasureError) { return try value() } catch {
            preconditionFailure("the part was not asked for, and failed: \(error)")
        }
    }

    public var options: AnalysisOptions { work.options }
    /// Series as they were read.
    public var openedSeries: [OpenedSeries] { work.opened.series }
    public var ledger: ResolvedLedger { work.ledger }
    public var network: FlowNetwork { work.network }
    public var manifest: Manifest { Self.part(work.manifest) }

    /// One result per firmness layer, firmest first. Layers are cumulative: one without a leg of its own says what the firmer one says.
    public var layers: [LayerResult] { Self.part(work.layers) }
    /// Circulation of each calendar year in which a counted dollar falls due.
    public var years: [YearResult] { Self.part(work.years) }
    public var circuits: CircuitCensus { Self.part(work.circuits) }
    /// Numbers of the loops that are named: those of investment and orders, and those of capital alone where they are the larger finding.
    public var circuitNumbers: CircuitNumbers { Self.part(work.circuitNumbers) }
    public var vendors: [VendorFinancing] { Self.part(work.vendors) }
    public var coverage: Coverage { Self.part(work.coverage) }
    public var dependence: DependenceResults { Self.part(work.dependence) }
    /// What can come back as orders, each dollar counted once, and who can pay from outside.
    public var returnable: ReturnableResults { ReturnableResults(work: work) }
    /// `nil` when no replicates were asked for.
    public var significance: SignificanceResult? { Self.part(work.significance) }
    /// What became of announced dollars, and of signed ones.
    public var headlineDecay: HeadlineDecay { Self.part(work.headlineDecay) }
    public var signedDecay: HeadlineDecay { Self.part(work.signedDecay) }
    /// Intervals of the measures; `nil` for a ledger without a counted dollar, or when no draws were asked for.
    public var uncertainty: Uncertainty? { Self.part(work.uncertainty) }
    /// What hangs on each disagreement about an amount, in the ledger's order of disagreements.
    public var disputes: [DisputedAmount] { Self.part(work.disputes) }
    /// What is simulated; `nil` when it was not asked for, or for a model without a scenario that can be simulated on the day.
    public var stressPlan: StressPlan? { work.stressPlan }
    /// `nil` as ``stressPlan``.
    public var stress: StressAnalysis? { Self.part(work.stress) }
    /// Who loses what if a firm stops paying, on claims that are binding or firmer.
    public var contagion: Result<LedgerContagion, ClearingError> { contagion(.binding) }
    /// The same on claims of another firmness.
    public func contagion(_ layer: Firmness) -> Result<LedgerContagion, ClearingError> {
        Self.part { () throws(MeasureError) in try work.contagion(layer) }
    }
    /// Level of every interval, 0…1.
    public var intervalLevel: Double { options.uncertainty.level }
    /// The ratio indicators on the day.
    public var indicators: IndicatorResults { Self.part(work.indicators) }
    /// What of them could be read at the ends of the quarters before, with the knowledge of each day; oldest first, from the first day with any.
    public var indicatorHistory: [IndicatorResults.Past] { Self.part(work.indicatorHistory) }
    /// The model's series, in the order of their paths.
    public var series: [SeriesResult] { Self.part(work.series) }
    /// Every number that a gate can check and `trace` explains (``MeasureCatalogue``).
    public var table: MetricTable { Self.part(work.table) }
    /// The same, sorted by id.
    public var measures: [Measure] { table.measures }

    /// Sources, grade and age of every leg.
    var evidence: LegEvidence { Self.part(work.evidence) }

    /// The number with an id: of all parts only those are computed that it is made from.
    ///
    /// - Throws: ``MeasureError`` as the parts.
    public func number(_ id: MeasureID) throws(MeasureError) -> Measure? {
        for group in MeasureCatalogue.groups(of: id.rule, null: id.nullModel) {
            if let found = try work.measures(group)[id] { return found }
        }
        return nil
    }

    /// Numbers of some rules, sorted by id, and of the rules that belong to the same parts.
    ///
    /// - Throws: ``MeasureError`` as the parts.
    public func table(of rules: some Sequence<String>) throws(MeasureError) -> MetricTable {
        try table(of: rules.map { (rule: $0, null: Circularity.NullModel?.none) })
    }

    /// The same where the null model may be known whose numbers are wanted.
    ///
    /// - Throws: ``MeasureError`` as the parts.
    public func table(
        of rules: [(rule: String, null: Circularity.NullModel?)]
    ) throws(MeasureError) -> MetricTable {
        let groups = Set(rules.flatMap { MeasureCatalogue.groups(of: $0.rule, null: $0.null) })
        var all: [Measure] = []
        for group in groups.sorted() { all += try work.measures(group).measures }
        return MetricTable(all)
    }

    /// The number with an id.
    public func measure(_ id: MeasureID) -> Measure? { table[id] }

    /// The layer that headlines are about: what is announced, or firmer.
    public var headline: LayerResult { layer(.announced) }

    /// What is as firm as this, or firmer.
    ///
    /// A layer without a leg of its own has the numbers of the next firmer one; without any leg they are zero, and shares `nil`.
    public func layer(_ firmness: Firmness) -> LayerResult {
        LayerResult.of(firmness, in: layers)
    }

    /// ``layers`` as far as a page needs them: up to the softest with a leg of its own, and to what is announced at the least.
    public var shownLayers: [LayerResult] {
        let softest = max(.announced, layers.last { $0.hasOwnLegs }?.layer ?? .announced)
        return layers.filter { $0.layer <= softest }
    }

    /// Disagreements between sources that the analyst described, as far as they could be seen on the day.
    public var conflicts: [Conflict] {
        ledger.model.conflicts.filter { $0.known <= ledger.asOf }
    }
}
