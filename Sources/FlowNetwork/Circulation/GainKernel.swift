/// The greatest gain of one network after another, with its proof: what the solvers that keep their memory have in common.
///
/// ``PrimalDual`` finds it, or ``CostScaling`` where there are more losses than ``patience`` rounds: the numbers are the same, whoever finds them.
struct GainKernel: ~Copyable {
    private let nodes: Int
    private let tails: [Int32]
    private var heads: [Int32]
    private let gains: [Bool]
    /// To be written before a value is asked for; one an arc, at least 0.
    let capacities: Scratch<Int64>
    private let potentials: Scratch<Int64>
    private let primalDual: PrimalDual
    /// Made when it is first needed, and used from then on.
    private var scaling: CostScaling?

    /// Rounds of the primal–dual method: a web of deals takes five to fifteen.
    static let patience = 40
    /// Nodes from which on cost scaling is used from the start.
    static let largeNetwork = 5_000

    init(nodes: Int, tails: [Int32], heads: [Int32], gains: [Bool]) {
        self.nodes = nodes
        self.tails = tails
        self.heads = heads
        self.gains = gains
        capacities = Scratch(repeating: 0, count: tails.count)
        potentials = Scratch(repeating: 0, count: nodes)
        let isLarge = nodes > GainKernel.largeNetwork
        func arc(_ index: Int) -> CostScaling.Arc {
            CostScaling.Arc(
                tail: tails[index], head: heads[index], capacity: 0, gains: gains[index])
        }
        primalDual = PrimalDual(
            nodes: isLarge ? 0 : nodes, arcs: isLarge ? 0 : tails.count, arc: arc)
        scaling = isLarge ? CostScaling(nodes: nodes, arcs: tails.count, arc: arc) : nil
    }

    /// Lets the arcs end elsewhere.
    mutating func rewire(heads: [Int32]) {
        precondition(heads.count == tails.count, "one end an arc")
        self.heads = heads
        if scaling == nil {
            let (tails, gains) = (tails, gains)
            primalDual.layOut { index in
                CostScaling.Arc(
                    tail: tails[index], head: heads[index], capacity: 0, gains: gains[index])
            }
        } else {
            scaling = newScaling()
        }
    }

    private borrowing func newScaling() -> CostScaling {
        let (tails, heads, gains, amounts) = (tails, heads, gains, capacities.base)
        return CostScaling(nodes: nodes, arcs: tails.count) { index in
            CostScaling.Arc(
                tail: tails[index], head: heads[index], capacity: amounts[index],
                gains: gains[index])
        }
    }

    /// The gain with the ``capacities``.
    ///
    /// - Throws: ``CirculationError/notOptimal(value:bound:)`` when the solution fails its own check: a defect of the program.
    mutating func value() throws(CirculationError) -> Int64 {
        if scaling == nil {
            primalDual.forgetPrices()
            primalDual.reload(capacities.base)
            if primalDual.solve(rounds: GainKernel.patience) {
                primalDual.writePotentials(to: potentials.base)
                return try proven { primalDual.amount(ofArc: $0) }
            }
            scaling = newScaling()
        }
        return try scaled()
    }

    private mutating func scaled() throws(CirculationError) -> Int64 {
        guard let kernel = scaling.take() else { return 0 }
        kernel.reload(capacities.base)
        kernel.solve()
        kernel.writePotentials(to: potentials.base)
        let found = try proven { kernel.amount(ofLeg: $0) }
        scaling = consume kernel
        return found
    }

    private borrowing func proven(
        _ amount: (Int) -> Int64
    ) throws(CirculationError) -> Int64 {
        let (potentials, capacities) = (potentials.base, capacities.base)
        var value: Int64 = 0
        var bound: Int128 = 0
        for arc in tails.indices {
            let gain: Int64 = gains[arc] ? 1 : 0
            if gain == 1 { value += amount(arc) }
            let reduced = gain + potentials[Int(tails[arc])] - potentials[Int(heads[arc])]
            if reduced > 0 { bound += Int128(capacities[arc]) * Int128(reduced) }
        }
        guard bound == Int128(value) else { throw .notOptimal(value: value, bound: "\(bound)") }
        return value
    }
}
