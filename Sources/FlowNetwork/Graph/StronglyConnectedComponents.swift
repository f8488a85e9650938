/// The strongly connected components of a network: the groups of firms that money can leave and come back to.
///
/// Tarjan (1972), "Depth-first search and linear graph algorithms", with an explicit stack, because a chain
/// of a million firms must not overflow the thread's. O(firms + legs).
///
/// Components are numbered against the direction of money: a leg between two components goes from the
/// higher number to the lower.
public struct StronglyConnectedComponents: Sendable {
    /// Component of each firm.
    public let component: [Int32]
    /// `start[c] ..< start[c + 1]` are the places in ``firms`` of component `c`.
    public let start: [Int32]
    /// Firms grouped by component, in increasing order within each.
    public let firms: [Int32]

    /// Number of components, those of a single firm included.
    public var count: Int { start.count - 1 }

    /// Number of firms in the largest component; 0 for an empty network.
    public var largest: Int { (0..<count).reduce(0) { max($0, size(of: $1)) } }

    /// Number of firms in a component.
    public func size(of component: Int) -> Int { Int(start[component + 1] - start[component]) }

    /// The firms of a component in increasing order.
    public func members(of component: Int) -> ArraySlice<Int32> {
        firms[Int(start[component])..<Int(start[component + 1])]
    }

    public init(of network: WeightedDigraph) {
        self.init(
            firms: network.firmCount, outStart: network.outStart, head: network.head)
    }

    /// Components of two firms or more of the network that some of the firms form among themselves.
    ///
    /// - Parameter firms: in increasing order.
    public static func groups(of firms: [Int32], in network: WeightedDigraph) -> [[Int32]] {
        var local: [Int32: Int32] = [:]
        local.reserveCapacity(firms.count)
        for (index, firm) in firms.enumerated() { local[firm] = Int32(index) }
        var outStart: [Int32] = [0]
        var head: [Int32] = []
        for firm in firms {
            for leg in network.outLegs(of: Int(firm)) {
                if let to = local[network.head[leg]] { head.append(to) }
            }
            outStart.append(Int32(head.count))
        }
        let found = StronglyConnectedComponents(
            firms: firms.count, outStart: outStart, head: head)
        return (0..<found.count).filter { found.size(of: $0) > 1 }
            .map { found.members(of: $0).map { firms[Int($0)] } }
    }

    /// Of a network in compressed rows: `head[outStart[u] ..< outStart[u + 1]]` are where `u`'s legs lead.
    init(firms n: Int, outStart: [Int32], head: [Int32]) {
        let unseen: Int32 = -1
        var component = [Int32](repeating: unseen, count: n)
        var low = [Int32](repeating: unseen, count: n)
        var cursor = Array(outStart.dropLast())
        // `call` is the depth-first path, `open` the firms whose component is not closed yet.
        var call: [Int32] = []
        var open: [Int32] = []
        var clock: Int32 = 0
        var closed: Int32 = 0
        // A firm's number in visiting order stays needed after `low` has sunk below it.
        var number = [Int32](repeating: unseen, count: n)
        for root in 0..<n where number[root] == unseen {
            call.append(Int32(root))
            while let top = call.last {
                let u = Int(top)
                if number[u] == unseen {
                    number[u] = clock
                    low[u] = clock
                    clock += 1
                    open.append(top)
                }
                var descended = false
                while cursor[u] < outStart[u + 1] {
                    let v = Int(head[Int(cursor[u])])
                    if number[v] == unseen {
                        call.append(Int32(v))
                        descended = true
                        break
                    }
                    if component[v] == unseen { low[u] = min(low[u], low[v]) }
                    cursor[u] += 1
                }
                if descended { continue }
                call.removeLast()
                guard low[u] == number[u] else { continue }
                while let v = open.popLast() {
                    component[Int(v)] = closed
                    if Int(v) == u { break }
                }
                closed += 1
            }
        }
        var start = [Int32](repeating: 0, count: Int(closed) + 1)
        for c in component { start[Int(c) + 1] += 1 }
        for c in 0..<Int(closed) { start[c + 1] += start[c] }
        var next = start
        var firms = [Int32](repeating: 0, count: n)
        for u in 0..<n {
            let c = Int(component[u])
            firms[Int(next[c])] = Int32(u)
            next[c] += 1
        }
        self.component = component
        self.start = start
        self.firms = firms
    }

    /// Whether a leg joins two firms of one component: only such legs can carry money that comes back.
    public func isInside(_ leg: Int, of network: WeightedDigraph) -> Bool {
        component[Int(network.tail[leg])] == component[Int(network.head[leg])]
    }

    /// Sum of the weights inside components, integer units.
    public func weightInside(of network: WeightedDigraph) -> Int64 {
        (0..<network.legCount).reduce(0) {
            isInside($1, of: network) ? $0 + network.weight[$1] : $0
        }
    }
}
