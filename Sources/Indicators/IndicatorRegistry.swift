/// Every indicator, in the order of the report. To add one, write its type and list it here.
public enum IndicatorRegistry {
    /// Structural indicators: computed from the ledger, fit to fail a gate.
    public static let structural: [any Indicator] = [
        VendorFinancingIndicator(), CircularRevenueIndicator(), CommitmentIndicator(),
        BacklogIndicator(), CustomerShareIndicator(), SupplierConcentrationIndicator(),
        CustomerConcentrationIndicator(), CapexCashFlowIndicator(), CapexSalesIndicator(),
        DebtFundedIndicator(), UncommencedLeaseIndicator(), MinskyIndicator(),
        UsefulLifeIndicator(), RevenueGapIndicator(), HeadlineDecayIndicator(),
        PowerPlausibilityIndicator(),
    ]

    /// Advisory indicators: of a country or a market, for a reader.
    public static let advisory: [any Indicator] = [
        CapexOutputIndicator(), MarketOutputIndicator(), AdjustedEarningsIndicator(),
        CreditGapIndicator(),
    ]

    /// All, structural first.
    public static let all = structural + advisory

    /// Every reading, indicator by indicator.
    public static func readings(_ inputs: IndicatorInputs) -> [IndicatorReading] {
        all.flatMap { $0.readings(inputs) }
    }
}
