import Analysis
import Ledger

struct KoreanEvidenceWords: EvidenceWords {
    let heading = "근거와 자료 범위"
    let sharesHeading = "금액의 근거"
    let shares =
        "단계별 집계 금액이다. 각 금액은 등급이 가장 높은 출처의 종류로 센다. 지급된 돈은 지급을 밝힌 출처로, 계약을 넘는 보도 금액은 보도로 센다. 도출된 흐름은 규칙에서 나온다."
    let sharesHeads = ["단계", "금액", "공시나 발표"]

    func kind(_ kind: EvidenceShares.Kind, common: any CommonWords) -> String {
        switch kind {
        case .filing: common.sourceKind(.filing)
        case .release: common.sourceKind(.release)
        case .news: common.sourceKind(.news)
        case .analyst: common.sourceKind(.analyst)
        case .dataset: common.sourceKind(.dataset)
        case .assumption: common.sourceKind(.assumption)
        case .derived: "도출"
        }
    }

    let coverageHeading = "기업별 수치"

    func coverage(missing: Int) -> String {
        "분석 대상 기업의 가장 최근 수치와 그 기준일(기간의 끝)이다. "
            + (missing == 0
                ? "빠진 수치는 없다."
                : "빠진 수치(–)는 \(missing)개이며, 이를 쓰는 값은 범위로만 나오거나 계산되지 않는다.")
    }

    func span(_ span: EvidenceSpan?) -> String? {
        switch span {
        case .year: "연간"
        case .half: "반기"
        case .quarter: "분기"
        case nil: nil
        }
    }

    let firmHead = "기업"
    let remarkHead = "비고"

    func figure(_ figure: EvidenceFigure) -> String {
        switch figure {
        case .revenue: "매출"
        case .operatingCashFlow: "영업현금흐름"
        case .capitalSpending: "설비투자"
        case .cash: "현금과 유가증권"
        case .debt: "부채"
        }
    }

    let capacityHeading = "연산 용량과 매출"

    func capacity(_ unit: String) -> String {
        "기업이 연산에 쓰는 전력 용량과 같은 날의 연환산 매출이다. \(unit)당 매출은 이익률이 아니며, 그 용량의 비용은 들어 있지 않다."
    }

    let capacityHeads = ["기업", "기준일", "용량", "연환산 매출", "단위당", "출처"]
    let refutedHeading = "틀린 것으로 밝혀진 주장"
    let refuted = "틀린 것이 알려진 날까지만 반영했고, 그 뒤로는 반영하지 않는다."
    let refutedHeads = ["거래", "주장", "알려진 날", "틀린 이유", "밝힌 출처", "부터"]
}
