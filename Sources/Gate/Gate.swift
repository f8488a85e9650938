import Analysis
import Money
import Text

/// Holds measures against a policy.
///
/// ```swift
/// let report = Gate.check(policy, subject, measures: &source, baseline: baseline)
/// report.state      // .fail
/// ```
public enum Gate {
    /// Runs kept in a baseline beyond those that the longest streak needs.
    static let spareRuns = 8

    /// - Parameters:
    ///   - subject: the model, the day that decides expiry and age, and what the numbers were drawn with.
    ///   - source: the numbers; asked again with more replicates where a limit is too close.
    ///   - baseline: earlier values; `nil`: none.
    ///   - isUpdating: the baseline is about to be written anew, so that nothing is worse than it.
    public static func check(
        _ policy: Policy, _ subject: GateReport.Subject, measures source: inout some MeasureSource,
        baseline: Baseline? = nil, isUpdating: Bool = false
    ) -> GateReport {
        let earlier = baseline?.runs(before: subject.asOf, modelHash: subject.modelHash) ?? []
        var verdicts: [Verdict] = []
        var memory: [String: Baseline.Memory] = [:]
        let targets = targets(policy, source.measures)
        for (rule, ids) in zip(policy.rules, targets) {
            if ids.isEmpty { verdicts.append(nothing(rule)) }
            for id in ids {
                let check = RuleCheck(
                    policy: policy, rule: rule, id: id, asOf: subject.asOf,
                    baseline: isUpdating ? nil : baseline?.values[id.description],
                    hysteresis: Hysteresis(
                        earlier: earlier.compactMap { $0.memory[id.description] }))
                let result = check.run(&source)
                verdicts.append(result.verdict)
                memory[id.description] = result.memory
            }
        }
        let run = Baseline.Run(
            asOf: subject.asOf, modelHash: subject.modelHash, memory: memory)
        return GateReport(
            subject: subject, state: state(verdicts, policy.aggregate), verdicts: verdicts,
            diagnostics: (stale(baseline, verdicts) + idle(policy, verdicts, subject.asOf))
                .sorted(),
            updatedBaseline: updated(
                baseline, subject, verdicts, earlier, memory.isEmpty ? nil : run, policy))
    }

    /// The numbers that each rule is about. A number belongs to the rule that names it most closely.
    private static func targets(_ policy: Policy, _ measures: [Measure]) -> [[MeasureID]] {
        var targets = [[MeasureID]](repeating: [], count: policy.rules.count)
        for measure in measures.sorted(by: { $0.id < $1.id }) {
            let candidates = policy.rules.indices.filter { policy.rules[$0].isAbout(measure.id) }
            let best = candidates.max {
                policy.rules[$0].subject.specificity < policy.rules[$1].subject.specificity
            }
            if let best { targets[best].append(measure.id) }
        }
        for (index, rule) in policy.rules.enumerated() where targets[index].isEmpty {
            // One subject that is named and has no number is missing, not absent.
            if rule.subject.isExact(rule.measure), let id = exact(rule) { targets[index] = [id] }
        }
        return targets
    }

    private static func exact(_ rule: PolicyRule) -> MeasureID? {
        if let whole = rule.subject.whole {
            return MeasureID(rule.measure.id, subject: whole, known: { _ in rule.measure })
        }
        guard let form = rule.subject.form(rule.measure) else { return nil }
        return MeasureID(
            rule.measure.id,
            form.compactMap { part in
                rule.subject.parts[part].map { MeasureID.Dimension(part, $0) }
            })
    }

    private static func nothing(_ rule: PolicyRule) -> Verdict {
        Verdict(
            id: rule.id, rule: rule, measure: nil, state: rule.onNone,
            why: "the model has nothing that the rule is about", probability: nil,
            limit: (rule.fail ?? rule.warn)?.at, margin: nil, baseline: nil, waiver: nil,
            loop: nil)
    }

    /// Failed, then undecided, then warned; waived verdicts let the gate pass.
    private static func state(_ verdicts: [Verdict], _ aggregate: FailCriteria) -> GateState {
        let counts = Dictionary(verdicts.map { ($0.state, 1) }, uniquingKeysWith: +)
        let (failed, warned) = (counts[.fail] ?? 0, counts[.warn] ?? 0)
        if failed >= aggregate.failed { return .fail }
        if let most = aggregate.warned, warned >= most { return .fail }
        if counts[.indeterminate] != nil { return .indeterminate }
        if failed > 0 || warned > 0 { return .warn }
        return counts[.waived] != nil ? .waived : .pass
    }

    private static func stale(_ baseline: Baseline?, _ verdicts: [Verdict]) -> [Diagnostic] {
        guard let baseline else { return [] }
        let known = Set(verdicts.map(\.id))
        return baseline.values.filter { !known.contains($0.key) }.map { id, value in
            Diagnostic(
                .staleBaselineEntry,
                at: value.place ?? Place(file: baseline.file, line: 1, column: 1),
                "the entry '\(id)' of the baseline matches no rule",
                help: "write the baseline anew with --update-baseline")
        }
    }

    private static func idle(
        _ policy: Policy, _ verdicts: [Verdict], _ asOf: Day
    ) -> [Diagnostic] {
        policy.waivers.compactMap { waiver in
            guard !verdicts.contains(where: { $0.waiver == waiver }) else { return nil }
            let isFailing = verdicts.contains { verdict in
                verdict.state == .fail
                    && waiver.covers(
                        MeasureID(parsing: verdict.id, known: { _ in verdict.rule.measure }))
            }
            let why =
                waiver.expires < asOf
                ? "expired on \(waiver.expires)"
                : isFailing ? "does not cover the value" : "is not needed"
            return Diagnostic(
                .idleWaiver, at: waiver.place, "the waiver of \(waiver.id) \(why)",
                help: isFailing ? "mend what fails, or renew the waiver" : "delete it")
        }
    }

    private static func updated(
        _ baseline: Baseline?, _ subject: GateReport.Subject, _ verdicts: [Verdict],
        _ earlier: [Baseline.Run], _ run: Baseline.Run?, _ policy: Policy
    ) -> Baseline {
        var new = Baseline(
            model: subject.modelID, place: subject.place?.fromBaseline, file: baseline?.file ?? "")
        for verdict in verdicts {
            guard let value = verdict.measure?.value, value.isFinite else { continue }
            new.values[verdict.id] = Baseline.Value(
                value, standardError: verdict.measure?.standardError)
        }
        let longest = policy.rules.compactMap { $0.fail?.runs }.max() ?? 1
        new.runs = Array((earlier + (run.map { [$0] } ?? [])).suffix(longest + spareRuns))
        return new
    }
}
