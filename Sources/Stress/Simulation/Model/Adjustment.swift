/// One change that a scenario makes to a ``BurnModel``: what, to whom, how much.
public struct Adjustment: Sendable, Hashable {
    public var kind: Kind
    public var target: Target
    /// A factor, an addition or a number of quarters: as the kind says.
    public var value: Double
    /// First quarter in which it holds.
    public var from: Int

    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Multiplies external revenue from a quarter on.
        case revenueFactor = "revenue-factor"
        /// Adds to log growth a quarter.
        case growthShift = "growth-shift"
        /// Multiplies σ.
        case volatilityFactor = "volatility-factor"
        case fixedCostFactor = "fixed-cost-factor"
        case openingCashFactor = "opening-cash-factor"
        /// Multiplies the price of obligations.
        case priceFactor = "price-factor"
        /// Quarters by which obligations, fundings or capacity come late.
        case slip
        /// Multiplies what fundings pay.
        case fundingFactor = "funding-factor"
        /// Multiplies the probability that a promise is kept.
        case promiseFactor = "promise-factor"
        /// Stops legs; the value is not used.
        case freeze
        /// Adds to the interest of rolled arrears and to debt service, share a quarter of what is due.
        case rateShift = "rate-shift"
        /// Multiplies the value of stakes.
        case stakeFactor = "stake-factor"
        /// Adds to every correlation between different firms (limited to what stays a correlation matrix).
        case correlationShift = "correlation-shift"
        /// The firm pays nothing more: its external revenue and cash are zero from the quarter on.
        case failure
    }

    public enum Target: Sendable, Hashable {
        case everything
        case firm(Int)
        case obligation(Int)
        case funding(Int)
        case stake(Int)
        /// All funding from outside the network.
        case outsideFunding
        /// Every leg of every circuit of funding and purchases.
        case circuits
    }

    public init(kind: Kind, target: Target, value: Double = 0, from: Int = 0) {
        self.kind = kind
        self.target = target
        self.value = value
        self.from = from
    }
}

/// An uncertain assumption of a scenario with its range: what a tornado turns and a Sobol index weighs.
public struct StressFactor: Sendable, Hashable {
    public var id: String
    public var label: String
    public var adjustment: Adjustment
    /// Ends of the range of the adjustment's value, and its value in the scenario.
    public var low, base, high: Double

    public init(
        id: String, label: String, adjustment: Adjustment, low: Double, base: Double, high: Double
    ) {
        self.id = id
        self.label = label
        self.adjustment = adjustment
        self.low = low
        self.base = base
        self.high = high
    }
}
