import Clearing
import Statistics

/// A checked model as the engines run it: schedules slipped, conditions taken apart, who owes whom by index.
struct CompiledModel: Sendable {
    struct Leg: Sendable {
        /// Whether the calendar allows it, by quarter.
        var calendar: [Bool]
        var predicates: [Int]

        init(_ parts: CompiledConditions.Parts) {
            calendar = parts.calendar
            predicates = parts.predicates
        }
    }

    struct Due: Sendable {
        var payer: Int
        var payee: Int?
        /// Least payment by quarter: price × schedule, slipped.
        var least: [Double]
        /// Payment per unit of the payer's revenue by quarter: price × usage inside the term.
        var usage: [Double]
        var contingent: Obligation.Contingent?
        var follows: Obligation.Following?
        var rank: Int
        var arrears: Obligation.Arrears
        /// Share of a new due that the payer can leave unbought: 1 − τ.
        var cuttable: Double
        var lossGivenDefault: Double
        var delivers: Bool
        /// Share of a new due that is left, by quarter.
        var kept: [Double]
        var leg: Leg
    }

    struct Inflow: Sendable {
        var investor: Int?
        var recipient: Int
        var amounts: [Double]
        var recycling: Double
        /// Obligations whose payments are recycled; `nil`: all receipts of the investor.
        var recycled: [Int]?
        /// Receipts of the quarter before the first that are recycled.
        var openingRecycled: Double
        var probability: Double
        /// Φ⁻¹ of it.
        var point: Double
        var response: FundingResponse?
        var cashShare: Double
        var whenClosed: Double
        /// Share of it that is left, by quarter.
        var kept: [Double]
        var leg: Leg

        /// Whether the promise is decided anew in every quarter.
        var isDrawnByQuarter: Bool { probability < 1 && (response?.probability ?? 0) != 0 }
    }

    struct Holding: Sendable {
        var stake: Stake
        var leg: Leg
    }

    /// A covenant in the form in which a path checks it.
    struct Covenant: Sendable {
        var firm: Int
        /// Least cash, or least revenue of a quarter (debt ÷ (4 · ratio)).
        var isCash: Bool
        var least: Double
    }

    let firms: [SimulatedFirm]
    let quarters: Int
    /// Growth, and growth − σ²/2, which makes its mean true, `[quarter * firms + firm]`.
    let growth: [Double]
    let drift: [Double]
    /// σ, `[quarter * firms + firm]`.
    let volatility: [Double]
    /// `[quarter * firms + firm]`.
    let fixedCost: [Double]
    let factor: ShockFactor
    let shocks: ShockModel
    let predicates: [CompiledConditions.Predicate]
    let dues: [Due]
    let inflows: [Inflow]
    let backstops: [Backstop]
    let holdings: [Holding]
    let covenants: [Covenant]
    /// For each firm the obligations that it receives, in order.
    let owedTo: [[Int]]
    /// Ranks in use, at least 1.
    let ranks: Int
    let recovery: RecoveryRule?
    /// Share of a stake's value that a hurried sale brings; `nil`: nothing is sold.
    let saleShare: Double?
    let market: FundingMarket?
    let feedback: CompiledFeedback

