import FlowNetwork
import Statistics

/// Random networks with the same legs in and out of every firm: a Markov chain of edge swaps on a simple digraph.
///
/// A step picks two legs `a → b`, `c → d` and makes them `a → d`, `c → b`; a swap that would give a firm a leg to itself, or a second leg
/// to the same firm, is refused and the network stays as it is **for that step** (leaving such steps out would favour networks with many
/// swaps). The chain is symmetric, so its long-run distribution is uniform over the networks that swaps can reach (Rao, Jana &
/// Bandyopadhyay 1996; Milo et al. 2003). Swaps alone cannot turn a ring of three round: networks that differ in nothing
/// else count as one class. Every leg carries its amount with its payer.
struct EdgeSwapChain: Sendable {
    let tails: [Int32]
    private(set) var heads: [Int32]
    private let firms: Int
    /// Whether a leg exists, `tail * firms + head`.
    private var exists: [Bool]
    private(set) var steps = 0
    private(set) var accepted = 0

    init(of network: WeightedDigraph) {
        tails = network.tail
        heads = network.head
        firms = network.firmCount
        exists = [Bool](repeating: false, count: firms * firms)
        for leg in tails.indices { exists[Int(tails[leg]) * firms + Int(heads[leg])] = true }
    }

    mutating func walk(
        _ count: Int, _ generator: inout RandomGenerator
    ) throws(StatisticsError) {
        let legs = heads.count
        guard legs > 1 else { return }
        for _ in 0..<count {
            let one = try generator.integer(below: legs)
            let two = try generator.integer(below: legs)
            steps += 1
            let (a, b) = (Int(tails[one]), Int(heads[one]))
            let (c, d) = (Int(tails[two]), Int(heads[two]))
            guard a != d, c != b, a != c, b != d, !exists[a * firms + d], !exists[c * firms + b]
            else { continue }
            exists[a * firms + b] = false
            exists[c * firms + d] = false
            exists[a * firms + d] = true
            exists[c * firms + b] = true
            heads[one] = Int32(d)
            heads[two] = Int32(b)
            accepted += 1
        }
    }
}
