import Circularity
import Documents
import Text

/// What page one says of the money that can come back, amounts already formatted.
struct CircularMoneyFacts {
    struct Central {
        var median: String
        /// `nil` where the draws leave the number alone.
        var range: String?
        /// `80% interval`
        var level: String
        /// Whether the interval lies below the number.
        var isBelow: Bool
    }

    var atMost, shareOfFinancing: String
    var shareOfOrders: String?
    /// `nil` without draws.
    var central: Central?
    var wording: String
    var binding, paid: String
    /// The firm whose own money can come back most.
    var largest: (firm: String, amount: String)?
}

struct CoverageFacts {
    var buyer, owes, year: String
    /// `nil`: its revenue is not known.
    var share: String?
    var isUpperBound: Bool
    var known: OutsideCoverage.Known
}

struct LiquidityFacts {
    var firm, likelihood, by, probability: String
    /// Between its ends lies the share `level` of the probabilities with all assumptions drawn at once; `nil` without one that has a range.
    var range: String?
    var level: String
    /// The firm that is likeliest to be short within a year.
    var first: (firm: String, probability: String, isReadBack: Bool)?
    var mark: String
}

/// Words of page one, and of what the main report says anew.
struct PageOneWords: WordTable {
    let language: ReportLanguage

    var bottomLineHeading: String { word("Bottom line", "결론") }

    var nothingKnown: String {
        word(
            "No flow of this ledger had a known amount on that day.", "그날 기준으로 금액이 알려진 거래가 원장에 없다.")
    }

    // MARK: judgement

    func judgement(_ judgement: Judgement) -> String { word(english(judgement), korean(judgement)) }

    private func english(_ judgement: Judgement) -> String {
        let size =
            switch judgement.size {
            case .none: "No circular financing can be shown"
            case .small: "Circular financing is small here"
            case .notable: "Circular financing is notable here"
            case .material: "Circular financing is material here"
            }
        guard let buyer = judgement.buyer else { return size + "." }
        return switch judgement.payment {
        case .uncovered:
            "\(size); what decides is new money from outside, without which \(buyer) cannot meet its orders."
        case .covered: "\(size); \(buyer) can meet its orders with money from outside."
        case .unknown:
            "\(size); whether \(buyer) can meet its orders with money from outside is not known."
        }
    }

    private func korean(_ judgement: Judgement) -> String {
        let (size, linked) =
            switch judgement.size {
            case .none: ("순환 금융은 확인되지 않는다", "순환 금융은 확인되지 않으며")
            case .small: ("순환 금융의 규모는 작다", "순환 금융의 규모는 작으며")
            case .notable: ("순환 금융의 규모는 눈여겨볼 만하다", "순환 금융의 규모는 눈여겨볼 만하며")
            case .material: ("순환 금융의 규모는 중대하다", "순환 금융의 규모는 중대하며")
            }
        guard let buyer = judgement.buyer else { return size + "." }
        return switch judgement.payment {
        case .uncovered:
            "\(linked), 관건은 외부 신규 자금이다. 그것 없이는 \(buyer.with(.subject)) 주문 대금을 감당하지 못한다."
        case .covered: "\(linked), \(buyer.with(.topic)) 외부에서 번 돈으로 주문 대금을 감당할 수 있다."
        case .unknown: "\(linked), \(buyer.with(.subject)) 외부 자금으로 주문 대금을 감당할 수 있는지는 알 수 없다."
        }
    }

    // MARK: circular money

    func noneReturns(financing: String?) -> String {
        switch language {
        case .en:
            if let financing {
                "None of the \(financing) that these firms have put into others, paid, contracted or announced, can come back to a financier as an order."
            } else {
                "These firms put no money with a known amount into each other, so none can come back as orders."
            }
        case .ko:
            if let financing {
                "지급·계약·발표된 투자금 \(financing) 가운데 주문이 되어 투자한 기업으로 돌아올 수 있는 돈은 없다."
            } else {
                "이 기업들이 서로에게 넣은 돈 가운데 금액이 알려진 것이 없어, 주문으로 돌아올 돈도 없다."
            }
        }
    }