    /// A firm is solvent when its assets reach this part of what is due: as ``ClearingOptions/solvencyThreshold``.
    static let solvency = ClearingOptions.solvencyThreshold
    /// Revenue is held below this: an absurd model gives absurd finite numbers.
    static let revenueCap = 1e120

    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    init(_ model: CashFlowModel) throws(SimulationError) {
        try ModelCheck(model: model).run()
        factor = try ShockFactor(model.shocks.correlation, firms: model.firms.map(\.id))
        let quarters = model.quarters
        let count = model.firms.count
        var growth = [Double](repeating: 0, count: quarters * count)
        var drift = growth
        var volatility = growth
        var fixedCost = growth
        for (index, firm) in model.firms.enumerated() {
            for quarter in 0..<quarters {
                let place = quarter * count + index
                growth[place] = Schedule.value(firm.growth, at: quarter, slip: 0)
                let sigma = firm.volatility(at: quarter)
                volatility[place] = sigma
                drift[place] = growth[place] - sigma * sigma / 2
                fixedCost[place] = Schedule.value(firm.fixedCost, at: quarter, slip: 0)
            }
        }
        var conditions = CompiledConditions(model: model)
        dues = model.obligations.map { leg in
            Due(
                payer: leg.payer, payee: leg.payee,
                least: Schedule.values(leg.takeOrPay, quarters: quarters, slip: leg.slip)
                    .map { leg.price * $0 },
                usage: (0..<quarters).map { leg.price * leg.usage * leg.usageShare(at: $0) },
                contingent: leg.contingent, follows: leg.follows,
                rank: leg.rank, arrears: leg.arrears, cuttable: 1 - leg.takeOrPayFloor,
                lossGivenDefault: leg.lossGivenDefault, delivers: leg.delivers,
                kept: Self.shares(leg.kept, quarters),
                leg: Leg(conditions.parts(of: leg.condition, stopsAt: leg.stopsAt)))
        }
        inflows = model.fundings.map { leg in
            let recycled = Recycled(leg, in: model)
            return Inflow(
                investor: leg.investor, recipient: leg.recipient,
                amounts: Schedule.values(leg.amounts, quarters: quarters, slip: leg.slip),
                recycling: leg.recycling, recycled: recycled.obligations,
                openingRecycled: recycled.opening, probability: leg.probability,
                point: NormalDistribution.quantile(leg.probability), response: leg.response,
                cashShare: leg.cashShare, whenClosed: leg.whenClosed,
                kept: Self.shares(leg.kept, quarters),
                leg: Leg(conditions.parts(of: leg.condition, stopsAt: leg.stopsAt)))
        }
        holdings = model.stakes.map {
            Holding(stake: $0, leg: Leg(conditions.parts(of: $0.condition)))
        }
        covenants = model.firms.enumerated().flatMap { index, firm in
            firm.covenants.map { covenant in
                switch covenant {
                case .minimumCash(let cash): Covenant(firm: index, isCash: true, least: cash)
                case .maximumLeverage(let debt, let ratio):
                    Covenant(firm: index, isCash: false, least: debt / (4 * ratio))
                }
            }
        }
        owedTo = (0..<count).map { firm in
            model.obligations.indices.filter { model.obligations[$0].payee == firm }
        }
        predicates = conditions.predicates
        ranks = (model.obligations.map(\.rank).max() ?? 0) + 1
        firms = model.firms
        self.quarters = quarters
        self.growth = growth
        self.drift = drift
        self.volatility = volatility
        self.fixedCost = fixedCost
        feedback = CompiledFeedback(model, fixedCost: fixedCost)
        shocks = model.shocks
        backstops = model.backstops
        market = model.market
        recovery = model.clearing
        saleShare = model.clearing == nil ? nil : model.forcedSaleHaircut.map { 1 - $0 }
    }

    private static func shares(_ kept: [Double], _ quarters: Int) -> [Double] {
        (0..<quarters).map { kept.indices.contains($0) ? kept[$0] : 1 }
    }

    /// Which payments a funding recycles.
    private struct Recycled {
        var obligations: [Int]?
        var opening: Double

        /// Receipts before the first quarter are known in all; those of one payer count by what each payer owes at least in
        /// the first quarter, and in full where nobody owes anything.
        init(_ leg: Funding, in model: CashFlowModel) {
            (obligations, opening) = (nil, 0)
            guard let investor = leg.investor else { return }
            let receipts = model.firms[investor].openingReceipts
            opening = receipts
            guard let payer = leg.recyclingPayer else { return }
            let inward = model.obligations.indices.filter {
                model.obligations[$0].payee == investor
            }
            let weights = inward.map { index in
                let due = model.obligations[index]
                return due.price
                    * max(
                        Schedule.value(due.takeOrPay, at: 0, slip: due.slip),
                        due.usage * due.usageShare(at: 0)
                            * model.firms[due.payer].externalRevenue)
            }
            let chosen = inward.indices.filter { model.obligations[inward[$0]].payer == payer }
            let total = weights.reduce(0, +)
            obligations = chosen.map { inward[$0] }
            opening =
                total > 0 ? receipts * chosen.reduce(0) { $0 + weights[$1] } / total : receipts
        }
    }
}
