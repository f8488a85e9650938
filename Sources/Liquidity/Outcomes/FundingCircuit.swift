/// A funding whose money can come back to the investor as payment for something.
public struct FundingCircuit: Sendable, Hashable {
    /// Id of the funding leg, and the firms at its ends.
    public let funding: String
    public let investor, recipient: String
    /// Share of a dollar that comes back to be paid in again, over all circuits through the leg.
    public let gain: Double
    /// 1/(1 − g): how many times the money that starts a steady loop goes through it; infinite from a gain of 1.
    public var amplification: Double { CashFlowModel.amplification(loopGain: gain) }

    /// Every funding on a circuit, the largest gain first.
    public static func all(_ model: CashFlowModel) -> [FundingCircuit] {
        fundings(model).compactMap { place in
            let leg = model.fundings[place]
            return leg.investor.map {
                FundingCircuit(
                    funding: leg.id, investor: model.firms[$0].id,
                    recipient: model.firms[leg.recipient].id, gain: model.loopGain(of: place))
            }
        }.sorted { ($1.gain, $0.funding) < ($0.gain, $1.funding) }
    }

    /// Indices of the fundings on a circuit, in the model's order.
    static func fundings(_ model: CashFlowModel) -> [Int] {
        model.circuitLegs().compactMap { leg in
            if case .funding(let place) = leg { place } else { nil }
        }
    }
}
