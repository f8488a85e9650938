extension FactMetric {
    /// Every metric that a firm's file may use, in the order of documentation.
    public static let all: [FactMetric] = [
        FactMetric("revenue_annual", .money, .year, "revenue of a fiscal year"),
        FactMetric("revenue_quarter", .money, .quarter, "revenue of a fiscal quarter"),
    ]
}
