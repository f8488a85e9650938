import Ledger
import Text

/// Words of what money waits for.
struct ConditionWords: WordTable {
    let language: ReportLanguage

    var waitingHeading: String {
        word("Money that waits for something", "조건이 붙은 자금")
    }
    var waitingHeads: [String] {
        word(["Deal", "Amount", "Waits for", "Expected"], ["거래", "금액", "조건", "예상 시기"])
    }
    var eventsHeading: String {
        word("Disputes, delays and standstills of the last year", "지난 한 해의 분쟁·지연·중단")
    }
    var eventHeads: [String] {
        word(["Date", "What", "Deal"], ["날짜", "내용", "거래"])
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
