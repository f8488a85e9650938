import Text

/// Words of a stress test of a past day beside what came.
struct HindcastWords: WordTable {
    let language: ReportLanguage

    var title: String { word("What was forecast on this day, and what came", "이 날의 예측과 실제 결과") }
    var firmAndYear: String { word("Firm, year", "기업, 연도") }
    /// Column: what is forecast.
    var forecastOf: String { word("Forecast of", "예측 대상") }
    var low: String { word("Low", "아래쪽") }
    var median: String { word("Middle", "가운데") }
    var high: String { word("High", "위쪽") }
    var came: String { word("Came", "실제") }
    var insideHead: String { word("Inside", "범위 안") }
    var revenue: String { word("revenue", "매출") }
    var cash: String { word("cash before new money", "신규 자금 전 현금 증감") }
    var notReported: String { word("not reported", "공개되지 않음") }
    /// Column: how many of the draws leave something unpaid.
    var short: String { word("Draws with something unpaid", "미지급이 생긴 추출") }

    func isInside(_ inside: Bool) -> String { inside ? word("yes", "예") : word("no", "아니요") }

    /// Names the quarters where not all four are simulated.
    func year(_ year: Int, quarters: Int) -> String {
        word(
            quarters == 4 ? "\(year)" : "\(year) (\(quarters) quarters)",
            quarters == 4 ? "\(year)년" : "\(year)년(\(quarters)개 분기)")
    }

    func byEnd(of year: Int) -> String { word("by the end of \(year)", "\(year)년 말까지") }

    func introduction(draws: String, level: String, asOf: String, settled: String) -> String {
        switch language {
        case .en:
            "Fed in: what was known on \(asOf). Every one of \(draws) draws takes all assumptions at a place of their ranges and then one path of revenue and promises; low and high hold the middle \(level) of the draws. What came is what the ledger knew by \(settled). Nothing is fitted to it."
        case .ko:
            "입력은 \(asOf)에 알려진 것이다. \(draws)번의 추출마다 모든 가정을 범위 안의 한 점에서 고르고 매출과 약속의 경로를 하나 그린다. 아래쪽과 위쪽 값 사이에 추출의 가운데 \(level)\(Particle.subject.form(after: level)) 들어간다. 실제 결과는 \(settled)까지 원장에 알려진 것이며, 결과에 맞춘 값은 없다."
        }
    }

    /// - Parameter known: whether the firm was insolvent by the end of the year; `nil`: nothing says.
    func insolvency(_ known: Bool?, on day: String?) -> String {
        switch known {
        case true:
            day.map { word("insolvent on \($0)", "\($0) 지급 불능") } ?? word("insolvent", "지급 불능")
        case false: word("not insolvent", "지급 불능 아님")
        case nil: word("not known", "알 수 없음")
        }
    }

    func need(_ firm: String, low: String, median: String, high: String, raised: String?) -> String
    {
        switch language {
        case .en:
            "\(firm) needs \(low) to \(high) beyond committed money (middle \(median))."
                + (raised.map { " Raised afterwards, as far as the ledger goes: \($0)." } ?? "")
        case .ko:
            "\(firm): 확약된 자금 말고도 \(low)~\(high)\(Particle.subject.form(after: high)) 필요하다(가운데 \(median))."
                + (raised.map { " 원장에 있는 한 그 뒤 조달한 자금은 \($0)\(Particle.copula.form(after: $0))다." }
                    ?? "")
        }
    }

    func inside(_ count: Int, of all: Int, level: String) -> String {
        switch language {
        case .en:
            all == 0
                ? "None of the figures was reported later."
                : "\(count) of \(all) reported figures lie inside; of many, \(level) would. A few figures of one wave, which move together, say little about that share."
        case .ko:
            all == 0
                ? "나중에 공개된 수치가 없다."
                : "공개된 수치 \(all)개 가운데 \(count)개가 범위 안에 있다. 수치가 많다면 \(level)\(Particle.subject.form(after: level)) 안에 들 것이다. 같은 흐름을 타고 함께 움직이는 몇 개로는 그 비율을 알기 어렵다."
        }
    }
}
