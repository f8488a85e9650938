import Analysis
import Ledger

struct EnglishEvidenceWords: EvidenceWords {
    let heading = "Evidence and coverage"
    let sharesHeading = "What the money rests on"
    let shares =
        "Counted money by layer. Each amount stands under the kind of its best-graded source: what is paid under the sources of the payment, what reports give beyond a contract under the reports. Derived legs follow from rules."
    let sharesHeads = ["Layer", "Money", "Filing or release"]

    func kind(_ kind: EvidenceShares.Kind, common: any CommonWords) -> String {
        switch kind {
        case .filing: common.sourceKind(.filing)
        case .release: common.sourceKind(.release)
        case .news: common.sourceKind(.news)
        case .analyst: common.sourceKind(.analyst)
        case .dataset: common.sourceKind(.dataset)
        case .assumption: common.sourceKind(.assumption)
        case .derived: "derived"
        }
    }

    let coverageHeading = "Figures of the firms"

    func coverage(missing: Int) -> String {
        "The newest figure of each firm of the universe, with the day or the end of the period that it is about. "
            + (missing == 0
                ? "None is missing."
                : "\(String.count(missing, "figure is", "figures are")) missing (–): numbers that need them are bounds, or are not computed.")
    }

    func span(_ span: EvidenceSpan?) -> String? {
        switch span {
        case .year: "year"
        case .half: "half-year"
        case .quarter: "quarter"
        case nil: nil
        }
    }

    let firmHead = "Firm"
    let remarkHead = "Remark"

    func figure(_ figure: EvidenceFigure) -> String {
        switch figure {
        case .revenue: "Revenue"
        case .operatingCashFlow: "Operating cash flow"
        case .capitalSpending: "Capital spending"
        case .cash: "Cash and securities"
        case .debt: "Debt"
        }
    }

    let capacityHeading = "Capacity and revenue"

    func capacity(_ unit: String) -> String {
        "Power that firms compute with, beside the annualised revenue of the same day. Revenue per \(unit) is no margin: what the power costs is not in it."
    }

    let capacityHeads = ["Firm", "Day", "Capacity", "Annualised revenue", "Per unit", "Source"]
    let refutedHeading = "Claims that turned out wrong"
    let refuted = "They counted until the day on which it was known, and count no more."
    let refutedHeads = ["Deal", "Claim", "Known", "Why it does not hold", "Shown by", "Since"]
}
