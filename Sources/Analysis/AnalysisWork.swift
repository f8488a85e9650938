import Circularity
import Clearing
import FlowNetwork
import Indicators
import Ledger
import Liquidity
import Money
import SeriesTests
import Statistics
import Text

/// The parts of an analysis, each computed when it is first asked for, from values only, and kept.
///
/// Parts ask for parts; no part asks, directly or through others, for itself.
final class AnalysisWork: Sendable {
    let opened: OpenedModel
    let options: AnalysisOptions
    let ledger: ResolvedLedger
    let network: FlowNetwork
    private let progress: (@Sendable (_ paths: Int, _ total: Int) -> Void)?
    private let isCancelled: (@Sendable () -> Bool)?

    /// Parts that depend on the ledger of the day alone.
    let facts: LedgerParts
    private let manifestPart = Part<Manifest>()
    private let uncertaintyPart: Part<Uncertainty?>
    let returnableExcessParts: Parts<Circularity.NullModel, ExcessReturnable?>
    let chance: ChanceParts
    let disclosurePart: Part<DisclosureValue?>
    private let indicatorsPart: Part<IndicatorResults>
    private let seriesPart: Part<[SeriesResult]>
    private let stressPart: Part<StressAnalysis?>
    private let measureParts = Parts<Int, MetricTable>()
    private let tablePart = Part<MetricTable>()

    init(
        _ opened: OpenedModel, options: AnalysisOptions,
        progress: (@Sendable (_ paths: Int, _ total: Int) -> Void)?,
        isCancelled: (@Sendable () -> Bool)?
    ) {
        self.opened = opened
        self.options = options
        self.progress = progress
        self.isCancelled = isCancelled
        let day = opened.resolved(
            asOf: options.asOf ?? opened.model.defaultAsOf, policy: options.conflictPolicy)
        ledger = day.ledger
        network = day.network
        facts = LedgerParts()
        chance = ChanceParts()
        uncertaintyPart = Part()
        returnableExcessParts = Parts()
        disclosurePart = Part()
        indicatorsPart = Part()
        seriesPart = Part()
        stressPart = Part()
    }

    /// The same model with other options: whatever does not depend on them is shared.
    init(sharing other: AnalysisWork, options: AnalysisOptions) {
        opened = other.opened
        self.options = options
        progress = nil
        isCancelled = other.isCancelled
        let old = other.options
        let day = options.asOf ?? opened.model.defaultAsOf
        let isSameLedger = day == other.ledger.asOf && options.conflictPolicy == old.conflictPolicy
        if isSameLedger {
            (ledger, network) = (other.ledger, other.network)
        } else {
            let resolved = opened.resolved(asOf: day, policy: options.conflictPolicy)
            (ledger, network) = (resolved.ledger, resolved.network)
        }
        let isSame = isSameLedger && options.maxCircuitLength == old.maxCircuitLength
        facts = isSame ? other.facts : LedgerParts()
        let isSameSeed = options.seed == old.seed
        let hasSameTests =
            isSame && isSameSeed && options.replicates == old.replicates
            && options.circuitWindowDays == old.circuitWindowDays
        chance = hasSameTests ? other.chance : ChanceParts()
        let hasSameDraws = isSame && isSameSeed && options.uncertainty == old.uncertainty
        uncertaintyPart = hasSameDraws ? other.uncertaintyPart : Part()
        returnableExcessParts = hasSameTests ? other.returnableExcessParts : Parts()
        disclosurePart = hasSameDraws ? other.disclosurePart : Part()
        indicatorsPart = hasSameDraws ? other.indicatorsPart : Part()
        let hasSameSeries =
            day == other.ledger.asOf && isSameSeed
            && options.seriesReplicates == old.seriesReplicates
        seriesPart = hasSameSeries ? other.seriesPart : Part()
        stressPart = isSameLedger && options.stress == old.stress ? other.stressPart : Part()
    }

    var announced: FlowView { FlowView(layer: .announced) }

    func manifest() throws(MeasureError) -> Manifest {
        try manifestPart.value { () throws(MeasureError) in
            Manifest(model: opened.model, asOf: ledger.asOf, options: options)
        }
    }

    // MARK: Circulation

    func layers() throws(MeasureError) -> [LayerResult] {
        try facts.layers.value { () throws(MeasureError) in try LayerResult.all(network) }
    }

    /// The layer that headlines are about: what is announced, or firmer.
    func headline() throws(MeasureError) -> LayerResult {
        LayerResult.of(.announced, in: try layers())
    }

    func years() throws(MeasureError) -> [YearResult] {
        try facts.years.value { () throws(MeasureError) in try YearResult.all(network) }
    }

