import Analysis
import Money

/// Decides one rule about one number.
struct RuleCheck {
    let policy: Policy
    let rule: PolicyRule
    let id: MeasureID
    let asOf: Day
    /// Value of the baseline, where there is one.
    let baseline: Baseline.Value?
    let hysteresis: Hysteresis

    /// The verdict, and what the next run has to know of it.
    struct Result {
        var verdict: Verdict
        var memory: Baseline.Memory?
    }

    /// A number against one limit, estimated as often as needed.
    private struct Decision {
        var outcome: LimitTest.Outcome
        var measure: Measure
        var value: Double
    }

    func run(_ source: inout some MeasureSource) -> Result {
        do throws(UnknownMeasure) {
            return try checked(&source)
        } catch { return undecided(nil, nil, "it cannot be computed: \(error.reason)") }
    }

    private func checked(
        _ source: inout some MeasureSource
    ) throws(UnknownMeasure) -> Result {
        guard
            let measure = try source.measure(id, parameters: rule.parameters, replicates: nil)
        else {
            return undecided(nil, nil, "the model has no number '\(id)'")
        }
        guard let value = measure.value, value.isFinite else {
            let missing = measure.missing.isEmpty ? "its inputs are" : list(measure.missing)
            return undecided(measure, nil, "it cannot be computed: \(missing) missing")
        }
        if let least = policy.data.minObservations,
            let count = try source.observations(id, parameters: rule.parameters),
            count < least
        {
            return undecided(
                measure, nil, "its series has \(count) observations, fewer than the \(least) needed"
            )
        }
        if let most = policy.data.maxAge, let newest = measure.asOf, asOf - newest > most {
            return undecided(
                measure, nil,
                "its newest input is of \(newest), \(asOf - newest) days before \(asOf); at most \(most) are allowed"
            )
        }
        let result = try decide(measure, value, &source)
        // A bound on the good side of a limit does not say on which side the number is.
        let isOpen = measure.bound == (rule.side == .above ? .atLeast : .atMost)
        guard isOpen, result.verdict.state == .pass else { return result }
        return undecided(
            measure, nil,
            "it is \(rule.side == .above ? "at least" : "at most") \(text(value)); what it comes to cannot be computed: \(list(measure.missing.isEmpty ? ["an input"] : measure.missing)) missing"
        )
    }

    private func decide(
        _ measure: Measure, _ value: Double, _ source: inout some MeasureSource
    ) throws(UnknownMeasure) -> Result {
        for limit in [rule.fail, rule.warn].compactMap({ $0 }) {
            if let why = try tooFew(limit, measure, &source) {
                return undecided(measure, nil, why)
            }
        }
        var fail: Decision?
        if let limit = rule.fail {
            guard let decision = try compare(limit, hysteresis.bound(limit), measure, &source)
            else {
                return undecided(measure, nil, "the measure has no p-value")
            }
            fail = decision
        }
        var warn: Decision?
        if let limit = rule.warn, fail?.outcome != .reached || isPending(fail) {
            guard let decision = try compare(limit, limit.at, measure, &source) else {
                return undecided(measure, nil, "the measure has no p-value")
            }
            warn = decision
        }
        let last = fail ?? warn
        let isProbability = (rule.fail ?? rule.warn)?.scale == .probability
        let final = isProbability ? measure : last?.measure ?? measure
        let probability = isProbability ? last?.measure : nil
        var memory: Baseline.Memory?
        if let limit = rule.fail, limit.hasMemory, let fail {
            memory = remember(limit, fail)
        }
        var (state, why) = judge(fail, warn, memory)
        if state != .fail, let worse = worseThanBaseline(final) { (state, why) = (.fail, worse) }
        let waiver = state == .fail ? self.waiver(final.value ?? value) : nil
        if let waiver {
            why += "; waived until \(waiver.expires) by \(waiver.owner): \(waiver.reason)"
        }
        return Result(
            verdict: verdict(
                final, probability, waiver == nil ? state : .waived, why, value: last?.value,
                waiver: waiver, loop: try source.loop(final)),
            memory: memory)
    }