    /// - Parameter amount: what can go round at most; `nil`: the amounts are not disclosed.
    func capitalAlone(_ amount: String?) -> String {
        switch (language, amount) {
        case (.en, let amount?):
            "More can go round as capital alone, in loops of shares and loans without an order: at most \(amount)."
        case (.en, nil):
            "Loops of shares and loans without an order close; how much goes round in them nobody discloses."
        case (.ko, let amount?):
            "주문 없이 지분과 대출만으로 이어진 고리에서는 더 많은 돈이 돌 수 있다. 많아야 \(amount.with(.copula))다."
        case (.ko, nil): "주문 없이 지분과 대출만으로 이어진 고리가 있으나, 그 안에서 도는 금액은 공개되지 않았다."
        }
    }

    func circularMoney(_ facts: CircularMoneyFacts) -> [Inline] {
        switch language {
        case .en:
            let orders =
                facts.shareOfOrders.map { ", \($0) of the orders to financing firms" } ?? ""
            let central =
                facts.central.map { central in
                    "The central value is \(central.median)\(central.range.map { " (\(central.level) \($0))" } ?? "")"
                } ?? "The wording of the amounts allows \(facts.wording)"
            return [
                .text("At most "),
                .strong([.text("\(facts.atMost) can return to the financiers as orders")]),
                .text(
                    " (\(facts.shareOfFinancing) of their financing\(orders)), each amount counted once. \(central). "
                ),
            ]
        case .ko:
            let orders = facts.shareOfOrders.map { ", 이들이 받은 주문의 \($0)" } ?? ""
            let central =
                facts.central.map { central in
                    "중앙값은 \("\(central.median)\(central.range.map { "(\(central.level) \($0))" } ?? "")".with(.copula))다."
                } ?? "문구 해석 범위는 \(facts.wording.with(.copula))다."
            return [
                .text("중복 없이 세어 "),
                .strong([.text("최대 \(facts.atMost.with(.subject)) 주문이 되어 투자한 기업으로 돌아올 수 있다")]),
                .text("(투자금의 \(facts.shareOfFinancing)\(orders)). \(central) "),
            ]
        }
    }

    func firmness(_ facts: CircularMoneyFacts) -> String {
        let isAbove = facts.central?.isBelow == true
        switch language {
        case .en:
            let ceiling =
                isAbove
                ? "The ceiling takes every amount and promise in full, so it lies above the interval; of it, "
                : "Of it, "
            let largest =
                facts.largest.map { "; the most of any financier is \($0.amount), \($0.firm)'s" }
                ?? ""
            return "\(ceiling)\(facts.paid) is paid and \(facts.binding) binding\(largest)."
        case .ko:
            let ceiling = isAbove ? "상한은 모든 금액과 약속이 발표대로인 경우라서 구간보다 크다. " : ""
            let largest =
                facts.largest.map { "; 가장 많은 곳은 \($0.firm)(\($0.amount))" } ?? ""
            return "\(ceiling)이 가운데 지급분은 \(facts.paid), 확정 계약까지는 \(facts.binding)\(largest)."
        }
    }

    // MARK: who can pay

    func coverage(_ facts: CoverageFacts) -> String {
        switch language {
        case .en:
            guard let share = facts.share else {
                return
                    "\(facts.buyer) owes \(facts.owes) in \(facts.year); what money from outside covers cannot be computed, as its revenue is not known."
            }
            return
                "\(facts.buyer) owes \(facts.owes) in \(facts.year); revenue and committed money from outside cover \(facts.isUpperBound ? "at most " : "")\(share) of it."
        case .ko:
            let owed = "\(facts.buyer)의 \(facts.year) 지급액은 \(facts.owes)이며"
            guard let share = facts.share else {
                return "\(owed), 매출이 알려지지 않아 외부 자금의 충당률은 계산할 수 없다."
            }
            return
                "\(owed), 외부 매출과 확정된 외부 자금의 충당률은 \(facts.isUpperBound ? "최대 " : "")\(share.with(.copula))다."
        }
    }

