import CKernels

/// A compiled model laid out for the C kernel.
///
/// Owns the memory that the layout points into, written once in `init` and only read afterwards: safe to share.
final class KernelProgram: @unchecked Sendable {
    private let numbers: UnsafeMutablePointer<Double>
    private let indices: UnsafeMutablePointer<Int32>
    private(set) var layout: ouroboros_burn_program
    /// Doubles of workspace of one task.
    let workspace: Int

    init(_ model: CompiledModel, seed: UInt64) {
        var arena = Arena()
        let places = Places(model, &arena)
        let numbers = UnsafeMutablePointer<Double>.allocate(capacity: max(1, arena.numbers.count))
        let indices = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, arena.indices.count))
        numbers.initialize(from: arena.numbers, count: arena.numbers.count)
        indices.initialize(from: arena.indices, count: arena.indices.count)
        self.numbers = numbers
        self.indices = indices
        var layout = ouroboros_burn_program()
        layout.seed = seed
        layout.firms = Int32(model.firms.count)
        layout.quarters = Int32(model.quarters)
        layout.obligations = Int32(model.dues.count)
        layout.fundings = Int32(model.inflows.count)
        layout.backstops = Int32(model.backstops.count)
        layout.stakes = Int32(model.holdings.count)
        layout.predicates = Int32(model.predicates.count)
        layout.covenants = Int32(model.covenants.count)
        layout.ranks = Int32(model.ranks)
        layout.clears = model.recovery == nil ? 0 : 1
        layout.sells = model.saleShare == nil ? 0 : 1
        layout.remembersPayments =
            model.feedback.limits || model.inflows.contains { $0.recycled != nil } ? 1 : 0
        layout.limits = model.feedback.limits ? 1 : 0
        layout.manages = model.feedback.manages ? 1 : 0
        layout.fails = model.feedback.failsAt.contains { $0 < model.quarters } ? 1 : 0
        if let market = model.market {
            layout.hasMarket = 1
            layout.opensFirst = market.isOpenAtFirst ? 1 : 0
            layout.marketCloses = market.closing
            layout.marketOpens = market.opening
        }
        layout.responds = model.feedback.responds ? 1 : 0
        layout.factorIsLower = model.factor.isLower ? 1 : 0
        layout.cashRecovery = model.recovery?.cashRecovery ?? 1
        layout.receiptRecovery = model.recovery?.receiptRecovery ?? 1
        layout.saleShare = model.saleShare ?? 0
        if let jump = model.shocks.jump {
            layout.hasJump = 1
            layout.jumpProbability = jump.probability
            layout.jumpSize = jump.logSize
        }
        for (field, offset) in places.numbers { layout[keyPath: field] = .init(numbers + offset) }
        for (field, offset) in places.indices { layout[keyPath: field] = .init(indices + offset) }
        self.layout = layout
        workspace = Int(ouroboros_burn_workspace(&layout))
    }

    deinit {
        numbers.deallocate()
        indices.deallocate()
    }

    /// Clears one quarter of one path exactly (``ReferencePath``); `ratio` holds shares not below the solution.
    func clearExactly(
        due: [Double], total: [Double], rankDue: [Double], cash: [Double], ratio: inout [Double]
    ) {
        var work = [Double](
            repeating: 0, count: Int(withUnsafePointer(to: &layout, ouroboros_burn_clear_work)))
        withUnsafePointer(to: &layout) {
            ouroboros_burn_clear($0, due, total, rankDue, cash, 1, &ratio, &work)
        }
    }
}

/// Numbers and indices one after another.
private struct Arena {
    var numbers: [Double] = []
    var indices: [Int32] = []
}

/// Where in the arena each array of the layout begins.
private struct Places {
    typealias NumberField = WritableKeyPath<ouroboros_burn_program, UnsafePointer<Double>?>
    typealias IndexField = WritableKeyPath<ouroboros_burn_program, UnsafePointer<Int32>?>

    var numbers: [(NumberField, Int)] = []
    var indices: [(IndexField, Int)] = []

    init(_ model: CompiledModel, _ arena: inout Arena) {
        addFirms(model, &arena)
        addDues(model, &arena)
        addInflows(model, &arena)
        addOthers(model, &arena)
        addFeedback(model, &arena)
    }

