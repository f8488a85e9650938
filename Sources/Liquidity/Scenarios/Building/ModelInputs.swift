import Ledger
import Money

/// One number that went into a ``CashFlowModel``, with where it comes from.
public struct ModelInput: Sendable, Hashable {
    /// Firm, `DEAL/LEG`, or id of a flow of the scenario.
    public var subject: String
    public var quantity: Quantity
    /// Millions of the base currency for amounts; shares, rates and counts as they are.
    public var value: Double
    public var mark: Mark
    public var sources: [String]
    /// Of the weakest source; `nil` for an assumption.
    public var grade: Grade?
    public var low: Double?
    public var high: Double?
    /// Why it is assumed, or how it was derived.
    public var reason: String?
    /// Day of a stock, or last day of a period.
    public var asOf: PartialDate?
    /// Calendar year of a plan's figure.
    public var year: Int?
    /// Figures of the ledger that the number is, or is worked out from; empty where the scenario or a contract says it.
    public var facts: [Fact] = []

    /// How good a number is.
    public enum Mark: String, Sendable, Hashable, CaseIterable {
        /// A source says it.
        case reported
        /// Arithmetic on what sources say.
        case derived
        /// A forecast or target of a source.
        case estimated
        /// The scenario's author assumes it, with a range.
        case assumed
    }

    public enum Quantity: String, Sendable, Hashable, CaseIterable {
        case cash, revenue, growth, volatility, capacity, amount, start, years, probability, slip,
            price, usage, interest, recycling, correlation, covenant, jump, change, stake
        case receivedSince = "received-since"
        case paidSince = "paid-since"
        case usedSince = "used-since"
        case cashPlan = "cash-plan"
        case variableCostShare = "variable-cost-share"
        case cashMargin = "cash-margin"
        case receiptCostShare = "receipt-cost-share"
        case listedFrom = "listed-from"
        case perUnit = "per-unit"
        case passedOn = "passed-on"
        case recovery, haircut, copula, buffer
        case capacityElasticity = "capacity-elasticity"
        case capacitySlack = "capacity-slack"
        case capacityCostShare = "capacity-cost-share"
        case demandElasticity = "demand-elasticity"
        case demandHalfLife = "demand-half-life"
        case discretionaryShare = "discretionary-share"
        case takeOrPayFloor = "take-or-pay-floor"
        case probabilityResponse = "probability-response"
        case amountResponse = "amount-response"
        case cashShare = "cash-share"
        case stakeLeft = "stake-left"
        /// σ up to two years ahead, and beyond, from revisions of forecasts.
        case volatilityNear = "volatility-near"
        case volatilityFar = "volatility-far"
        case lossGivenDefault = "loss-given-default"
        case marketClosing = "market-closing"
        case marketOpening = "market-opening"
        case whenClosed = "when-closed"
        case rate
        case floatingDebt = "floating-debt"
    }
}

/// Something that a ``CashFlowModel`` would need and that no source or assumption gives: listed, never silently zero.
public struct InputGap: Sendable, Hashable {
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        case noCash = "no-cash"
        case noRevenue = "no-revenue"
        case noMargin = "no-margin"
        case noAmount = "no-amount"
        case noSchedule = "no-schedule"
        case noMaturity = "no-maturity"
        case noDebt = "no-debt"
        /// A guarantee of which no obligation of the model is the object.
        case nothingCovered = "nothing-covered"
        /// A financing tied to a purchase, without a number that says how.
        case tieNotQuantified = "tie-not-quantified"
        /// The contracts of the ledger alone cost more than the firm's plan allows for everything.
        case duesAbovePlan = "dues-above-plan"
        /// A due of the scenario's own that the plan of its payer holds: other costs make room for it.
        case insidePlan = "inside-plan"
        /// The scenario leaves the leg out, with a reason.
        case leftOut = "left-out"
        /// A flow of the scenario that lies wholly before the as-of date.
        case past
        /// A number of the scenario of which no alternative is known on the day.
        case unknownInput = "unknown-input"
        /// Too few forecasts of a firm were revised to say how far they go wrong: the scenario's own number holds.
        case fewRevisions = "few-revisions"
    }
    public var subject: String
    public var reason: Reason
    /// Millions of the base currency concerned, where it is known.
    public var amount: Double?
    public var note: String?

    /// Whether something is not simulated for it, or only in part; a number that the scenario assumes for want of facts is simulated.
    public var isLeftOut: Bool { !isRequired && reason != .fewRevisions }

    /// Whether the firm cannot be simulated without it.
    public var isRequired: Bool {
        switch reason {
        case .noCash, .noRevenue, .noMargin: true
        default: false
        }
    }
}

