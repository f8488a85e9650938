import Circularity
import FlowNetwork
import Ledger
import Liquidity
import Money
import Statistics

/// What an analysis is asked to do, beside the model itself. A report's manifest holds all of it, so that the report can be made again.
public struct AnalysisOptions: Sendable, Hashable, Codable {
    /// The day whose knowledge counts; `nil`: the model's own.
    public var asOf: Day?
    public var conflictPolicy: ConflictPolicy
    /// Firms in a circuit at the most.
    public var maxCircuitLength: Int
    /// Seed of every random stream.
    public var seed: UInt64
    /// Replicates of every permutation test; 0 leaves the tests out.
    public var replicates: Int
    /// Most days from the first to the last announcement of a dated circuit.
    public var circuitWindowDays: Int
    /// Draws of amounts and promises, and what takes part in them; no draws leave the intervals out.
    public var uncertainty: Uncertainty.Options
    /// Replicates of the bootstrap of each series.
    public var seriesReplicates: Int
    /// How the model's scenarios are simulated; `nil` leaves the stress test out.
    public var stress: StressSettings?

    public init(
        asOf: Day? = nil, conflictPolicy: ConflictPolicy = .graded, maxCircuitLength: Int = 6,
        seed: UInt64 = 1, replicates: Int = defaultReplicates, circuitWindowDays: Int = 365,
        uncertainty: Uncertainty.Options = Uncertainty.Options(), seriesReplicates: Int = 999,
        stress: StressSettings? = nil
    ) {
        self.seriesReplicates = seriesReplicates
        self.stress = stress
        self.seed = seed
        self.replicates = replicates
        self.circuitWindowDays = circuitWindowDays
        self.uncertainty = uncertainty
        self.asOf = asOf
        self.conflictPolicy = conflictPolicy
        self.maxCircuitLength = maxCircuitLength
    }
}

extension AnalysisOptions {
    /// Numbers alone, without tests and intervals: what a comparison needs.
    public static func point(
        asOf: Day?, conflictPolicy: ConflictPolicy = .graded
    ) -> AnalysisOptions {
        AnalysisOptions(
            asOf: asOf, conflictPolicy: conflictPolicy, replicates: 0,
            uncertainty: Uncertainty.Options(draws: 0), seriesReplicates: 0)
    }
}

/// Everything that a report, a gate or a data file is made from: computed once, from values only.
///
/// ```swift
/// let analysis = try Analysis(of: model)
/// analysis.layer(.binding).stated.share      // at most this share of binding dollars can go round
/// ```
public struct Analysis: Sendable {
    public let ledger: ResolvedLedger
    public let network: FlowNetwork
    /// One result per firmness layer, firmest first. Layers are cumulative: one without a leg of its own says what the firmer one says.
    public let layers: [LayerResult]
    /// Circulation of each calendar year in which a counted dollar falls due.
    public let years: [YearResult]
    public let circuits: CircuitCensus
    public let vendors: [VendorFinancing]
    public let coverage: Coverage
    public let dependence: DependenceResults
    /// What can come back as orders, each dollar counted once, and who can pay from outside.
    public let returnable: ReturnableResults
    /// `nil` when no replicates were asked for.
    public let significance: SignificanceResult?
    /// What became of announced dollars, and of signed ones.
    public let headlineDecay: HeadlineDecay
    public let signedDecay: HeadlineDecay
    /// Intervals of the measures; `nil` for a ledger without a counted dollar, or when no draws were asked for.
    public let uncertainty: Uncertainty?
    /// `nil` when it was not asked for, or for a model without a scenario that can be read (``ScenarioReader`` says why).
    public let stress: StressAnalysis?
    /// Level of every interval, 0…1.
    public let intervalLevel: Double
    /// The ratio indicators, on the day and before.
    public let indicators: IndicatorResults
    /// The model's series, in the order of their paths.
    public let series: [SeriesResult]
    public let manifest: Manifest
    /// Every number that a gate can check and `trace` explains, sorted by id (``MeasureCatalogue``).
    public private(set) var measures: [Measure]

