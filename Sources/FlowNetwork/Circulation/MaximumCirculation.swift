/// The most money that can be going round: how much, on which legs, and a proof that it is not more.
///
/// ```swift
/// let circulation = try MaximumCirculation(of: network)
/// circulation.value                    // integer units
/// circulation.legAmounts[3]            // what of leg 3 goes round
/// ```
///
/// `C* = max Σc` over circulations `0 ≤ c ≤ w` with as much entering every firm as leaving it. A linear
/// programme with a whole-number optimum, solved exactly: cost scaling (Goldberg & Tarjan 1990, "Finding
/// minimum-cost circulations by successive approximation"; Goldberg 1997, "An efficient implementation of a
/// scaling minimum-cost flow algorithm") on every strongly connected component.
///
/// **Certificate.** For whole-number potentials `π` of the firms, `Σ w·max(0, 1 + π(tail) − π(head))` is an upper
/// bound of every circulation (a firm's potential cancels out of `Σ c·(1 + π(tail) − π(head))`). ``potentials``
/// make the bound equal ``value``, and every solution is checked with ``verify(on:)`` before it is returned.
///
/// The optimum is unique, the legs that carry it need not be: where firms could close a loop either way, the
/// choice depends on the order of the firms. For an allocation that does not, see balanced flow forwarding.
public struct MaximumCirculation: Sendable {
    /// What of each leg goes round, integer units.
    public let legAmounts: [Int64]
    /// `C*`, integer units.
    public let value: Int64
    /// Potential of each firm: the certificate.
    public let potentials: [Int64]
    /// The upper bound that the potentials prove; equals `value`.
    public let dualValue: Int64

    /// - Throws: ``CirculationError`` when a solution fails its own check: a defect of the program.
    public init(of network: WeightedDigraph) throws(CirculationError) {
        let components = StronglyConnectedComponents(of: network)
        var amounts = [Int64](repeating: 0, count: network.legCount)
        var potentials = [Int64](repeating: 0, count: network.firmCount)
        var local = [Int32](repeating: 0, count: network.firmCount)
        // From the components that pay to those that receive, so that legs in between end higher than they start.
        for c in stride(from: components.count - 1, through: 0, by: -1) {
            let members = components.members(of: c)
            if members.count > 1 {
                for (index, firm) in members.enumerated() { local[Int(firm)] = Int32(index) }
                var legs: [Int32] = []
                for firm in members {
                    for leg in network.outLegs(of: Int(firm))
                    where components.component[Int(network.head[leg])] == c {
                        legs.append(Int32(leg))
                    }
                }
                let solver = CostScaling(network, firms: members.count, legs: legs, local: local)
                solver.solve()
                for (index, leg) in legs.enumerated() {
                    amounts[Int(leg)] = solver.amount(ofLeg: index)
                }
                let found = solver.potentials()
                for (index, firm) in members.enumerated() {
                    potentials[Int(firm)] = found[index]
                }
            }
            var shift: Int64?
            for firm in members {
                for leg in network.inLegs(of: Int(firm)) {
                    let payer = Int(network.tail[Int(leg)])
                    guard components.component[payer] != c else { continue }
                    let needed = potentials[payer] + 1 - potentials[Int(firm)]
                    shift = max(shift ?? needed, needed)
                }
            }
            if let shift { for firm in members { potentials[Int(firm)] += shift } }
        }
        let bound = MaximumCirculation.dualValue(of: network, potentials: potentials)
        legAmounts = amounts
        value = amounts.reduce(0, &+)
        self.potentials = potentials
        guard let bound = Int64(exactly: bound) else {
            throw .notOptimal(value: value, bound: "\(bound)")
        }
        dualValue = bound
        try verify(on: network)
    }

    /// `value` over all money in the network; `nil` for a network without legs.
    public func share(of network: WeightedDigraph) -> Double? {
        network.totalWeight > 0 ? Double(value) / Double(network.totalWeight) : nil
    }

    /// `Σ w·max(0, 1 + π(tail) − π(head))`, an upper bound of every circulation for any potentials.
    public static func dualValue(of network: WeightedDigraph, potentials: [Int64]) -> Int128 {
        var sum: Int128 = 0
        for leg in 0..<network.legCount {
            let reduced =
                1 + potentials[Int(network.tail[leg])] - potentials[Int(network.head[leg])]
            if reduced > 0 { sum += Int128(network.weight[leg]) * Int128(reduced) }
        }
        return sum
    }

    /// Checks the solution against the network alone, in O(firms + legs): amounts within the legs, as much into
    /// every firm as out of it, and a bound that equals the value.
    public func verify(on network: WeightedDigraph) throws(CirculationError) {
        guard legAmounts.count == network.legCount, potentials.count == network.firmCount else {
            throw .otherNetwork
        }
        var sum: Int128 = 0
        for leg in 0..<network.legCount {
            guard legAmounts[leg] >= 0, legAmounts[leg] <= network.weight[leg] else {
                throw .outsideLeg(leg: leg, amount: legAmounts[leg])
            }
            sum += Int128(legAmounts[leg])
        }
        for firm in 0..<network.firmCount {
            var balance: Int128 = 0
            for leg in network.outLegs(of: firm) { balance -= Int128(legAmounts[leg]) }
            for leg in network.inLegs(of: firm) { balance += Int128(legAmounts[Int(leg)]) }
            guard balance == 0 else { throw .notConserved(firm: network.names[firm]) }
        }
        let bound = MaximumCirculation.dualValue(of: network, potentials: potentials)
        guard sum == Int128(value), bound == sum, dualValue == value else {
            throw .notOptimal(value: value, bound: "\(bound)")
        }
    }
}

/// A circulation that is not what it claims to be. The solver checks itself, so this is a defect to report.
public enum CirculationError: Error, Hashable, Sendable, CustomStringConvertible {
    case otherNetwork
    case outsideLeg(leg: Int, amount: Int64)
    case notConserved(firm: String)
    case notOptimal(value: Int64, bound: String)
    /// Potentials that let money turn at a firm for nothing.
    case notFeasible(firm: String)
    /// The rows do not make a network that can be solved.
    case network(GraphError)

    public var description: String {
        switch self {
        case .otherNetwork: "the circulation belongs to another network"
        case .outsideLeg(let leg, let amount): "leg \(leg) cannot carry \(amount)"
        case .notConserved(let firm): "what enters \(firm) does not leave it"
        case .notOptimal(let value, let bound): "the circulation \(value) is not the bound \(bound)"
        case .notFeasible(let firm): "the potentials of \(firm) bound nothing"
        case .network(let error): error.description
        }
    }
}
