struct KoreanTriggerWords: TriggerWords {
    private let common = KoreanCommonWords()

    let heading = "성립해야 할 조건과 지켜볼 것"

    func lead(_ scenario: String, end: String) -> String {
        "‘\(scenario)’ 시나리오의 충격 없는 경로에서 \(end)까지 계산했다. 잔액은 그때까지 내지 못한 금액을 모두 뺀 값이고, 증가율은 기업 자신의 외부 매출이 계획보다 더 늘어나는 정도(연간 로그 포인트)다."
    }

    func heads(level: String) -> [String] {
        [
            "기업", "최저 잔액", "시점", "자체 자금 충당에 필요한 성장률(계획 대비)", "마지막 해 매출", "손익분기 매출",
            "경로 \(level)를 감당하는 금액",
            "표시",
        ]
    }
    let noChange = "없음"

    func must(_ facts: BreakEvenFacts) -> String {
        guard facts.isShort else {
            let room = facts.growth.map { " 증가율이 해마다 \($0) 낮아져야 비로소 지급하지 못하는 돈이 생긴다." } ?? ""
            return
                "\(facts.firm.with(.topic)) 잔액이 마이너스가 되지 않는다(최저 \(facts.lowest), \(facts.quarter)).\(room)"
        }
        let way =
            facts.growth.map { growth in
                " 매출이 해마다 계획보다 \(growth) 더 빨리 늘거나\(facts.needed.map { "(마지막 해 \(facts.revenue) 대신 \($0))" } ?? "") 누군가 그 돈을 대야 한다."
            } ?? " 자체 증가율만 바꾸어서는 메워지지 않는다."
        return "\(facts.firm.with(.topic)) 돈이 모자란다(최저 \(facts.lowest), \(facts.quarter)).\(way)"
    }

    let worseHeading = "나빠지는 경우"
    let betterHeading = "나아지는 경우"
    func growthBelow(_ firm: String, _ change: String, revenue: String, year: String) -> String {
        "\(firm)의 매출이 해마다 계획보다 \(change) 느리게 늘면(\(year) 매출 \(revenue) 미만) 지급하지 못하는 돈이 생긴다."
    }
    func growthAbove(_ firm: String, _ change: String, revenue: String, year: String) -> String {
        "\(firm)의 매출이 해마다 계획보다 \(change) 빠르게 늘면(\(year) 매출 \(revenue) 초과) 모두 지급한다."
    }
    func revenueShock(_ firm: String, _ ways: [String], quarter: String) -> String {
        "\(quarter)까지 매출이 다음과 같으면(\(firm.with(.object)) 부족에 빠뜨리는 가장 그럴듯한 조합): \(common.list(ways))."
    }
    func fundingNeeded(_ firm: String, _ amount: String, by quarter: String) -> String {
        "\(firm.with(.subject)) \(quarter)까지 새 자금 \(amount.with(.object)) 구하지 못하는 경우."
    }
    func fundingEnough(_ firm: String, _ amount: String, level: String) -> String {
        "\(firm.with(.subject)) 모의한 것 밖에서 \(amount.with(.object)) 조달하는 경우: 경로 \(level)에서 부족액이 메워진다."
    }
    func factor(_ factor: String, setting: String, firm: String, change: String) -> String {
        "‘\(factor)’ 가정이 \(setting)인 경우: \(firm)의 평균 부족액 변화 \(change)."
    }

    let datesHeading = "지켜볼 날짜"
    let datesHeads = ["분기", "내용", "그 분기의 금액", "조건"]
    func tranche(_ recipient: String, from investor: String?) -> String {
        "\(recipient)의 다음 자금 유입(\(investor ?? "외부"))"
    }
    func expiry(_ payer: String, to payee: String?) -> String {
        "\(payer) → \(payee ?? "외부") 마지막 지급"
    }
    func begins(_ payer: String, to payee: String?) -> String {
        "\(payer) → \(payee ?? "외부") 첫 지급"
    }
    func condition(_ condition: ConditionFacts) -> String {
        switch condition {
        case .none: "–"
        case .from(let quarter): "\(quarter) 이후"
        case .revenue(let firm, let amount): "\(firm)의 분기 매출 \(amount) 이상"
        case .capacity(let firm, let amount): "\(firm)의 가동 용량 \(amount) 이상"
        case .listed(let firm): "\(firm)의 상장"
        case .alive(let firm): "\(firm.with(.subject)) 그때까지 모두 지급"
        case .covenantsKept(let firm): "\(firm)의 약정 준수"
        case .all(let parts): common.list(parts.map { self.condition($0) })
        }
    }
    func probability(_ probability: String) -> String { "약속, 이행 확률 \(probability)" }
    func moreDates(_ count: Int) -> String { "이후 날짜 \(count)개는 data.json에 있다." }
}
