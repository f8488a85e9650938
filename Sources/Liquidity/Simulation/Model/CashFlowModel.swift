/// Firms that burn or make cash, quarter by quarter, with the money that they promised one another.
///
/// A value: scenarios change a copy. Amounts are in one unit (the ledger builder uses millions of the base currency), rates are per quarter, quarter 0 is the
/// first simulated one. Everything that a schedule does not cover is 0.
///
/// The order inside a quarter: shocks, capacity, predicates, funding legs, senior costs, cuts, clearing of what is due, arrears, covenants and
/// revaluation, forced sale of stakes. What feeds back (capacity, revenue beside its plan) does so a quarter later, so that a quarter has one
/// clearing and no further fixed point.
public struct CashFlowModel: Sendable, Hashable {
    public var firms: [SimulatedFirm]
    /// Quarters that are simulated.
    public var quarters: Int
    public var shocks: ShockModel
    /// What firms owe for compute, chips, leases and debt, in a fixed order: an obligation that follows another comes after it.
    public var obligations: [Obligation]
    /// Equity, loans and prepayments that bring cash; drawn in this order.
    public var fundings: [Funding]
    public var backstops: [Backstop]
    public var stakes: [Stake]
    /// `nil`: nothing is cleared. Every due is paid in full and cash may be negative, which is how a plan without a network is read.
    public var clearing: RecoveryRule?
    /// Sell stakes before dues go unpaid: the share of their value lost by a hurried sale, 0…1; `nil`: stakes are kept.
    public var forcedSaleHaircut: Double?
    /// `nil`: new money never depends on whether a market is open.
    public var market: FundingMarket?
    /// Rise of the reference rate of interest by quarter, in a year: what a scenario's dues on it were made from. Changes nothing on a path by itself.
    public var rateRise: [Double]
    /// Why a change of the model could not be made (``Adjustment/apply(to:)``); the simulation refuses the model with it. `nil`: all were.
    public internal(set) var refusal: SimulationError?

    public init(
        firms: [SimulatedFirm], quarters: Int, shocks: ShockModel, obligations: [Obligation] = [],
        fundings: [Funding] = [], backstops: [Backstop] = [], stakes: [Stake] = [],
        clearing: RecoveryRule? = .eisenbergNoe, forcedSaleHaircut: Double? = nil,
        market: FundingMarket? = nil, rateRise: [Double] = []
    ) {
        self.firms = firms
        self.quarters = quarters
        self.shocks = shocks
        self.obligations = obligations
        self.fundings = fundings
        self.backstops = backstops
        self.stakes = stakes
        self.clearing = clearing
        self.forcedSaleHaircut = forcedSaleHaircut
        self.market = market
        self.rateRise = rateRise
    }
}

/// What is lost when a firm cannot pay (Rogers & Veraart 2013; 1 and 1 is Eisenberg & Noe 2001).
public struct RecoveryRule: Sendable, Hashable {
    /// Share of a short firm's own cash that reaches its creditors.
    public var cashRecovery: Double
    /// Share of its receipts that does.
    public var receiptRecovery: Double

    public static let eisenbergNoe = RecoveryRule(cashRecovery: 1, receiptRecovery: 1)

    public init(cashRecovery: Double, receiptRecovery: Double) {
        self.cashRecovery = cashRecovery
        self.receiptRecovery = receiptRecovery
    }
}

