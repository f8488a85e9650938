import Ledger
import Text

/// What an indicator lacks.
public enum MissingInput: Sendable, Hashable {
    /// A fact of a metric, by its id.
    case metric(String)
    /// A fact of one of two metrics.
    case either(String, String)
    /// A flow over a year: the fiscal year's figure, or four quarters.
    case year(YearlyFlow)
    /// A figure that can be divided by.
    case aboveZero(String)
    /// Any deal with an amount.
    case dealAmounts
    /// What a leg comes to, `deal/leg`.
    case amount(leg: String)
    /// Cash and revenue of a firm that money passes through.
    case books(of: String)
    /// Books of every firm in between, from the first payment on.
    case booksBetween

    /// In a language's words; ids as the ledger writes them.
    public func text(in language: ReportLanguage = .en) -> String {
        switch (self, language) {
        case (.metric(let id), _): id
        case (.either(let one, let other), .en): "\(one) or \(other)"
        case (.either(let one, let other), .ko): "\(one) 또는 \(other)"
        case (.year(let flow), .en): "\(flow.fiscalYear) or four \(flow.quarter)"
        case (.year(let flow), .ko): "\(flow.fiscalYear) 또는 4개 분기의 \(flow.quarter)"
        case (.aboveZero(let id), .en): "\(id) above zero"
        case (.aboveZero(let id), .ko): "0보다 큰 \(id)"
        case (.dealAmounts, .en): "deals with an amount"
        case (.dealAmounts, .ko): "금액이 있는 거래"
        case (.amount(let leg), .en): "the amount of \(leg)"
        case (.amount(let leg), .ko): "\(leg)의 금액"
        case (.books(let firm), .en): "cash and revenue of \(firm)"
        case (.books(let firm), .ko): "\(firm)의 현금과 매출"
        case (.booksBetween, .en): "books of the firms in between from the first payment on"
        case (.booksBetween, .ko): "첫 지급 이후 중간 기업의 장부"
        }
    }
}