    func circuits() throws(MeasureError) -> CircuitCensus {
        try facts.circuits.value { () throws(MeasureError) in
            do throws(GraphError) {
                return try CircuitCensus(of: network, maxLength: options.maxCircuitLength)
            } catch { throw .graph(error) }
        }
    }

    func circuitNumbers() throws(MeasureError) -> CircuitNumbers {
        try facts.circuitNumbers.value { () throws(MeasureError) in
            let census = try circuits()
            return CircuitNumbers(census, capitalLeads: try capitalLeads(census))
        }
    }

    /// Whether there are loops of capital alone, and more goes round in them than can come back as orders.
    private func capitalLeads(_ census: CircuitCensus) throws(MeasureError) -> Bool {
        func isPriced(_ circuit: DealCircuit) -> Bool { circuit.bottleneck(.announced) != nil }
        let capital = census.circuits(.crossHolding)
        if capital.isEmpty { return false }
        // Nothing is known to go round as capital, and something can come back: no solution is needed to tell.
        if !capital.contains(where: isPriced),
            census.circuits(.circularFinancing).contains(where: isPriced)
        {
            return false
        }
        return try returnableLayers()[Firmness.announced.rawValue].capitalLeads
    }

    func vendors() throws(MeasureError) -> [VendorFinancing] {
        try facts.vendors.value { () throws(MeasureError) in
            VendorFinancing.all(network, ledger: ledger)
        }
    }

    func coverage() throws(MeasureError) -> Coverage {
        try facts.coverage.value { () throws(MeasureError) in Coverage(network) }
    }

    // MARK: Dependence

    func roundTrips() throws(MeasureError) -> [RoundTrips] {
        try facts.roundTrips.value { () throws(MeasureError) in
            try RoundTrips.all(network, ledger: ledger)
        }
    }

    func returnShares() throws(MeasureError) -> ReturnShares {
        try facts.returnShares.value { () throws(MeasureError) in
            try ReturnShares(
                network, ledger: ledger, layer: .announced,
                window: FlowView.Window(
                    start: ledger.asOf.adding(months: -12), end: ledger.asOf))
        }
    }

    func leaveOneOut() throws(MeasureError) -> LeaveOneOut {
        try facts.leaveOneOut.value { () throws(MeasureError) in
            try LeaveOneOut(network, view: announced)
        }
    }

    func firmRoundTrips() throws(MeasureError) -> [FirmRoundTrip] {
        try facts.firmRoundTrips.value { () throws(MeasureError) in
            try FirmRoundTrip.all(network, view: announced)
        }
    }

    func undisclosed() throws(MeasureError) -> UndisclosedBounds {
        try facts.undisclosed.value { () throws(MeasureError) in
            try UndisclosedBounds(network, ledger: ledger, layer: .announced)
        }
    }

    func concentration(_ side: CounterpartyConcentration.Side) -> [CounterpartyConcentration] {
        CounterpartyConcentration.all(network, side: side, view: announced)
    }

    func providers() throws(MeasureError) -> [ProviderHistory] {
        try facts.providers.value { () throws(MeasureError) in
            ProviderHistory.all(network, ledger: ledger)
        }
    }

    func dependence() throws(MeasureError) -> DependenceResults {
        DependenceResults(
            roundTrips: try roundTrips(), returnShares: try returnShares(),
            leaveOneOut: try leaveOneOut(), firmRoundTrips: try firmRoundTrips(),
            undisclosed: try undisclosed(), suppliers: concentration(.suppliers),
            customers: concentration(.customers), providers: try providers())
    }

    // MARK: Chance and doubt

    /// `nil` when no replicates were asked for.
    func significance() throws(MeasureError) -> SignificanceResult? {
        guard options.replicates > 0 else { return nil }
        var excess: [ExcessCirculation] = []
        for null in Circularity.NullModel.allCases {
            if let test = try self.excess(null) { excess.append(test) }
        }
        return SignificanceResult(
            layer: try headline().layer, excess: excess, alignment: try alignment(),
            datedCircuits: try datedCircuits())
    }

    /// `nil` where there is no money, or when no replicates were asked for.
    func excess(_ null: Circularity.NullModel) throws(MeasureError) -> ExcessCirculation? {
        try chance.excess.value(null) { () throws(MeasureError) in
            let headline = try headline()
            guard options.replicates > 0, headline.stated.totalWeight > 0 else { return nil }
            return try ExcessCirculation(
                of: headline.stated.network, null: null, replicates: options.replicates,
                streams: RandomStreams(seed: options.seed))
        }
    }

