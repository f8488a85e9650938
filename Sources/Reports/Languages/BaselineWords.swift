import Text

/// Words of plans and forecasts side by side.
struct BaselineWords: WordTable {
    let language: ReportLanguage

    func heading(_ firm: String) -> String {
        word("\(firm): one plan, several views", "\(firm): 같은 계획을 보는 여러 시각")
    }

    var introduction: String {
        switch language {
        case .en:
            "What the firm and its analysts forecast, the newest first, beside the path without shocks in each scenario that changes its revenue. Of a scenario only whole years are shown; – is a year without a forecast, and “short” one in which something is left unpaid."
        case .ko:
            "기업과 애널리스트의 전망(최신순)을, 매출이 달라지는 시나리오마다 충격 없는 경로와 나란히 놓았다. 시나리오는 네 분기가 모두 있는 해만 싣고, –는 전망이 없는 해, ‘부족’은 미지급이 생기는 해다."
        }
    }

    var none: String { "–" }

    var short: String { word("short", "부족") }

    var revenue: String { word("Revenue of a year", "연매출") }

    var cash: String {
        word("Change of cash before new money", "신규 조달 전 현금 증감")
    }

    var view: String { word("View", "시각") }

    var mark: String { word("Mark", "표시") }

    func scenario(_ title: String) -> String { word("Scenario: \(title)", "시나리오: \(title)") }
}
