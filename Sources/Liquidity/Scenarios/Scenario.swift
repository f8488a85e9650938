import Money
import Text

/// A stress scenario as its file states it, with what it takes over from the scenario that it extends.
///
/// Amounts are in millions of the ledger's base currency, rates are per year; ``ScenarioModel`` turns both into a ``CashFlowModel``.
public struct Scenario: Sendable, Hashable {
    public var id: String
    /// By language code, English always.
    public var title: [String: String]
    public var narrative: [String: String]
    public var extends: String?
    /// First simulated quarter; `nil`: the one whose first day is nearest to the as-of date.
    public var start: Quarter?
    public var horizon: Int?
    /// Paths that the scenario asks for; `nil`: as the caller likes.
    public var paths: Int?
    public var recovery: Recovery
    public var forcedSaleHaircut: ScenarioInput?
    /// Share of a stake's value that is left once its issuer fails to pay; `nil`: half of it, between a fifth and four fifths.
    public var stakeLeft: ScenarioInput?
    /// Share of an order that its seller loses where the buyer leaves it unpaid, for legs that say nothing; `nil`: all of it.
    public var lossGivenDefault: ScenarioInput?
    /// Degrees of freedom of a Student t copula; `nil`: Gaussian.
    public var copulaDegrees: ScenarioInput?
    public var jump: Jump?
    public var correlation: Correlation
    /// Probability that a promise is kept, by how binding it is.
    public var probabilities: [CommitmentLevel: ScenarioInput]
    /// How promises that may be broken answer to their receiver's revenue beside its plan, where the flow says nothing itself.
    public var fundingResponse: FlowAssumptions.Response?
    /// A market for new money that opens and closes; `nil`: there is none.
    public var market: Market?
    /// Rise of the reference rate of interest over what plans hold, in a year, by calendar year; the last one stays.
    public var ratePath: [FirmAssumptions.PlanYear]
    public var firms: [FirmAssumptions]
    /// What is assumed about legs of the ledger, by `DEAL/LEG`.
    public var legs: [FlowAssumptions]
    /// New money and dues that the ledger does not have, by id.
    public var fundings: [FlowAssumptions]
    public var obligations: [FlowAssumptions]
    public var changes: [ScenarioChange]
    public var place: Place

    /// Shares that creditors recover from a firm that cannot pay (Rogers & Veraart 2013); 1 unless given.
    public struct Recovery: Sendable, Hashable {
        public var cash: ScenarioInput?
        public var receipts: ScenarioInput?
    }

    /// A fall of all external revenues at once.
    public struct Jump: Sendable, Hashable {
        /// In a year.
        public var probability: ScenarioInput
        public var logSize: ScenarioInput
    }

    /// See ``FundingMarket``.
    public struct Market: Sendable, Hashable {
        /// In a year.
        public var closing: ScenarioInput
        public var opening: ScenarioInput
        /// Share of what is not committed and comes from outside that comes while it is closed, where the flow says nothing; `nil`: all of it.
        public var whenClosed: ScenarioInput?
        public var place: Place
    }

    /// How the firms' revenue shocks are correlated.
    public struct Correlation: Sendable, Hashable {
        /// Of every pair that nothing else is said about.
        public var common: ScenarioInput?
        public var pairs: [Pair]

        public struct Pair: Sendable, Hashable {
            public var first: String
            public var second: String
            public var value: ScenarioInput
        }
    }

    /// The title in a language, else in English, else the id.
    public func title(_ language: String) -> String { title[language] ?? title["en"] ?? id }
    public func narrative(_ language: String) -> String {
        narrative[language] ?? narrative["en"] ?? ""
    }

    /// The title of a flow that only the scenario has, in a language, else in English.
    public func title(ofFlow id: String, _ language: String) -> String? {
        (fundings + obligations).first { $0.id == id }
            .flatMap { $0.title[language] ?? $0.title["en"] }
    }

    public static let horizonLimit = 80
    public static let pathLimit = 10_000_000
}