    func alignment() throws(MeasureError) -> InvestorSupplierAlignment? {
        try chance.alignment.value { () throws(MeasureError) in
            guard options.replicates > 0 else { return nil }
            return try InvestorSupplierAlignment(
                of: network, view: FlowView(layer: try headline().layer),
                replicates: options.replicates, streams: RandomStreams(seed: options.seed))
        }
    }

    /// - Precondition: replicates were asked for.
    func datedCircuits() throws(MeasureError) -> DatedCircuitTest {
        try chance.datedCircuits.value { () throws(MeasureError) in
            let announced = network.announcementRows(ledger)
            return try DatedCircuitTest(
                of: announced.list, groups: announced.deals,
                windowDays: options.circuitWindowDays, maxLength: options.maxCircuitLength,
                replicates: options.replicates, streams: RandomStreams(seed: options.seed))
        }
    }

    func headlineDecay() throws(MeasureError) -> HeadlineDecay {
        try facts.headlineDecay.value { () throws(MeasureError) in HeadlineDecay(ledger) }
    }

    func signedDecay() throws(MeasureError) -> HeadlineDecay {
        try facts.signedDecay.value { () throws(MeasureError) in
            HeadlineDecay(ledger, layer: .binding)
        }
    }

    func uncertainty() throws(MeasureError) -> Uncertainty? {
        try uncertaintyPart.value { () throws(MeasureError) in
            guard options.uncertainty.draws > 0 else { return nil }
            let headline = try headline()
            guard headline.stated.totalWeight > 0 else { return nil }
            return try Uncertainty(
                network, ledger, census: try circuits(), vendors: try vendors(),
                layers: try layers().filter(\.hasOwnLegs).map(\.layer), headline: headline.layer,
                model: RealisationModel(
                    ledger, announced: try headlineDecay(), binding: try signedDecay()),
                options: options.uncertainty, streams: RandomStreams(seed: options.seed))
        }
    }

    /// What each disagreement about an amount does to the returnable financing, in the ledger's order of disagreements.
    func disputes() throws(MeasureError) -> [DisputedAmount] {
        try facts.disputes.value { () throws(MeasureError) in
            try DisputedAmount.all(ledger, network: network)
        }
    }

    // MARK: Indicators and series

    func indicators() throws(MeasureError) -> IndicatorResults {
        try indicatorsPart.value { () throws(MeasureError) in
            try IndicatorResults(
                ledger: ledger, network: network,
                roundTrips: try roundTrips().first { $0.layer == .announced },
                uncertainty: try uncertainty(), options: options)
        }
    }

    func indicatorHistory() throws(MeasureError) -> [IndicatorResults.Past] {
        try facts.indicatorHistory.value { () throws(MeasureError) in
            try IndicatorResults.history(
                of: opened.model, before: ledger.asOf, conflictPolicy: options.conflictPolicy)
        }
    }

    func series() throws(MeasureError) -> [SeriesResult] {
        try seriesPart.value { () throws(MeasureError) in
            SeriesResult.all(of: opened.series, asOf: ledger.asOf, options: options)
        }
    }

    // MARK: Failure

    func contagion(_ layer: Firmness) throws(MeasureError)
        -> Result<LedgerContagion, ClearingError>
    {
        try facts.contagion.value(layer) { () throws(MeasureError) in
            do throws(ClearingError) {
                return .success(
                    try LedgerContagion(network: network, ledger: ledger, layer: layer))
            } catch { return .failure(error) }
        }
    }

    /// What is to be simulated; `nil`: nothing was asked for, or no scenario can be simulated on the day.
    var stressPlan: StressPlan? {
        options.stress.flatMap {
            StressPlan(opened.scenarios, ledger: ledger, network: network, settings: $0)
        }
    }

    func stress() throws(MeasureError) -> StressAnalysis? {
        try stressPart.value { () throws(MeasureError) in
            guard let plan = stressPlan else { return nil }
            do throws(SimulationError) {
                return try StressAnalysis(plan, progress: progress, isCancelled: isCancelled)
            } catch { throw .simulation(error.description) }
        }
    }

    // MARK: Numbers

    func evidence() throws(MeasureError) -> LegEvidence {
        try facts.evidence.value { () throws(MeasureError) in LegEvidence(ledger, network) }
    }

    /// The numbers of one group of the catalogue.
    func measures(_ group: Int) throws(MeasureError) -> MetricTable {
        try measureParts.value(group) { () throws(MeasureError) in
            MetricTable(try MeasureCatalogue.groups[group].measures(Analysis(self)))
        }
    }

    /// Every number.
    func table() throws(MeasureError) -> MetricTable {
        try tablePart.value { () throws(MeasureError) in
            var all: [Measure] = []
            for group in MeasureCatalogue.groups.indices {
                all += try measures(group).measures
            }
            return MetricTable(all)
        }
    }
}
