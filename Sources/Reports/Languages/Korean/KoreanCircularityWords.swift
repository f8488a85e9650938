import Circularity
import Documents
import Ledger

struct KoreanCircularityWords: CircularityWords {
    private let common = KoreanCommonWords()

    let heading = "순환 자금"
    let notAnAccusation =
        "순환 거래라는 말은 비난이 아니다. 건전한 시장에서도 공급자가 고객에게 자금을 대는 일은 흔하다. 그렇게 하면 구매자의 비용이 낮아지고, 물량이 확보되고, 위험이 나뉜다. 고리가 뜻하는 것은 매출과 투자가 서로 기대고 있어 한쪽이 모자라면 다른 쪽도 흔들린다는 점이다. 아래 수치는 같은 돈일 수 있는 금액의 상한이며, 실제로 같은 돈이라는 뜻은 아니다."

    let loopsHeading = "고리"
    let noLoop = "그날 기준으로 원장에는 투자와 주문이 맞물린 고리가 없다."

    func otherLoops(_ classes: [String], maxLength: Int, isTruncated: Bool) -> String {
        "최대 \(maxLength)개 기업을 지나는 다른 고리\(isTruncated ? "(적어도)" : ""): \(classes.joined(separator: ", "))."
    }

    let loopHeads = ["고리", "사슬", "병목 금액", "확정 단계", "가장 낮은 등급", "거래"]

    func loops(_ count: Int, _ kind: CircuitClass) -> String {
        switch kind {
        case .circularFinancing: "투자와 주문이 맞물린 고리(순환 금융) \(count)개"
        case .reciprocalTrade: "주문만으로 된 고리(상호 거래) \(count)개"
        case .crossHolding: "자본만으로 된 고리(상호 출자) \(count)개"
        }
    }

    func loopsFound(_ facts: LoopFacts) -> [Inline] {
        let derived =
            facts.derived == 0
            ? ""
            : "\(facts.circular)개 가운데 \(facts.circular - facts.derived)개는 거래만으로 닫히고, 나머지 \(facts.derived)개는 지출에서 도출한 구간(\(EvidenceMark.estimated.symbol))이 있어야 닫힌다. "
        return [
            .text(
                "최대 \(facts.maxLength)개 기업을 지나는 고리는 \(facts.loops)개\(facts.isTruncated ? " 이상" : "")이다: \(facts.classes.joined(separator: ", ")). 표에는 투자와 주문이 맞물린 고리 \(facts.circular)개 중 \(facts.shown)개를 실었다. 굵은 것부터 싣고, 금액이 공개되지 않은 구간이 있는 고리를 뒤에 두었다. \(derived)"
            ), .strong(["고리들은 구간을 함께 쓰므로 금액을 서로 더해서는 안 된다."]),
            .text(" 모두 합쳐 얼마나 돌아올 수 있는지는 위에 있다."),
        ]
    }

    let notDisclosed = "미공개"

    let layersHeading = "순환 금액: 구간의 합계"
    let layerHeads = [
        "단계(누적)", "전체 금액", "순환 금액", "범위", "비중", "곧바로 되돌아옴", "세 기업 이상",
        "가장 큰 집단의 기업 수",
    ]

    func circulation(data: Inline, layer: Firmness, dual: String) -> [Inline] {
        [
            .text(
                "최대 순환 금액은 어떤 구간도 제 금액을 넘지 않으면서 닫힌 고리의 구간들이 실어 나를 수 있는 금액의 가장 큰 합계이다. 돈이 지나는 구간마다 세므로 갔다가 돌아오면 두 번 세며, 투자와 주문을 가리지 않는다. 위의 수치 옆에 두고 다른 망과 견주기 위한 값이다. 값은 정확하며, 값마다 센트 단위까지 일치하는 상한을 주는 증명서(기업별 퍼텐셜, "
            ), data,
            .text("에 수록)가 붙는다. \(common.layer(layer)) 단계에서는 둘 다 \(dual.with(.copula))다."),
        ]
    }

    let yearsHeading = "지급 연도별"
    let yearHeads = ["연도", "지급 예정", "순환 금액", "비중"]

    func years(dated: String, total: String) -> String {
        "발표 단계까지의 흐름을 지급 방식에 따라 기간에 나누어 담았다. \(total) 가운데 \(dated)에 날짜가 있다. 구간마다 지급 연도가 다른 고리는 어느 한 해 안에서 닫히지 않는다."
    }

    let vendorsHeading = "고객에게 자금을 대는 판매자"
    let vendorHeads = [
        "판매자", "원장에 있는 고객", "집행된 대출", "약정된 대출", "지분", "보증", "연매출",
        "대출 ÷ 매출", "… 지분 포함",
    ]
    let vendors =
        "고객에 대한 대출·선급금·리스 금융(집행분과 약정분)과 고객 지분을 판매자의 연매출(알려진 경우 네 분기 합계)과 견주었다. 보증·매입 보장(백스톱)·신주인수권은 노출액이므로 따로 적고 비율에는 넣지 않았다."
}
