import FlowNetwork
import Ledger

/// The elementary circuits of a network of deals, with class, layer, bottleneck and evidence: all of them, or the widest.
///
/// Steps between two firms that are of different sorts (capital, contingent capital, orders) are ways of their own: a circuit of firms gives one circuit of
/// deals for each. Ended legs take no part; legs without a counted amount do (their circuits have no bottleneck). Order: largest bottleneck first, then those without one, then by the firms' positions.
///
/// Where there are more than the limit, the widest are found without looking at the others (``CircuitWidths``). The widest of each class in each cumulative
/// layer are added to them, so that what is said about a class or a layer is about its widest circuits whatever the limit.
public struct CircuitCensus: Sendable {
    public let circuits: [DealCircuit]
    public let maxLength: Int
    /// Whether a limit cut the enumeration short: then there are more, and none of them is wider than the last of the limit's circuits.
    public let isTruncated: Bool

    /// Circuits of each class and layer that are found in any case.
    static let ofEachClass = 100

    /// - Parameters:
    ///   - maxLength: firms in a circuit at the most.
    ///   - limit: circuits of deals at the most, beside the widest of each class and layer.
    /// - Throws: ``GraphError`` for a network that 32-bit indices cannot hold.
    public init(of network: FlowNetwork, maxLength: Int = 6, limit: Int = 100_000)
        throws(GraphError)
    {
        let hops = Self.hops(of: network)
        guard network.firms.count < Int(Int32.max), hops.count < Int(Int32.max) / 2 else {
            throw .tooLarge(firms: network.firms.count, legs: hops.count)
        }
        let firms = network.firms.count
        let all = Self.widths(firms, hops) { $0.amount.total }
            .widest(maxLength: maxLength, limit: limit)
        var rings = all.circuits.map(\.legs)
        if all.truncated {
            var known = Set(rings)
            for layer in Firmness.allCases {
                for kind in CircuitClass.allCases {
                    // Circuits of one side are sought among its steps alone.
                    let places = hops.indices.filter { kind.canHold(hops[$0].side) }
                    let found = Self.widths(firms, places.map { hops[$0] }) {
                        $0.amount.upTo(layer)
                    }.widest(maxLength: maxLength, limit: Self.ofEachClass) { legs in
                        CircuitClass(legs.map { hops[places[$0]].side }) == kind
                    }
                    for circuit in found.circuits {
                        let ring = circuit.legs.map { places[$0] }
                        if known.insert(ring).inserted { rings.append(ring) }
                    }
                }
            }
        }
        self.maxLength = maxLength
        isTruncated = all.truncated
        // A key costs more than a comparison: each is made once.
        circuits = rings.map { ring in DealCircuit(ring.map { hops[$0] }) }
            .map { (key: Self.key($0), circuit: $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.circuit)
    }

    private static func widths(
        _ firms: Int, _ hops: [CircuitHop], _ width: (CircuitHop) -> Int64
    ) -> CircuitWidths {
        CircuitWidths(
            firms: firms, tails: hops.map { Int32($0.from) }, heads: hops.map { Int32($0.to) },
            widths: hops.map { max(0, width($0)) })
    }

    /// Number of circuits by length.
    public var byLength: [Int: Int] {
        circuits.reduce(into: [:]) { $0[$1.length, default: 0] += 1 }
    }

    public func circuits(_ kind: CircuitClass) -> [DealCircuit] {
        circuits.filter { $0.kind == kind }
    }

    /// Steps in the order of their firms and sorts.
    private static func hops(of network: FlowNetwork) -> [CircuitHop] {
        struct Step: Hashable {
            var from: Int
            var to: Int
            var side: CircuitHop.Side
        }
        var legs: [Step: [Int]] = [:]
        for (index, leg) in network.legs.enumerated() where leg.isLive {
            legs[Step(from: leg.from, to: leg.to, side: leg.side), default: []].append(index)
        }
        return legs.sorted {
            ($0.key.from, $0.key.to, $0.key.side) < ($1.key.from, $1.key.to, $1.key.side)
        }.map { CircuitHop($0.key.from, $0.key.to, $0.key.side, legs: $0.value, of: network) }
    }

    /// Place in the order of the census: smallest first.
    private static func key(_ circuit: DealCircuit) -> [Int64] {
        [-(circuit.bottleneck ?? -1), Int64(circuit.layer.rawValue), Int64(circuit.length)]
            + circuit.hops.flatMap { [Int64($0.from), Int64($0.side.rawValue)] }
    }
}

extension CircuitHop {
    init(_ from: Int, _ to: Int, _ side: Side, legs: [Int], of network: FlowNetwork) {
        self.from = from
        self.to = to
        self.side = side
        self.legs = legs
        amount = legs.reduce(.zero) { $0 + network.legs[$1].stated }
        let layers = legs.compactMap { index -> Firmness? in
            network.legs[index].stated.firmest ?? network.legs[index].resolved.firmness
        }
        firmness = amount.firmest ?? layers.min() ?? .estimated
        grade = legs.compactMap { network.legs[$0].resolved.grade }.min()
    }
}

extension DealCircuit {
    /// Classifies the hops and turns the ring so that the largest financing hop comes first, without one the largest hop.
    init(_ ring: [CircuitHop]) {
        let hasFinancing = ring.contains { $0.side != .commerce }
        kind = CircuitClass(ring.map(\.side))
        let eligible = ring.indices.filter { !hasFinancing || ring[$0].side != .commerce }
        let first =
            eligible.max { a, b in
                (ring[a].amount.total, -ring[a].from) < (ring[b].amount.total, -ring[b].from)
            } ?? 0
        hops = Array(ring[first...] + ring[..<first])
    }
}

extension CircuitClass {
    /// The class of a circuit with steps of these sorts.
    init(_ sorts: [CircuitHop.Side]) {
        let hasFinancing = sorts.contains { $0 != .commerce }
        let hasCommerce = sorts.contains(.commerce)
        if hasFinancing && hasCommerce {
            self = .circularFinancing
        } else {
            self = hasCommerce ? .reciprocalTrade : .crossHolding
        }
    }

    /// Whether a circuit of the class can have a step of the side.
    package func canHold(_ side: CircuitHop.Side) -> Bool {
        switch self {
        case .circularFinancing: true
        case .reciprocalTrade: side == .commerce
        case .crossHolding: side != .commerce
        }
    }
}
