/// One change that a scenario makes to a ``CashFlowModel``: what, to whom, how much.
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
        /// Adds to the share of external revenue that costs move with; fixed costs make up for it at revenue as planned.
        case variableCostShift = "variable-cost-shift"
        /// Adds to the cost of delivering to the network, a share of receipts.
        case receiptCostShift = "receipt-cost-shift"
        /// Adds to the cash that is left of external revenue as planned.
        case marginShift = "margin-shift"
        /// Multiplies the probability of the jump that all revenues share.
        case jumpFactor = "jump-factor"
        /// Multiplies the size of the jump.
        case jumpSizeFactor = "jump-size-factor"
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
        /// Adds to the share of a stake's value that is left once its issuer fails.
        case stakeLeftShift = "stake-left-shift"
        /// Adds to every correlation between different firms (limited to what stays a correlation matrix).
        case correlationShift = "correlation-shift"
        /// Multiplies the capacity of legs that comes on line; what is due for it stays.
        case capacityFactor = "capacity-factor"
        /// Adds to ε, s, χ and θ of a firm's ``CapacityLimit``.
        case elasticityShift = "elasticity-shift"
        case slackShift = "slack-shift"
        case capacityCostShift = "capacity-cost-shift"
        case demandElasticityShift = "demand-elasticity-shift"
        /// Multiplies the buffer, and adds to ω, of a firm's ``SpendingPlan``.
        case bufferFactor = "buffer-factor"
        case discretionaryShift = "discretionary-shift"
        /// Adds to τ of obligations.
        case floorShift = "floor-shift"
        /// Adds to b and γ of promises that answer to a plan, and to λ of fundings.
        case probabilityResponseShift = "probability-response-shift"
        case amountResponseShift = "amount-response-shift"
        case cashShareShift = "cash-share-shift"
        /// Closes the market for as many quarters; multiplies the odds that it closes.
        case marketClosed = "market-closed"
        case marketFactor = "market-factor"
        /// The firm fails in the quarter, for certain (``SimulatedFirm/failsAt``).
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
        /// Every leg of every circuit of funding and purchases; a freeze stops what still goes round in it.
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