    private mutating func add(_ field: NumberField, _ values: [Double], _ arena: inout Arena) {
        numbers.append((field, arena.numbers.count))
        arena.numbers += values
    }

    private mutating func add(_ field: IndexField, _ values: [Int], _ arena: inout Arena) {
        indices.append((field, arena.indices.count))
        arena.indices += values.map { Int32($0) }
    }

    /// Lists of lists in two arrays.
    private mutating func add(
        _ start: IndexField, _ list: IndexField, _ values: [[Int]], _ arena: inout Arena
    ) {
        var starts = [0]
        for items in values { starts.append(starts[starts.count - 1] + items.count) }
        add(start, starts, &arena)
        add(list, values.flatMap { $0 }, &arena)
    }

    private mutating func addFirms(_ model: CompiledModel, _ arena: inout Arena) {
        add(\.openingCash, model.firms.map(\.openingCash), &arena)
        add(\.openingRevenue, model.firms.map(\.externalRevenue), &arena)
        add(\.openingReceipts, model.firms.map(\.openingReceipts), &arena)
        add(\.volatility, model.volatility, &arena)
        add(\.variableCost, model.firms.map(\.variableCostShare), &arena)
        add(\.receiptCost, model.firms.map(\.receiptCostShare), &arena)
        add(\.exposure, model.firms.map { abs(1 - $0.variableCostShare) }, &arena)
        add(\.drift, model.drift, &arena)
        add(\.fixedCost, model.fixedCost, &arena)
        add(\.factor, model.factor.values, &arena)
        add(\.predicateKind, model.predicates.map { Int($0.kind.rawValue) }, &arena)
        add(\.predicateFirm, model.predicates.map(\.firm), &arena)
        let none = [Double](repeating: 0, count: model.quarters)
        add(
            \.predicateLevel, model.predicates.flatMap { $0.levels.isEmpty ? none : $0.levels },
            &arena)
    }

    private mutating func addDues(_ model: CompiledModel, _ arena: inout Arena) {
        let dues = model.dues
        add(\.payer, dues.map(\.payer), &arena)
        add(\.payee, dues.map { $0.payee ?? -1 }, &arena)
        add(\.contingent, dues.map { $0.contingent?.funding ?? -1 }, &arena)
        add(\.follows, dues.map { $0.follows?.obligation ?? -1 }, &arena)
        add(\.rank, dues.map(\.rank), &arena)
        add(
            \.arrears,
            dues.map {
                switch $0.arrears {
                case .extinguish: 0
                case .roll: 1
                case .terminate: 2
                }
            }, &arena)
        add(\.dueCalendar, dues.flatMap { $0.leg.calendar.map { $0 ? 1 : 0 } }, &arena)
        add(\.least, dues.flatMap(\.least), &arena)
        add(\.usage, dues.flatMap(\.usage), &arena)
        add(\.perUnit, dues.map { $0.contingent?.perUnit ?? 0 }, &arena)
        add(\.followShare, dues.map { $0.follows?.share ?? 0 }, &arena)
        add(
            \.interest,
            dues.map { if case .roll(let interest) = $0.arrears { interest } else { 0 } }, &arena)
        add(\.duePredicateStart, \.duePredicateList, dues.map(\.leg.predicates), &arena)
        add(\.owedStart, \.owedList, model.owedTo, &arena)
    }

    private mutating func addInflows(_ model: CompiledModel, _ arena: inout Arena) {
        let inflows = model.inflows
        add(\.investor, inflows.map { $0.investor ?? -1 }, &arena)
        add(\.recipient, inflows.map(\.recipient), &arena)
        add(
            \.recycles, inflows.map { $0.recycling > 0 ? ($0.recycled == nil ? 1 : 2) : 0 },
            &arena)
        add(\.fundingCalendar, inflows.flatMap { $0.leg.calendar.map { $0 ? 1 : 0 } }, &arena)
        add(\.amounts, inflows.flatMap(\.amounts), &arena)
        add(\.recycling, inflows.map(\.recycling), &arena)
        add(\.openingRecycled, inflows.map(\.openingRecycled), &arena)
        add(\.probability, inflows.map(\.probability), &arena)
        add(\.fundingPredicateStart, \.fundingPredicateList, inflows.map(\.leg.predicates), &arena)
        add(\.recycledStart, \.recycledList, inflows.map { $0.recycled ?? [] }, &arena)
    }

