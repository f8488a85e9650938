import Documents

/// Liquidity: the stress test, with the money that it follows by year, what firms owe, and other views of the same plan.
struct LiquiditySection: ReportSection {
    func title(_ context: ReportContext) -> String { StressSection().title(context) }

    func blocks(_ context: ReportContext) -> [Block] {
        StressSection().blocks(context) + CashBridgeBlocks(context).leading
            + BaselineBlocks(context).leading + HeadroomBlocks(context).leading
            + DebtBlocks(context).leading
    }

    func appendix(_ context: ReportContext) -> [Block] {
        StressSection().appendix(context) + CashBridgeBlocks(context).details
            + DebtBlocks(context).details
    }
}
