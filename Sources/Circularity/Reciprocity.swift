import FlowNetwork

/// How much of a network is back-to-back deals.
///
/// Weighted: `r_w = Σ min(w_ij, w_ji) / Σ w` over ordered pairs (Squartini, Picciolo, Ruzzenenti & Garlaschelli 2013,
/// "Reciprocity of weighted networks"). Binary: legs that have a leg the other way, over all legs. Both lie between 0 and
/// 1; one does not bound the other. Adding a leg can lower either.
public struct Reciprocity: Sendable, Hashable {
    /// `Σ min(w_ij, w_ji)` over ordered pairs, integer units: what each pair could net off, both ways.
    public let mutualWeight: Int64
    /// Legs that have a leg the other way.
    public let mutualLegs: Int
    /// `r_w`; `nil` for a network without legs.
    public let weighted: Double?
    /// Share of legs that have a leg the other way; `nil` for a network without legs.
    public let binary: Double?

    public init(of network: WeightedDigraph) {
        var weight: Int64 = 0
        var legs = 0
        for leg in 0..<network.legCount {
            guard
                let back = network.leg(
                    from: Int(network.head[leg]), to: Int(network.tail[leg]))
            else { continue }
            weight += min(network.weight[leg], network.weight[back])
            legs += 1
        }
        mutualWeight = weight
        mutualLegs = legs
        let any = network.legCount > 0
        weighted = any ? Double(weight) / Double(network.totalWeight) : nil
        binary = any ? Double(legs) / Double(network.legCount) : nil
    }
}
