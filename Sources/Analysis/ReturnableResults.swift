import Circularity
import FlowNetwork
import Ledger
import Statistics

/// How much of the financing can come back as orders, each dollar counted once, and whether buyers can pay from outside.
public struct ReturnableResults: Sendable {
    /// One result for every layer, firmest first.
    public let layers: [ReturnableLayer]
    /// The headline layer over time.
    public let dated: DatedReturnable
    /// What of the headline hangs on one deal or one firm.
    public let fragility: ReturnableFragility
    /// `R*` against chance; empty when no replicates were asked for, or without financing.
    public let excess: [ExcessReturnable]
    /// Coverage of every buyer, by layer.
    public let coverage: [Firmness: [OutsideCoverage]]
    /// Revenue that each firm requires, and the largest group as one purse, in the headline layer.
    public let required: [RequiredRevenue]
    public let requiredOfGroup: RequiredRevenue
    /// The largest group as one firm, by layer.
    public let consolidated: [Firmness: ConsolidatedView]
    public let supplierFunding: [SupplierFunding]
    /// Every buyer's orders in one table, the largest first.
    public let totals: [BuyerTotals]
    public let bulletin: BulletinClasses
    public let missingOrders: [MissingOrder]
    /// What rests on which asset.
    public let pledges: DoublePledge
    /// Hidden inputs by what it would be worth to know them; `nil` without draws.
    public let disclosure: DisclosureValue?
    /// Sum over vendors of the traced round trips, lower and higher reading, at most the headline; `nil` where nothing can return.
    public let traced: ClosedRange<Int64>?

    /// - Throws: ``MeasureError`` when amounts overflow, or when a solution fails its own check.
    init(
        _ network: FlowNetwork, ledger: ResolvedLedger, dependence: DependenceResults,
        model: RealisationModel?, options: AnalysisOptions
    ) throws(MeasureError) {
        layers = try ReturnableLayer.all(network)
        dated = try DatedReturnable(of: DatedFlows(network, layer: .announced))
        fragility = try ReturnableFragility(network, view: FlowView(layer: .announced))
        let headline = Self.of(.announced, in: layers)
        var tests: [ExcessReturnable] = []
        if options.replicates > 1, headline.network.financing.totalWeight > 0 {
            for null in NullModel.allCases
            where null == .weights || network.firms.count <= ExcessCirculation.swapFirmLimit {
                tests.append(
                    try ExcessReturnable(
                        of: headline.network, null: null, replicates: options.replicates,
                        streams: RandomStreams(seed: options.seed)))
            }
        }
        excess = tests
        var coverage: [Firmness: [OutsideCoverage]] = [:]
        var views: [Firmness: ConsolidatedView] = [:]
        for layer in Firmness.allCases {
            coverage[layer] = OutsideCoverage.all(network, ledger: ledger, layer: layer)
            views[layer] = try ConsolidatedView(network, ledger: ledger, layer: layer)
        }
        self.coverage = coverage
        consolidated = views
        required = RequiredRevenue.all(network, ledger: ledger, layer: .announced)
        let group = try ConsolidatedView(network, ledger: ledger, layer: .announced)
        requiredOfGroup = RequiredRevenue(
            network, ledger: ledger, firms: group.members, layer: .announced)
        supplierFunding = SupplierFunding.all(network, ledger: ledger, layer: .announced)
        totals = BuyerTotals.all(network, ledger: ledger)
        bulletin = try BulletinClasses(network, layer: .announced)
        missingOrders = MissingOrder.all(network)
        pledges = try DoublePledge(ledger)
        if let model, options.uncertainty.draws >= DisclosureValue.leastDraws {
            disclosure = try DisclosureValue(
                network, ledger, undisclosed: dependence.undisclosed, model: model,
                layer: .announced, options: options.uncertainty,
                streams: RandomStreams(seed: options.seed))
        } else {
            disclosure = nil
        }
        let roundTrips = dependence.roundTrips.first { $0.layer == .announced }
        if headline.stated.value > 0, let roundTrips {
            let most = headline.stated.value
            let low = roundTrips.bands.reduce(Int64(0)) { $0 + $1.total.tracedLow }
            let high = roundTrips.bands.reduce(Int64(0)) { $0 + $1.total.tracedHigh }
            traced = min(low, most)...min(high, most)
        } else {
            traced = nil
        }
    }

    public func layer(_ firmness: Firmness) -> ReturnableLayer { Self.of(firmness, in: layers) }

    /// What is announced or firmer.
    public var headline: ReturnableLayer { layer(.announced) }

    private static func of(
        _ layer: Firmness, in results: [ReturnableLayer]
    ) -> ReturnableLayer {
        guard let found = results.first(where: { $0.layer == layer }) else {
            preconditionFailure("a result for every layer")
        }
        return found
    }

    /// Coverage of the buyers of a layer, the one that owes most first.
    public func coverage(_ layer: Firmness) -> [OutsideCoverage] { coverage[layer] ?? [] }
}
