import FlowNetwork

/// One strongly connected component as a network of its own.
struct Subnetwork {
    let network: WeightedDigraph
    /// The whole network's number of each firm and leg.
    let firms: [Int32]
    let legs: [Int32]

    /// Every component of two firms or more, those that pay before those that receive.
    static func components(
        of network: WeightedDigraph, largest limit: Int
    ) throws(CircularityError) -> [Subnetwork] {
        let components = StronglyConnectedComponents(of: network)
        guard components.largest <= limit else {
            throw .componentTooLarge(firms: components.largest, limit: limit)
        }
        var local = [Int32](repeating: 0, count: network.firmCount)
        var result: [Subnetwork] = []
        for c in stride(from: components.count - 1, through: 0, by: -1)
        where components.size(of: c) > 1 {
            let firms = components.members(of: c)
            for (index, firm) in firms.enumerated() { local[Int(firm)] = Int32(index) }
            var list = EdgeList(names: firms.map { network.names[Int($0)] }, scale: network.scale)
            var legs: [Int32] = []
            for firm in firms {
                for leg in network.outLegs(of: Int(firm))
                where components.isInside(leg, of: network) {
                    list.tails.append(local[Int(firm)])
                    list.heads.append(local[Int(network.head[leg])])
                    list.weights.append(network.weight[leg])
                    legs.append(Int32(leg))
                }
            }
            do throws(GraphError) {
                // Legs keep their order: both networks sort them by firms, and `local` increases with the firm.
                let inside = try WeightedDigraph(list)
                result.append(Subnetwork(network: inside, firms: Array(firms), legs: legs))
            } catch {
                throw .network(error)
            }
        }
        return result
    }
}
