import FlowNetwork
import Ledger
import Money
import Text

/// Says which scenarios would simulate nobody.
package enum UnsimulatedScenarios {
    /// One problem a scenario: an error on the model's own day, a warning on another, on which less may have been known.
    package static func diagnostics(
        _ scenarios: [Scenario], ledger: ResolvedLedger, network: FlowNetwork
    ) -> [Diagnostic] {
        scenarios.compactMap { scenario in
            let built = ScenarioModel(scenario, ledger: ledger, network: network)
            return built.model.firms.isEmpty ? diagnostic(built, ledger: ledger) : nil
        }
    }

    private static func diagnostic(_ built: ScenarioModel, ledger: ResolvedLedger) -> Diagnostic {
        let isOwnDay = ledger.asOf == ledger.model.defaultAsOf
        let missing = built.missing.prefix(shown).map { "\($0.reason.words) of \($0.subject)" }
        let rest = built.missing.count - missing.count
        let what =
            missing.isEmpty
            ? "it names none"
            : "missing: \(missing.joined(separator: ", "))\(rest > 0 ? " and \(rest) more" : "")"
        return Diagnostic(
            isOwnDay ? .scenarioWithoutFirm : .scenarioNotYet, at: built.scenario.place,
            "no firm of scenario '\(built.scenario.id)' can be simulated as of \(ledger.asOf); \(what)",
            help: isOwnDay
                ? "give a firm its numbers as facts or in the scenario, or take the scenario out"
                : "the scenario is not simulated on that day")
    }

    /// Missing inputs that a message lists at the most.
    private static let shown = 3
}

extension BurnGap.Reason {
    /// What is missing: `cash`.
    fileprivate var words: String {
        rawValue.hasPrefix("no-") ? String(rawValue.dropFirst(3)) : rawValue
    }
}
