import FlowNetwork

/// Returnable financing of many networks that share their legs, without allocating for each: what draws and permutations use.
///
/// Every value is checked with its dual, as in ``ReturnableFinancing``.
public struct ReturnableSolver: ~Copyable {
    private let split: SplitNetwork
    private var solver: MaximumGainSolver

    /// - Throws: ``CirculationError/network(_:)`` for more legs than can be named.
    public init(of network: FinancingNetwork) throws(CirculationError) {
        split = SplitNetwork(network)
        solver = try MaximumGainSolver(of: split.problem)
    }

    /// `R*` with these amounts, integer units.
    ///
    /// - Parameter weights: one for each leg in the network's numbering, at least 0; ``FinancingNetwork/largestTotal`` in all at most.
    /// - Throws: ``CirculationError/notOptimal(value:bound:)`` when the solution fails its own check: a defect of the program.
    public mutating func value(weights: [Int64]) throws(CirculationError) -> Int64 {
        try solver.value(capacities: split.capacities(weights: weights))
    }
}

/// Returnable financing of networks whose legs keep their payers and amounts and go to other firms, every firm keeping its number of legs in and out of each kind.
struct RewiredReturnableSolver: ~Copyable {
    private let split: SplitNetwork
    private let weights: [Int64]
    private var solver: MaximumGainSolver

    /// - Throws: ``CirculationError/network(_:)`` for more legs than can be named.
    init(of network: FinancingNetwork) throws(CirculationError) {
        split = SplitNetwork(network)
        weights = network.weights
        solver = try MaximumGainSolver(rewiring: split.problem)
    }

    /// `R*` when the legs end at these firms; several legs of a kind may join the same two.
    ///
    /// - Throws: ``CirculationError/notOptimal(value:bound:)`` when the solution fails its own check: a defect of the program.
    mutating func value(
        financingHeads: [Int32], orderHeads: [Int32]
    ) throws(CirculationError) -> Int64 {
        try solver.value(
            heads: split.heads(financing: financingHeads, orders: orderHeads),
            capacities: split.capacities(weights: weights, financingHeads: financingHeads))
    }
}
