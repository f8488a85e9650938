/// Maximum circulations of many networks that share their legs, or at least their size, without allocating for each.
///
/// ```swift
/// var solver = try CirculationSolver(of: network)
/// let less = try solver.value(weights: halved)      // the same legs, other amounts
/// ```
///
/// The solver of ``MaximumCirculation`` with its memory kept: a simulation that draws amounts thousands of times pays for the
/// network once. Every value is checked with its dual, as there. Legs outside every circuit are left out when the network is
/// taken in, so amounts may fall to zero but never move to another pair of firms.
///
/// Cost of a value: that of the cost-scaling algorithm on the legs inside components; a few hundredths of a millisecond for 30
/// firms and 90 legs.
public struct CirculationSolver: ~Copyable {
    private let kernel: CostScaling
    /// Leg of the network that each leg of the kernel is, with its firms in the kernel's numbers.
    private let legs: [Int32]
    private let tails: [Int32]
    private let heads: [Int32]
    /// Legs that the network has.
    public let legCount: Int
    private let amounts: Scratch<Int64>
    private let potentials: Scratch<Int64>

    public init(of network: WeightedDigraph) {
        let components = StronglyConnectedComponents(of: network)
        let inside = (0..<network.legCount).filter {
            components.component[Int(network.tail[$0])]
                == components.component[Int(network.head[$0])]
        }
        self.init(network, legs: inside.map { Int32($0) })
    }

    private init(_ network: WeightedDigraph, legs: [Int32]) {
        var local = [Int32](repeating: -1, count: network.firmCount)
        var firms: Int32 = 0
        for leg in legs {
            for firm in [Int(network.tail[Int(leg)]), Int(network.head[Int(leg)])]
            where local[firm] < 0 {
                local[firm] = firms
                firms += 1
            }
        }
        kernel = CostScaling(network, firms: Int(firms), legs: legs, local: local)
        self.legs = legs
        tails = legs.map { local[Int(network.tail[Int($0)])] }
        heads = legs.map { local[Int(network.head[Int($0)])] }
        legCount = network.legCount
        amounts = Scratch(repeating: 0, count: legs.count)
        potentials = Scratch(repeating: 0, count: Int(firms))
    }

    /// `C*` with these amounts, integer units.
    ///
    /// - Parameter weights: one for each leg of the network, in its order, at least 0; their sum must fit in `Int64`.
    /// - Throws: ``CirculationError/notOptimal(value:bound:)`` when the solution fails its own check: a defect of the program.
    public mutating func value(weights: [Int64]) throws(CirculationError) -> Int64 {
        precondition(weights.count == legCount, "one weight for each leg")
        var largest: Int64 = 0
        for (place, leg) in legs.enumerated() {
            let weight = weights[Int(leg)]
            precondition(weight >= 0, "amounts are not negative")
            amounts.base[place] = weight
            largest = max(largest, weight)
        }
        guard largest > 0 else { return 0 }
        kernel.reload(amounts.base)
        kernel.solve()
        kernel.writePotentials(to: potentials.base)
        var value: Int64 = 0
        var bound: Int128 = 0
        for place in legs.indices {
            value += kernel.amount(ofLeg: place)
            let reduced =
                1 + potentials.base[Int(tails[place])] - potentials.base[Int(heads[place])]
            if reduced > 0 { bound += Int128(amounts.base[place]) * Int128(reduced) }
        }
        guard bound == Int128(value) else { throw .notOptimal(value: value, bound: "\(bound)") }
        return value
    }
}
