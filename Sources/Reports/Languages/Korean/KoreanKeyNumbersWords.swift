import Ledger

struct KoreanKeyNumbersWords: KeyNumbersWords {
    private let common = KoreanCommonWords()

    let heading = "핵심 수치"

    func heads(interval: String) -> KeyNumberHeads {
        KeyNumberHeads(
            indicator: "지표", stated: "발표액 기준", drawn: "몬테카를로 중앙값(\(interval))",
            notes: "문구 해석 범위(하한–상한), 비고", limit: "한도", state: "상태", change: "지난 보고서 이후",
            mark: "표시")
    }

    func interval(_ level: String) -> String { "\(level) 구간" }

    func draws(_ facts: DrawFacts) -> String {
        func standing(_ share: String?) -> String { share ?? "기록이 없어 임의의 비율" }
        return
            "발표액 기준은 모든 금액을 발표된 그대로, 모든 약속이 지켜진다고 본 값이다. 추출(▲)에서는 \(facts.draws)회에 걸쳐 각 금액을 표현이 허용하는 범위에서 뽑고, 각 약속은 이 원장 자체의 이력이 보여 주는 확률로 유지되거나 무산된다. \(facts.horizonDays)일 뒤에도 유지된 비율은 발표된 금액이 \(standing(facts.announced)), 서명된 금액이 \(standing(facts.binding))이고, 협의로 시작한 거래 \(facts.talked)건 중 \(facts.talkedThenAnnounced)건이 발표되었다. 이력이 짧다는 사실도 추출에 반영된다. 지급된 돈은 그대로 둔다. 한 거래의 흐름은 함께 유지되거나 무산되므로, 소수의 거래에 좌우되는 수치는 구간이 넓다. 다른 주장에 밀린 주장의 금액은 \(facts.losingClaims ? "추출에 포함했고" : "추출에서 제외했고"), 공개되지 않은 금액은 어느 열에도 들어 있지 않다."
    }

    let bounds =
        "하한·상한은 모든 금액을 표현이 허용하는 가장 낮은 값과 가장 높은 값으로 읽은 것이다(‘약’은 ±10%, ‘최대’는 조건 없이 갚아야 할 금액부터, ‘이상’은 상한이 없으므로 발표액 기준). 단계는 누적된다. 계약은 지급을, 발표는 계약을, 보도는 발표를, 추정은 보도와 가정·도출된 금액을 포함한다."

    func returnable(_ layer: Firmness) -> String { "주문으로 돌아올 수 있는 투자금, \(name(layer))" }
    func returnableShare(_ layer: Firmness) -> String { "… \(name(layer)) 투자금 전체 대비 비중" }
    func coverage(_ buyer: String, _ year: Int) -> String {
        "외부 자금 ÷ \(buyer.with(.subject)) \(year)년에 지급할 돈"
    }
    func owed(_ amount: String) -> String { "지급할 돈 \(amount)" }
    func circulation(_ layer: Firmness) -> String { "순환 금액(구간 합계), \(name(layer))" }
    func circulationShare(_ layer: Firmness) -> String { "… \(name(layer)) 금액 전체 대비 비중(순환 비중)" }
    func reciprocity(_ layer: Firmness) -> String {
        "두 기업 사이에서 곧바로 되돌아오는 비중(가중 상호성), \(name(layer))"
    }
    func multiParty(_ layer: Firmness) -> String { "세 기업 이상을 거쳐야만 돌아오는 금액, \(name(layer))" }
    func loops(maxLength: Int) -> String { "투자와 주문의 고리, \(maxLength)개 기업까지" }
    func atLeast(_ count: String) -> String { "\(count) 이상" }
    func priced(_ loops: Int) -> String { "모든 구간의 금액이 알려진 고리 \(loops)개" }
    let loopsWithDerived = "… 도출된 구간이 있어야 닫히는 고리 포함"
    func widestLoop(_ layer: Firmness) -> String { "가장 굵은 단일 고리, \(name(layer))" }
    let paidShare = "발표 금액 중 실제로 지급된 비중"
    func vendorFinancing(_ vendor: String) -> String { "자기 고객에게 넣은 돈 ÷ 연매출, \(vendor)" }
    func loansAlone(_ share: String) -> String { "집행된 대출만 \(share)" }
    let pricedLegs = "금액이 계상된 유효 흐름"
    func of(_ part: Int, _ whole: Int) -> String { "\(whole)건 중 \(part)건" }
    func undisclosed(_ legs: Int) -> String { "미공개 \(legs)건" }
    func ownMoney(_ vendor: String) -> String { "수주 가운데 자기 자금(추적), \(vendor)" }
    func ownMoneyRange(documented: String, atMost: String) -> String {
        "문서로 확인 \(documented), 최대 \(atMost)"
    }
    func hangsOn(_ deal: String) -> String { "거래 하나에 달린 순환 금액 비중, \(deal)" }
    func concentration(_ buyer: String, _ commitments: String) -> String {
        "\(buyer) \(commitments)의 공급자 집중도(HHI)"
    }
    func atItsHighest(_ index: String) -> String { "최고치 \(index)" }
    func cashOut(_ firm: String, by quarter: String, scenario: String) -> String {
        "\(quarter)까지 \(firm.with(.subject)) 지급하지 못할 확률, \(scenario)"
    }
    func fundingGap(_ firm: String, scenario: String) -> String {
        "평균 자금 부족액, \(firm), \(scenario)"
    }
    func worstPaths(_ tail: String, _ shortfall: String) -> String {
        "최악 \(tail) 경로에서 \(shortfall)"
    }

    private func name(_ layer: Firmness) -> String { common.layer(layer) }
}
