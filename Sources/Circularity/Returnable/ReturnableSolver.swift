import FlowNetwork

/// Returnable financing of many networks that share their legs, without allocating for each: what draws and permutations use.
///
/// Every value is checked with its dual, as in ``ReturnableFinancing``.
public struct ReturnableSolver: ~Copyable {
    private let split: SplitNetwork
    private let solver: MaximumGainSolver

    /// - Throws: ``CirculationError/network(_:)`` for more legs than can be named.
    public init(of network: FinancingNetwork) throws(CirculationError) {
        split = SplitNetwork(network)
        solver = try MaximumGainSolver(of: split.problem)
    }

    /// `R*` with these amounts, integer units.
    ///
    /// - Parameter weights: one for each leg in the network's numbering, at least 0; ``FinancingNetwork/largestTotal`` in all at most.
    /// - Throws: ``CirculationError/notOptimal(value:bound:)`` when the solution fails its own check: a defect of the program.
    public func value(weights: [Int64]) throws(CirculationError) -> Int64 {
        try solver.value(capacities: split.capacities(weights: weights))
    }
}