/// Finds the numbers of a scenario on the as-of date and keeps book of where each comes from.
struct InputLog {
    let ledger: ResolvedLedger
    private(set) var inputs: [ModelInput] = []
    private(set) var gaps: [InputGap] = []

    init(_ ledger: ResolvedLedger) { self.ledger = ledger }

    /// A number as it was found.
    struct Found {
        var value: Double
        var mark: ModelInput.Mark
        var sources: [String]
        var range: AssumedRange?
        var asOf: PartialDate?
        var facts: [Fact] = []
    }

    mutating func add(_ input: ModelInput) { inputs.append(input) }

    mutating func recordGap(
        _ subject: String, _ reason: InputGap.Reason, amount: Double? = nil, note: String? = nil
    ) {
        gaps.append(InputGap(subject: subject, reason: reason, amount: amount, note: note))
    }

    /// The first alternative that is known on the day, booked; a number without one is a gap.
    mutating func value(
        _ input: ScenarioInput?, _ quantity: ModelInput.Quantity, of subject: String,
        firm: String? = nil, year: Int? = nil
    ) -> Found? {
        guard let input else { return nil }
        guard let found = find(input, firm: firm ?? subject, year: year) else {
            recordGap(subject, .unknownInput, note: quantity.rawValue)
            return nil
        }
        book(found, quantity, of: subject, year: year)
        return found
    }

    mutating func book(
        _ found: Found, _ quantity: ModelInput.Quantity, of subject: String, year: Int? = nil,
        reason: String? = nil
    ) {
        add(
            ModelInput(
                subject: subject, quantity: quantity, value: found.value, mark: found.mark,
                sources: found.sources, grade: grade(found.sources), low: found.range?.low,
                high: found.range?.high, reason: reason ?? found.range?.reason, asOf: found.asOf,
                year: year, facts: found.facts))
    }

    func grade(_ sources: [String]) -> Grade? {
        sources.compactMap { ledger.source($0)?.grade }.max()
    }

    /// - Parameter year: calendar year in which a fact must end.
    func find(_ input: ScenarioInput, firm: String, year: Int? = nil) -> Found? {
        for alternative in input.alternatives {
            if let known = alternative.known, known > ledger.asOf { continue }
            switch alternative.origin {
            case .value(let value):
                let isSourced = alternative.source != nil && alternative.range == nil
                return Found(
                    value: value, mark: isSourced ? .reported : .assumed,
                    sources: alternative.source.map { [$0] } ?? [], range: alternative.range,
                    asOf: alternative.asOf)
            case .fact(let selector):
                if var found = find(selector, firm: firm, year: year) {
                    // A range around a fact holds it, also when a later fact lies outside.
                    found.range = alternative.range.map {
                        AssumedRange(
                            low: min($0.low, found.value), high: max($0.high, found.value),
                            reason: $0.reason)
                    }
                    return found
                }
            }
        }
        return nil
    }

    func find(_ selector: FactSelector, firm: String, year: Int? = nil) -> Found? {
        let fitting = ledger.facts.filter { fact in
            fact.firm == selector.firm ?? firm && fact.metric == selector.metric
                && fact.scope == selector.scope
                && (selector.asOf == nil || fact.asOf == selector.asOf)
                && (year == nil || fact.asOf.last.year == year)
        }
        guard let fact = fitting.max(by: { ($0.asOf.last, $0.known) < ($1.asOf.last, $1.known) })
        else { return nil }
        return find(fact)
    }

    /// A fact as a number: money in millions of the base currency, percentages as shares.
    func find(_ fact: Fact) -> Found? {
        let value: Double
        if fact.amount != nil {
            guard let money = ledger.amount(of: fact)?.stated else { return nil }
            value = money.inMillions
        } else if let quantity = fact.quantity, let number = Double(quantity.value) {
            value = quantity.unit == "%" ? number / 100 : number
        } else {
            return nil
        }
        let mark: ModelInput.Mark =
            switch fact.basis {
            case .reported: .reported
            case .derived: .derived
            case .forecast, .target: .estimated
            }
        return Found(
            value: value, mark: mark, sources: [fact.source], range: nil, asOf: fact.asOf,
            facts: [fact])
    }

    /// The latest fact of a metric without scope that reports what happened.
    func latest(_ metric: String, of firm: String) -> Found? {
        ledger.latest(metric, of: firm).flatMap { find($0) }
    }
}

extension Money {
    /// Millions of the currency's unit.
    var inMillions: Double {
        Double(minorUnits) / Double(currency.minorUnitsPerUnit) / 1e6
    }
}