    func liquidity(_ facts: LiquidityFacts) -> String {
        switch language {
        case .en:
            let range =
                facts.range.map {
                    "; \($0) for \(facts.level) of the draws of all assumptions at once"
                } ?? ""
            let first =
                facts.first.map {
                    " First to run short is \($0.firm), \($0.probability) within a year\($0.isReadBack ? ", which reads back the chance assumed for one promise of money" : "")."
                } ?? ""
            return
                "A cash shortfall at \(facts.firm) by \(facts.by): \(facts.likelihood) (\(facts.probability)\(range)) \(facts.mark).\(first)"
        case .ko:
            let range = facts.range.map { "; 모든 가정을 함께 추출하면 가운데 \(facts.level) 구간 \($0)" } ?? ""
            let first =
                facts.first.map {
                    " 1년 안에 자금이 부족해질 확률이 가장 높은 곳은 \($0.firm)(\($0.probability)\($0.isReadBack ? ", 자금 약속 하나에 가정한 확률을 되읽은 값" : ""))."
                } ?? ""
            return
                "\(facts.by)까지 \(facts.firm)의 유동성 부족: \(facts.likelihood)(\(facts.probability)\(range)).\(first) \(facts.mark)"
        }
    }

    // MARK: what to watch, how sure

    func watch(_ dates: [(quarter: String, event: String, amount: String)]) -> [Inline] {
        let items = dates.map { "\($0.quarter) \($0.event), \($0.amount)" }.joined(separator: ". ")
        switch language {
        case .en: return [.strong([.text("Watch: ")]), .text(items + ".")]
        case .ko: return [.strong([.text("지켜볼 것: ")]), .text(items + ".")]
        }
    }

    func due(_ amount: String, year: String, returning: String) -> [Inline] {
        switch language {
        case .en:
            [
                .strong([.text("Watch: ")]),
                .text(
                    "orders of \(amount) fall due in \(year), of which at most \(returning) can be returned financing."
                ),
            ]
        case .ko:
            [
                .strong([.text("지켜볼 것: ")]),
                .text(
                    "\(year)에 주문 \(amount)의 지급일이 돌아오며, 그 가운데 되돌아온 투자금은 최대 \(returning.with(.copula))다."
                ),
            ]
        }
    }

    func without(_ deal: Inline, loss: String, left: String) -> [Inline] {
        switch language {
        case .en:
            [
                .strong([.text("What would change it: ")]), .text("without “"), deal,
                .text("”, \(loss) less could come back, and \(left) would be left."),
            ]
        case .ko:
            [
                .strong([.text("바꿀 수 있는 것: ")]), .text("‘"), deal,
                .text("’ 거래가 없어지면 돌아올 수 있는 돈이 \(loss) 줄어 \(left)만 남는다."),
            ]
        }
    }

    func confidence(_ confidence: ReportConfidence) -> [Inline] {
        switch language {
        case .en:
            var text =
                "\(level(confidence.contracts)) in contracts (\(confidence.filings) of the counted money rests on a filing or the parties' own release)"
            if let liquidity = confidence.liquidity {
                text +=
                    "; \(level(liquidity)) in liquidity (\(confidence.assumptions) of its inputs are assumed)"
            }
            return [.strong([.text("Confidence: ")]), .text(text + ".")]
        case .ko:
            var text =
                "계약은 \(level(confidence.contracts))(집계 금액의 \(confidence.filings.with(.subject)) 공시나 당사자 발표에 근거)"
            if let liquidity = confidence.liquidity {
                text +=
                    ", 유동성은 \(level(liquidity))(입력값의 \(confidence.assumptions.with(.subject)) 가정)"
            }
            return [.strong([.text("신뢰도: ")]), .text(text + ".")]
        }
    }

