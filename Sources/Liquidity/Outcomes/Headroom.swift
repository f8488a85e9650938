import Ledger
import Money
import Text

/// How much room a firm has whose capital spending is its own decision: what operations leave after it, and debt beside earnings and beside a stated limit.
///
/// Such a firm does not run out of cash: it builds less, ends buy-backs or borrows first. It is judged by this, from the figures that its books state, and not by a
/// probability. Amounts are millions of the base currency.
///
/// ```swift
/// let room = Headroom("google", reason: "…", ledger: ledger)
/// room.freeCashFlow          // operating cash flow − capital spending, of the same year
/// room.leverage              // (debt − cash) ÷ EBITDA
/// room.room                  // limit × EBITDA − (debt − cash): what could be borrowed before the limit
/// room.missing               // why what is `nil` is not known
/// ```
/// A figure that no source gives is `nil` and named; it is never zero. Debt is borrowings; leases are not in it.
public struct Headroom: Sendable, Hashable {
    public let firm: String
    /// Why the scenario judges it by headroom, in the scenario's words.
    public let reason: String
    /// Last day of the year of both cash flows.
    public let cashYear: Day?
    public let operatingCashFlow: Double?
    public let capitalSpending: Double?
    /// Borrowings, and the day of the figure.
    public let debt: Double?
    public let debtDay: PartialDate?
    /// Whether borrowings due after a year stand for all.
    public let isLongTermDebt: Bool
    public let cash: Double?
    /// Last day of the year of both earnings figures.
    public let earningsYear: Day?
    public let operatingIncome: Double?
    public let depreciation: Double?
    public let limit: Limit?
    /// What is not known, in the order of the columns.
    public let missing: [Missing]
    /// Positions in ``ResolvedLedger/facts`` of every figure.
    public let facts: [Int]

    /// A multiple of EBITDA that somebody says the firm's debt must stay below.
    public struct Limit: Sendable, Hashable {
        public let multiple: Double
        /// Who says so: the firm, its lenders or an agency, whose own definitions of debt and earnings may differ.
        public let scope: String?
        public let day: PartialDate
    }

    public enum Missing: Sendable, Hashable {
        /// A flow of a year.
        case year(YearlyFlow)
        /// Both flows are known, of no common year.
        case sameYear(YearlyFlow, YearlyFlow)
        case debt, cash
        /// EBITDA is not above zero: debt is no multiple of it.
        case earningsAboveZero
        /// Nobody states a limit.
        case limit
    }

    /// What operations leave after capital spending.
    public var freeCashFlow: Double? {
        guard let operatingCashFlow, let capitalSpending else { return nil }
        return operatingCashFlow - capitalSpending
    }

    /// Debt less cash; below zero the firm has more cash than debt.
    public var netDebt: Double? {
        guard let debt, let cash else { return nil }
        return debt - cash
    }

    /// Earnings before interest, taxes, depreciation and amortisation.
    public var earnings: Double? {
        guard let operatingIncome, let depreciation else { return nil }
        return operatingIncome + depreciation
    }

    /// Net debt ÷ EBITDA; `nil` where EBITDA is not above zero.
    public var leverage: Double? {
        guard let netDebt, let earnings, earnings > 0 else { return nil }
        return netDebt / earnings
    }

    /// Multiples of EBITDA between leverage and the limit; below zero the limit is passed.
    public var distance: Double? {
        guard let limit, let leverage else { return nil }
        return limit.multiple - leverage
    }

    /// The same as an amount: what could be borrowed, or used up of cash, before the limit is reached.
    public var room: Double? {
        guard let distance, let earnings else { return nil }
        return distance * earnings
    }

    /// - Parameter reason: why the firm is judged so.
    public init(_ firm: String, reason: String, ledger: ResolvedLedger) {
        self.firm = firm
        self.reason = reason
        var reading = Reading(ledger: ledger, firm: firm)
        let cash = reading.pair(.operatingCashFlow, .capex)
        operatingCashFlow = cash.first
        capitalSpending = cash.second
        cashYear = cash.end
        let debt = reading.debt()
        self.debt = debt?.amount
        debtDay = debt?.day
        isLongTermDebt = debt?.isLongTerm ?? false
        self.cash = reading.stock("cash_and_securities", or: .cash)
        let earnings = reading.pair(.operatingIncome, .depreciation)
        operatingIncome = earnings.first
        depreciation = earnings.second
        earningsYear = earnings.end
        if let first = earnings.first, let second = earnings.second, first + second <= 0 {
            reading.missing.append(.earningsAboveZero)
        }
        limit = reading.limit()
        missing = reading.missing
        facts = reading.facts
    }

