import Ledger
import Text

/// Section 2: names and notes of the key numbers, and how they were drawn.
struct KeyNumbersWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Key numbers", "핵심 수치") }

    /// Heads of the table, with the name of the interval in its place.
    func heads(interval: String) -> KeyNumberHeads {
        switch language {
        case .en:
            KeyNumberHeads(
                indicator: "Indicator", stated: "As stated", drawn: "Median of draws (\(interval))",
                notes: "Bounds of the wording, notes", limit: "Limit", state: "State",
                change: "Since last report", mark: "Mark")
        case .ko:
            KeyNumberHeads(
                indicator: "지표", stated: "발표액 기준", drawn: "몬테카를로 중앙값(\(interval))",
                notes: "문구 해석 범위(하한–상한), 비고", limit: "한도", state: "상태", change: "지난 보고서 이후",
                mark: "표시")
        }
    }

    /// The name of an interval of a level: `80% interval`.
    func interval(_ level: String) -> String { word("\(level) interval", "\(level) 구간") }

    /// How the draws were made, with the probabilities that were used.
    func draws(_ facts: DrawFacts) -> String {
        switch language {
        case .en:
            let none = "no history, so anything"
            let were = facts.talkedThenAnnounced == 1 ? "was" : "were"
            return
                "As stated: every amount at its headline, every promise kept. Draws (▲): \(facts.draws) times, every amount is drawn from what its wording allows and every promise stands or falls with the probability that this ledger’s own history gives: \(facts.announced ?? none) of announced money and \(facts.binding ?? none) of signed money still stood \(facts.horizonDays) days on, and \(facts.talkedThenAnnounced) of \(String.count(facts.talked, "deal")) that began as talk \(were) announced; how little that history is enters the draws too. What is paid stays. Legs of one deal stand or fall together, so the draws spread widely where few deals carry a number; amounts of claims that lost against another \(facts.losingClaims ? "take part" : "take no part"), and undisclosed amounts are in no column."
        case .ko:
            func standing(_ share: String?) -> String { share ?? "기록이 없어 임의의 비율" }
            return
                "발표액 기준은 모든 금액을 발표된 그대로, 모든 약속이 지켜진다고 본 값이다. 추출(▲)에서는 \(facts.draws)회에 걸쳐 각 금액을 표현이 허용하는 범위에서 뽑고, 각 약속은 이 원장 자체의 이력이 보여 주는 확률로 유지되거나 무산된다. \(facts.horizonDays)일 뒤에도 유지된 비율은 발표된 금액이 \(standing(facts.announced)), 서명된 금액이 \(standing(facts.binding))이고, 협의로 시작한 거래 \(facts.talked)건 중 \(facts.talkedThenAnnounced)건이 발표되었다. 이력이 짧다는 사실도 추출에 반영된다. 지급된 돈은 그대로 둔다. 한 거래의 흐름은 함께 유지되거나 무산되므로, 소수의 거래에 좌우되는 수치는 구간이 넓다. 다른 주장에 밀린 주장의 금액은 \(facts.losingClaims ? "추출에 포함했고" : "추출에서 제외했고"), 공개되지 않은 금액은 어느 열에도 들어 있지 않다."
        }
    }

    /// What the bounds and the layers are.
    var bounds: String {
        switch language {
        case .en:
            "Bounds: every amount at the lowest, then at the highest that its wording allows (“about” ±10%, “up to” from what is owed without a condition, “at least” without an upper end, so taken as stated). Layers are cumulative: binding includes paid, announced includes binding, reported includes announced, estimated includes reported and what is assumed or derived."
        case .ko:
            "하한·상한은 모든 금액을 표현이 허용하는 가장 낮은 값과 가장 높은 값으로 읽은 것이다(‘약’은 ±10%, ‘최대’는 조건 없이 갚아야 할 금액부터, ‘이상’은 상한이 없으므로 발표액 기준). 단계는 누적된다. 계약은 지급을, 발표는 계약을, 보도는 발표를, 추정은 보도와 가정·도출된 금액을 포함한다."
        }
    }

    // MARK: rows

    func returnable(_ layer: Firmness) -> String {
        word(
            "Financing that can come back as orders, \(layer.name)",
            "주문으로 돌아올 수 있는 투자금, \(name(layer))")
    }

    func returnableShare(_ layer: Firmness) -> String {
        word("… as a share of all \(layer.name) financing", "… \(name(layer)) 투자금 전체 대비 비중")
    }

    /// Coverage of what a buyer owes in a year.
    func coverage(_ buyer: String, _ year: Int) -> String {
        word(
            "Outside money ÷ what \(buyer) owes in \(year)",
            "외부 자금 ÷ \(buyer.with(.subject)) \(year)년에 지급할 돈")
    }

    func owed(_ amount: String) -> String { word("owes \(amount)", "지급할 돈 \(amount)") }

    func circulation(_ layer: Firmness) -> String {
        word("Circulation (sum over legs), \(layer.name)", "순환 금액(구간 합계), \(name(layer))")
    }

    func circulationShare(_ layer: Firmness) -> String {
        word(
            "… as a share of all \(layer.name) money (circulation share)",
            "… \(name(layer)) 금액 전체 대비 비중(순환 비중)")
    }

    func reciprocity(_ layer: Firmness) -> String {
        word(
            "Bilateral round-trip share (weighted reciprocity), \(layer.name)",
            "두 기업 사이에서 곧바로 되돌아오는 비중(가중 상호성), \(name(layer))")
    }

    func multiParty(_ layer: Firmness) -> String {
        word(
            "Multi-party circular exposure, \(layer.name)", "세 기업 이상을 거쳐야만 돌아오는 금액, \(name(layer))")
    }

    func loops(maxLength: Int) -> String {
        word(
            "Loops of investment and orders, up to \(maxLength) firms",
            "투자와 주문의 고리, \(maxLength)개 기업까지")
    }

    func atLeast(_ count: String) -> String { word("at least \(count)", "\(count) 이상") }

    func priced(_ loops: Int) -> String {
        word("\(loops) with an amount on every leg", "모든 구간의 금액이 알려진 고리 \(loops)개")
    }

    var loopsWithDerived: String {
        word("… with those that a derived leg closes", "… 도출된 구간이 있어야 닫히는 고리 포함")
    }

    func widestLoop(_ layer: Firmness) -> String {
        word("Widest single loop, \(layer.name)", "규모가 가장 큰 단일 고리, \(name(layer))")
    }

    var paidShare: String {
        word("Share of headline money that has been paid", "발표 금액 중 실제로 지급된 비중")
    }

    func vendorFinancing(_ vendor: String) -> String {
        word(
            "Customer financing incl. equity ÷ annual revenue, \(vendor)",
            "자기 고객에게 넣은 돈 ÷ 연매출, \(vendor)")
    }

    func loansAlone(_ share: String) -> String {
        word("loans drawn alone \(share)", "집행된 대출만 \(share)")
    }

    var pricedLegs: String {
        word("Disclosure coverage: live legs with a counted amount", "금액이 계상된 유효 흐름")
    }

    func of(_ part: Int, _ whole: Int) -> String {
        word("\(part) of \(whole)", "\(whole)건 중 \(part)건")
    }

    func undisclosed(_ legs: Int) -> String { word("\(legs) undisclosed", "미공개 \(legs)건") }

    func ownMoney(_ vendor: String) -> String {
        word("Self-funded orders, traced pro rata, \(vendor)", "수주 가운데 자기 자금(추적), \(vendor)")
    }

    func ownMoneyRange(documented: String, atMost: String) -> String {
        word("documented \(documented), at most \(atMost)", "문서로 확인 \(documented), 최대 \(atMost)")
    }

    func hangsOn(_ deal: String) -> String {
        word("Returnable financing that hangs on one deal, \(deal)", "거래 하나에 달린 순환 금액 비중, \(deal)")
    }

    func concentration(_ buyer: String, _ commitments: String) -> String {
        word(
            "Concentration of \(buyer)'s \(commitments) (HHI)",
            "\(buyer) \(commitments)의 공급자 집중도(HHI)")
    }

    func atItsHighest(_ index: String) -> String { word("at its highest \(index)", "최고치 \(index)") }

    /// A firm that cannot pay what is due by the end of a quarter, in a scenario.
    func cashOut(_ firm: String, by quarter: String, scenario: String) -> String {
        switch language {
        case .en:
            "Probability of a liquidity shortfall at \(firm) by \(quarter), \(scenario)"
        case .ko:
            "\(quarter)까지 \(firm.with(.subject)) 지급하지 못할 확률, \(scenario)"
        }
    }

    func fundingGap(_ firm: String, scenario: String) -> String {
        word("Expected funding need, \(firm), \(scenario)", "평균 자금 부족액, \(firm), \(scenario)")
    }

    /// The expected shortfall of a funding gap.
    func worstPaths(_ tail: String, _ shortfall: String) -> String {
        word("in the worst \(tail) of paths \(shortfall)", "최악 \(tail) 경로에서 \(shortfall)")
    }

    private var common: CommonWords { CommonWords(language: language) }

    private func name(_ layer: Firmness) -> String { common.layer(layer) }
}

/// Heads of the table of key numbers.
struct KeyNumberHeads: Sendable {
    let indicator: String
    let stated: String
    /// Median of the draws, with the name of the interval.
    let drawn: String
    let notes: String
    let limit: String
    let state: String
    let change: String
    let mark: String
}

/// How the draws behind the intervals were made.
struct DrawFacts: Sendable {
    let draws: String
    /// Shares of announced and of signed dollars that still stood after the horizon; `nil`: no history.
    let announced: String?
    let binding: String?
    let horizonDays: Int
    /// Deals that began as talk, and how many of them were announced.
    let talked: Int
    let talkedThenAnnounced: Int
    /// Whether amounts of claims that lost against another take part.
    let losingClaims: Bool
}
