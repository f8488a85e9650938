extension Trajectory {
    /// Part of the dollars of a quarter that may be rounding.
    private static let rounding = 1e-9

    /// Whether in every quarter the firms' cash together is what it was, plus revenue and outside funding, less costs and dues paid to the outside.
    ///
    /// Always true of a model in which dollars leave the firms by another door: losses in recovery, sales of stakes, guarantees of dues to the outside; and of
    /// one that is not cleared, where cash may be below zero.
    func conserves(_ model: CompiledModel, opening: [Double]) -> Bool {
        guard model.recovery == .eisenbergNoe, model.saleShare == nil,
            model.backstops.allSatisfy({ model.dues[$0.obligation].payee != nil })
        else { return true }
        var before = opening.reduce(0, +)
        for quarter in 0..<quarters {
            func sum(_ values: [Double]) -> (sum: Double, size: Double) {
                values[quarter * firms..<(quarter + 1) * firms].reduce((0, 0)) {
                    ($0.0 + $1, $0.1 + abs($1))
                }
            }
            let (sales, costs, missing) = (sum(revenue), sum(seniorCosts), sum(seniorShortfall))
            let after = sum(cash)
            var expected = before + sales.sum - costs.sum + missing.sum
            var size = abs(before) + sales.size + costs.size + missing.size + after.size
            for (index, leg) in model.inflows.enumerated() where leg.investor == nil {
                expected += funding[quarter * fundings + index]
                size += abs(funding[quarter * fundings + index])
            }
            for (index, due) in model.dues.enumerated() {
                let paid = payment[quarter * obligations + index]
                size += abs(paid)
                if due.payee == nil { expected -= paid }
            }
            // Beyond what numbers can hold there is nothing to compare.
            if size.isFinite, abs(after.sum - expected) > Self.rounding * size { return false }
            before = after.sum
        }
        return true
    }
}
