import Circularity
import FlowNetwork
import Ledger
import Statistics

/// Whether the ledger's loops are more than chance would make of its firms, amounts and days.
public struct SignificanceResult: Sendable {
    /// The cumulative layer that the amounts are of.
    public let layer: Firmness
    /// Circulation share against each null model; empty where there is no money.
    public let excess: [ExcessCirculation]
    /// `nil` where nobody finances, or nobody buys.
    public let alignment: InvestorSupplierAlignment?
    public let datedCircuits: DatedCircuitTest

    public func excess(_ null: NullModel) -> ExcessCirculation? {
        excess.first { $0.null == null }
    }

    /// - Parameter options: with replicates.
    init(
        _ network: FlowNetwork, ledger: ResolvedLedger, headline: LayerResult,
        options: AnalysisOptions
    ) throws(MeasureError) {
        let streams = RandomStreams(seed: options.seed)
        layer = headline.layer
        var excess: [ExcessCirculation] = []
        if headline.stated.totalWeight > 0 {
            for null in NullModel.allCases {
                excess.append(
                    try ExcessCirculation(
                        of: headline.stated.network, null: null, replicates: options.replicates,
                        streams: streams))
            }
        }
        self.excess = excess
        alignment = try InvestorSupplierAlignment(
            of: network, view: FlowView(layer: layer), replicates: options.replicates,
            streams: streams)
        let announced = network.announcementRows(ledger)
        datedCircuits = try DatedCircuitTest(
            of: announced.list, groups: announced.deals, windowDays: options.circuitWindowDays,
            maxLength: options.maxCircuitLength, replicates: options.replicates, streams: streams)
    }
}
