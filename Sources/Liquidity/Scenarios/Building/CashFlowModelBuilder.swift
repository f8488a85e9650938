import FlowNetwork
import Ledger
import Money

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Builds the ``CashFlowModel`` of a scenario: firms first, then flows, then the costs that make cash move as planned.
struct CashFlowModelBuilder {
    let scenario: Scenario
    let ledger: ResolvedLedger
    let network: FlowNetwork
    /// Quarters that are simulated.
    let horizon: Int
    /// The quarters that numbers are gathered for: whole years, and those of the plans, so that a shorter horizon sees the same numbers.
    let calendar: DueSchedule
    var book: InputLog
    var factors: [StressFactor] = []
    var drafts: [FirmDraft] = []
    /// Firm id → position in the model.
    var firmIndex: [String: Int] = [:]
    var obligations: [Obligation] = []
    var fundings: [Funding] = []
    var backstops: [Backstop] = []
    var stakes: [Stake] = []
    /// Obligations that no plan before new money holds: repayments of debt, and what the scenario says comes on top.
    var beyondPlan: Set<Int> = []
    /// Rise of the reference rate by quarter; empty: none.
    var rateRise: [Double] = []
    /// What falls due in the quarter before the first, by obligation.
    var openingDues: [Int: Double] = [:]
    /// Position in the scenario's firms → money received since the day of its cash.
    var flowAssumptions: [String: FlowAssumptions] = [:]
    /// Share of an order that its seller loses, of legs that say nothing.
    var orderLoss = 1.0
    /// Obligations that are capacity of their payer.
    var capacityLegs: Set<Int> = []
    /// Promises looked at so far, with those that pay nothing: what a promise is drawn by does not depend on which others count.
    var promiseCount = 0
    /// Promise groups by name, in order of appearance.
    var promiseGroups: [String: Int] = [:]

    /// A firm while its numbers are gathered.
    struct FirmDraft {
        var assumptions: FirmAssumptions
        var cash: Double
        /// Day of the cash figure.
        var cashDay: Day?
        /// External and network revenue in a quarter: before the first, then by quarter.
        var opening: Double
        var revenue: [Double]
        var plan: [Int: Double]
        var margin: Double
        /// Of a quarter; the second by quarter where they differ, else empty.
        var volatility: Double
        var volatilityByQuarter: [Double]
        var variableShare: Double
        var receiptCostShare: Double
        var capacity: [Double]
        var listedFrom: Int?
        var covenants: [Covenant]
        var capacityLimit: CapacityLimit?
        var spendingPlan: SpendingPlan?
    }

