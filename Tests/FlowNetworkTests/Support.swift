import FlowNetwork
import Foundation

/// Files of `Tests/Fixtures/circularity`.
enum Fixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/circularity")

    static func edges(_ name: String) throws -> EdgeList {
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "\(name).csv")))
        return try EdgeListReader().read(bytes, file: "\(name).csv").list
    }

    static func network(_ name: String) throws -> WeightedDigraph {
        try WeightedDigraph(edges(name))
    }

    static func json<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        try JSONDecoder().decode(
            type, from: Data(contentsOf: folder.appending(path: "\(name).json")))
    }
}

/// One row of `measures.json`: what independent programs found.
struct ReferenceMeasures: Decodable {
    var graph: String
    var firms: Int
    var legs: Int
    var totalWeight: Int64
    var components: Int
    var largestComponent: Int
    var shareInside: Double
    var circulation: Int64
    var circuits: [String: Int]?

    private enum CodingKeys: String, CodingKey {
        case graph
        case firms = "n"
        case legs = "m"
        case totalWeight = "W"
        case components = "n_scc"
        case largestComponent = "largest_scc"
        case shareInside = "in_scc_share"
        case circulation = "max_circulation"
        case circuits = "cycles_by_len"
    }

    static let names = ["er_100", "er_1k", "dag_100", "ring_100", "deal_30", "dense_20"]

    static func named(_ name: String) throws -> ReferenceMeasures {
        let all = try Fixture.json("measures", as: [ReferenceMeasures].self)
        guard let found = all.first(where: { $0.graph == name }) else {
            throw CocoaError(.fileReadNoSuchFile)
        }
        return found
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014): the same networks in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A random network, its size, density and weights drawn from the seed.
func randomLegs(
    seed: UInt64, firms: Int, legs: Int, most: Int64 = 1000
) -> [(from: Int, to: Int, weight: Int64)] {
    var generator = SeededGenerator(seed)
    return (0..<legs).map { _ in
        (
            Int.random(in: 0..<firms, using: &generator),
            Int.random(in: 0..<firms, using: &generator),
            Int64.random(in: 1...most, using: &generator)
        )
    }
}

func network(
    _ firms: Int, _ legs: [(from: Int, to: Int, weight: Int64)]
) throws -> WeightedDigraph {
    try WeightedDigraph(EdgeList(firms: firms, legs: legs))
}

/// Maximum circulation by cancelling negative cycles (Klein 1967) found by Bellman–Ford: slow and plain.
func plainMaximumCirculation(_ network: WeightedDigraph) -> Int64 {
    var amount = [Int64](repeating: 0, count: network.legCount)
    while true {
        // (from, to, cost, leg, forward)
        var arcs: [(u: Int, v: Int, cost: Int, leg: Int, forward: Bool)] = []
        for leg in 0..<network.legCount {
            let (u, v) = (Int(network.tail[leg]), Int(network.head[leg]))
            if amount[leg] < network.weight[leg] { arcs.append((u, v, -1, leg, true)) }
            if amount[leg] > 0 { arcs.append((v, u, 1, leg, false)) }
        }
        var distance = [Int](repeating: 0, count: network.firmCount)
        var via = [Int?](repeating: nil, count: network.firmCount)
        var changed: Int?
        for _ in 0...network.firmCount {
            changed = nil
            for (index, arc) in arcs.enumerated()
            where distance[arc.u] + arc.cost < distance[arc.v] {
                distance[arc.v] = distance[arc.u] + arc.cost
                via[arc.v] = index
                changed = arc.v
            }
            if changed == nil { break }
        }
        guard var firm = changed else { return amount.reduce(0, +) }
        for _ in 0..<network.firmCount { if let arc = via[firm] { firm = arcs[arc].u } }
        var cycle: [Int] = []
        var at = firm
        repeat {
            guard let arc = via[at] else { break }
            cycle.append(arc)
            at = arcs[arc].u
        } while at != firm
        let room = cycle.map { index in
            arcs[index].forward
                ? network.weight[arcs[index].leg] - amount[arcs[index].leg]
                : amount[arcs[index].leg]
        }.min()
        for index in cycle {
            amount[arcs[index].leg] += arcs[index].forward ? (room ?? 0) : -(room ?? 0)
        }
    }
}

/// Every elementary circuit by walking every path from every root.
func plainCircuits(_ network: WeightedDigraph, maxLength: Int) -> [[Int]] {
    var found: [[Int]] = []
    func walk(_ path: [Int]) {
        for leg in network.outLegs(of: path[path.count - 1]) {
            let next = Int(network.head[leg])
            if next == path[0] { found.append(path) }
            if next > path[0], !path.contains(next), path.count < maxLength { walk(path + [next]) }
        }
    }
    for root in 0..<network.firmCount { walk([root]) }
    return found
}
