import Ledger
import Liquidity
import Money
import Text

/// What an assumption turns, in words: `OpenAI: revenue from 2027 on`.
///
/// ```swift
/// StressFactorLabel(ledger: ledger, scenario: model.scenario, language: .en).text(factor, in: scenarioCase)
/// ```
public struct StressFactorLabel {
    private let ledger: ResolvedLedger
    private let scenario: Scenario?
    private let language: ReportLanguage

    /// - Parameter scenario: where titles of flows that the ledger does not have come from.
    public init(ledger: ResolvedLedger, scenario: Scenario?, language: ReportLanguage = .en) {
        self.ledger = ledger
        self.scenario = scenario
        self.language = language
    }

    /// - Parameter stressCase: the model whose firms and legs the factor's target counts; `nil`: the factor's id stands for it.
    public func text(_ factor: StressFactor, in stressCase: StressCase?) -> String {
        let words = Words.of(language).stress
        let model = stressCase?.model
        let from = factor.adjustment.from
        var partner: String?
        let target: String
        switch factor.adjustment.target {
        case .everything: target = words.target(.everything)
        case .outsideFunding: target = words.target(.outsideFunding)
        case .circuits: target = words.target(.circuits)
        case .firm(let index): target = model.map { firm($0.firms[index].id) } ?? factor.id
        case .obligation(let index):
            target = model.map { flow($0.obligations[index].id) } ?? factor.id
            partner = model.flatMap { model in
                model.obligations[index].payee.map { firm(model.firms[$0].id) }
            }
        case .funding(let index): target = model.map { flow($0.fundings[index].id) } ?? factor.id
        case .stake(let index): target = model.map { flow($0.stakes[index].id) } ?? factor.id
        }
        let dates = DateFormat(language: language)
        return words.factor(
            FactorFacts(
                quantity: factor.quantity, kind: factor.adjustment.kind, target: target,
                partner: partner, year: factor.year.map(dates.year),
                from: from > 0
                    ? stressCase.map { stressCase in
                        let quarter = stressCase.quarter(from + 1)
                        return dates.quarter(quarter.number, of: quarter.year)
                    } : nil))
    }

    /// The title of the deal that a leg belongs to, or of a flow that only the scenario has; the id where there is none.
    public func flow(_ id: String) -> String {
        // A leg is DEAL/LEG, with a mark of its part or supplier behind.
        let name = String(id.prefix { $0 != "/" && $0 != "#" && $0 != ">" })
        if let deal = ledger.deals.first(where: { $0.id == name })?.deal {
            return deal.titles[language.code] ?? deal.title
        }
        return scenario?.title(ofFlow: name, language.code)
            ?? ledger.entity(name).map { _ in firm(name) } ?? name
    }

    private func firm(_ id: String) -> String {
        guard let entity = ledger.entity(id) else { return id }
        return entity.names[language.code] ?? entity.name
    }
}