    private mutating func addOthers(_ model: CompiledModel, _ arena: inout Arena) {
        add(\.guarantor, model.backstops.map(\.guarantor), &arena)
        add(\.guaranteed, model.backstops.map(\.obligation), &arena)
        add(\.guaranteeLimit, model.backstops.map(\.limit), &arena)
        let holdings = model.holdings
        add(\.holder, holdings.map(\.stake.holder), &arena)
        add(\.issuer, holdings.map(\.stake.issuer), &arena)
        add(\.stakeCalendar, holdings.flatMap { $0.leg.calendar.map { $0 ? 1 : 0 } }, &arena)
        add(\.stakeValue, holdings.map(\.stake.value), &arena)
        add(\.elasticity, holdings.map(\.stake.elasticity), &arena)
        add(\.valueInDefault, holdings.map(\.stake.valueInDefault), &arena)
        add(\.stakePredicateStart, \.stakePredicateList, holdings.map(\.leg.predicates), &arena)
        add(\.covenantFirm, model.covenants.map(\.firm), &arena)
        add(\.covenantIsCash, model.covenants.map { $0.isCash ? 1 : 0 }, &arena)
        add(\.covenantLeast, model.covenants.map(\.least), &arena)
    }

    private mutating func addFeedback(_ model: CompiledModel, _ arena: inout Arena) {
        let feedback = model.feedback
        add(\.plannedRevenue, feedback.plannedRevenue, &arena)
        add(\.plannedCapacity, feedback.plannedCapacity, &arena)
        add(\.boughtByCosts, feedback.boughtByCosts, &arena)
        add(\.discretionary, feedback.discretionary, &arena)
        add(\.capacity, feedback.capacity, &arena)
        let limits = model.firms.map(\.capacityLimit)
        add(\.isLimited, limits.map { $0 == nil ? 0 : 1 }, &arena)
        add(\.isManaged, model.firms.map { $0.spendingPlan == nil ? 0 : 1 }, &arena)
        add(\.borrows, model.firms.map { $0.isJudgedByHeadroom ? 1 : 0 }, &arena)
        add(\.failsAt, feedback.failsAt, &arena)
        add(\.capacityElasticity, limits.map { $0?.elasticity ?? 0 }, &arena)
        add(\.slack, limits.map { $0?.slack ?? 0 }, &arena)
        add(\.longElasticity, limits.map { $0?.longRunElasticity ?? 0 }, &arena)
        add(\.adjustment, limits.map { $0?.adjustment ?? 0 }, &arena)
        add(\.buffer, model.firms.map { $0.spendingPlan?.buffer ?? 0 }, &arena)
        add(\.capacityStart, \.capacityList, feedback.capacityLegs, &arena)
        add(\.owingStart, \.owingList, feedback.owedBy, &arena)
        add(\.dueKept, model.dues.flatMap(\.kept), &arena)
        add(\.fundingKept, model.inflows.flatMap(\.kept), &arena)
        add(
            \.marketShut,
            (0..<model.quarters).map { model.market?.shut?.contains($0) == true ? 1 : 0 }, &arena)
        add(\.whenClosed, model.inflows.map(\.whenClosed), &arena)
        add(\.cuttable, model.dues.map(\.cuttable), &arena)
        add(\.lossGivenDefault, model.dues.map(\.lossGivenDefault), &arena)
        add(\.delivers, model.dues.map { $0.delivers ? 1 : 0 }, &arena)
        add(\.draw, feedback.draw, &arena)
        add(\.responseFirm, model.inflows.map { $0.response?.firm ?? -1 }, &arena)
        add(\.probabilityPoint, model.inflows.map(\.point), &arena)
        add(\.probabilityResponse, model.inflows.map { $0.response?.probability ?? 0 }, &arena)
        add(\.amountResponse, model.inflows.map { $0.response?.amount ?? 0 }, &arena)
        add(\.cashShare, model.inflows.map(\.cashShare), &arena)
    }
}