    init(_ scenario: Scenario, ledger: ResolvedLedger, network: FlowNetwork) {
        self.scenario = scenario
        self.ledger = ledger
        self.network = network
        let start = scenario.start ?? Quarter(nearestTo: ledger.asOf)
        horizon = scenario.horizon ?? 1
        calendar = DueSchedule(
            asOf: ledger.asOf, start: start,
            quarters: Self.length(scenario, start: start, horizon: horizon))
        book = InputLog(ledger)
        flowAssumptions = Dictionary(
            scenario.legs.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    }

    mutating func build() -> CashFlowModel {
        for firm in scenario.firms {
            guard let draft = draft(firm) else { continue }
            firmIndex[firm.id] = drafts.count
            drafts.append(draft)
        }
        addFundings()
        valueStakesAfterDefault()
        addObligations()
        addBackstops()
        let firms = finishFirms()
        planCapacity()
        let shocks = shocks(firms)
        return CashFlowModel(
            firms: firms, quarters: horizon, shocks: shocks, obligations: obligations,
            fundings: fundings, backstops: backstops, stakes: stakes, clearing: recovery(),
            forcedSaleHaircut: book.value(
                scenario.forcedSaleHaircut, .haircut, of: scenario.id)?.value,
            market: market(), rateRise: Array(rateRise.prefix(horizon)))
    }

    /// Up to the end of the calendar year in which the horizon ends, or of the last planned one.
    private static func length(_ scenario: Scenario, start: Quarter, horizon: Int) -> Int {
        let planned = scenario.firms.flatMap { $0.cashPlan + $0.revenuePlan }.map(\.year).max()
        let last = max(
            start.advanced(by: horizon - 1).year,
            min(planned ?? start.year, start.year + Scenario.horizonLimit / 4))
        return max(horizon, last * 4 + 4 - start.index)
    }

    // MARK: What concerns all firms

    /// What is left of a stake once its issuer fails: as the scenario says, else half. Creditors of failed firms recover most of what they lent, holders of
    /// equity less and seldom nothing at once; no source says how much, so the range is wide.
    private mutating func valueStakesAfterDefault() {
        guard !stakes.isEmpty else { return }
        var found = book.value(scenario.stakeLeft, .stakeLeft, of: scenario.id)
        if found == nil, scenario.stakeLeft == nil {
            let assumed = InputLog.Found(
                value: 0.5, mark: .assumed, sources: [],
                range: AssumedRange(
                    low: 0.2, high: 0.8,
                    reason:
                        "a firm that misses a payment is not worth nothing; no source says how much"
                ),
                asOf: nil)
            book.book(assumed, .stakeLeft, of: scenario.id)
            found = assumed
        }
        guard let found else { return }
        for stake in stakes.indices { stakes[stake].valueInDefault = found.value }
        shift(found, "stake-left", .stakeLeft, .stakeLeftShift, .everything)
    }

    private mutating func recovery() -> RecoveryRule {
        RecoveryRule(
            cashRecovery: book.value(scenario.recovery.cash, .recovery, of: scenario.id)?.value
                ?? 1,
            receiptRecovery: book.value(scenario.recovery.receipts, .recovery, of: scenario.id)?
                .value ?? 1)
    }

    private mutating func shocks(_ firms: [SimulatedFirm]) -> ShockModel {
        let common = book.value(scenario.correlation.common, .correlation, of: scenario.id)
        var pairs: [(String, String, Double)] = []
        for pair in scenario.correlation.pairs {
            let subject = "\(pair.first)/\(pair.second)"
            if let found = book.value(pair.value, .correlation, of: subject) {
                pairs.append((pair.first, pair.second, found.value))
            }
        }
        let matrix = CorrelationMatrix(
            firms: firms.map(\.id), common: common?.value ?? 0, pairs: pairs)
        if let common, let range = common.range {
            factors.append(
                StressFactor(
                    id: "correlation", quantity: .correlation,
                    adjustment: Adjustment(kind: .correlationShift, target: .everything),
                    low: range.low - common.value, base: 0, high: range.high - common.value))
        }
        var model = ShockModel(correlation: matrix.values)
        if let degrees = book.value(scenario.copulaDegrees, .copula, of: scenario.id) {
            model.copula = .studentT(degrees: degrees.value)
        }
        if let jump = scenario.jump,
            let probability = book.value(jump.probability, .jump, of: scenario.id),
            let size = book.value(jump.logSize, .jump, of: scenario.id)
        {
            let everything = Adjustment.Target.everything
            multiply(probability, "jump.probability", .jump, .jumpFactor, everything)
            multiply(size, "jump.size", .jump, .jumpSizeFactor, everything)
            // A year without a jump is four quarters without one.
            model.jump = ShockModel.Jump(
                probability: 1 - pow(1 - probability.value, 0.25), logSize: size.value)
        }
        return model
    }

    // MARK: Factors

    /// A factor that multiplies; without effect for a base of 0.
    mutating func multiply(
        _ found: InputLog.Found?, _ id: String, _ quantity: ModelInput.Quantity,
        _ kind: Adjustment.Kind, _ target: Adjustment.Target, from: Int = 0, until: Int? = nil,
        year: Int? = nil
    ) {
        guard let found, let range = found.range, found.value != 0, range.low < range.high else {
            return
        }
        // Of a number below 0 the low end is the larger multiple.
        let ends = [range.low / found.value, range.high / found.value].sorted()
        factors.append(
            StressFactor(
                id: id, quantity: quantity, year: year,
                adjustment: Adjustment(
                    kind: kind, target: target, value: 1, from: from, until: until),
                low: ends[0], base: 1, high: ends[1]))
    }

    /// A factor that adds: the range less the value.
    mutating func shift(
        _ found: InputLog.Found?, _ id: String, _ quantity: ModelInput.Quantity,
        _ kind: Adjustment.Kind, _ target: Adjustment.Target
    ) {
        guard let found, let range = found.range else { return }
        add(
            id, quantity, kind, target, low: range.low - found.value,
            high: range.high - found.value)
    }

    /// A factor that adds.
    mutating func add(
        _ id: String, _ quantity: ModelInput.Quantity, _ kind: Adjustment.Kind,
        _ target: Adjustment.Target, low: Double, high: Double, from: Int = 0
    ) {
        guard low < high else { return }
        factors.append(
            StressFactor(
                id: id, quantity: quantity,
                adjustment: Adjustment(kind: kind, target: target, value: 0, from: from),
                low: low, base: 0, high: high))
    }
}
