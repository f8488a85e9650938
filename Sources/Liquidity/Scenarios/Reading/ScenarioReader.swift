import Ledger
import Text

/// Reads the scenario files of a model.
///
/// ```swift
/// let reading = ScenarioReader.read(model)
/// guard let scenarios = reading.scenarios else { throw InvalidInput(reading.diagnostics) }
/// ```
/// Every problem of every file is found in one run. Cost: linear in the text, cubic in the firms of a scenario for its correlations.
public enum ScenarioReader {
    /// - Returns: the scenarios in the order of their files, each with what it takes over from the one that it extends; and all problems, by place.
    public static func read(
        _ model: LedgerModel, limits: ReadLimits = ReadLimits()
    ) -> ScenarioReading {
        let collector = DiagnosticCollector(limit: limits.diagnostics)
        let names = LedgerNames(model)
        var scenarios: [Scenario] = []
        var places: [String: Place] = [:]
        for file in model.attachments(.scenarios) {
            guard
                let root = SingleFile.root(
                    file.bytes, file: file.shownPath, limits: limits, collector),
                let fields = MappingDecoder(root, .scenario, owner: "the scenario file", collector)
            else { continue }
            guard var scenario = ScenarioDecoder(collector: collector, names: names).decode(fields)
            else { continue }
            if let first = places[scenario.id] {
                collector.report(
                    .scenarioDuplicate, at: scenario.place,
                    "scenario '\(scenario.id)' is defined twice",
                    help: "the first is at \(first.file):\(first.line)")
                continue
            }
            scenario.place.file = file.shownPath
            places[scenario.id] = scenario.place
            scenarios.append(scenario)
        }
        let whole = ScenarioInheritance(scenarios, collector).resolved()
        for scenario in whole {
            ScenarioChecks(scenario, names: names, collector: collector).run()
        }
        return ScenarioReading(
            scenarios: collector.hasErrors ? nil : whole,
            diagnostics: collector.diagnostics.sorted())
    }
}

/// What reading a model's scenarios gave.
public struct ScenarioReading: Sendable {
    /// `nil` if any diagnostic is an error.
    public var scenarios: [Scenario]?
    /// Sorted by place.
    public var diagnostics: [Diagnostic]
}

/// The ids of a ledger that scenarios may name.
struct LedgerNames {
    let entities: Set<String>
    let sources: Set<String>
    let legs: Set<String>

    init(_ model: LedgerModel) {
        entities = Set(model.entities.map(\.id))
        sources = Set(model.sources.map(\.id))
        legs = Set(
            model.deals.flatMap { deal in
                deal.claims.flatMap { claim in claim.legs.map { "\(deal.id)/\($0.id)" } }
            })
    }
}

/// Lays each scenario over the one that it extends.
struct ScenarioInheritance {
    private let scenarios: [Scenario]
    private let collector: DiagnosticCollector

    init(_ scenarios: [Scenario], _ collector: DiagnosticCollector) {
        self.scenarios = scenarios
        self.collector = collector
    }

    /// Scenarios that may stand below one.
    private static let mostBases = 16

    /// Said once: whatever extends one of them is too deep as well.
    private func report(_ tooDeep: [Scenario]) {
        guard let first = tooDeep.first else { return }
        let others = tooDeep.count == 1 ? "" : "; so do \(tooDeep.count - 1) more"
        collector.report(
            .scenarioChainTooLong, at: first.place,
            "scenario '\(first.id)' extends more than \(Self.mostBases) others, one behind the other\(others)",
            help: "let it extend a scenario nearer to the first")
    }

    /// Scenarios whose base is unknown or that extend themselves are reported and left out.
    func resolved() -> [Scenario] {
        let byID = Dictionary(scenarios.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        var tooDeep: [Scenario] = []
        defer { report(tooDeep) }
        return scenarios.compactMap { scenario in
            var chain = [scenario]
            while let base = chain[chain.count - 1].extends {
                guard let next = byID[base] else {
                    if chain.count == 1 {
                        collector.report(
                            .scenarioUnknownBase, at: scenario.place,
                            "scenario '\(scenario.id)' extends '\(base)', which no file defines",
                            help: collector.didYouMean(base, in: scenarios.map(\.id)))
                    }
                    return nil
                }
                guard !chain.contains(where: { $0.id == base }) else {
                    let loop = (chain.map(\.id) + [base]).joined(separator: " → ")
                    collector.report(
                        .scenarioExtendsLoop, at: scenario.place,
                        "scenario '\(scenario.id)' extends itself: \(loop)",
                        help: "let one of them stand alone")
                    return nil
                }
                guard chain.count <= Self.mostBases else {
                    tooDeep.append(scenario)
                    return nil
                }
                chain.append(next)
            }
            return chain.dropLast().reversed().reduce(chain[chain.count - 1]) { $1.laid(over: $0) }
        }
    }
}

extension Scenario {
    /// What this scenario says, and what `base` says where this one is silent; changes of the base come first.
    func laid(over base: Scenario) -> Scenario {
        var result = self
        result.start = start ?? base.start
        result.horizon = horizon ?? base.horizon
        result.paths = paths ?? base.paths
        result.recovery.cash = recovery.cash ?? base.recovery.cash
        result.recovery.receipts = recovery.receipts ?? base.recovery.receipts
        result.forcedSaleHaircut = forcedSaleHaircut ?? base.forcedSaleHaircut
        result.stakeLeft = stakeLeft ?? base.stakeLeft
        result.lossGivenDefault = lossGivenDefault ?? base.lossGivenDefault
        result.copulaDegrees = copulaDegrees ?? base.copulaDegrees
        result.jump = jump ?? base.jump
        result.correlation.common = correlation.common ?? base.correlation.common
        result.correlation.pairs += base.correlation.pairs.filter { pair in
            !correlation.pairs.contains {
                Set([$0.first, $0.second]) == Set([pair.first, pair.second])
            }
        }
        result.fundingResponse =
            fundingResponse?.laid(over: base.fundingResponse) ?? base.fundingResponse
        result.market = market ?? base.market
        if ratePath.isEmpty { result.ratePath = base.ratePath }
        result.probabilities.merge(base.probabilities) { own, _ in own }
        result.firms = Self.merge(firms, over: base.firms, id: \.id) { $0.laid(over: $1) }
        result.legs = Self.merge(legs, over: base.legs, id: \.id) { $0.laid(over: $1) }
        result.fundings = Self.merge(fundings, over: base.fundings, id: \.id) { $0.laid(over: $1) }
        result.obligations = Self.merge(obligations, over: base.obligations, id: \.id) {
            $0.laid(over: $1)
        }
        result.changes = base.changes + changes
        return result
    }

