import Text

/// What has to be true for one firm, numbers formatted.
struct BreakEvenFacts {
    var firm: String
    /// Lowest balance on the path without shocks, and its quarter.
    var lowest, quarter: String
    var hasShortfall: Bool
    /// Change of yearly growth at which the lowest balance is zero; `nil`: none does it.
    var growth: String?
    /// Revenue of the last simulated year without shocks, and at the break-even.
    var revenue: String
    var needed: String?
}

/// What a leg waits for.
indirect enum ConditionFacts {
    case none
    case from(String)
    case revenue(firm: String, amount: String)
    case capacity(firm: String, amount: String)
    case listed(String)
    case alive(String)
    case covenantsKept(String)
    case all([ConditionFacts])
}

/// Words of section 7.
struct TriggerWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("What must be true, and what to watch", "성립해야 할 조건과 지켜볼 것") }

    func lead(_ scenario: String, end: String) -> String {
        switch language {
        case .en:
            "Computed from the scenario \(scenario) on the path without shocks, up to \(end). A balance counts everything left unpaid so far; growth is of a firm's own outside revenue, in log points a year on top of its plan."
        case .ko:
            "‘\(scenario)’ 시나리오의 충격 없는 경로에서 \(end)까지 계산했다. 잔액은 그때까지 내지 못한 금액을 모두 뺀 값이고, 증가율은 기업 자신의 외부 매출이 계획보다 더 늘어나는 정도(연간 로그 포인트)다."
        }
    }

    /// Firm, lowest balance, in, growth may or must change by, revenue planned, needed, funding for most paths, mark.
    func heads(level: String) -> [String] {
        switch language {
        case .en:
            [
                "Firm", "Lowest balance", "in", "Growth needed to self-fund, against plan",
                "Last year's revenue",
                "Break-even revenue", "Funding need at \(level) confidence", "Mark",
            ]
        case .ko:
            [
                "기업", "최저 잔액", "시점", "자체 자금 충당에 필요한 성장률(계획 대비)", "마지막 해 매출", "손익분기 매출",
                "경로 \(level)를 감당하는 금액",
                "표시",
            ]
        }
    }

    var noChange: String { word("none found", "없음") }

    func must(_ facts: BreakEvenFacts) -> String {
        switch language {
        case .en:
            guard facts.hasShortfall else {
                let room =
                    facts.growth.map {
                        ", and growth may fall by \($0) a year before anything is left unpaid"
                    } ?? ""
                return
                    "\(facts.firm) stays above zero (lowest \(facts.lowest) in \(facts.quarter))\(room)."
            }
            let way =
                facts.growth.map { growth in
                    ": its revenue has to grow \(growth) a year faster than planned\(facts.needed.map { ", to \($0) instead of \(facts.revenue) in the last simulated year" } ?? ""), or somebody has to bring the money"
                } ?? ", and no change of its growth alone mends that"
            return
                "\(facts.firm) is short of money (lowest \(facts.lowest) in \(facts.quarter))\(way)."
        case .ko:
            guard facts.hasShortfall else {
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
    }

    var worseHeading: String { word("It gets worse if", "나빠지는 경우") }
    var betterHeading: String { word("It gets better if", "나아지는 경우") }

    func growthBelow(_ firm: String, _ change: String, revenue: String, year: String) -> String {
        switch language {
        case .en:
            "\(firm) grows \(change) a year slower than planned (revenue below \(revenue) in \(year)): then something is left unpaid."
        case .ko:
            "\(firm)의 매출이 해마다 계획보다 \(change) 느리게 늘면(\(year) 매출 \(revenue) 미만) 지급하지 못하는 돈이 생긴다."
        }
    }

    func growthAbove(_ firm: String, _ change: String, revenue: String, year: String) -> String {
        switch language {
        case .en:
            "\(firm) grows \(change) a year faster than planned (revenue above \(revenue) in \(year)): then everything is paid."
        case .ko:
            "\(firm)의 매출이 해마다 계획보다 \(change) 빠르게 늘면(\(year) 매출 \(revenue) 초과) 모두 지급한다."
        }
    }

    func revenueShock(_ firm: String, _ ways: [String], quarter: String) -> String {
        switch language {
        case .en:
            "revenue until \(quarter) comes in like this, the most likely way to leave \(firm) short: \(common.list(ways))."
        case .ko:
            "\(quarter)까지 매출이 다음과 같으면(\(firm.with(.object)) 부족에 빠뜨리는 가장 그럴듯한 조합): \(common.list(ways))."
        }
    }

    func fundingNeeded(_ firm: String, _ amount: String, by quarter: String) -> String {
        word(
            "\(firm) finds no new \(amount) by \(quarter).",
            "\(firm.with(.subject)) \(quarter)까지 새 자금 \(amount.with(.object)) 구하지 못하는 경우.")
    }

    func fundingEnough(_ firm: String, _ amount: String, level: String) -> String {
        switch language {
        case .en:
            "\(firm) raises \(amount) beyond what is simulated: that covers the gap on \(level) of paths."
        case .ko:
            "\(firm.with(.subject)) 모의한 것 밖에서 \(amount.with(.object)) 조달하는 경우: 경로 \(level)에서 부족액이 메워진다."
        }
    }

    /// - Parameter setting: the value of the factor, as a multiple or a change.
    func factor(_ factor: String, setting: String, firm: String, change: String) -> String {
        switch language {
        case .en:
            "“\(factor)” stands at \(setting): that moves the mean gap of \(firm) by \(change)."
        case .ko:
            "‘\(factor)’ 가정이 \(setting)인 경우: \(firm)의 평균 부족액 변화 \(change)."
        }
    }

    var datesHeading: String { word("Dates to watch", "지켜볼 날짜") }

    /// Quarter, what, amount in that quarter, what it waits for.
    var datesHeads: [String] {
        word(["Quarter", "What", "In that quarter", "Waits for"], ["분기", "내용", "그 분기의 금액", "조건"])
    }

    func tranche(_ recipient: String, from investor: String?) -> String {
        word(
            "next money for \(recipient) from \(investor ?? "outside")",
            "\(recipient)의 다음 자금 유입(\(investor ?? "외부"))")
    }

    func expiry(_ payer: String, to payee: String?) -> String {
        word(
            "last payment of \(payer) to \(payee ?? "outside")",
            "\(payer) → \(payee ?? "외부") 마지막 지급")
    }

    func begins(_ payer: String, to payee: String?) -> String {
        word(
            "first payment of \(payer) to \(payee ?? "outside")", "\(payer) → \(payee ?? "외부") 첫 지급"
        )
    }

    func condition(_ condition: ConditionFacts) -> String {
        switch condition {
        case .none: "–"
        case .from(let quarter): word("not before \(quarter)", "\(quarter) 이후")
        case .revenue(let firm, let amount):
            word("revenue of \(firm) of \(amount) or more a quarter", "\(firm)의 분기 매출 \(amount) 이상")
        case .capacity(let firm, let amount):
            word("\(firm) with \(amount) in operation", "\(firm)의 가동 용량 \(amount) 이상")
        case .listed(let firm): word("\(firm) being listed", "\(firm)의 상장")
        case .alive(let firm):
            word("\(firm) having paid everything", "\(firm.with(.subject)) 그때까지 모두 지급")
        case .covenantsKept(let firm): word("\(firm) keeping its covenants", "\(firm)의 약정 준수")
        case .all(let parts): common.list(parts.map { self.condition($0) })
        }
    }

    func probability(_ probability: String) -> String {
        word("uncommitted; \(probability) assumed", "약속, 이행 확률 \(probability)")
    }

    func moreDates(_ count: Int) -> String {
        word("\(count) later dates are in data.json.", "이후 날짜 \(count)개는 data.json에 있다.")
    }

    private var common: CommonWords { CommonWords(language: language) }
}
