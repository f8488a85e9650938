import FlowNetwork

/// Every firm split by how money comes in and goes out, so that money which came as financing and leaves as an order passes an arc of its own.
///
/// A firm has up to three nodes: where financing arrives, where money is held (orders arrive, financing leaves), and where orders leave.
/// Money turns from the first to the last with a gain of 1, and from the first to the second and the second to the last without. Nodes that a firm
/// has no use for are not made: a firm without financing or without orders of its own is one node. Turns are so wide that no
/// flow fills them.
struct SplitNetwork {
    /// Node at which financing arrives at each firm.
    let arrival: [Int32]
    /// Node at which orders arrive and from which financing leaves.
    let held: [Int32]
    /// Node from which orders leave.
    let departure: [Int32]
    /// Turning arcs: their number in the problem, firm, and whether they are the one that gains.
    private let turns: [Turn]
    let problem: GainProblem
    private let network: FinancingNetwork

    private struct Turn {
        var firm: Int32
        var side: Side
        enum Side { case through, keep, release }
    }

    init(_ network: FinancingNetwork) {
        self.network = network
        let firms = network.firmCount
        let (financing, orders) = (network.financing, network.orders)
        var arrival = [Int32](repeating: 0, count: firms)
        var held = arrival
        var departure = arrival
        var nodes: Int32 = 0
        var turns: [Turn] = []
        for firm in 0..<firms {
            let receives = !financing.inLegs(of: firm).isEmpty
            let pays = !orders.outLegs(of: firm).isEmpty
            let holds = !orders.inLegs(of: firm).isEmpty || !financing.outLegs(of: firm).isEmpty
            arrival[firm] = nodes
            nodes += 1
            if receives && pays {
                turns.append(Turn(firm: Int32(firm), side: .through))
                if holds {
                    held[firm] = nodes
                    nodes += 1
                    turns.append(Turn(firm: Int32(firm), side: .keep))
                    turns.append(Turn(firm: Int32(firm), side: .release))
                } else {
                    held[firm] = arrival[firm]
                }
                departure[firm] = nodes
                nodes += 1
            } else {
                held[firm] = arrival[firm]
                departure[firm] = arrival[firm]
            }
        }
        self.arrival = arrival
        self.held = held
        self.departure = departure
        self.turns = turns
        var problem = GainProblem(nodes: Int(nodes))
        problem.reserveCapacity(network.legCount + turns.count)
        for leg in 0..<financing.legCount {
            problem.addArc(
                from: Int(held[Int(financing.tail[leg])]),
                to: Int(arrival[Int(financing.head[leg])]),
                capacity: financing.weight[leg], gains: false)
        }
        for leg in 0..<orders.legCount {
            problem.addArc(
                from: Int(departure[Int(orders.tail[leg])]), to: Int(held[Int(orders.head[leg])]),
                capacity: orders.weight[leg], gains: false)
        }
        let widths = SplitNetwork.widths(turns, network, network.weights)
        for (turn, width) in zip(turns, widths) {
            let firm = Int(turn.firm)
            switch turn.side {
            case .through:
                problem.addArc(
                    from: Int(arrival[firm]), to: Int(departure[firm]), capacity: width,
                    gains: true)
            case .keep:
                problem.addArc(
                    from: Int(arrival[firm]), to: Int(held[firm]), capacity: width, gains: false)
            case .release:
                problem.addArc(
                    from: Int(held[firm]), to: Int(departure[firm]), capacity: width, gains: false)
            }
        }
        self.problem = problem
    }

    /// Capacities of the problem's arcs when the legs carry other amounts.
    ///
    /// - Parameter financingHeads: where the legs of financing end, if not where they do.
    func capacities(weights: [Int64], financingHeads: [Int32]? = nil) -> [Int64] {
        weights + SplitNetwork.widths(turns, network, weights, financingHeads)
    }

    /// Ends of the problem's arcs when the legs end at other firms, of which each has as many legs of each kind as before.
    func heads(financing: [Int32], orders: [Int32]) -> [Int32] {
        financing.map { arrival[Int($0)] } + orders.map { held[Int($0)] }
            + problem.heads[network.legCount...]
    }

    /// One unit more than what could ever turn, so that a turn is never full.
    private static func widths(
        _ turns: [Turn], _ network: FinancingNetwork, _ weights: [Int64],
        _ financingHeads: [Int32]? = nil
    ) -> [Int64] {
        var received = [Int64](repeating: 0, count: network.firmCount)
        var paid = received
        let count = network.financing.legCount
        for (leg, head) in (financingHeads ?? network.financing.head).enumerated() {
            received[Int(head)] += weights[leg]
        }
        for (leg, tail) in network.orders.tail.enumerated() {
            paid[Int(tail)] += weights[count + leg]
        }
        return turns.map { turn in
            let firm = Int(turn.firm)
            switch turn.side {
            case .through: return min(received[firm], paid[firm]) + 1
            case .keep: return received[firm] + 1
            case .release: return paid[firm] + 1
            }
        }
    }
}