    private static func merge<Value>(
        _ own: [Value], over base: [Value], id: KeyPath<Value, String>,
        _ lay: (Value, Value) -> Value
    ) -> [Value] {
        base.map { old in
            own.first { $0[keyPath: id] == old[keyPath: id] }.map { lay($0, old) } ?? old
        }
            + own.filter { new in
                !base.contains { $0[keyPath: id] == new[keyPath: id] }
            }
    }
}

extension FirmAssumptions {
    func laid(over base: FirmAssumptions) -> FirmAssumptions {
        var result = self
        result.cash = cash ?? base.cash
        result.revenue = revenue ?? base.revenue
        if revenuePlan.isEmpty { result.revenuePlan = base.revenuePlan }
        if cashPlan.isEmpty { result.cashPlan = base.cashPlan }
        result.growth = growth ?? base.growth
        result.volatility = volatility ?? base.volatility
        result.volatilityRevisions = volatilityRevisions ?? base.volatilityRevisions
        result.variableCostShare = variableCostShare ?? base.variableCostShare
        result.cashMargin = cashMargin ?? base.cashMargin
        result.receiptCostShare = receiptCostShare ?? base.receiptCostShare
        if capacity.isEmpty { result.capacity = base.capacity }
        result.listedFrom = listedFrom ?? base.listedFrom
        result.minimumCash = minimumCash ?? base.minimumCash
        result.maximumLeverage = maximumLeverage ?? base.maximumLeverage
        result.capacityLimit = capacityLimit?.laid(over: base.capacityLimit) ?? base.capacityLimit
        result.spending = spending?.laid(over: base.spending) ?? base.spending
        result.floatingDebt = floatingDebt ?? base.floatingDebt
        result.headroom = headroom ?? base.headroom
        return result
    }
}

extension FirmAssumptions.CapacityAssumptions {
    func laid(over base: Self?) -> Self {
        var result = self
        result.elasticity = elasticity ?? base?.elasticity
        result.slack = slack ?? base?.slack
        result.shareOfCosts = shareOfCosts ?? base?.shareOfCosts
        result.demandElasticity = demandElasticity ?? base?.demandElasticity
        result.halfLife = halfLife ?? base?.halfLife
        return result
    }
}

extension FirmAssumptions.SpendingAssumptions {
    func laid(over base: Self?) -> Self {
        var result = self
        result.buffer = buffer ?? base?.buffer
        result.discretionaryShare = discretionaryShare ?? base?.discretionaryShare
        return result
    }
}

extension FlowAssumptions.Response {
    func laid(over base: Self?) -> Self {
        var result = self
        result.firm = firm ?? base?.firm
        result.probability = probability ?? base?.probability
        result.amount = amount ?? base?.amount
        return result
    }
}

extension FlowAssumptions {
    func laid(over base: FlowAssumptions) -> FlowAssumptions {
        var result = self
        if title.isEmpty { result.title = base.title }
        result.from = from ?? base.from
        result.to = to ?? base.to
        result.amount = amount ?? base.amount
        result.start = start ?? base.start
        result.years = years ?? base.years
        result.profile = profile ?? base.profile
        result.probability = probability ?? base.probability
        result.isCommitted = isCommitted ?? base.isCommitted
        result.slip = slip ?? base.slip
        result.price = price ?? base.price
        result.usage = usage ?? base.usage
        result.rank = rank ?? base.rank
        result.arrears = arrears ?? base.arrears
        result.interest = interest ?? base.interest
        result.recycling = recycling ?? base.recycling
        result.recyclingPayer = recyclingPayer ?? base.recyclingPayer
        result.contingent = contingent ?? base.contingent
        if passesOn.isEmpty { result.passesOn = base.passesOn }
        result.covers = covers ?? base.covers
        if requirements.isEmpty { result.requirements = base.requirements }
        result.leftOut = leftOut ?? base.leftOut
        result.isCapacity = isCapacity ?? base.isCapacity
        result.delivers = delivers ?? base.delivers
        result.isRepayment = isRepayment ?? base.isRepayment
        result.isBeyondPlan = isBeyondPlan ?? base.isBeyondPlan
        result.takeOrPayFloor = takeOrPayFloor ?? base.takeOrPayFloor
        result.lossGivenDefault = lossGivenDefault ?? base.lossGivenDefault
        result.response = response?.laid(over: base.response) ?? base.response
        result.cashShare = cashShare ?? base.cashShare
        result.whenClosed = whenClosed ?? base.whenClosed
        result.promiseGroup = promiseGroup ?? base.promiseGroup
        return result
    }
}
