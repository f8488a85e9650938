import FlowNetwork

/// The part of every leg that goes round when firms pass money on pro rata: balanced flow forwarding.
///
/// In each strongly connected component let `P` be the weights that are left divided by their row sums, and `π` its
/// stationary distribution. The circulation `π_i P_ij` is taken out with the largest factor that fits, components
/// are found anew, and so on until no circuit is left (circular directed flow decomposition: Homs-Dones et al.
/// 2025, arXiv 2506.12546). The allocation is unique and does not depend on the order of the firms.
///
/// Taking out `α π_i P_ij` scales all legs of firm `i` inside the component alike, so `P` keeps its shape and what ends a
/// round is a firm without money left, not a leg: at most as many rounds as firms, each one stationary distribution. For
/// components of n firms O(n³) a round at worst, far less for sparse ones.
///
/// Always at most the maximum circulation; not monotone: adding a leg can lower it.
public struct BalancedFlowForwarding: Sendable {
    /// What of each leg goes round, integer units as real numbers.
    public let legAmounts: [Double]
    /// Sum of the leg amounts.
    public let value: Double
    /// `value` over all money; `nil` for a network without legs.
    public let share: Double?

    /// Firms in the largest component that is taken on by default: seconds of work.
    public static let defaultComponentLimit = 1500

    /// Firms within this relative distance of the smallest factor run dry in the same round.
    private static let tie = 1e-12

    /// - Throws: ``CircularityError/componentTooLarge(firms:limit:)``.
    public init(
        of network: WeightedDigraph, componentLimit: Int = defaultComponentLimit
    ) throws(CircularityError) {
        var amounts = [Double](repeating: 0, count: network.legCount)
        for part in try Subnetwork.components(of: network, largest: componentLimit) {
            let found = BalancedFlowForwarding.decompose(part.network)
            for (index, leg) in part.legs.enumerated() { amounts[Int(leg)] = found[index] }
        }
        legAmounts = amounts
        value = amounts.reduce(0, +)
        share = network.totalWeight > 0 ? value / Double(network.totalWeight) : nil
    }

    /// The circulating part of each leg of one component.
    private static func decompose(_ network: WeightedDigraph) -> [Double] {
        var amounts = [Double](repeating: 0, count: network.legCount)
        // Share of its original weights that each firm still has.
        var left = [Double](repeating: 1, count: network.firmCount)
        // The last round's distribution: taking a firm away changes little of it.
        var guess = [Double](repeating: 1, count: network.firmCount)
        var local = [Int](repeating: -1, count: network.firmCount)
        var open: [[Int32]] = [(0..<Int32(network.firmCount)).map { $0 }]
        while let firms = open.popLast() {
            let n = firms.count
            for (index, firm) in firms.enumerated() { local[Int(firm)] = index }
            var targets = [[Int32]](repeating: [], count: n)
            var rates = [[Double]](repeating: [], count: n)
            for (index, firm) in firms.enumerated() {
                for leg in network.outLegs(of: Int(firm)) {
                    let to = local[Int(network.head[leg])]
                    guard to >= 0 else { continue }
                    targets[index].append(Int32(to))
                    rates[index].append(Double(network.weight[leg]))
                }
            }
            let z =
                GaussSeidelSweeps(targets: targets, rates: rates)
                .solve(from: firms.map { guess[Int($0)] })
                ?? StationaryDistribution(targets: targets, rates: rates).solve()
            for (index, firm) in firms.enumerated() { guess[Int(firm)] = z[index] }
            var factor = Double.infinity
            for (index, firm) in firms.enumerated() {
                factor = min(factor, left[Int(firm)] / z[index])
            }
            var alive: [Int32] = []
            for (index, firm) in firms.enumerated() {
                let part = factor * z[index]
                for leg in network.outLegs(of: Int(firm)) where local[Int(network.head[leg])] >= 0 {
                    amounts[leg] += part * Double(network.weight[leg])
                }
                if left[Int(firm)] > part * (1 + tie) {
                    left[Int(firm)] -= part
                    alive.append(firm)
                }
            }
            for firm in firms { local[Int(firm)] = -1 }
            open += StronglyConnectedComponents.groups(of: alive, in: network)
        }
        return amounts
    }
}