/// How firm a promise is, for the probability that it is kept.
public enum CommitmentLevel: String, Sendable, Hashable, CaseIterable {
    case binding, loi
    case nonBinding = "non-binding"
    case unknown
    /// What is only reported: talks and rumours.
    case reported
}

/// A number of a scenario: alternatives in order, of which the first that is known on the as-of date is used.
public struct ScenarioInput: Sendable, Hashable {
    public var alternatives: [Alternative]
    public var place: Place

    public struct Alternative: Sendable, Hashable {
        public var origin: Origin
        /// Source id of a value.
        public var source: String?
        public var range: AssumedRange?
        /// First day on which the alternative may be used; `nil`: always.
        public var known: Day?
        /// Day of a stock.
        public var asOf: PartialDate?
        public var note: String?
        public var place: Place
    }

    public enum Origin: Sendable, Hashable {
        case value(Double)
        case fact(FactSelector)
    }
}

/// A fact of the ledger: the latest that fits.
public struct FactSelector: Sendable, Hashable {
    /// `nil`: the firm that the assumption is about.
    public var firm: String?
    public var metric: String
    public var scope: String?
    public var asOf: PartialDate?
}

/// Why a value is assumed, and between which ends it may lie.
public struct AssumedRange: Sendable, Hashable {
    public var low: Double
    public var high: Double
    public var reason: String
}

/// What is assumed about a firm.
public struct FirmAssumptions: Sendable, Hashable {
    public var id: String
    /// Millions; `nil`: the ledger's latest cash and securities.
    public var cash: ScenarioInput?
    /// Millions of revenue in a year, at the start; `nil`: the ledger's latest.
    public var revenue: ScenarioInput?
    /// Millions by calendar year.
    public var revenuePlan: [PlanYear] = []
    /// Change of cash before new money, millions by calendar year.
    public var cashPlan: [PlanYear] = []
    /// Growth of revenue in a year, where no plan says more: 0.2 is 20%.
    public var growth: ScenarioInput?
    /// σ of log revenue in a year.
    public var volatility: ScenarioInput?
    /// Metric whose forecasts give σ by how they were revised (``ForecastRevisions``), where enough revisions are known; `nil`: none.
    public var volatilityRevisions: String?
    /// Costs that move with external revenue, as a share of it.
    public var variableCostShare: ScenarioInput?
    /// Cash left of external revenue after costs, investment and running dues, as a share of it.
    public var cashMargin: ScenarioInput?
    /// Cost of delivering to the network, as a share of receipts.
    public var receiptCostShare: ScenarioInput?
    /// GW at the end of a calendar year.
    public var capacity: [PlanYear] = []
    /// A year; .25 is a quarter.
    public var listedFrom: ScenarioInput?
    /// Covenants: millions, and debt ÷ yearly revenue.
    public var minimumCash: ScenarioInput?
    public var maximumLeverage: ScenarioInput?
    /// How far revenue depends on the capacity that was delivered and paid; `nil`: not at all.
    public var capacityLimit: CapacityAssumptions?
    /// What is cut before anything goes unpaid; `nil`: nothing.
    public var spending: SpendingAssumptions?
    /// Millions of debt whose interest follows the reference rate; `nil`: none.
    public var floatingDebt: ScenarioInput?
    /// Why the firm is judged by headroom and not by a probability of running out of cash; `nil`: it is not.
    public var headroom: String?
    public var place: Place

    /// See ``CapacityLimit``.
    public struct CapacityAssumptions: Sendable, Hashable {
        public var elasticity: ScenarioInput?
        public var slack: ScenarioInput?
        public var shareOfCosts: ScenarioInput?
        public var demandElasticity: ScenarioInput?
        /// Years.
        public var halfLife: ScenarioInput?
        public var place: Place
    }

    /// See ``SpendingPlan``.
    public struct SpendingAssumptions: Sendable, Hashable {
        /// Millions.
        public var buffer: ScenarioInput?
        public var discretionaryShare: ScenarioInput?
        public var place: Place
    }

