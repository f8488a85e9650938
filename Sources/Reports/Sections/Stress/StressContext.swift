import Analysis
import Liquidity
import Money
import Text

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
        numbers.text(probability.value, .probability, standardError: probability.standardError)
    }

    /// An amount in millions, with the digits that its error supports.
    func simulated(money: Estimate) -> String {
        numbers.text(money.value * 1e6, .money, standardError: money.standardError * 1e6)
    }

    /// An amount in millions without simulation error, three significant digits.
    func millions(_ amount: Double) -> String {
        format.text(amount.significant(3) * 1e6, currency)
    }

    /// What a factor turns, in the language of the report.
    func label(_ factor: StressFactor, in scenario: StressCase?) -> String {
        factorLabel.text(factor, in: scenario)
    }

    /// A value of a factor: what multiplies as ×, what adds as it is.
    func setting(_ factor: StressFactor, _ value: Double) -> String {
        factor.base == 1
            ? "×" + DecimalFormat.fixed(value, 2)
            : (value > 0 ? "+" : "") + DecimalFormat.fixed(value, 2)
    }

    /// The title of the deal that a leg belongs to, or of a flow that only the scenario has.
    func flow(_ id: String) -> String { factorLabel.flow(id) }

    private var factorLabel: StressFactorLabel {
        StressFactorLabel(
            ledger: ledger, scenario: analysis.stress?.base?.scenario, language: language)
    }
}
