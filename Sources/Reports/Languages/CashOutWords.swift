import Text

/// The share of paths that ran out of cash by the end of a year.
struct CashOutByYear: Sendable {
    let year: String
    /// 0…1.
    let share: Double
    /// As printed.
    let text: String

    /// Below the years of the exhibit: `≤` says up to the end of the year. Nothing, and a share that is printed as a bound, stand as they are.
    var label: String {
        let isBound = share < 0.000_1 || (share > 0.999_9 && share < 1)
        return isBound ? text : "≤ \(text)"
    }
}

/// Words of the exhibit of the dates on which cash runs out.
struct CashOutWords: WordTable {
    let language: ReportLanguage

    /// For readers who do not see the exhibit.
    func description(_ years: [CashOutByYear]) -> String {
        let years = years.map { "\($0.year) \($0.text)" }.joined(separator: ", ")
        return switch language {
        case .en: "Paths that are out of cash by the end of the year: \(years)."
        case .ko: "그해 말까지 현금이 바닥나는 경로의 비율: \(years)."
        }
    }
}
