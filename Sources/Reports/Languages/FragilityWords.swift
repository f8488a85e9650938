import Text

/// Part of section 4: what the returnable financing hangs on.
struct FragilityWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("What the figure hangs on", "이 수치가 무엇에 달려 있는가") }

    func leftOut(_ returnable: String) -> String {
        switch language {
        case .en:
            "What of the \(returnable) that can come back as orders, announced ones included, is lost when one deal or one firm is left out. ◆ Losses overlap and must not be added up."
        case .ko:
            "발표 단계까지 주문으로 돌아올 수 있는 \(returnable) 가운데 거래 하나 또는 기업 하나를 빼면 사라지는 금액이다. ◆ 감소분은 서로 겹치므로 더해서는 안 된다."
        }
    }

    var dealHeads: [String] {
        word(["Without the deal", "Its amount", "Loss", "Share"], ["제외한 거래", "거래 금액", "감소", "비중"])
    }

    var firmHeads: [String] {
        word(
            ["Without the firm", "Amounts it pays or receives", "Loss", "Share"],
            ["제외한 기업", "지급·수취하는 금액", "감소", "비중"])
    }

    var returns: String {
        switch language {
        case .en:
            "The most that can leave a firm and come back to it, dates left aside, and the contracts that limit it (minimum cut: their amounts add up to it). ◆"
        case .ko:
            "날짜를 따지지 않을 때 기업을 떠나 그 기업으로 돌아올 수 있는 최대 금액과 그 한도를 정하는 계약이다(최소 절단: 금액의 합이 최대 금액과 같다). ◆"
        }
    }

    var returnHeads: [String] {
        word(["Firm", "Can come back", "Limited by"], ["기업", "돌아올 수 있는 금액", "한도를 정하는 계약"])
    }

    func undisclosed(_ facts: UndisclosedFacts) -> String {
        switch language {
        case .en:
            var rules: [String] = []
            if let power = facts.byPower {
                rules.append(
                    "\(power.legs) by their quantity at \(power.cost) a unit, the median of \(String.count(power.costs, "sourced cost"))"
                )
            }
            if facts.byLike > 0 { rules.append("\(facts.byLike) by the median of like legs") }
            if facts.none > 0 { rules.append("\(facts.none) not at all, for want of like legs") }
            return
                "\(CommonWords(language: language).liveLegs(facts.legs)) \(facts.legs == 1 ? "has" : "have") no amount. At zero, \(facts.atZero) can come back as orders; at imputed amounts \(facts.imputed) ▲. Imputed: \(rules.joined(separator: ", "))."
        case .ko:
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
                "\(CommonWords(language: language).liveLegs(facts.legs).with(.topic)) 금액이 없다. 0으로 보면 \(facts.atZero.with(.subject)), 추정 금액을 채우면 \(facts.imputed.with(.subject)) 주문으로 돌아올 수 있다 ▲.\(how)\(none)"
        }
    }
}

/// What can come back with undisclosed amounts at zero and imputed.
struct UndisclosedFacts: Sendable {
    let legs: Int
    let atZero: String
    let imputed: String
    /// Legs imputed by their power, with the cost of a gigawatt and how many sourced costs it is the median of; `nil`: none.
    let byPower: (legs: Int, cost: String, costs: Int)?
    /// Legs imputed by the median of like legs.
    let byLike: Int
    /// Legs not imputed at all.
    let none: Int
}
