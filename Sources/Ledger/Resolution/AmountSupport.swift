/// Ids of the sources that give a leg's figures: those that are used, and those whose claims say the same.
public struct AmountSupport: Sendable, Hashable {
    public var contract: [String]
    public var reported: [String]
    /// Of what was paid, by itself or as a balance.
    public var paid: [String]

    public init(contract: [String] = [], reported: [String] = [], paid: [String] = []) {
        self.contract = contract
        self.reported = reported
        self.paid = paid
    }
}

extension ResolvedLeg {
    /// Sources that the dollars of exactly one layer rest on; those of the leg's amounts where no claim says it of the layer.
    public func sources(of layer: Firmness) -> [String] {
        let found: [String] =
            switch layer {
            case .paid: support.paid.isEmpty ? support.contract : support.paid
            case .binding, .announced: support.contract
            // Talks, and what reports give beyond the contract.
            case .reported:
                (firmness == .reported ? support.contract : []) + support.reported
            case .estimated: support.contract + support.reported
            }
        return found.isEmpty ? amountSources : found
    }
}
