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

    /// Rows of numbers of a table, without its header.
    static func table(_ name: String) throws -> [[Double]] {
        try String(contentsOf: folder.appending(path: "\(name).csv"), encoding: .utf8)
            .split(whereSeparator: \.isNewline).dropFirst()
            .map { $0.split(separator: ",").compactMap { Double($0) } }
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
    var components: Int
    var largestComponent: Int
    var shareInside: Double
    var circulation: Int64
    var circulationShare: Double
    var balanced: Double
    var finn: Double
    var weightedReciprocity: Double
    var binaryReciprocity: Double
    var circuits: [String: Int]?

    private enum CodingKeys: String, CodingKey {
        case graph
        case firms = "n"
        case components = "n_scc"
        case largestComponent = "largest_scc"
        case shareInside = "in_scc_share"
        case circulation = "max_circulation"
        case circulationShare = "circ_share"
        case balanced = "bff_share"
        case finn = "fci"
        case weightedReciprocity = "w_recip"
        case binaryReciprocity = "recip"
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

/// Rows between random firms with random weights.
func randomLegs(
    seed: UInt64, firms: Int, legs: Int
) -> [(from: Int, to: Int, weight: Int64)] {
    var generator = SeededGenerator(seed)
    return (0..<legs).map { _ in
        (
            Int.random(in: 0..<firms, using: &generator),
            Int.random(in: 0..<firms, using: &generator),
            Int64.random(in: 1...1000, using: &generator)
        )
    }
}

func network(
    _ firms: Int, _ legs: [(from: Int, to: Int, weight: Int64)]
) throws -> WeightedDigraph {
    try WeightedDigraph(EdgeList(firms: firms, legs: legs))
}