/// A firm of the simulation.
public struct SimulatedFirm: Sendable, Hashable {
    public var id: String
    public var openingCash: Double
    /// Revenue from outside the network in the quarter before the first.
    public var externalRevenue: Double
    /// Log growth of external revenue in each quarter, before −σ²/2.
    public var growth: [Double]
    /// Standard deviation of log growth in a quarter, σ. Setting it makes all quarters alike.
    public var volatility: Double { didSet { volatilityByQuarter = [] } }
    /// σ by quarter, the last one staying, where it is not the same in all of them; empty: ``volatility`` in each.
    public var volatilityByQuarter: [Double] = []
    /// Costs that are paid before anything is cleared, by quarter.
    public var fixedCost: [Double]
    /// The same as a share of this quarter's external revenue.
    public var variableCostShare: Double
    /// The same as a share of the **last** quarter's receipts from the network: what it costs to deliver.
    public var receiptCostShare: Double
    /// Network receipts of the quarter before the first.
    public var openingReceipts: Double
    /// Capacity in operation by quarter, GW, before any slip.
    public var capacity: [Double]
    /// Quarters by which capacity comes late.
    public var capacitySlip: Double
    /// Quarter from which the shares are listed; `nil`: not within the horizon.
    public var listedFrom: Int?
    public var covenants: [Covenant]
    /// Mean external revenue by quarter as planned before any change of a scenario: what capacity and investors are measured by. Empty, or 0 in
    /// a quarter: none is planned, and nothing is measured.
    public var plannedRevenue: [Double]
    /// `nil`: revenue does not depend on what it is made with.
    public var capacityLimit: CapacityLimit?
    /// `nil`: nothing is cut.
    public var spendingPlan: SpendingPlan?
    /// Quarter in which a scenario makes the firm fail: from then on it has no revenue, what cash it has goes to those outside, and it counts as short whatever
    /// it owes; its gap is that of the quarters before. What others pay it goes to its creditors.
    public var failsAt: Int?
    /// Whether its capital spending is its own decision: on a path it pays whatever falls due and borrows what it has not, without interest, so that its cash may be
    /// below zero, until a scenario makes it fail. Results say its headroom and no probability.
    public var isJudgedByHeadroom: Bool

    public init(
        id: String, openingCash: Double, externalRevenue: Double, growth: [Double],
        volatility: Double, fixedCost: [Double] = [], variableCostShare: Double = 0,
        receiptCostShare: Double = 0, openingReceipts: Double = 0, capacity: [Double] = [],
        capacitySlip: Double = 0, listedFrom: Int? = nil, covenants: [Covenant] = [],
        plannedRevenue: [Double] = [], capacityLimit: CapacityLimit? = nil,
        spendingPlan: SpendingPlan? = nil, failsAt: Int? = nil,
        isJudgedByHeadroom: Bool = false
    ) {
        self.id = id
        self.openingCash = openingCash
        self.externalRevenue = externalRevenue
        self.growth = growth
        self.volatility = volatility
        self.fixedCost = fixedCost
        self.variableCostShare = variableCostShare
        self.receiptCostShare = receiptCostShare
        self.openingReceipts = openingReceipts
        self.capacity = capacity
        self.capacitySlip = capacitySlip
        self.listedFrom = listedFrom
        self.covenants = covenants
        self.plannedRevenue = plannedRevenue
        self.capacityLimit = capacityLimit
        self.spendingPlan = spendingPlan
        self.failsAt = failsAt
        self.isJudgedByHeadroom = isJudgedByHeadroom
    }
}

/// A promise to lenders. A breach is remembered, and stops fundings that depend on it.
public enum Covenant: Sendable, Hashable {
    /// Cash at the end of a quarter, at least.
    case minimumCash(Double)
    /// Debt ÷ four times the quarter's revenue (external and network), at most.
    case maximumLeverage(debt: Double, ratio: Double)
}

/// How external revenues move together.
public struct ShockModel: Sendable, Hashable {
    /// Correlation of the firms' log revenue shocks, row by row, n × n.
    public var correlation: [Double]
    /// Shocks are normal at the margin; the copula decides how they meet in the tails.
    public var copula: Copula
    /// A fall of all external revenues at once.
    public var jump: Jump?

    public enum Copula: Sendable, Hashable {
        case gaussian
        case studentT(degrees: Double)
    }

    public struct Jump: Sendable, Hashable {
        /// Probability in a quarter.
        public var probability: Double
        /// Change of log revenue of every firm when it comes.
        public var logSize: Double

        public init(probability: Double, logSize: Double) {
            self.probability = probability
            self.logSize = logSize
        }
    }

    public init(correlation: [Double], copula: Copula = .gaussian, jump: Jump? = nil) {
        self.correlation = correlation
        self.copula = copula
        self.jump = jump
    }

    /// Every pair correlated by the same ρ: one common factor.
    public static func common(_ rho: Double, firms: Int) -> ShockModel {
        ShockModel(
            correlation: (0..<firms * firms).map { $0 % (firms + 1) == 0 ? 1 : rho })
    }
}
