/// Which tags of filings give which metric of the ledger, the best first. A list of lists: alternatives, each a sum of tags that must all come from one filing.
///
/// Tags: US GAAP Financial Reporting Taxonomy (FASB) and IFRS Accounting Taxonomy (IFRS Foundation), as US filers and foreign private issuers use them.
struct MetricMap: Sendable {
    enum Time: Sendable { case flow, stock }

    var annual: String?
    var quarter: String?
    var half: String?
    var trailing: String?
    var stock: String?
    var usGAAP: [[String]]
    var ifrs: [[String]]
    /// What every fact of the metric is about.
    var scope: String?
    /// Whether two live tags are parts and whole, so that the larger is the metric.
    var takesLarger = false

    var time: Time { stock == nil ? .flow : .stock }
    var metrics: [String] { [annual, quarter, half, trailing, stock].compactMap(\.self) }

    private static func flow(
        _ annual: String?, _ quarter: String?, half: String? = nil, trailing: String? = nil,
        us: [String], ifrs: [String] = [], scope: String? = nil, takesLarger: Bool = false
    ) -> MetricMap {
        MetricMap(
            annual: annual, quarter: quarter, half: half, trailing: trailing, stock: nil,
            usGAAP: us.map { [$0] }, ifrs: ifrs.map { [$0] }, scope: scope, takesLarger: takesLarger
        )
    }

    private static func stock(
        _ metric: String, us: [[String]], ifrs: [[String]] = [], scope: String? = nil
    ) -> MetricMap {
        MetricMap(stock: metric, usGAAP: us, ifrs: ifrs, scope: scope)
    }

    static let all: [MetricMap] = [
        .flow(
            "revenue_annual", "revenue_quarter", half: "revenue_half",
            us: [
                "Revenues", "RevenueFromContractWithCustomerExcludingAssessedTax",
                "RevenueFromContractWithCustomerIncludingAssessedTax", "SalesRevenueNet",
            ], ifrs: ["Revenue", "RevenueFromContractsWithCustomers"], takesLarger: true),
        .flow("total_costs_annual", nil, us: ["CostsAndExpenses"]),
        .flow(
            "cost_of_revenue_annual", nil, us: ["CostOfRevenue", "CostOfGoodsAndServicesSold"],
            ifrs: ["CostOfSales"]),
        .flow(
            "research_spend_annual", nil, us: ["ResearchAndDevelopmentExpense"],
            ifrs: ["ResearchAndDevelopmentExpense"]),
        .flow(
            "operating_income_annual", "operating_income_quarter", us: ["OperatingIncomeLoss"],
            ifrs: ["ProfitLossFromOperatingActivities"]),
        .flow(
            "net_income_annual", "net_income_quarter", us: ["NetIncomeLoss"],
            ifrs: ["ProfitLossAttributableToOwnersOfParent", "ProfitLoss"]),
        .flow(
            "interest_expense_annual", "interest_expense_quarter",
            us: ["InterestExpenseNonoperating", "InterestExpense", "InterestExpenseDebt"],
            ifrs: ["InterestExpense"]),
        .flow(
            nil, "investment_gain_quarter",
            us: [
                "GainLossOnInvestments", "EquitySecuritiesFvNiGainLoss",
                "DebtAndEquitySecuritiesGainLoss",
            ]),
        .flow(
            "operating_cash_flow_annual", "operating_cash_flow_quarter",
            trailing: "operating_cash_flow_trailing",
            us: [
                "NetCashProvidedByUsedInOperatingActivities",
                "NetCashProvidedByUsedInOperatingActivitiesContinuingOperations",
            ], ifrs: ["CashFlowsFromUsedInOperatingActivities"]),
        .flow(
            "capex_annual", "capex_quarter",
            us: [
                "PaymentsToAcquireProductiveAssets", "PaymentsToAcquirePropertyPlantAndEquipment",
                "PaymentsToAcquireOtherProductiveAssets",
            ], ifrs: ["PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities"],
            scope: "cash"),
        .stock(
            "cash_and_securities",
            us: [
                ["CashCashEquivalentsAndShortTermInvestments"],
                ["CashAndCashEquivalentsAtCarryingValue", "MarketableSecuritiesCurrent"],
                ["CashAndCashEquivalentsAtCarryingValue", "ShortTermInvestments"],
                [
                    "CashAndCashEquivalentsAtCarryingValue",
                    "AvailableForSaleSecuritiesDebtSecuritiesCurrent",
                ],
                [
                    "CashAndCashEquivalentsAtCarryingValue", "DebtSecuritiesCurrent",
                    "EquitySecuritiesFvNi",
                ],
            ]),
        .stock(
            "total_debt",
            us: [
                ["DebtInstrumentCarryingAmount"], ["LongTermDebt"],
                ["LongTermDebtNoncurrent", "LongTermDebtCurrent"],
            ], ifrs: [["Borrowings"]]),
        .stock(
            "long_term_debt",
            us: [
                ["LongTermDebtNoncurrent"], ["LongTermNotesPayable"],
                ["LongTermDebtAndCapitalLeaseObligations"],
            ], ifrs: [["LongtermBorrowings"]]),
        .stock("inventory", us: [["InventoryNet"]], ifrs: [["Inventories"]]),
        .stock(
            "deferred_revenue",
            us: [
                ["ContractWithCustomerLiability"],
                [
                    "ContractWithCustomerLiabilityCurrent",
                    "ContractWithCustomerLiabilityNoncurrent",
                ],
            ], ifrs: [["ContractLiabilities"]]),
        .stock(
            "private_equity_investments",
            us: [["EquitySecuritiesWithoutReadilyDeterminableFairValueAmount"]],
            scope: "at cost plus observed changes of price"),
        .stock(
            "remaining_performance_obligations", us: [["RevenueRemainingPerformanceObligation"]]),
        .stock(
            "supply_commitments",
            us: [["PurchaseObligation"], ["LongTermPurchaseCommitmentAmount"]]),
        .stock("total_commitments", us: [["ContractualObligation"]]),
        .stock(
            "operating_lease_liabilities",
            us: [
                ["OperatingLeaseLiability"],
                ["OperatingLeaseLiabilityCurrent", "OperatingLeaseLiabilityNoncurrent"],
            ]),
        .stock(
            "finance_lease_liabilities",
            us: [
                ["FinanceLeaseLiability"],
                ["FinanceLeaseLiabilityCurrent", "FinanceLeaseLiabilityNoncurrent"],
            ]),
        .stock("lease_guarantees", us: [["GuaranteeObligationsMaximumExposure"]]),
    ]

    /// Tags that some firms file with a duration although they are stocks: taken at its end.
    static let stocksWithStart: Set<String> = [
        "LongTermPurchaseCommitmentAmount", "PurchaseObligation", "ContractualObligation",
        "RevenueRemainingPerformanceObligation",
    ]
}
