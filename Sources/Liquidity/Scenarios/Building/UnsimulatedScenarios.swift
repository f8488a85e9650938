import FlowNetwork
import Ledger
import Money
import Text

/// Says which scenarios would simulate nobody, and which flows of theirs nothing is left of.
package enum UnsimulatedScenarios {
    /// A scenario without a firm is an error on the model's own day, a warning on another, on which less may have been known; so is, on its own day, a flow
    /// that lies in the past.
    package static func diagnostics(
        _ scenarios: [Scenario], ledger: ResolvedLedger, network: FlowNetwork
    ) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for scenario in scenarios {
            let built = ScenarioModel(scenario, ledger: ledger, network: network)
            if built.model.firms.isEmpty { found.append(diagnostic(built, ledger: ledger)) }
            guard ledger.asOf == ledger.model.defaultAsOf else { continue }
            for diagnostic in past(built, ledger: ledger)
            // What a base says is there again with every scenario that extends it.
            where !found.contains(where: {
                $0.code == diagnostic.code && $0.place == diagnostic.place
            }) {
                found.append(diagnostic)
            }
        }
        return found
    }

    private static func past(_ built: ScenarioModel, ledger: ResolvedLedger) -> [Diagnostic] {
        let flows = built.scenario.fundings + built.scenario.obligations
        return built.gaps.filter { $0.reason == .past }.compactMap { gap in
            flows.first { $0.id == gap.subject }.map { flow in
                Diagnostic(
                    .scenarioPastFlow, at: flow.place,
                    "'\(flow.id)' lies wholly before \(ledger.asOf), so that nothing of it is simulated",
                    help: "give it a `start` after that day, or `years` that reach beyond it")
            }
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

extension InputGap.Reason {
    /// What is missing: `cash`.
    fileprivate var words: String {
        rawValue.hasPrefix("no-") ? String(rawValue.dropFirst(3)) : rawValue
    }
}