    // MARK: Limits

    /// Why a limit cannot be reached whatever the data; `nil` when it can. A pass would only say that nothing could be found.
    private func tooFew(
        _ limit: Limit, _ measure: Measure, _ source: inout some MeasureSource
    ) throws(UnknownMeasure) -> String? {
        let target = probabilityID(limit)
        guard rule.measure.unit == .probability || limit.scale == .probability,
            LimitTest.side(limit, rule) == .below
        else { return nil }
        let number =
            target == id
            ? measure : try source.measure(target, parameters: rule.parameters, replicates: nil)
        guard let least = number?.least, least > limit.at else { return nil }
        return
            "no p below \(NumberText.significant(least, 3)) is possible with so few points, so the limit of \(NumberText.readable(limit.at, .probability)) cannot be reached"
    }

    private func probabilityID(_ limit: Limit) -> MeasureID {
        limit.scale == .probability
            ? MeasureID(rule.measure.probability, id.dimensions) : id
    }

    /// - Returns: `nil` when the limit is a p-value and the measure has none.
    private func compare(
        _ limit: Limit, _ bound: Double, _ measure: Measure, _ source: inout some MeasureSource
    ) throws(UnknownMeasure) -> Decision? {
        let target = probabilityID(limit)
        let side = LimitTest.side(limit, rule)
        var current =
            limit.scale == .probability
            ? try source.measure(target, parameters: rule.parameters, replicates: nil) : measure
        var replicates = current?.replicates ?? policy.random.replicates
        while true {
            guard let number = current, let value = number.value, value.isFinite else { return nil }
            let outcome = LimitTest.compare(
                value, standardError: number.standardError, bound: bound, side: side)
            let decision = Decision(outcome: outcome, measure: number, value: value)
            guard outcome == .tooClose, replicates <= policy.random.cap / 2 else { return decision }
            replicates *= 2
            guard
                let better = try source.measure(
                    target, parameters: rule.parameters, replicates: replicates),
                better.value != nil
            else { return decision }
            current = better
        }
    }

    private func remember(_ limit: Limit, _ fail: Decision) -> Baseline.Memory {
        let reached =
            LimitTest.compare(
                fail.value, standardError: fail.measure.standardError, bound: limit.at,
                side: rule.side) == .reached
        let isFailing =
            hysteresis.wasFailing
            ? fail.outcome != .clear : hysteresis.streak(hasReached: reached) >= limit.runs
        return Baseline.Memory(hasReached: reached, isFailing: isFailing)
    }

    /// Whether the limit was reached, but not yet in enough runs.
    private func isPending(_ fail: Decision?) -> Bool {
        guard let limit = rule.fail, limit.hasMemory, let fail, fail.outcome == .reached else {
            return false
        }
        return !remember(limit, fail).isFailing
    }

    private func judge(
        _ fail: Decision?, _ warn: Decision?, _ memory: Baseline.Memory?
    ) -> (GateState, String) {
        if let fail, let limit = rule.fail {
            switch fail.outcome {
            case .tooClose: return (.indeterminate, tooClose(fail, limit))
            case .reached:
                if isPending(fail) {
                    let streak = hysteresis.streak(hasReached: true)
                    return (
                        .warn,
                        "\(said(fail, limit)), in \(streak) of \(limit.runs) runs in a row that it takes to fail"
                    )
                }
                if hysteresis.wasFailing, memory?.hasReached == false {
                    return (
                        .fail,
                        "\(number(fail.value, limit)) has not come back to the other side of \(number(limit.clear, limit)), where the rule clears"
                    )
                }
                return (.fail, said(fail, limit))
            case .clear: break
            }
        }
        if let warn, let limit = rule.warn {
            switch warn.outcome {
            case .tooClose: return (.indeterminate, tooClose(warn, limit))
            case .reached: return (.warn, said(warn, limit))
            case .clear:
                return (.pass, said(fail ?? warn, fail == nil ? limit : rule.fail ?? limit))
            }
        }
        if let fail, let limit = rule.fail { return (.pass, said(fail, limit)) }
        return (.indeterminate, "the rule has no limit")
    }

