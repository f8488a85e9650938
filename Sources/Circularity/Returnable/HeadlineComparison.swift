import FlowNetwork

/// A headline sum of circular deals beside the financing that can come back: by how much they differ, and why.
///
/// A tracker adds up deals. A dollar that is invested and comes back as an order is in two of them, so it is in the sum twice; a dollar that goes
/// one way is in the sum and returns to nobody.
public struct HeadlineComparison: Sendable {
    /// Integer units to 1.0 of the table: a power of ten. Every amount below is in them.
    public let scale: Int64
    /// As the tracker has it.
    public let headline: Int128
    /// All money of the network: each leg once.
    public let rows: Int128
    public let financing: Int128
    public let orders: Int128
    /// `R*`: each returned dollar once.
    public let returnable: Int128
    /// Money on legs of loops beyond ``returnable``: the same dollars on their further legs, in the solution that was found. Another one with the same
    /// ``returnable`` may take longer ways.
    public let countedAgain: Int128
    public let loops: ReturnableLoops

    /// Money that is on no loop.
    public var oneWay: Int128 { rows - returnable - countedAgain }
    /// What of the headline is no money of the network; below zero where it leaves some out.
    public var beyondRows: Int128 { headline - rows }
    public var difference: Int128 { headline - returnable }
    /// Headline over `R*`; `nil` where nothing can come back.
    public var ratio: Double? {
        returnable > 0 ? Double(headline) / Double(returnable) : nil
    }

    /// - Parameters:
    ///   - headline: integer units, `headlineScale` to 1.0.
    ///   - scale: of the network's units.
    /// - Precondition: both scales are powers of ten up to 10⁹.
    public init(
        headline: Int64, headlineScale: Int64, network: FinancingNetwork,
        found: ReturnableFinancing, scale: Int64
    ) {
        let common = max(headlineScale, scale)
        let factor = Int128(common / scale)
        self.scale = common
        self.headline = Int128(headline) * Int128(common / headlineScale)
        financing = Int128(network.financing.totalWeight) * factor
        orders = Int128(network.orders.totalWeight) * factor
        rows = financing + orders
        returnable = Int128(found.value) * factor
        loops = ReturnableLoops(found, on: network)
        let divided = loops.loops.reduce(Int128(0)) { $0 + $1.summed }
        // What was not divided is taken to be on loops as the solution has it.
        let carried =
            loops.isTruncated
            ? found.legAmounts.reduce(Int128(0)) { $0 + Int128($1) } : divided
        countedAgain = (carried - Int128(found.value)) * factor
        unitFactor = factor
    }

    /// Units of ``scale`` per unit of the network.
    public let unitFactor: Int128
}
