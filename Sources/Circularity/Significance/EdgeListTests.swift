import FlowNetwork
import Statistics

/// The tests of a bare network, as `circularity EDGES.csv --null …` prints them.
public struct EdgeListTests: Sendable {
    public let excess: ExcessCirculation
    /// Of the financing that can come back; `nil` for a list without kinds, or without financing.
    public let returnable: ExcessReturnable?
    /// `nil` without a window.
    public let datedCircuits: DatedCircuitTest?

    /// - Parameters:
    ///   - network: of the list.
    ///   - windowDays: days from the first payment of a dated circuit to its last; `nil` leaves their test out.
    /// - Throws: as ``ExcessCirculation`` and ``DatedCircuitTest``.
    public init(
        _ list: EdgeList, network: WeightedDigraph, null: NullModel,
        replicates: Int = defaultReplicates, windowDays: Int? = nil, maxLength: Int = 6,
        seed: UInt64
    ) throws(MeasureError) {
        let streams = RandomStreams(seed: seed)
        excess = try ExcessCirculation(
            of: network, null: null, replicates: replicates, streams: streams)
        let kinds: FinancingNetwork?
        do throws(GraphError) { kinds = try FinancingNetwork(list) } catch { throw .graph(error) }
        if let kinds, kinds.financing.totalWeight > 0 {
            returnable = try ExcessReturnable(
                of: kinds, null: null, replicates: replicates, streams: streams)
        } else {
            returnable = nil
        }
        guard let windowDays else {
            datedCircuits = nil
            return
        }
        datedCircuits = try DatedCircuitTest(
            of: list, windowDays: windowDays, maxLength: maxLength, replicates: replicates,
            streams: streams)
    }
}
