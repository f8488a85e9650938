/// Something that falls due: compute, chips, a lease, interest and repayment.
///
/// Due in quarter t = price · max(K(t − slip), u · external revenue of the payer) + ψ · F(t) + share · due of another obligation, where K is
/// the take-or-pay schedule, u the usage, F a funding leg of the same quarter. A slip that is not whole is interpolated.
public struct Obligation: Sendable, Hashable {
    public var id: String
    public var payer: Int
    /// `nil`: someone outside the network.
    public var payee: Int?
    /// Least payment by quarter.
    public var takeOrPay: [Double]
    /// Quarters of delay until the schedule starts.
    public var slip: Double
    /// Payment per unit of the payer's external revenue, where that is more.
    public var usage: Double
    /// Quarters of the contract, in which usage is charged, late by ``slip`` as the schedule is; `nil`: always.
    public var term: Range<Int>?
    public var price: Double
    /// Purchases sized by an investment.
    public var contingent: Contingent?
    /// An obligation with a smaller index whose due this one follows.
    public var follows: Following?
    /// 0 is paid first; equal ranks share in proportion.
    public var rank: Int
    /// What becomes of what is not paid.
    public var arrears: Arrears
    /// Nothing is due while this does not hold.
    public var condition: FundingCondition
    /// First quarter in which nothing more falls due because a scenario stops it.
    public var stopsAt: Int?
    /// Share of what falls due anew that a scenario leaves, by quarter, 0…1; 1 where there is none.
    public var kept: [Double] = []
    /// τ: share of a new due that is owed whatever the payer does; the rest is what it can leave unbought, 0…1.
    public var takeOrPayFloor: Double
    /// w: what the leg counts for the payer's capacity, by quarter as planned before any change of a scenario: planned dues, or GW. Empty: the leg is
    /// no capacity.
    public var capacityPlan: [Double]
    /// The same as far as it comes on line, never more than planned, and the quarters by which changes make it late.
    public var capacitySupply: [Double]
    public var capacitySlip: Double
    /// Whether the payee delivers only as far as it pays its own costs and dues.
    public var delivers: Bool
    /// Share of what is left unpaid, or of a terminated contract, that the payee loses, 0…1: margin and stranded investment less resale; the rest it does not
    /// spend, or sells to somebody else. Counts in losses alone: no cash moves by it.
    public var lossGivenDefault = 1.0
    /// Whether it repays debt, and is no contract for anything.
    public var isRepayment = false

    public struct Contingent: Sendable, Hashable {
        public var funding: Int
        /// ψ: payment per unit of funding of the same quarter.
        public var perUnit: Double

        public init(funding: Int, perUnit: Double) {
            self.funding = funding
            self.perUnit = perUnit
        }
    }

    public struct Following: Sendable, Hashable {
        public var obligation: Int
        public var share: Double

        public init(obligation: Int, share: Double) {
            self.obligation = obligation
            self.share = share
        }
    }

    /// What becomes of an amount that was due and not paid.
    public enum Arrears: Sendable, Hashable {
        /// It is lost to the payee.
        case extinguish
        /// It is due again next quarter, with interest per quarter.
        case roll(interest: Double)
        /// It is lost, and so are all later payments of this obligation.
        case terminate
    }

    public init(
        id: String, payer: Int, payee: Int?, takeOrPay: [Double] = [], slip: Double = 0,
        usage: Double = 0, price: Double = 1, contingent: Contingent? = nil,
        follows: Following? = nil, rank: Int = 0, arrears: Arrears = .extinguish,
        condition: FundingCondition = .always, stopsAt: Int? = nil, takeOrPayFloor: Double = 1,
        capacityPlan: [Double] = [], delivers: Bool = false, term: Range<Int>? = nil
    ) {
        self.id = id
        self.payer = payer
        self.payee = payee
        self.takeOrPay = takeOrPay
        self.slip = slip
        self.usage = usage
        self.price = price
        self.contingent = contingent
        self.follows = follows
        self.rank = rank
        self.arrears = arrears
        self.condition = condition
        self.stopsAt = stopsAt
        self.takeOrPayFloor = takeOrPayFloor
        self.capacityPlan = capacityPlan
        capacitySupply = capacityPlan
        capacitySlip = 0
        self.delivers = delivers
        self.term = term
    }

    /// Part of a quarter in which usage is charged: 1 inside the term, 0 outside, between the two where a slip is not whole.
    func usageShare(at quarter: Int) -> Double {
        guard let term else { return 1 }
        let place = Double(quarter) - slip
        let below = place.rounded(.down)
        let share = place - below
        func inside(_ place: Double) -> Double {
            place >= Double(term.lowerBound) && place < Double(term.upperBound) ? 1 : 0
        }
        return inside(below) * (1 - share) + (share > 0 ? inside(below + 1) * share : 0)
    }
}

