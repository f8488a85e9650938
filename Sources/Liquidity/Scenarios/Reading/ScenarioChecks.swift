import Text

/// Checks a whole scenario: the names that it mentions, and what its numbers mean together.
struct ScenarioChecks {
    let scenario: Scenario
    private let names: LedgerNames
    private let collector: DiagnosticCollector
    private let firms: [String]
    /// Ids of flows: legs of the ledger, and the scenario's own.
    private let flows: Set<String>

    init(_ scenario: Scenario, names: LedgerNames, collector: DiagnosticCollector) {
        self.scenario = scenario
        self.names = names
        self.collector = collector
        firms = scenario.firms.map(\.id)
        flows = names.legs.union((scenario.fundings + scenario.obligations).map(\.id))
    }

    func run() {
        for firm in scenario.firms where !names.entities.contains(firm.id) {
            report(
                .scenarioUnknownFirm, firm.place, "the ledger has no firm '\(firm.id)'",
                collector.didYouMean(firm.id, in: names.entities.sorted()))
        }
        if scenario.firms.isEmpty {
            report(
                .scenarioIncomplete, scenario.place,
                "scenario '\(scenario.id)' simulates no firm",
                "list firms under `firms`, or extend a scenario that does")
        }
        for leg in scenario.legs {
            if !names.legs.contains(leg.id) {
                report(
                    .scenarioUnknownLeg, leg.place, "the ledger has no leg '\(leg.id)'",
                    collector.didYouMean(
                        leg.id, in: names.legs.sorted(), otherwise: "legs are named DEAL/LEG"))
            }
            check(leg)
        }
        for funding in scenario.fundings {
            checkPlanned(funding, needs: "to", funding.to)
            check(funding)
        }
        for obligation in scenario.obligations {
            checkPlanned(obligation, needs: "from", obligation.from)
            check(obligation)
        }
        for change in scenario.changes { check(change) }
        for pair in scenario.correlation.pairs {
            checkFirm(pair.first, at: pair.value.place, "a correlation")
            checkFirm(pair.second, at: pair.value.place, "a correlation")
        }
        checkCorrelation()
        checkFeedback()
    }

    func report(
        _ code: DiagnosticCode, _ place: Place, _ message: String, _ help: String?
    ) {
        // What a base says is checked again with every scenario that extends it, and reported once.
        guard !collector.diagnostics.contains(where: { $0.code == code && $0.place == place })
        else { return }
        collector.report(code, at: place, message, help: help)
    }

    func checkFirm(_ id: String, at place: Place, _ owner: String) {
        guard !firms.contains(id) else { return }
        report(
            .scenarioUnknownFirm, place, "\(owner) names '\(id)', which is not simulated",
            collector.didYouMean(id, in: firms, otherwise: "add it under `firms`"))
    }

    private func checkFlow(_ id: String, at place: Place, _ owner: String) {
        guard !flows.contains(id) else { return }
        report(
            .scenarioUnknownLeg, place, "\(owner) names '\(id)', which does not exist",
            collector.didYouMean(id, in: flows.sorted(), otherwise: "legs are named DEAL/LEG"))
    }

    private func check(_ flow: FlowAssumptions) {
        for pass in flow.passesOn { checkFirm(pass.to, at: flow.place, "'\(flow.id)'") }
        if let payer = flow.recyclingPayer { checkFirm(payer, at: flow.place, "'\(flow.id)'") }
        if let funding = flow.contingent?.funding {
            checkFlow(funding, at: flow.place, "'\(flow.id)'")
        }
        if let covered = flow.covers { checkFlow(covered, at: flow.place, "'\(flow.id)'") }
    }

    private func checkPlanned(_ flow: FlowAssumptions, needs key: String, _ end: String?) {
        var missing: [String] = []
        if end == nil { missing.append("'\(key)'") }
        if flow.amount == nil, flow.usage == nil, flow.recycling == nil, flow.contingent == nil {
            missing.append("'amount'")
        }
        if flow.amount != nil, flow.start == nil { missing.append("'start'") }
        if !missing.isEmpty {
            report(
                .scenarioIncomplete, flow.place,
                "'\(flow.id)' has no \(missing.joined(separator: " and "))",
                "the ledger says nothing about it, so the scenario must")
        }
        for end in [flow.from, flow.to].compactMap(\.self) {
            checkFirm(end, at: flow.place, "'\(flow.id)'")
        }
        if flow.from != nil, flow.from == flow.to {
            report(
                .scenarioIncomplete, flow.place, "'\(flow.id)' goes from a firm to itself",
                "leave out the end that is outside")
        }
    }

    private func check(_ change: ScenarioChange) {
        switch change.target {
        case .firm(let id): checkFirm(id, at: change.place, "the target")
        case .leg(let id): checkFlow(id, at: change.place, "the target")
        case .everything, .outsideFunding, .circuits: break
        }
        if !change.kind.allows(change.target) {
            report(
                .scenarioBadTarget, change.place,
                "'\(change.kind.rawValue)' cannot change \(change.target.words)",
                "it changes \(change.kind.subject.words)")
        }
        if let horizon = scenario.horizon, change.from >= horizon {
            report(
                .scenarioLimit, change.place,
                "the change begins in quarter \(change.from), after the horizon of \(horizon)",
                "count from 0, the first simulated quarter")
        }
    }

    private func checkCorrelation() {
        let common = scenario.correlation.common?.firstValue ?? 0
        guard firms.count > 1 else { return }
        var seen: [Set<String>: Double] = [:]
        for pair in scenario.correlation.pairs {
            guard let value = pair.value.firstValue else { continue }
            if let other = seen[[pair.first, pair.second]], other != value {
                report(
                    .scenarioCorrelation, pair.value.place,
                    "the correlation of '\(pair.first)' and '\(pair.second)' is given as \(DecimalFormat.shortest(other)) and as \(DecimalFormat.shortest(value))",
                    "a correlation is the same in both directions: give it once")
            }
            seen[[pair.first, pair.second]] = value
        }
        let matrix = CorrelationMatrix(
            firms: firms, common: common,
            pairs: scenario.correlation.pairs.compactMap { pair in
                pair.value.firstValue.map { (pair.first, pair.second, $0) }
            })
        let least = matrix.leastEigenvalue
        guard least <= CorrelationMatrix.tolerance else { return }
        let place =
            scenario.correlation.pairs.last?.value.place ?? scenario.correlation.common?.place
            ?? scenario.place
        report(
            .scenarioCorrelation, place,
            "the correlations of scenario '\(scenario.id)' are not positive definite: the smallest eigenvalue is \(DecimalFormat.fixed(least, 4, .data))",
            "bring the pairs closer to each other; the smallest eigenvalue must be above 0")
    }
}

extension ScenarioInput {
    /// The value of the first alternative that is one.
    var firstValue: Double? {
        for alternative in alternatives {
            if case .value(let value) = alternative.origin { return value }
        }
        return nil
    }
}

extension ScenarioChange.Target {
    var words: String {
        switch self {
        case .everything: "everything"
        case .outsideFunding: "outside funding"
        case .circuits: "circuits"
        case .firm(let id): "firm '\(id)'"
        case .leg(let id): "leg '\(id)'"
        }
    }
}
