/// One change that a scenario makes to a ``CashFlowModel``: what, to whom, how much.
public struct Adjustment: Sendable, Hashable {
    public var kind: Kind
    public var target: Target
    /// A factor, an addition or a number of quarters: as the kind says.
    public var value: Double
    /// First quarter in which it holds.
    public var from: Int
    /// First quarter in which a volatility-factor no longer holds; `nil`: it stays.
    public var until: Int?

    public enum Target: Sendable, Hashable {
        case everything
        case firm(Int)
        case obligation(Int)
        case funding(Int)
        case stake(Int)
        /// All funding from outside the network.
        case outsideFunding
        /// Every leg of every circuit of funding and purchases; a freeze stops what still goes round in it.
        case circuits
    }

    public init(
        kind: Kind, target: Target, value: Double = 0, from: Int = 0, until: Int? = nil
    ) {
        self.kind = kind
        self.target = target
        self.value = value
        self.from = from
        self.until = until
    }
}

/// An uncertain assumption of a scenario with its range: what a tornado turns and a Sobol index weighs.
public struct StressFactor: Sendable, Hashable {
    public var id: String
    /// The number of the scenario that it turns, and the calendar year of a plan's figure.
    public var quantity: ModelInput.Quantity
    public var year: Int?
    public var adjustment: Adjustment
    /// Ends of the range of the adjustment's value, and its value in the scenario.
    public var low, base, high: Double

    public init(
        id: String, quantity: ModelInput.Quantity, year: Int? = nil, adjustment: Adjustment,
        low: Double, base: Double, high: Double
    ) {
        self.id = id
        self.quantity = quantity
        self.year = year
        self.adjustment = adjustment
        self.low = low
        self.base = base
        self.high = high
    }
}
