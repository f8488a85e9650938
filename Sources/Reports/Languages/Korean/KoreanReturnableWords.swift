import Circularity
import Documents
import Ledger

struct KoreanReturnableWords: ReturnableWords {
    let heading = "주문이 되어 돌아올 수 있는 돈"

    func explanation(data: Inline, dual: String, dated: String, traced: String?) -> [Inline] {
        let central =
            traced.map { "시간에 따라 비례 추적하면 \($0.with(.subject)) 돌아온다. " }
            ?? "중간에 있는 기업의 외부 자금이 알려지지 않아 추적값은 하나로 정해지지 않는다. "
        return [
            .text(
                "투자금(지분, 대출, 선급금) 가운데 주문이 되어 투자한 기업으로 돌아올 수 있는 가장 큰 금액이다. 같은 돈은 어떤 구간을 지나든, 투자금으로 들어와 주문으로 나갈 때 한 번만 센다. 자본만의 고리와 주문만의 고리는 세지 않는다. 값은 정확하며 증명서(기업별 퍼텐셜과 구간별 가격, "
            ), data,
            .text(
                "에 수록)가 붙는다. 금액에 가격을 곱해 더하면 발표 단계까지 \(dual)이며, 어떤 흐름도 이 합을 넘을 수 없다. 들어오기 전의 돈은 쓸 수 없다는 시점까지 반영하면 \(dated.with(.copula))다. \(central)◆"
            ),
        ]
    }

    let layerHeads = [
        "단계(누적)", "투자금", "돌아올 수 있음", "범위", "비중", "÷ 투자한 기업이 받은 주문", "두 기업 사이",
        "자본만(최대)",
    ]
    let vendorHeads = ["투자한 기업", "투자금", "받은 주문", "돌아올 수 있는 자기 자금"]
    let vendors = "기업마다 자기 자금만 세고 날짜는 따지지 않았다. 기업들은 구간을 함께 쓰므로 금액을 더해서는 안 된다."
    let yearHeads = ["연도", "투자 예정", "주문 지급 예정", "돌아온 투자금일 수 있음"]
    let years = "연도별로 시점을 반영했고, 날짜가 없는 흐름은 고르게 나누었다. 연도들은 투자금을 함께 쓰므로 금액을 더해서는 안 된다."

    let coverageHeading = "구매자는 외부 자금으로 지급할 수 있는가"
    let coverage =
        "원장 밖에서 온 매출에서 원장 밖 비용을 빼고, 원장에서 아무것도 팔지 않는 기업이 약정한 투자금을 더해, 그해에 지급할 주문으로 나누었다. 100% 아래면 아직 약정하지 않은 투자자나 공급자의 돈이 필요하다. 비용이 알려지지 않으면 상한(≤)이며, 날짜가 없는 주문은 따로 적었다. ◆"
    let coverageHeads = [
        "구매자", "연도", "지급할 돈", "외부 매출", "근거", "약정된 외부 자금", "충당 비율", "현금 포함", "날짜 없는 주문",
    ]
    func basis(_ basis: RevenueCurve.Basis?) -> String {
        switch basis {
        case .reported?: "공시"
        case .forecast?: "전망"
        case .held?: "최근 속도 유지 ▲"
        case nil: "미상"
        }
    }
    func atMost(_ share: String) -> String { "≤ \(share)" }
    func unknown(_ buyers: [String]) -> String {
        "매출이 없어 계산할 수 없는 기업: \(buyers.joined(separator: ", "))."
    }
    func required(
        _ year: Int, alone: String, together: String, total: String, lastYear: Int
    ) -> String {
        "날짜가 있는 모든 약정을 약정된 자금과 현금만으로 지키려면 최종 고객이 \(year)년에 적어도 \(alone.with(.object)) 지급해야 한다(기업별). 가장 큰 무리 안에서 돈을 옮길 수 있다면 \(together.with(.copula))고 \(lastYear)년까지 모두 \(total.with(.copula))다. 다른 비용은 뺀 값이다. ◆"
    }

