struct KoreanFragilityWords: FragilityWords {
    let heading = "이 수치가 무엇에 달려 있는가"

    func leftOut(_ returnable: String) -> String {
        "발표 단계까지 주문으로 돌아올 수 있는 \(returnable) 가운데 거래 하나 또는 기업 하나를 빼면 사라지는 금액이다. ◆ 감소분은 서로 겹치므로 더해서는 안 된다."
    }

    let dealHeads = ["제외한 거래", "거래 금액", "감소", "비중"]
    let firmHeads = ["제외한 기업", "지급·수취하는 금액", "감소", "비중"]
    let returns =
        "날짜를 따지지 않을 때 기업을 떠나 그 기업으로 돌아올 수 있는 최대 금액과 그 한도를 정하는 계약이다(최소 절단: 금액의 합이 최대 금액과 같다). ◆"
    let returnHeads = ["기업", "돌아올 수 있는 금액", "한도를 정하는 계약"]

    func undisclosed(_ facts: UndisclosedFacts) -> String {
        var rules: [String] = []
        if let power = facts.byPower {
            rules.append(
                "\(power.legs)건은 수량에 단위당 \("\(power.cost)(출처가 있는 비용 \(power.costs)건의 중앙값)".with(.object)) 곱해"
            )
        }
        if facts.byLike > 0 { rules.append("\(facts.byLike)건은 비슷한 흐름의 중앙값으로") }
        let none = facts.none > 0 ? " \(facts.none)건은 비슷한 흐름이 없어 채우지 않았다." : ""
        let how = rules.isEmpty ? "" : " \(rules.joined(separator: ", ")) 채웠다."
        return
            "\(KoreanCommonWords().liveLegs(facts.legs).with(.topic)) 금액이 없다. 0으로 보면 \(facts.atZero.with(.subject)), 추정 금액을 채우면 \(facts.imputed.with(.subject)) 주문으로 돌아올 수 있다 ▲.\(how)\(none)"
    }
}
