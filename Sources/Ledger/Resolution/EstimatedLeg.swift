extension ResolvedLeg {
    /// A leg that no claim states and a rule derives: all of it is `estimated`.
    ///
    /// - Parameters:
    ///   - rule: id of the ``PassThroughRule``.
    ///   - low: minor units of the base currency; `low ≤ stated ≤ high`.
    ///   - grade: the worst among the sources that the rule needs.
    public init(
        rule: String, from: String, to: String, low: Int64, stated: Int64, high: Int64,
        schedule: PaymentSchedule, sources: [String], grade: Grade?
    ) {
        func estimated(_ units: Int64) -> LayeredAmount {
            var amount = LayeredAmount.zero
            amount.estimated = units
            return amount
        }
        self.init(
            id: "\(rule)/\(from)", dealID: rule, legID: from, from: from, to: to, kind: .purchase,
            amount: nil, reportedAmount: nil, quantity: nil, settles: .cash, binding: .nonBinding,
            schedule: schedule, tranches: [], tiedTo: [], partOf: [], overlaps: [], securedBy: [],
            covers: [], takeOrPay: nil,
            condition: nil, cancelTerms: nil, stated: estimated(stated), low: estimated(low),
            high: estimated(high), firmness: .estimated, isUndisclosed: false, isOpenEnded: false,
            amountSources: sources, grade: grade, status: nil, rule: rule)
    }
}
