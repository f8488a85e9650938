import Analysis
import Ledger
import Text

/// A figure of a firm that analyses need.
enum EvidenceFigure: CaseIterable { case revenue, operatingCashFlow, capitalSpending, cash, debt }

/// The appendix' account of the evidence.
struct EvidenceWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Evidence and coverage", "근거와 자료 범위") }

    var sharesHeading: String { word("What the money rests on", "금액의 근거") }

    /// How a dollar is assigned to a kind of source.
    var shares: String {
        switch language {
        case .en:
            "Counted money by layer. Each amount stands under the kind of its best-graded source: what is paid under the sources of the payment, what reports give beyond a contract under the reports. Derived legs follow from rules."
        case .ko:
            "단계별 집계 금액이다. 각 금액은 등급이 가장 높은 출처의 종류로 센다. 지급된 돈은 지급을 밝힌 출처로, 계약을 넘는 보도 금액은 보도로 센다. 도출된 흐름은 규칙에서 나온다."
        }
    }

    /// Layer, money, filings and releases together.
    var sharesHeads: [String] {
        word(["Layer", "Money", "Filing or release"], ["단계", "금액", "공시나 발표"])
    }

    func kind(_ kind: EvidenceShares.Kind, common: CommonWords) -> String {
        switch (kind, language) {
        case (.filing, _): common.sourceKind(.filing)
        case (.release, _): common.sourceKind(.release)
        case (.news, _): common.sourceKind(.news)
        case (.analyst, _): common.sourceKind(.analyst)
        case (.dataset, _): common.sourceKind(.dataset)
        case (.assumption, _): common.sourceKind(.assumption)
        case (.derived, .en): "derived"
        case (.derived, .ko): "도출"
        }
    }

    var coverageHeading: String { word("Figures of the firms", "기업별 수치") }

    /// - Parameter missing: cells of the table without a figure.
    func coverage(missing: Int) -> String {
        switch language {
        case .en:
            "The newest figure of each firm of the universe, with the day or the end of the period that it is about. "
                + (missing == 0
                    ? "None is missing."
                    : "\(String.count(missing, "figure is", "figures are")) missing (–): numbers that need them are bounds, or are not computed.")
        case .ko:
            "분석 대상 기업의 가장 최근 수치와 그 기준일(기간의 끝)이다. "
                + (missing == 0
                    ? "빠진 수치는 없다."
                    : "빠진 수치(–)는 \(missing)개이며, 이를 쓰는 값은 범위로만 나오거나 계산되지 않는다.")
        }
    }

    /// `nil` for what is of a day.
    func span(_ span: EvidenceSpan?) -> String? {
        switch (span, language) {
        case (.year, .en): "year"
        case (.year, .ko): "연간"
        case (.half, .en): "half-year"
        case (.half, .ko): "반기"
        case (.quarter, .en): "quarter"
        case (.quarter, .ko): "분기"
        case (nil, _): nil
        }
    }

    var firmHead: String { word("Firm", "기업") }

    /// Over what the ledger says of a firm of which a figure is missing.
    var remarkHead: String { word("Remark", "비고") }

    func figure(_ figure: EvidenceFigure) -> String {
        switch (figure, language) {
        case (.revenue, .en): "Revenue"
        case (.revenue, .ko): "매출"
        case (.operatingCashFlow, .en): "Operating cash flow"
        case (.operatingCashFlow, .ko): "영업현금흐름"
        case (.capitalSpending, .en): "Capital spending"
        case (.capitalSpending, .ko): "설비투자"
        case (.cash, .en): "Cash and securities"
        case (.cash, .ko): "현금과 유가증권"
        case (.debt, .en): "Debt"
        case (.debt, .ko): "부채"
        }
    }

    var capacityHeading: String { word("Capacity and revenue", "연산 용량과 매출") }

    /// - Parameter unit: what the model calls a unit of capacity.
    func capacity(_ unit: String) -> String {
        switch language {
        case .en:
            "Power that firms compute with, beside the annualised revenue of the same day. Revenue per \(unit) is no margin: what the power costs is not in it."
        case .ko:
            "기업이 연산에 쓰는 전력 용량과 같은 날의 연환산 매출이다. \(unit)당 매출은 이익률이 아니며, 그 용량의 비용은 들어 있지 않다."
        }
    }

    var capacityHeads: [String] {
        word(
            ["Firm", "Day", "Capacity", "Annualised revenue", "Per unit", "Source"],
            ["기업", "기준일", "용량", "연환산 매출", "단위당", "출처"])
    }

    var refutedHeading: String {
        word("Claims that turned out wrong", "틀린 것으로 밝혀진 주장")
    }

    var refuted: String {
        word(
            "They counted until the day on which it was known, and count no more.",
            "틀린 것이 알려진 날까지만 반영했고, 그 뒤로는 반영하지 않는다.")
    }

    var refutedHeads: [String] {
        word(
            ["Deal", "Claim", "Known", "Why it does not hold", "Shown by", "Since"],
            ["거래", "주장", "알려진 날", "틀린 이유", "밝힌 출처", "부터"])
    }
}