    /// Every firm that a scenario judges so, in its order; whether there is enough to simulate it too does not matter to its books.
    public static func all(_ scenario: Scenario, ledger: ResolvedLedger) -> [Headroom] {
        scenario.firms.compactMap { firm in
            firm.headroom.map { Headroom(firm.id, reason: $0, ledger: ledger) }
        }
    }
}

extension Headroom.Missing {
    /// What it is, in a language's words; ids as the ledger writes them.
    public func text(in language: ReportLanguage = .en) -> String {
        switch (self, language) {
        case (.year(let flow), .en): "\(flow.fiscalYear) or four \(flow.quarter)"
        case (.year(let flow), .ko): "\(flow.fiscalYear) 또는 4개 분기의 \(flow.quarter)"
        case (.sameYear(let one, let other), .en):
            "\(one.fiscalYear) and \(other.fiscalYear) of the same year"
        case (.sameYear(let one, let other), .ko):
            "같은 연도의 \(one.fiscalYear) 및 \(other.fiscalYear)"
        case (.debt, .en): "total_debt or long_term_debt"
        case (.debt, .ko): "total_debt 또는 long_term_debt"
        case (.cash, _): "cash_and_securities"
        case (.earningsAboveZero, .en): "EBITDA above zero"
        case (.earningsAboveZero, .ko): "0보다 큰 EBITDA"
        case (.limit, _): "leverage_limit"
        }
    }
}

/// Reads one firm's figures, and keeps what was read and what was not found.
private struct Reading {
    let ledger: ResolvedLedger
    let firm: String
    var facts: [Int] = []
    var missing: [Headroom.Missing] = []

    mutating func pair(
        _ first: YearlyFlow, _ second: YearlyFlow
    ) -> (first: Double?, second: Double?, end: Day?) {
        if let year = ledger.commonYear(first, second, of: firm) {
            facts += year.first.facts + year.second.facts
            return (millions(year.first.minorUnits), millions(year.second.minorUnits), year.end)
        }
        let one = ledger.trailingYear(first, of: firm)
        let other = ledger.trailingYear(second, of: firm)
        if one != nil, other != nil {
            missing.append(.sameYear(first, second))
        } else {
            if one == nil { missing.append(.year(first)) }
            if other == nil { missing.append(.year(second)) }
        }
        // One of two figures is still a figure.
        facts += (other == nil ? one : one == nil ? other : nil)?.facts ?? []
        return (
            other == nil ? one.map { millions($0.minorUnits) } : nil,
            one == nil ? other.map { millions($0.minorUnits) } : nil, nil
        )
    }

    mutating func debt() -> (amount: Double, day: PartialDate, isLongTerm: Bool)? {
        guard let fact = ledger.borrowings(of: firm), let amount = amount(fact) else {
            missing.append(.debt)
            return nil
        }
        return (amount, fact.asOf, fact.metric != "total_debt")
    }

    mutating func stock(_ metric: String, or gap: Headroom.Missing) -> Double? {
        guard let fact = ledger.latest(metric, of: firm), let amount = amount(fact) else {
            missing.append(gap)
            return nil
        }
        return amount
    }

    /// The latest limit; of several of one day the lowest.
    mutating func limit() -> Headroom.Limit? {
        let stated = ledger.facts(of: firm, "leverage_limit").compactMap { place in
            ledger.facts[place].quantity.flatMap { Double($0.value) }.map { (place, $0) }
        }
        guard
            let (place, multiple) = stated.max(by: {
                (ledger.facts[$0.0].asOf.last, -$0.1) < (ledger.facts[$1.0].asOf.last, -$1.1)
            })
        else {
            missing.append(.limit)
            return nil
        }
        facts.append(place)
        let fact = ledger.facts[place]
        return Headroom.Limit(multiple: multiple, scope: fact.scope, day: fact.asOf)
    }

    private mutating func amount(_ fact: Fact) -> Double? {
        guard let stated = ledger.amount(of: fact)?.stated else { return nil }
        if let place = ledger.facts(of: firm, fact.metric).first(where: { ledger.facts[$0] == fact }
        ) {
            facts.append(place)
        }
        return stated.inMillions
    }

    private func millions(_ minorUnits: Int64) -> Double {
        Money(minorUnits: minorUnits, currency: ledger.model.baseCurrency).inMillions
    }
}

extension ResolvedLedger {
    /// The latest figure of a firm's borrowings: of all, or of those due after a year where that is newer. An older figure of all says less than a newer one of most.
    public func borrowings(of firm: String) -> Fact? {
        [latest("total_debt", of: firm), latest("long_term_debt", of: firm)].compactMap { $0 }.max {
            ($0.asOf.last, $0.metric == "total_debt" ? 1 : 0)
                < ($1.asOf.last, $1.metric == "total_debt" ? 1 : 0)
        }
    }
}
