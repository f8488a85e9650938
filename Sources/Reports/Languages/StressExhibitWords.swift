import Liquidity
import Text

/// Exhibits of the stress test, and what they name.
extension StressWords {
    /// What an assumption turns of whom.
    func factor(_ facts: FactorFacts) -> String {
        switch language {
        case .en:
            switch facts.quantity {
            case .correlation: return "correlation of revenues"
            case .jump: return facts.kind.name.text(in: language)
            default:
                return
                    "\(facts.target): \(name(facts))\(facts.from.map { facts.year == nil ? " from \($0) on" : "" } ?? "")"
            }
        case .ko:
            switch facts.quantity {
            case .correlation: return "매출 상관관계"
            case .jump: return facts.kind.name.text(in: language)
            default:
                return
                    "\(facts.target): \(name(facts))\(facts.from.map { facts.year == nil ? "(\($0)부터)" : "" } ?? "")"
            }
        }
    }

    func target(_ target: StressTarget) -> String {
        switch target {
        case .everything: word("all firms", "전체 기업")
        case .outsideFunding: word("outside funding", "외부 자금")
        case .circuits: word("circuits", "순환 고리")
        }
    }

    func cashOutTitle(_ firm: String, probability: String, quarter: String) -> String {
        switch language {
        case .en:
            "\(firm): cumulative probability of a liquidity shortfall by \(quarter) is \(probability)"
        case .ko:
            "\(firm)의 \(quarter)까지 누적 유동성 부족 확률은 \(probability.with(.copula))다"
        }
    }

    /// - Parameter band: the range of the number in the title over draws of all assumptions at once, of which `level` lie in it.
    func cashOutSubtitle(
        _ scenario: String, dots: Int, band: String?, level: String
    ) -> String {
        switch language {
        case .en:
            "First quarter in which something due is not paid, scenario \(scenario); each of \(dots) dots is \(PercentFormat.text(1 / Double(dots))) of paths"
                + (band.map {
                    ". Over draws of all assumptions at once \($0) (\(level) of the draws)"
                } ?? "")
        case .ko:
            "지급할 돈을 처음으로 다 내지 못한 분기, 시나리오 ‘\(scenario)’. 점 \(dots)개, 점 하나는 경로의 \(PercentFormat.text(1 / Double(dots), in: .ko))"
                + (band.map { ". 모든 가정을 함께 추출하면 \($0)(추출의 \(level))" } ?? "")
        }
    }

    func never(_ quarter: String) -> String { word("not by \(quarter)", "\(quarter)까지 없음") }

    func heatmapTitle(_ firm: String, scenario: String, probability: String) -> String {
        switch language {
        case .en:
            "\(scenario) bites hardest: \(firm) falls short on \(probability) of paths"
        case .ko:
            "충격이 가장 큰 시나리오는 ‘\(scenario)’: \(firm)의 유동성 부족 확률 \(probability)"
        }
    }

    func heatmapSubtitle(_ quarter: String) -> String {
        word(
            "Cumulative probability of a liquidity shortfall by \(quarter), by firm and scenario, per cent; blank where the scenario itself makes the firm fail",
            "\(quarter)까지 누적 유동성 부족 확률, 기업과 시나리오별, 퍼센트. 시나리오 자체가 그 기업의 부도이면 빈칸")
    }

    /// A range of probabilities; without an end it is open there.
    func band(from low: String?, to high: String?) -> String {
        switch language {
        case .en:
            guard let low else { return "below \(high ?? "")" }
            return high.map { "\(low) to \($0)" } ?? "\(low) and more"
        case .ko:
            guard let low else { return "\(high ?? "") 미만" }
            return high.map { "\(low)–\($0)" } ?? "\(low) 이상"
        }
    }

    var worstBox: String { word("worst scenario of the firm", "그 기업에 가장 나쁜 시나리오") }

    func tornadoTitle(_ firm: String, factor: String) -> String {
        word(
            "“\(factor)” moves the funding gap of \(firm) most",
            "\(firm)의 자금 부족액을 가장 크게 움직이는 가정: \(factor)")
    }

