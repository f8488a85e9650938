import FlowNetwork
import Statistics

/// Of the money that a firm sends out, how much comes back to it pro rata; and the same for the whole network.
///
/// Finn (1976), "Measures of ecosystem structure and function derived from analysis of flows". With throughflow
/// `T = max(in, out)`, `G = w / T` and `N = (I − G)⁻¹`, a firm's return share is `(N_ii − 1) / N_ii`, the probability
/// that a dollar walking with the flows comes back, and the index is the mean of the shares weighted by `T`.
///
/// Books that do not balance are closed with money from outside, `max(0, out − in)`, and money kept,
/// `max(0, in − out)`, unless the flows across the boundary are given; then `T` is what came in, as in the R package
/// enaR, and what went out must equal it but for the rounding of published tables.
///
/// Walks that return stay inside a strongly connected component, so one dense factorisation a component is enough.
/// A component that no money leaves has a singular `I − G` and, as all its money comes back with certainty, return
/// shares of exactly 1; that is decided in integers, not by the factorisation.
public struct FinnIndex: Sendable {
    /// Flows between the firms and the world outside, in integer units of the network as real numbers.
    public struct Boundary: Sendable {
        /// Into each firm from outside.
        public var inflow: [Double]
        /// Out of each firm to outside, kept money included.
        public var outflow: [Double]

        public init(inflow: [Double], outflow: [Double]) {
            self.inflow = inflow
            self.outflow = outflow
        }
    }

    /// Return share of each firm, 0…1.
    public let returnShares: [Double]
    /// Throughflow of each firm, integer units as real numbers.
    public let throughflows: [Double]
    /// The index, 0…1; `nil` where nothing flows.
    public let index: Double?

    /// Firms in the largest component that is factorised by default.
    public static let defaultComponentLimit = 1500

    /// A firm whose outside flow is below this part of its throughflow sends nothing outside: rounding of real-valued
    /// boundary flows.
    private static let rounding = 1e-12

    /// Published tables balance to this part of a firm's throughflow.
    private static let imbalance = 1e-3

    /// - Throws: ``CircularityError/componentTooLarge(firms:limit:)``, ``CircularityError/numerical(_:)``,
    ///   ``CircularityError/boundary(_:)``.
    public init(
        of network: WeightedDigraph, boundary: Boundary? = nil,
        componentLimit: Int = defaultComponentLimit
    ) throws(CircularityError) {
        let n = network.firmCount
        var into = [Int64](repeating: 0, count: n)
        var out = [Int64](repeating: 0, count: n)
        for leg in 0..<network.legCount {
            out[Int(network.tail[leg])] += network.weight[leg]
            into[Int(network.head[leg])] += network.weight[leg]
        }
        var through = (0..<n).map { Double(max(into[$0], out[$0])) }
        if let boundary {
            guard boundary.inflow.count == n, boundary.outflow.count == n else {
                throw .boundary("boundary flows need one number a firm")
            }
            guard (boundary.inflow + boundary.outflow).allSatisfy({ $0.isFinite && $0 >= 0 }) else {
                throw .boundary("boundary flows must be finite and not negative")
            }
            for firm in 0..<n {
                let received = Double(into[firm]) + boundary.inflow[firm]
                let spent = Double(out[firm]) + boundary.outflow[firm]
                guard abs(received - spent) <= FinnIndex.imbalance * max(received, spent) else {
                    throw .boundary(
                        "the books of \(network.names[firm]) do not balance: "
                            + "\(received) units in, \(spent) out")
                }
                through[firm] = received
            }
        }
        var shares = [Double](repeating: 0, count: n)
        for part in try Subnetwork.components(of: network, largest: componentLimit) {
            let isClosed = part.firms.indices.allSatisfy { index in
                let firm = Int(part.firms[index])
                let inside = part.network.outLegs(of: index)
                    .reduce(Int64(0)) { $0 + part.network.weight[$1] }
                guard boundary != nil else { return inside == max(into[firm], out[firm]) }
                return through[firm] - Double(inside) <= FinnIndex.rounding * through[firm]
            }
            let found =
                isClosed
                ? [Double](repeating: 1, count: part.firms.count)
                : try FinnIndex.returnShares(
                    of: part.network, through: part.firms.map { through[Int($0)] })
            for (index, firm) in part.firms.enumerated() { shares[Int(firm)] = found[index] }
        }
        returnShares = shares
        throughflows = through
        let total = through.reduce(0, +)
        index = total > 0 ? zip(through, shares).reduce(0) { $0 + $1.0 * $1.1 } / total : nil
    }

    private static func returnShares(
        of network: WeightedDigraph, through: [Double]
    ) throws(CircularityError) -> [Double] {
        do throws(StatisticsError) {
            var matrix = try Matrix(rows: network.firmCount, columns: network.firmCount)
            for firm in 0..<network.firmCount { matrix[firm, firm] = 1 }
            for leg in 0..<network.legCount {
                let (u, v) = (Int(network.tail[leg]), Int(network.head[leg]))
                matrix[u, v] = -Double(network.weight[leg]) / through[u]
            }
            let inverse = try LUFactorization(matrix).inverse()
            var shares: [Double] = []
            for firm in 0..<network.firmCount {
                let visits = inverse[firm, firm]
                // Fewer than one expected visit means that the factorisation has lost its digits.
                guard visits >= 1 - 1e-9 else { throw .singular }
                shares.append(max(0, 1 - 1 / visits))
            }
            return shares
        } catch {
            throw .numerical(error)
        }
    }
}
