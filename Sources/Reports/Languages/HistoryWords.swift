import Ledger
import Text

/// Words of history's cases beside this web.
struct HistoryWords: WordTable {
    let language: ReportLanguage

    var heading: String {
        word("Money put into customers, now and then", "고객에게 넣은 돈, 지금과 과거")
    }

    var introduction: String {
        switch language {
        case .en:
            "Loans, prepayments, leases and equity in a firm's own customers over its annual revenue, beside cases whose end is known. A large ratio has ended well and badly: what matters is who can pay. ◆"
        case .ko:
            "자기 고객에 대한 대출·선급금·리스·지분을 연매출로 나눈 값을, 결말이 알려진 사례와 나란히 놓았다. 비율이 커도 결말은 갈렸으며, 관건은 누가 갚을 수 있느냐다. ◆"
        }
    }

    var heads: [String] {
        word(
            ["Firm", "Year", "÷ annual revenue", "What became of it"], ["기업", "연도", "연매출 대비", "결말"])
    }

    var thisWeb: String { word("this web", "이 거래망") }

    func outcome(_ kind: Outcome.Kind) -> String {
        switch (language, kind) {
        case (.en, .collapsed): "loans lost, customers bankrupt"
        case (.en, .restated): "accounts restated"
        case (.en, .healthy): "stayed healthy"
        case (.ko, .collapsed): "대출 손실, 고객 파산"
        case (.ko, .restated): "회계 정정"
        case (.ko, .healthy): "건전하게 유지"
        }
    }
}
