import Ledger

extension CashFlowModelBuilder {
    /// σ of a quarter, and by quarter where the revisions of forecasts say more than one; independent quarters: a year's variance is the sum of four.
    mutating func volatilities(
        _ firm: FirmAssumptions, index: Int
    ) -> (same: Double, byQuarter: [Double]) {
        let target = Adjustment.Target.firm(index)
        guard let metric = firm.volatilityRevisions else {
            let found = book.value(firm.volatility, .volatility, of: firm.id)
            multiply(found, "\(firm.id).volatility", .volatility, .volatilityFactor, target)
            return ((found?.value ?? 0) / 2, [])
        }
        let revisions = ForecastRevisions(ledger, firm: firm.id, metric: metric)
        let spreads = ForecastRevisions.Horizon.allCases.map { ($0, revisions.spread($0)) }
        for (horizon, spread) in spreads where spread == nil {
            book.recordGap(
                firm.id, .fewRevisions, note: revisions.shortage(of: horizon))
        }
        guard spreads.contains(where: { $0.1 != nil }) else {
            let found = book.value(firm.volatility, .volatility, of: firm.id)
            multiply(found, "\(firm.id).volatility", .volatility, .volatilityFactor, target)
            return ((found?.value ?? 0) / 2, [])
        }
        let change = ForecastRevisions.nearQuarters
        var values: [Double] = []
        for (horizon, spread) in spreads {
            let (quantity, from, until): (ModelInput.Quantity, Int, Int?) =
                horizon == .near ? (.volatilityNear, 0, change) : (.volatilityFar, change, nil)
            let found: InputLog.Found?
            if let spread {
                found = book.found(spread, revisions)
                found.map { book.book($0, quantity, of: firm.id) }
            } else {
                found = book.value(firm.volatility, quantity, of: firm.id)
            }
            multiply(
                found, "\(firm.id).\(quantity.rawValue)", quantity, .volatilityFactor, target,
                from: from, until: until)
            values.append((found?.value ?? 0) / 2)
        }
        let quarters = max(calendar.quarters, change + 1)
        return (values[0], (0..<quarters).map { values[$0 < change ? 0 : 1] })
    }
}

extension InputLog {
    /// σ as it was worked out, with its sources and the range that so few revisions leave.
    fileprivate func found(_ spread: ForecastRevisions.Spread, _ revisions: ForecastRevisions)
        -> Found
    {
        let facts = revisions.revisions.filter { $0.horizon == spread.horizon }.flatMap(\.facts)
        var sources: [String] = []
        for fact in facts where !sources.contains(fact.source) { sources.append(fact.source) }
        return Found(
            value: spread.volatility, mark: .derived, sources: sources,
            range: AssumedRange(low: spread.low, high: spread.high, reason: spread.reason),
            asOf: nil, facts: facts)
    }
}