    // MARK: Baseline and waivers

    /// What is said when the number is worse than it was, beyond what chance explains.
    private func worseThanBaseline(_ measure: Measure) -> String? {
        guard let baseline, let value = measure.value else { return nil }
        let rounding = max(abs(baseline.value), abs(value)) * 1e-8
        let (now, then) = (measure.standardError ?? 0, baseline.standardError ?? 0)
        let error = (now * now + then * then).squareRoot()
        let excess = rule.side == .above ? value - baseline.value : baseline.value - value
        guard excess > rounding + LimitTest.width * error else { return nil }
        return
            "\(text(value)) is worse than the \(text(baseline.value)) of the baseline"
    }

    private func waiver(_ value: Double) -> Waiver? {
        policy.waivers.filter {
            $0.covers(id) && $0.expires >= asOf
                && ($0.maxValue.map { rule.side == .above ? value <= $0 : value >= $0 } ?? true)
        }.max { $0.subject.specificity < $1.subject.specificity }
    }

    // MARK: Verdicts

    private func undecided(_ measure: Measure?, _ probability: Measure?, _ why: String) -> Result {
        let state = rule.onMissing ?? policy.data.onMissing
        let waiver = state == .fail ? measure?.value.flatMap(self.waiver) : nil
        var verdict = verdict(
            measure, probability, waiver == nil ? state : .waived, why, value: nil, waiver: waiver)
        verdict.isUndecided = true
        return Result(
            verdict: verdict,
            // Nothing is remembered of a gap in the data: it ends no streak, counts for none and clears nothing.
            memory: nil)
    }

    private func verdict(
        _ measure: Measure?, _ probability: Measure?, _ state: GateState, _ why: String,
        value: Double?, waiver: Waiver?, loop: MoneyCircuit? = nil
    ) -> Verdict {
        let limit = rule.fail ?? rule.warn
        let bound = limit.map { $0.scale == .value ? hysteresis.bound($0) : $0.at }
        var margin: Double?
        if let value, let bound, let limit {
            margin = LimitTest.side(limit, rule) == .above ? bound - value : value - bound
        }
        return Verdict(
            id: id.description, rule: rule, measure: measure, state: state, why: why,
            probability: probability, limit: bound, margin: margin, baseline: baseline?.value,
            waiver: waiver, loop: loop)
    }

    // MARK: Words

    private func number(_ value: Double, _ limit: Limit) -> String {
        limit.scale == .probability
            ? "p = \(NumberText.readable(value, .probability))" : text(value)
    }

    private func text(_ value: Double) -> String {
        NumberText.readable(value, rule.measure.unit)
    }

    /// `31% is above the limit of 25%`
    private func said(_ decision: Decision, _ limit: Limit) -> String {
        let bound = limit == rule.fail ? hysteresis.bound(limit) : limit.at
        let relation =
            decision.value == bound
            ? "is at" : decision.value > bound ? "is above" : "is below"
        return
            "\(number(decision.value, limit)) \(relation) the \(limit == rule.fail ? "limit" : "warning limit") of \(number(bound, limit))"
    }

    private func tooClose(_ decision: Decision, _ limit: Limit) -> String {
        let error = NumberText.significant(decision.measure.standardError ?? 0, 2)
        let replicates = decision.measure.replicates.map { " after \($0) replicates" } ?? ""
        return
            "\(said(decision, limit)), but within three standard errors (\(error))\(replicates)"
    }

    private func list(_ names: [String]) -> String {
        names.prefix(3).joined(separator: ", ")
            + (names.count > 3
                ? " and \(names.count - 3) more are" : names.count == 1 ? " is" : " are")
    }
}
