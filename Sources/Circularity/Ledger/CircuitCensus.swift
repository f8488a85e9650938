import FlowNetwork
import Ledger

/// Every elementary circuit of a network of deals, with its class, layer, bottleneck and evidence.
///
/// The firms' circuits are enumerated once; a circuit of firms whose steps can be taken in several ways (capital or orders) gives one circuit of
/// deals for each. Ended legs take no part; legs without a counted amount do (their circuits have no bottleneck). Order: largest bottleneck first, then those without one, then by the firms' positions.
public struct CircuitCensus: Sendable {
    public let circuits: [DealCircuit]
    public let maxLength: Int
    /// Whether a limit cut the enumeration short: then there are more.
    public let isTruncated: Bool

    /// - Parameters:
    ///   - maxLength: firms in a circuit at the most.
    ///   - limit: circuits of deals at the most.
    /// - Throws: ``GraphError`` for a network that 32-bit indices cannot hold.
    public init(of network: FlowNetwork, maxLength: Int = 6, limit: Int = 100_000)
        throws(GraphError)
    {
        let hops = Self.hops(of: network)
        let pairs = hops.keys.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        let digraph = try WeightedDigraph(
            EdgeList(
                names: network.firms.map(\.id), tails: pairs.map { Int32($0.from) },
                heads: pairs.map { Int32($0.to) }, weights: pairs.map { _ in 1 }))
        var found: [DealCircuit] = []
        let outcome = digraph.forEachCircuit(maxLength: maxLength) { firms, _ in
            var steps: [[CircuitHop]] = []
            for place in firms.indices {
                let next = place + 1 == firms.count ? 0 : place + 1
                steps.append(hops[Pair(from: Int(firms[place]), to: Int(firms[next]))] ?? [])
            }
            let choices = Self.combinations(steps, limit: limit - found.count + 1)
            guard found.count + choices.count <= limit else { return false }
            found += choices.map { DealCircuit($0) }
            return true
        }
        self.maxLength = maxLength
        isTruncated = outcome != .complete
        // A key costs more than a comparison: each is made once.
        circuits = found.map { (key: Self.key($0), circuit: $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.circuit)
    }

    /// Number of circuits by length.
    public var byLength: [Int: Int] {
        circuits.reduce(into: [:]) { $0[$1.length, default: 0] += 1 }
    }

    public func circuits(_ kind: CircuitClass) -> [DealCircuit] {
        circuits.filter { $0.kind == kind }
    }

    private struct Pair: Hashable {
        var from: Int
        var to: Int
    }

    private static func hops(of network: FlowNetwork) -> [Pair: [CircuitHop]] {
        var legs: [Pair: [CircuitHop.Sort: [Int]]] = [:]
        for (index, leg) in network.legs.enumerated() where leg.isLive {
            legs[Pair(from: leg.from, to: leg.to), default: [:]][leg.sort, default: []].append(
                index)
        }
        return legs.reduce(into: [:]) { result, entry in
            let (pair, sorts) = entry
            result[pair] = CircuitHop.Sort.allCases.compactMap { sort in
                sorts[sort].map { CircuitHop(pair.from, pair.to, sort, legs: $0, of: network) }
            }
        }
    }

    /// Every way to take the steps, at most `limit`.
    private static func combinations(_ steps: [[CircuitHop]], limit: Int) -> [[CircuitHop]] {
        steps.reduce([[]]) { partial, options in
            Array(partial.lazy.flatMap { head in options.map { head + [$0] } }.prefix(limit))
        }
    }

    /// Place in the order of the census: smallest first.
    private static func key(_ circuit: DealCircuit) -> [Int64] {
        [-(circuit.bottleneck ?? -1), Int64(circuit.layer.rawValue), Int64(circuit.length)]
            + circuit.hops.flatMap { [Int64($0.from), Int64($0.sort.rawValue)] }
    }
}

extension CircuitHop {
    init(_ from: Int, _ to: Int, _ sort: Sort, legs: [Int], of network: FlowNetwork) {
        self.from = from
        self.to = to
        self.sort = sort
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
        let hasFinancing = ring.contains { $0.sort != .commerce }
        let hasCommerce = ring.contains { $0.sort == .commerce }
        if hasFinancing && hasCommerce {
            kind = .circularFinancing
        } else {
            kind = hasCommerce ? .reciprocalTrade : .crossHolding
        }
        let eligible = ring.indices.filter { !hasFinancing || ring[$0].sort != .commerce }
        let first =
            eligible.max { a, b in
                (ring[a].amount.total, -ring[a].from) < (ring[b].amount.total, -ring[b].from)
            } ?? 0
        hops = Array(ring[first...] + ring[..<first])
    }
}