    public struct PlanYear: Sendable, Hashable {
        public var year: Int
        public var input: ScenarioInput
    }
}

/// What is assumed about a flow: a leg of the ledger, or new money or a due that only the scenario has.
public struct FlowAssumptions: Sendable, Hashable {
    public enum Profile: String, Sendable, Hashable, CaseIterable { case even, ramp, upfront }
    public enum ArrearsRule: String, Sendable, Hashable, CaseIterable {
        case extinguish, roll, terminate
    }
    public enum Requirement: String, Sendable, Hashable, CaseIterable {
        case listed
        case covenantsKept = "covenants-kept"
        case alive
    }

    public var id: String
    /// By language code; empty: none is given.
    public var title: [String: String] = [:]
    /// `nil`: outside, or as the ledger says.
    public var from: String?
    public var to: String?
    /// Millions in total.
    public var amount: ScenarioInput?
    /// A year; .25 is a quarter.
    public var start: ScenarioInput?
    /// Length in years.
    public var years: ScenarioInput?
    public var profile: Profile?
    public var probability: ScenarioInput?
    public var isCommitted: Bool?
    /// Quarters of delay.
    public var slip: ScenarioInput?
    public var price: ScenarioInput?
    /// Share of the payer's external revenue.
    public var usage: ScenarioInput?
    public var rank: Int?
    public var arrears: ArrearsRule?
    /// In a year, on what is rolled.
    public var interest: ScenarioInput?
    /// φ of a funding.
    public var recycling: ScenarioInput?
    public var recyclingPayer: String?
    /// ψ of a purchase, and the funding leg that it follows.
    public var contingent: Contingent?
    public var passesOn: [PassOn] = []
    /// Of a backstop: the obligation that it covers.
    public var covers: String?
    public var requirements: [Requirement] = []
    /// Why the leg is not simulated.
    public var leftOut: String?
    /// Whether a purchase is capacity that its payer's revenue is made with.
    public var isCapacity: Bool?
    /// Whether the payee delivers only as far as it pays its own way.
    public var delivers: Bool?
    /// Whether a due of the scenario's own pays back debt: no part of a plan before new money, and paid first.
    public var isRepayment: Bool?
    /// Whether no plan holds a due of the scenario's own, so that it comes on top of all costs.
    public var isBeyondPlan: Bool?
    /// τ: share of a due that the payer cannot leave unbought.
    public var takeOrPayFloor: ScenarioInput?
    /// Share of the order that its seller loses where the buyer leaves it unpaid.
    public var lossGivenDefault: ScenarioInput?
    /// How the promise of a funding answers to revenue beside its plan.
    public var response: Response?
    /// λ: share of the investor's cash that it puts in at the most.
    public var cashShare: ScenarioInput?
    /// Promises of one group are kept or broken together.
    public var promiseGroup: String?
    /// Share that comes while the market is closed.
    public var whenClosed: ScenarioInput?
    public var place: Place

    /// See ``FundingResponse``.
    public struct Response: Sendable, Hashable {
        /// Whose revenue is looked at; `nil`: the receiver's.
        public var firm: String?
        public var probability: ScenarioInput?
        public var amount: ScenarioInput?
        public var place: Place
    }

    public struct Contingent: Sendable, Hashable {
        public var funding: String
        public var perUnit: ScenarioInput
    }

    /// A share of what falls due that the payee owes on to a supplier.
    public struct PassOn: Sendable, Hashable {
        public var to: String
        public var share: ScenarioInput
    }
}

/// One change that the scenario makes, by names.
public struct ScenarioChange: Sendable, Hashable {
    public enum Target: Sendable, Hashable {
        case everything, outsideFunding, circuits
        case firm(String)
        /// An obligation, a funding or a stake, by id.
        case leg(String)
    }
    public var kind: Adjustment.Kind
    public var target: Target
    public var input: ScenarioInput
    /// Quarters after the first.
    public var from: Int
    public var place: Place
}