    /// - Parameter progress: called from any thread with paths of the stress test just done, and how many there are in all.
    /// - Throws: ``MeasureError`` when amounts overflow 64 bits, or when a solution fails its own check.
    public init(
        of model: LedgerModel, options: AnalysisOptions = AnalysisOptions(),
        progress: (@Sendable (_ paths: Int, _ total: Int) -> Void)? = nil
    ) throws(MeasureError) {
        let asOf = options.asOf ?? model.defaultAsOf
        ledger = model.resolved(asOf: asOf, policy: options.conflictPolicy)
        network = FlowNetwork(ledger)
        layers = try LayerResult.all(network)
        years = try YearResult.all(network)
        do throws(GraphError) {
            circuits = try CircuitCensus(of: network, maxLength: options.maxCircuitLength)
        } catch { throw .graph(error) }
        vendors = VendorFinancing.all(network, ledger: ledger)
        coverage = Coverage(network)
        dependence = try DependenceResults(network, ledger: ledger)
        let headline = LayerResult.of(.announced, in: layers)
        significance = try SignificanceResult(
            network, ledger: ledger, headline: headline, options: options)
        intervalLevel = options.uncertainty.level
        headlineDecay = HeadlineDecay(ledger)
        signedDecay = HeadlineDecay(ledger, layer: .binding)
        if headline.stated.totalWeight > 0, options.uncertainty.draws > 0 {
            uncertainty = try Uncertainty(
                network, ledger, census: circuits, vendors: vendors,
                layers: layers.filter(\.hasOwnLegs).map(\.layer), headline: headline.layer,
                model: RealisationModel(
                    ledger, announced: headlineDecay, binding: signedDecay),
                options: options.uncertainty, streams: RandomStreams(seed: options.seed))
        } else {
            uncertainty = nil
        }
        returnable = try ReturnableResults(
            network, ledger: ledger, dependence: dependence,
            model: uncertainty?.model,
            options: options)
        indicators = try IndicatorResults(
            of: model, ledger: ledger, network: network,
            roundTrips: dependence.roundTrips.first { $0.layer == .announced },
            uncertainty: uncertainty, options: options)
        series = SeriesResult.all(of: model, asOf: asOf, options: options)
        if let settings = options.stress, let scenarios = ScenarioReader.read(model).scenarios {
            do throws(SimulationError) {
                stress = try StressAnalysis(
                    scenarios, ledger: ledger, network: network, settings: settings,
                    progress: progress)
            } catch { throw .simulation(error.description) }
        } else {
            stress = nil
        }
        manifest = Manifest(model: model, asOf: asOf, options: options)
        measures = []
        measures = MeasureCatalogue.measures(of: self)
    }

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

/// The measures of one cumulative layer, with the circulation at both ends of what the amounts' wording allows.
public struct LayerResult: Sendable {
    public let layer: Firmness
    /// Whether some leg has a dollar that is exactly as firm as the layer.
    public let hasOwnLegs: Bool
    public let stated: LayerMeasures
    /// `C*` and `W` in minor units with every amount at its lowest, and at its highest.
    public let low: Bound
    public let high: Bound

    public struct Bound: Sendable, Hashable {
        public let circulation: Int64
        public let totalWeight: Int64
    }

    static func all(_ network: FlowNetwork) throws(MeasureError) -> [LayerResult] {
        var results: [LayerResult] = []
        for layer in Firmness.allCases {
            let hasOwnLegs = network.legs.contains { $0.stated[layer] > 0 || $0.high[layer] > 0 }
            if !hasOwnLegs, let firmer = results.last {
                results.append(
                    LayerResult(
                        layer: layer, hasOwnLegs: false, stated: firmer.stated, low: firmer.low,
                        high: firmer.high))
                continue
            }
            let low = try LayerMeasures(network, view: FlowView(layer: layer, end: .low))
            let high = try LayerMeasures(network, view: FlowView(layer: layer, end: .high))
            results.append(
                LayerResult(
                    layer: layer, hasOwnLegs: hasOwnLegs,
                    stated: try LayerMeasures(network, view: FlowView(layer: layer)),
                    low: Bound(circulation: low.circulation.value, totalWeight: low.totalWeight),
                    high: Bound(circulation: high.circulation.value, totalWeight: high.totalWeight))
            )
        }
        return results
    }

    /// - Parameter results: what ``all(_:)`` made: one for every layer.
    static func of(_ layer: Firmness, in results: [LayerResult]) -> LayerResult {
        guard let found = results.first(where: { $0.layer == layer }) else {
            preconditionFailure("a result for every layer")
        }
        return found
    }
}

/// The circulation of the dollars that fall due in one calendar year, as announced or firmer.
public struct YearResult: Sendable {
    public let year: Int
    public let measures: LayerMeasures

    static func all(_ network: FlowNetwork) throws(MeasureError) -> [YearResult] {
        let spans = network.legs.filter { $0.stated.upTo(.announced) > 0 }
            .compactMap(\.resolved.schedule.span)
        guard let first = spans.map(\.start).min(), let last = spans.map(\.end).max() else {
            return []
        }
        var results: [YearResult] = []
        for year in first.year...max(first.year, last.adding(days: -1).year) {
            guard let window = FlowView.Window(year: year) else { continue }
            let measures = try LayerMeasures(
                network, view: FlowView(layer: .announced, window: window))
            if measures.totalWeight > 0 {
                results.append(YearResult(year: year, measures: measures))
            }
        }
        return results
    }
}