    private func level(_ level: ReportConfidence.Level) -> String {
        switch (language, level) {
        case (.en, .high): "high"
        case (.en, .moderate): "moderate"
        case (.en, .low): "low"
        case (.ko, .high): "높음"
        case (.ko, .moderate): "보통"
        case (.ko, .low): "낮음"
        }
    }

    // MARK: key numbers

    var rangeHead: String { word("Range", "범위") }

    var kindHead: String { word("What the range covers", "범위의 뜻") }

    var historyHead: String { word("In history", "과거 사례") }

    /// - Parameter level: `80% interval`.
    func kind(_ kind: KeyNumbersSection.Spread.Kind, level: String) -> String {
        switch (language, kind) {
        case (.en, .ceiling):
            "\(level): wording, promises kept or not; the number takes all in full"
        case (.en, .draws): "\(level): wording, promises kept or not"
        case (.en, .wording): "wording of the amounts"
        case (.en, .assumptions): "\(level): all assumptions drawn at once"
        case (.en, .tail): "mean of all paths, mean of the worst"
        case (.ko, .ceiling): "\(level): 문구와 약속 이행 여부, 수치는 모두 발표대로인 경우"
        case (.ko, .draws): "\(level): 문구와 약속 이행 여부"
        case (.ko, .wording): "금액 문구의 해석"
        case (.ko, .assumptions): "\(level): 모든 가정을 함께 추출"
        case (.ko, .tail): "전체 경로의 평균 – 최악 경로의 평균"
        }
    }

    var lucent: String { word("Lucent", "루슨트") }
    var boeing: String { word("Boeing", "보잉") }
    var caterpillar: String { word("Caterpillar", "캐터필러") }

    // MARK: main report

    var returnable: String {
        switch language {
        case .en:
            "The most of the financing (equity, loans, prepayments) that can come back to the financiers as orders, by how firm it is. Each amount counts once. ◆"
        case .ko:
            "투자금(지분·대출·선급금) 가운데 주문이 되어 투자한 기업으로 돌아올 수 있는 최대 금액을 확정 정도별로 나눈 것이다. 금액은 한 번만 센다. ◆"
        }
    }

    var allOrders: String {
        word("all orders, reported and softer ones included", "보도 단계 이하까지 모든 주문")
    }

    var withFinancing: String {
        word(
            "… and money put into others, as exhibits by payer draw it",
            "… 다른 기업에 넣은 돈까지(지급자별 그림의 합계)")
    }

    var dependenceHeading: String { word("Who depends on whom", "누가 누구에게 의존하는가") }

    var indicators: String {
        word(
            "The largest value of every indicator that has a published limit, beside that limit.",
            "발표된 기준값이 있는 지표마다 가장 큰 값을 기준값과 나란히 놓았다.")
    }

    var limitsHead: String { word("Published limits", "발표된 기준값") }

    func disagreements(_ count: Int, moving: Int) -> String {
        switch language {
        case .en:
            "\(String.count(count, "field")) on which claims of the same time cannot all be true; \(moving == 0 ? "none" : "\(moving)") of them would move the financing that can come back as orders."
        case .ko:
            "같은 시점의 주장이 서로 어긋나는 항목은 \(count)개이며, 주문으로 돌아올 수 있는 투자금이 달라지는 항목은 \(moving == 0 ? "없다" : "\(moving)개다")."
        }
    }

    // MARK: assumptions

    var assumptionsHeading: String {
        word("Assumptions of the base scenario", "기본 시나리오의 가정")
    }

    func assumptions(_ count: Int, of all: Int) -> String {
        switch language {
        case .en:
            "\(count) of \(String.count(all, "input")) are assumed by the scenario's author. Amounts are in millions of the base currency; reasons are in the scenario's file."
        case .ko: "입력값 \(all)개 가운데 \(count)개를 시나리오 작성자가 가정했다. 금액은 기준 통화 백만 단위이며, 근거는 시나리오 파일에 있다."
        }
    }

    var assumptionHeads: [String] {
        word(["What", "Quantity", "Value", "Low", "High"], ["대상", "항목", "값", "하한", "상한"])
    }
}
