import Ledger
import Stress

/// Simulated numbers, quarters and scenarios in the words of the report.
extension ReportContext {
    func title(_ scenario: StressCase) -> String { scenario.title(language.code) }

    /// The calendar quarter of a simulated one, counted from 1.
    func quarter(_ number: Int, of scenario: StressCase) -> String {
        text(scenario.quarter(number))
    }

    func text(_ quarter: Quarter) -> String { dates.quarter(quarter.number, of: quarter.year) }

    /// A probability or share, with the digits that its error supports.
    func simulated(_ probability: Estimate) -> String {
        percent(StressFormat.supported(probability))
    }

    /// An amount in millions, with the digits that its error supports.
    func simulated(money: Estimate) -> String {
        StressFormat.money(millions: money, format: format)
    }

    /// An amount in millions without simulation error, three significant digits.
    func millions(_ amount: Double) -> String {
        format.text(usd: amount.significant(3) * 1e6)
    }

    /// A number with a fixed count of decimals, halves to even.
    func decimal(_ value: Double, digits: Int) -> String {
        guard
            let scaled = DecimalRounding.integer(
                value * Double(DecimalRounding.powerOfTen(digits)))
        else { return words.common.notAvailable }
        return (scaled < 0 ? "\u{2212}" : "")
            + DecimalRounding.text(scaled.magnitude, digits: digits, trimmed: false)
    }

    /// What a factor turns, in the language of the report.
    func label(_ factor: StressFactor, in scenario: StressCase?) -> String {
        let stress = words.stress
        let model = scenario?.model
        let from = factor.adjustment.from
        let target: String
        switch factor.adjustment.target {
        case .everything: target = stress.target(.everything)
        case .outsideFunding: target = stress.target(.outsideFunding)
        case .circuits: target = stress.target(.circuits)
        case .firm(let index):
            target = model.map { entity($0.firms[index].id) } ?? factor.id
        case .obligation(let index):
            target = model.map { flow($0.obligations[index].id) } ?? factor.id
        case .funding(let index):
            target = model.map { flow($0.fundings[index].id) } ?? factor.id
        case .stake(let index):
            target = model.map { flow($0.stakes[index].id) } ?? factor.id
        }
        return stress.factor(
            label: factor.label, kind: factor.adjustment.kind, of: target,
            from: from > 0 ? scenario.map { quarter(from + 1, of: $0) } : nil)
    }

    /// The title of the deal that a leg belongs to; the id of a flow that only a scenario has.
    func flow(_ id: String) -> String {
        dealTitle(String(id.prefix { $0 != "/" }))
    }
}
