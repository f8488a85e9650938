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

    // MARK: E11

    /// A case of history with the year of its end.
    func caseName(_ example: HistoricalPaths.Case, year: String) -> String {
        let name =
            switch example {
            case .aolBarter: word("AOL barter", "AOL 상호 거래")
            case .applePrepayments: word("Apple prepayments", "애플 선급금")
            case .boeingCapital: word("Boeing Capital", "보잉 캐피털")
            case .captiveLenders: word("Captive lenders", "계열 금융사")
            case .sunEdison: word("SunEdison", "선에디슨")
            case .telecomVendors: word("Telecom vendors", "통신장비 제조사")
            }
        return "\(name), \(year)"
    }

    func title(
        financing: (firm: String, value: String)?, against: String?,
        coverage: (firm: String, value: String)?, coverageAgainst: String?
    ) -> String {
        switch language {
        case .en:
            let parts = [
                financing.map { own in
                    "\(own.firm) has put \(own.value) of its revenue into customers"
                        + (against.map { ", telecom vendors at their end \($0)" } ?? "")
                },
                coverage.map { own in
                    "\(own.firm) can cover at most \(own.value) of a year's orders"
                        + (coverageAgainst.map { ", telecom buyers \($0)" } ?? "")
                },
            ].compactMap { $0 }
            return parts.joined(separator: "; ")
        case .ko:
            let parts = [
                financing.map { own in
                    "\(own.firm)의 고객 금융은 매출의 \(own.value)"
                        + (against.map { "(통신장비 제조사 말기 \($0))" } ?? "")
                },
                coverage.map { own in
                    "\(own.firm)의 한 해 주문 충당률은 최대 \(own.value)"
                        + (coverageAgainst.map { "(통신사 \($0))" } ?? "")
                },
            ].compactMap { $0 }
            return parts.joined(separator: ", ")
        }
    }

    func subtitle(_ quarters: Int) -> String {
        switch language {
        case .en:
            "The worst number of each case in the \(quarters) quarters before its end, from what was known then; today's web has no known end"
        case .ko:
            "사례마다 결말 전 \(quarters)개 분기 동안 그때 알려진 자료로 계산한 가장 나쁜 값. 현재 거래망의 결말은 알 수 없다"
        }
    }

    var financingPanel: String {
        word("Financing of customers ÷ annual revenue", "고객 금융 ÷ 연매출")
    }

    var coveragePanel: String {
        word("Outside money ÷ orders of a year, lowest", "외부 자금 ÷ 한 해 주문, 최저치")
    }

    func quarters(_ before: Int) -> String {
        before == 0
            ? end
            : word("\(String.count(before, "quarter")) before the end", "결말 \(before)개 분기 전")
    }

    var end: String { word("end", "결말") }
    var todayHeading: String { word("This web today", "현재 거래망") }
    func today(_ name: String) -> String { word("today \(name)", "현재 \(name)") }
    var endedBadly: String { word("collapsed or restated", "붕괴 또는 회계 정정") }
    var endedWell: String { word("stayed healthy", "건전하게 유지") }
    func covered(_ percent: String) -> String {
        word("\(percent): outside money pays all", "\(percent): 외부 자금으로 모두 지급")
    }

    // MARK: E12

    /// - Parameter above: years in which the break-even lies above 1.
    func elasticityTitle(_ firm: String, above: [String], largest: String) -> String {
        switch language {
        case .en:
            above.isEmpty
                ? "\(firm): one more dollar of capacity pays if revenue grows at least \(largest) times as fast"
                : "\(firm): in \(Self.years(above)) one more dollar of capacity pays only if revenue grows faster than capacity, up to \(largest) times as fast"
        case .ko:
            above.isEmpty
                ? "\(firm): 매출이 용량의 \(largest)배 속도로만 늘어도 추가 용량이 현금을 남긴다"
                : "\(firm): \(Self.years(above))에는 매출이 용량보다 빨리(최대 \(largest)배) 늘어야 추가 용량이 현금을 남긴다"
        }
    }

    /// `2026–2029`, `2026, 2029`; years as the language writes them, in order.
    private static func years(_ years: [String]) -> String {
        let numbers = years.compactMap { Int($0.filter(\.isNumber)) }
        if years.count > 2, numbers.count == years.count, let first = numbers.first,
            numbers.last == first + years.count - 1
        {
            return "\(first)–\(years[years.count - 1])"
        }
        return years.joined(separator: ", ")
    }

    func elasticitySubtitle(_ scenario: String) -> String {
        switch language {
        case .en:
            "Break-even elasticity of revenue to capacity: planned spending on it ÷ what revenue leaves after variable costs; scenario \(scenario)"
        case .ko:
            "매출의 용량 탄력성 손익분기: 계획된 용량 지출 ÷ 변동비를 뺀 매출, 시나리오 \(scenario)"
        }
    }

    var elasticityPanel: String { word("Break-even elasticity ε*", "손익분기 탄력성 ε*") }
    /// - Parameter one: 1, as the axis writes it.
    func elasticityLevel(_ one: String) -> String {
        word(
            "\(one): revenue grows in step with capacity", "\(one): 매출이 용량과 같은 비율로 증가")
    }
}
