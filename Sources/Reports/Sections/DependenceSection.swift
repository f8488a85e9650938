import Analysis
import Documents

/// Who depends on whom: whether buyers can pay from outside, what they have ordered, and from how few.
struct DependenceSection: ReportSection {
    func title(_ context: ReportContext) -> String {
        PageOneWords(language: context.language).dependenceHeading
    }

    func blocks(_ context: ReportContext) -> [Block] {
        ReturnableBlocks().dependence(context)
            + [ReportExhibits(context).concentration?.block].compactMap { $0 }
            + BacklogBlocks(context).leading + HomeMoneyBlocks(context).blocks
    }

    func appendix(_ context: ReportContext) -> [Block] {
        ReturnableBlocks().dependenceDetails(context) + ConcentrationBlocks().blocks(context)
            + UnitPriceBlocks(context).blocks + AccountingBlocks(context).blocks
    }
}
