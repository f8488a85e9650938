import Money

/// What flows over time, in the metrics of facts: `revenue_annual`, `revenue_quarter`, `operating_cash_flow_trailing`.
public enum YearlyFlow: String, Sendable, CaseIterable {
    case revenue, capex, depreciation
    case operatingIncome = "operating_income"
    case operatingCashFlow = "operating_cash_flow"
    case freeCashFlow = "free_cash_flow"

    /// Ids in ``FactMetric/all``; a period that no metric has is not there.
    public var quarter: String { rawValue + "_quarter" }
    public var fiscalYear: String { rawValue + "_annual" }
    public var trailing: String { rawValue + "_trailing" }
}

/// A flow of one year, in the base currency, from the facts that were known.
public struct TrailingYear: Sendable, Hashable {
    public enum Basis: String, Sendable {
        /// Four reported quarters added up.
        case fourQuarters
        /// Four quarters, as the firm adds them up.
        case trailing
        case fiscalYear
    }

    public let basis: Basis
    /// Positions in ``ResolvedLedger/facts``, newest first.
    public let facts: [Int]
    /// Minor units of the base currency, as stated.
    public let minorUnits: Int64
}

extension ResolvedLedger {
    /// A flow of the year that ends on a day or last ended before it: the last four reported quarters where they are complete and newer, else
    /// the firm's trailing year or its latest fiscal year, whichever ends later.
    ///
    /// ```swift
    /// ledger.trailingYear(.revenue, of: "nvidia")?.minorUnits
    /// ```
    /// - Parameter day: `nil`: the ledger's own.
    /// - Returns: `nil` where no source gives one without a scope.
    public func trailingYear(
        _ flow: YearlyFlow, of firm: String, at day: Day? = nil
    ) -> TrailingYear? {
        let day = day ?? asOf
        func end(_ place: Int) -> Day { facts[place].asOf.last }
        let four = places(flow.quarter, of: firm, until: day).filter {
            facts[$0].basis == .reported
        }.sorted { end($0) > end($1) }.prefix(4)
        let quarters = four.compactMap(units)
        let whole = [
            (TrailingYear.Basis.fiscalYear, flow.fiscalYear), (.trailing, flow.trailing),
        ].compactMap { basis, metric in
            places(metric, of: firm, until: day)
                .max { (end($0), facts[$0].known) < (end($1), facts[$1].known) }
                .map { (basis: basis, place: $0) }
        }.max { end($0.place) < end($1.place) }
        // Four quarters end within nine months of each other; a gap between them makes it more.
        if quarters.count == 4, let first = four.first, let last = four.last,
            end(first) - end(last) < 300, whole.map({ end($0.place) < end(first) }) ?? true
        {
            return TrailingYear(
                basis: .fourQuarters, facts: Array(four), minorUnits: quarters.reduce(0, +))
        }
        guard let whole, let stated = units(whole.place) else { return nil }
        return TrailingYear(basis: whole.basis, facts: [whole.place], minorUnits: stated)
    }

    /// Two flows of the same year, the latest for which both are known: each as ``trailingYear(_:of:at:)`` gives it.
    ///
    /// - Returns: `nil` where one is not known, or where no year of one ends with a year of the other.
    public func commonYear(
        _ first: YearlyFlow, _ second: YearlyFlow, of firm: String
    ) -> (first: TrailingYear, second: TrailingYear, end: Day)? {
        var day = asOf
        while let one = trailingYear(first, of: firm, at: day),
            let other = trailingYear(second, of: firm, at: day)
        {
            let (end, otherEnd) = (end(of: one), end(of: other))
            if end == otherEnd { return (one, other, end) }
            let earlier = min(end, otherEnd)
            guard earlier < day else { return nil }
            day = earlier
        }
        return nil
    }

    private func end(of year: TrailingYear) -> Day {
        year.facts.first.map { facts[$0].asOf.last } ?? asOf
    }

    /// How fast a flow runs at the end of what is known: the latest quarter, to be taken four times, or the fiscal year where it ends later.
    ///
    /// A rate, not what came in over a year: of a firm that grows it is more (``trailingYear(_:of:at:)``).
    public func latestPeriod(
        _ flow: YearlyFlow, of firm: String
    ) -> (fact: Fact, timesAYear: Double)? {
        let quarter = latest(flow.quarter, of: firm)
        let year = latest(flow.fiscalYear, of: firm)
        guard let quarter else { return year.map { ($0, 1) } }
        guard let year, year.asOf.last > quarter.asOf.last else { return (quarter, 4) }
        return (year, 1)
    }

    /// Facts of a metric that report what happened up to a day, about the whole firm and with a sum of money.
    private func places(_ metric: String, of firm: String, until day: Day) -> [Int] {
        facts(of: firm, metric).filter {
            let fact = facts[$0]
            return fact.scope == nil && (fact.basis == .reported || fact.basis == .derived)
                && fact.asOf.first <= day
        }
    }

    private func units(_ place: Int) -> Int64? { amount(of: facts[place])?.stated?.minorUnits }
}