    func tornadoSubtitle(_ scenario: String, unit: String) -> String {
        switch language {
        case .en:
            "Mean funding gap with one assumption at either end of its range, the others as they are; scenario \(scenario), \(unit)"
        case .ko:
            "가정 하나를 범위의 양 끝에 두고 나머지는 그대로 둘 때의 평균 자금 부족액, 시나리오 ‘\(scenario)’, \(unit)"
        }
    }

    func setting(_ factor: String, low: String, high: String) -> String {
        word("\(factor), \(low) to \(high)", "\(factor), \(low)에서 \(high)")
    }

    func moneyTitle(_ firm: String, raised: String, promised: String) -> String {
        switch language {
        case .en:
            "\(firm): \(raised) put in or promised by others, \(promised) promised to others"
        case .ko:
            "\(firm): 남이 넣었거나 약속한 돈 \(raised), 남에게 약속한 돈 \(promised)"
        }
    }

    func moneySubtitle(unit: String) -> String {
        switch language {
        case .en:
            "Counted funding on the left, counted purchases on the right, \(unit), all firmness layers; parties on both sides are highlighted"
        case .ko:
            "왼쪽은 집계된 자금, 오른쪽은 집계된 구매, \(unit), 모든 확실성 단계. 양쪽에 모두 있는 상대는 강조"
        }
    }

    var otherParties: String { word("others", "그 밖") }

    func fanTitle(_ firm: String, quarter: String, median: String) -> String {
        word(
            "Cash of \(firm): the median path stands at \(median) in \(quarter)",
            "\(firm)의 현금: 중앙 경로는 \(quarter)에 \(median.with(.copula))다")
    }

    func fanSubtitle(_ scenario: String, unit: String) -> String {
        switch language {
        case .en:
            "Cash at the end of each quarter, scenario \(scenario), \(unit); for orientation, the argument is carried by E4"
        case .ko:
            "분기 말 현금, 시나리오 ‘\(scenario)’, \(unit). 참고용이며 논거는 E4에 있음"
        }
    }

    func percentile(_ percent: Int) -> String { word("\(percent)th percentile", "\(percent)백분위") }

    var common: CommonWords { CommonWords(language: language) }

    private func name(_ facts: FactorFacts) -> String {
        switch facts.quantity {
        case .cash: word("opening cash", "기초 현금")
        case .revenue:
            word(
                facts.year.map { "revenue from \($0) on" } ?? "revenue",
                facts.year.map { "외부 매출(\($0)부터)" } ?? "외부 매출")
        case .growth: word("growth of revenue", "매출 증가율")
        case .volatility: word("volatility of revenue", "매출 변동성")
        case .volatilityNear:
            word("volatility of revenue in the first two years", "첫 2년의 매출 변동성")
        case .volatilityFar:
            word("volatility of revenue", "매출 변동성")
        case .cashPlan:
            word("cash flow planned for \(facts.year ?? "")", "\(facts.year ?? "") 현금흐름 계획")
        case .variableCostShare:
            word("share of costs that move with revenue", "매출에 따라 움직이는 비용의 비율")
        case .receiptCostShare: word("cost of delivering", "납품 비용의 비율")
        case .cashMargin: word("cash left of revenue", "매출에서 남는 현금의 비율")
        case .amount: word("amount", "금액")
        case .start: word("start, in quarters", "시작 시점(분기)")
        case .years: word("pace of payments", "지급 속도")
        case .slip: word("delay, in quarters", "지연(분기)")
        case .price: word("price", "가격")
        case .probability: word("probability of being kept", "약속 이행 확률")
        case .floatingDebt: word("debt at a floating rate", "변동금리 차입금")
        case .passedOn:
            word(
                "share passed on\(facts.partner.map { " to \($0)" } ?? "")",
                "\(facts.partner.map { "\($0)에 " } ?? "")넘어가는 비율")
        default: facts.kind.name.text(in: language)
        }
    }
}

/// Whom an adjustment concerns, where it is not one firm or leg with a name.
enum StressTarget: Sendable { case everything, outsideFunding, circuits }
