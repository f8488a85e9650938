import Money
import Text

/// Dates as running text writes them; tables keep ISO 8601 in every language.
///
/// ```swift
/// DateFormat(language: .ko).text(day)               // 2026년 7월 15일
/// DateFormat(language: .en).quarter(3, of: 2026)    // Q3 2026
/// ```
public struct DateFormat: Sendable, Hashable {
    public var language: ReportLanguage

    public init(language: ReportLanguage) { self.language = language }

    /// A day.
    public func text(_ day: Day) -> String { text(PartialDate(day)) }

    /// A date as precisely as it is known.
    public func text(_ date: PartialDate) -> String {
        guard language == .ko else { return date.description }
        let (year, month, day) = date.first.civil
        switch date.precision {
        case .year: return "\(year)년"
        case .half: return "\(year)년 \(month <= 6 ? "상반기" : "하반기")"
        case .quarter: return quarter((month + 2) / 3, of: year)
        case .month: return "\(year)년 \(month)월"
        case .day: return "\(year)년 \(month)월 \(day)일"
        }
    }

    /// A calendar quarter, 1…4.
    public func quarter(_ quarter: Int, of year: Int) -> String {
        switch language {
        case .en: "Q\(quarter) \(year)"
        case .ko: "\(year)년 \(quarter)분기"
        }
    }

    /// A year.
    public func year(_ year: Int) -> String {
        switch language {
        case .en: "\(year)"
        case .ko: "\(year)년"
        }
    }

    /// A period as a firm labels it, `FY2026-Q3` or `2026-Q1`; labels of another form stay as they are.
    public func period(_ label: String) -> String {
        guard language == .ko else { return label }
        let isFiscal = label.hasPrefix("FY")
        let calendar = isFiscal ? String(label.dropFirst(2)) : label
        guard let date = PartialDate(calendar), date.precision != .day else { return label }
        guard isFiscal else { return text(date) }
        let year = date.first.civil.year
        let rest = text(date).dropFirst("\(year)년".count)
        return "\(year)회계연도\(rest)"
    }
}
