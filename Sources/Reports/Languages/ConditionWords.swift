import Ledger
import Text

/// Words of what money waits for.
struct ConditionWords {
    let language: ReportLanguage

    var waitingHeading: String {
        switch language {
        case .en: "Money that waits for something"
        case .ko: "조건이 붙은 자금"
        }
    }
    var waitingHeads: [String] {
        switch language {
        case .en: ["Deal", "Amount", "Waits for", "Expected"]
        case .ko: ["거래", "금액", "조건", "예상 시기"]
        }
    }
    var eventsHeading: String {
        switch language {
        case .en: "Disputes, delays and standstills of the last year"
        case .ko: "지난 한 해의 분쟁·지연·중단"
        }
    }
    var eventHeads: [String] {
        switch language {
        case .en: ["Date", "What", "Deal"]
        case .ko: ["날짜", "내용", "거래"]
        }
    }

    func comparison(_ comparison: Condition.Operator, _ value: String) -> String {
        switch (language, comparison) {
        case (_, .event): ""
        case (_, .atLeast): "≥ \(value)"
        case (_, .atMost): "≤ \(value)"
        case (.en, .each): "for each \(value)"
        case (.ko, .each): "\(value)마다"
        }
    }
}