    func totals(_ buyer: String, undisclosed: Int, overlapping: Int) -> String {
        "\(buyer.with(.subject)) 낸 주문을 한 표에 모았다. 이 보고서의 다른 합계는 이 행들의 합이다. 금액이 없는 유효 주문 \(undisclosed)건과 다른 흐름의 돈을 가리키는 \(overlapping)건은 어디에도 들어 있지 않다. 출처가 인용한 합계는 마지막에 적고 더하지 않는다. ◆"
    }
    let totalHeads = ["구분", "금액"]
    func ownPart(_ layer: Firmness) -> String { "\(KoreanCommonWords().layer(layer)) 단계만" }
    func sum(_ layer: Firmness) -> String { "\(KoreanCommonWords().layer(layer)) 단계까지" }
    let parts = ["… 구매와 임차", "… 수익 배분·사용권 등", "… 지급 일정이 있음", "… 주장이 기록한 지급액", "… 날짜 없음"]
    func quoted(_ title: String) -> String { "인용: \(title)" }

    let consolidatedHeading = "무리를 한 기업으로 보면"
    func consolidated(
        firms: Int, gross: String, eliminated: String, ratio: String, left: String
    ) -> String {
        "가장 큰 무리의 기업 \(firms)곳이 낸 주문은 발표 단계까지 \(gross.with(.copula))다. 한 기업으로 보면 연결 회계처럼 \("\(eliminated)(\(ratio))".with(.subject)) 사라지고 \(left.with(.subject)) 남는다. ◆"
    }
    let memberHeads = ["기업", "받은 주문", "무리 안에서", "사라지는 비중", "넣은 투자금", "무리 안으로"]

    let supplierHeads = ["구매자", "12개월 투자 유치", "공급자에게서", "공급자의 공급자에게서", "외부 매출", "비중"]
    let suppliers = "구매자가 12개월 동안 들여온 돈 가운데 자기 공급자나 그 공급자의 공급자에게서 온 몫이다. ◆"
    let bulletinHeads = ["분류", "거래", "거래 비중", "금액", "금액 비중"]
    let bulletin =
        "BIS 회보 137호의 분류를 발표 단계까지 적용했다. 여기서 순환은 금액과 무관하게 대상 기업 사이의 닫힌 사슬에 놓인 거래를 뜻한다. 회보는 더 넓은 표본을 더 오랜 기간 세므로 비중이 같은 것을 뜻하지는 않는다."
    func kind(_ kind: BulletinClass) -> String {
        switch kind {
        case .circular: "대상 기업 사이, 순환"
        case .otherBetween: "대상 기업 사이, 기타"
        case .outward: "대상 기업에서 밖으로"
        case .inward: "밖에서 대상 기업으로"
        case .outside: "그 밖의 기업 사이(비중에 없음)"
        }
    }
    let disclosureHeads = ["알려지지 않은 것", "예상되는 구간 축소", "±(표준오차)"]
    func disclosure(width: String) -> String {
        "알게 되면 얼마나 값진가: 미공개 금액까지 추출했을 때 이 수치의 구간 폭은 \(width)이며, 하나를 알면 그만큼 좁아질 것으로 예상된다. 추출에서 얻었고 잡음과 구별되는 것만 실었다. ▲"
    }
    func amount(of leg: String) -> String { "\(leg)의 금액" }
    let pledgeHeads = ["자산", "감당할 수 있는 금액", "그 위에 놓인 청구", "청구"]
    func pledges(claimed: String, carried: String, shortfall: String?) -> String {
        "무엇에 기대는지 밝힌 청구액은 \(claimed)이며, 자산과 보증이 감당할 수 있는 것은 \(carried.with(.copula))다. \(shortfall.map { "\($0.with(.topic)) 이중으로 담보되어 있다. " } ?? "")금액이 없는 자산은 한도가 없다고 보았다. ◆"
    }
    let notKnown = "미상"
    func missing(
        _ pairs: [(financier: String, financed: String, amount: String)], more: Int
    ) -> String {
        let named = pairs.map { "\($0.financier) → \($0.financed)(\($0.amount))" }
        return
            "투자했지만 되돌아오는 주문이 원장에 없는 쌍: \(named.joined(separator: ", "))\(more > 0 ? " 외 \(more)쌍" : ""). 빠진 주문이 있다면 위 수치는 더 커진다."
    }
}
