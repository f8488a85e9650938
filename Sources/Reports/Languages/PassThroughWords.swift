import Documents
import Ledger
import Text

/// Part of section 4: what clouds pass on to chip makers.
struct PassThroughWords: WordTable {
    let language: ReportLanguage

    func heading(_ mark: String) -> String {
        word("Implied pass-through of spending \(mark)", "지출을 거쳐 넘어가는 돈 \(mark)")
    }

    /// What the derived legs are; before the comparison.
    var explanation: String {
        switch language {
        case .en:
            "What a firm spends on equipment is rarely a published deal, so a loop that runs through its budget stays invisible. These legs are derived: spending × each share below, both from sources, less what deals of the ledger say already. The shares are those of the field, not of the firm, so each leg is an estimate and sits in the layer estimated alone; no figure of a firmer layer contains any of it. "
        case .ko:
            "기업이 장비에 쓰는 돈은 공개된 거래인 경우가 드물어, 예산을 거쳐 도는 고리는 보이지 않는다. 아래 흐름은 도출한 것이다. 지출에 아래 비율을 곱하고(둘 다 출처가 있다) 원장의 거래가 이미 말하는 금액을 뺐다. 비율은 그 기업이 아니라 업계 전체의 것이므로 각 흐름은 추정이며 추정 단계에만 들어간다. 더 확실한 단계의 수치에는 전혀 들어 있지 않다. "
        }
    }

    var nothingRemains: String {
        word("None of it remains after what deals say.", "거래가 이미 말하는 금액을 빼고 나면 남는 것이 없다.")
    }

    func comparison(_ facts: PassThroughFacts) -> [Inline] {
        switch language {
        case .en:
            [
                .text("Without these legs at most "), .strong([.text(facts.without)]),
                .text(" can come back as orders (layer \(facts.layer.name)); with them, "),
                .strong([.text(facts.with)]),
                .text(
                    " \(EvidenceMark.estimated.symbol) (\(facts.range)): \(facts.more) more, from \(facts.legs) of estimated legs."
                ),
            ]
        case .ko:
            [
                .text("이 흐름이 없으면 최대 "), .strong([.text(facts.without)]),
                .text("까지(\(common.layer(facts.layer)) 단계), 있으면 "), .strong([.text(facts.with)]),
                .text(
                    " \(EvidenceMark.estimated.symbol)까지(\(facts.range)) 주문으로 돌아올 수 있다. 추정 흐름 \(facts.legs)에서 \("\(facts.more)".with(.subject)) 늘어난 것이다."
                ),
            ]
        }
    }

    var heads: [String] {
        switch language {
        case .en:
            [
                "From", "To", "Spending", "Spent", "Passed on", "In deals already", "Counted",
                "Range",
                "Mark",
            ]
        case .ko:
            ["지급", "수취", "지출 기간", "지출액", "넘어간 금액", "이미 거래에 있음", "계상", "범위", "표시"]
        }
    }

    /// A period whose figure is not a reported one.
    func period(_ period: String, basis: Fact.Basis) -> String {
        switch language {
        case .en:
            "\(period) (\(basis.rawValue))"
        case .ko:
            switch basis {
            case .reported: period
            case .derived: "\(period)(계산)"
            case .forecast: "\(period)(전망)"
            case .target: "\(period)(목표)"
            }
        }
    }

    /// A rule, before its factors.
    func rule(_ title: String) -> String { word("\(title): spending", "\(title): 지출") }

    /// A factor with its value and its range, after the rule.
    func factor(_ name: String, stated: String, low: String, high: String) -> String {
        word(" × \(name) \(stated) (\(low) to \(high))", " × \(name) \(stated)(\(low)~\(high))")
    }

    var leftOut: String {
        word(
            "Left out, because the shares do not fit or no fact is known:",
            "비율이 맞지 않거나 알려진 사실이 없어 제외한 기업:")
    }

    private var common: CommonWords { CommonWords(language: language) }
}

/// The circulation without the derived legs and with them.
struct PassThroughFacts: Sendable {
    let without: String
    let layer: Firmness
    let with: String
    let range: String
    let more: String
    let legs: String
}