/// Money that comes in without a sale: a tranche of equity or debt, a prepayment, or funding out of what came back.
///
/// F(t) = scheduled amount(t) + φ · the investor's network receipts of the last quarter, limited by a share λ of what is left of the cash with which a
/// simulated investor opens the quarter, where the condition holds and the promise is kept on this path.
public struct Funding: Sendable, Hashable {
    public var id: String
    /// `nil`: money from outside the network, which is not limited.
    public var investor: Int?
    public var recipient: Int
    /// By quarter; below zero only from outside: money that a firm loses, beside its costs.
    public var amounts: [Double]
    /// Quarters of delay.
    public var slip: Double
    /// φ: share of the investor's receipts of the last quarter that it puts back in.
    public var recycling: Double
    /// Receipts count from this payer only; `nil`: from all.
    public var recyclingPayer: Int?
    public var condition: FundingCondition
    /// Probability that the promise is kept: 1 for a binding one. Drawn once a path.
    public var probability: Double
    /// Counts as committed in the going-concern test (ASC 205-40); the others are plans.
    public var isCommitted: Bool
    /// First quarter in which nothing more comes because a scenario stops it.
    public var stopsAt: Int?
    /// Share of it that a scenario leaves, by quarter, 0…1; 1 where there is none.
    public var kept: [Double] = []
    /// `nil`: the promise does not look at what became of anybody's plan.
    public var response: FundingResponse?
    /// λ: share of the cash that a simulated investor has left which it puts in at the most, 0…1.
    public var cashShare: Double
    /// Share of the amount that comes while the market is closed, 0…1.
    public var whenClosed: Double = 1
    /// Promises with the same number are kept or broken by one draw; `nil`: by a draw of its own.
    public var promiseGroup: Int?
    /// The number of that draw, of a promise in no group; `nil`: its place in the model's list. Who leaves out fundings that pay nothing numbers the rest as if they were
    /// there, so that leaving out changes no draw.
    public var promiseNumber: Int?

    /// The promise is kept for certain, whether its market is open or not.
    mutating func keep() {
        probability = 1
        whenClosed = 1
    }

    public init(
        id: String, investor: Int?, recipient: Int, amounts: [Double] = [], slip: Double = 0,
        recycling: Double = 0, recyclingPayer: Int? = nil, condition: FundingCondition = .always,
        probability: Double = 1, isCommitted: Bool = true, stopsAt: Int? = nil,
        response: FundingResponse? = nil, cashShare: Double = 1, promiseGroup: Int? = nil,
        promiseNumber: Int? = nil
    ) {
        self.id = id
        self.investor = investor
        self.recipient = recipient
        self.amounts = amounts
        self.slip = slip
        self.recycling = recycling
        self.recyclingPayer = recyclingPayer
        self.condition = condition
        self.probability = probability
        self.isCommitted = isCommitted
        self.stopsAt = stopsAt
        self.response = response
        self.cashShare = cashShare
        self.promiseGroup = promiseGroup
        self.promiseNumber = promiseNumber
    }
}

/// What has to hold before a leg pays. Checked every quarter, after the shocks and before the funding.
public indirect enum FundingCondition: Sendable, Hashable {
    case always
    /// From this quarter on.
    case from(Int)
    /// External revenue of the quarter, at least the schedule's amount (one value: at any time).
    case revenue(firm: Int, atLeast: [Double])
    /// Capacity in operation after slip, GW.
    case capacity(firm: Int, atLeast: Double)
    case listed(firm: Int)
    /// The firm has paid everything so far.
    case alive(firm: Int)
    /// No covenant of the firm has been broken so far.
    case covenantsKept(firm: Int)
    case all([FundingCondition])
}

/// A guarantee: what the debtor leaves unpaid on one obligation is paid by the guarantor out of the cash that it has left after its own dues,
/// and reaches the payee at the end of the quarter.
public struct Backstop: Sendable, Hashable {
    public var id: String
    public var guarantor: Int
    public var obligation: Int
    /// The most over the whole horizon.
    public var limit: Double

    public init(id: String, guarantor: Int, obligation: Int, limit: Double) {
        self.id = id
        self.guarantor = guarantor
        self.obligation = obligation
        self.limit = limit
    }
}

/// Shares or warrants that one firm holds in another.
///
/// Value in quarter t = opening value · (external revenue of the issuer ÷ its opening one)^elasticity, times `valueInDefault` once the issuer has failed to
/// pay; 0 while the condition does not hold. What is lost when the issuer fails, or in a forced sale, is counted against the opening value of what is still
/// held: a gain that only the simulation made is not lost.
public struct Stake: Sendable, Hashable {
    public var id: String
    public var holder: Int
    public var issuer: Int
    public var value: Double
    public var elasticity: Double
    /// Share of the value that is left once the issuer is short.
    public var valueInDefault: Double
    public var condition: FundingCondition

    public init(
        id: String, holder: Int, issuer: Int, value: Double, elasticity: Double = 1,
        valueInDefault: Double = 0, condition: FundingCondition = .always
    ) {
        self.id = id
        self.holder = holder
        self.issuer = issuer
        self.value = value
        self.elasticity = elasticity
        self.valueInDefault = valueInDefault
        self.condition = condition
    }
}
