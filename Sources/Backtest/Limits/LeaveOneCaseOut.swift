import Analysis
import Ledger
import Money
import Statistics

/// Limits of the gate as few cases can give them, and what they are worth: each case is judged by the levels of the others.
public struct LeaveOneCaseOut: Sendable {
    /// One row a candidate, in their order.
    public let rows: [Row]
    /// All rules together on the case that was left out.
    public let cases: [Held]
    /// Cases that went bad and had an alarm two quarters ahead; healthy ones with a failing day; healthy ones with more than a tenth of their days alarmed.
    public let hits: BinomialInterval
    public let falseFailures: BinomialInterval
    public let falseWarnings: BinomialInterval

    /// Share of its days on which a healthy case may be warned of.
    public static let tolerated = 0.1

    /// What may become of a measure.
    public enum Use: String, Sendable, Hashable, CaseIterable {
        /// No healthy case reaches the levels of the others, and a case that went bad reaches the failing one.
        case fails
        /// As before, but only the warning level is reached; or one healthy case alone has the number; or a healthy case reaches the failing level of the
        /// others, but not on more than a tenth of its days the warning one.
        case warns
        /// Healthy cases reach the levels of the others.
        case falseAlarms = "false_alarms"
        /// No case that went bad reaches a level: it would be right to use it, and it has shown nothing.
        case silent
        /// No healthy case has the number.
        case noControl = "no_control"
    }

    public struct Row: Sendable {
        public let candidate: LimitCandidate
        /// From all healthy cases.
        public let levels: LevelsOfHistory?
        /// Warning and failing levels as they move when one healthy case is left out.
        public let warnRange: ClosedRange<Double>?
        public let failRange: ClosedRange<Double>?
        /// Cases that went bad in which the failing level, or only the warning level, was reached, with the days to the outcome.
        public let failed: [Reached]
        public let warned: [Reached]
        /// … and those that have the number and stay below.
        public let missed: [String]
        /// Cases that went bad without the number.
        public let without: [String]
        /// Healthy cases that reach the levels of the others on a day, with the share of their days; and how many were tried.
        public let falseFailures: [False]
        public let falseWarnings: [False]
        public let tried: Int
        public let use: Use

        /// Bad cases found at the warning level or above, of those with the number.
        public var hits: BinomialInterval {
            let found = failed.count + warned.count
            return BinomialInterval(successes: found, trials: found + missed.count)
        }
        public var falseAlarms: BinomialInterval {
            BinomialInterval(successes: falseWarnings.count, trials: tried)
        }
    }

    public struct Reached: Sendable, Hashable {
        public let name: String
        public let lead: Int
    }

    public struct False: Sendable, Hashable {
        public let name: String
        public let share: Double
    }

    /// A case under the rules that the others give.
    public struct Held: Sendable {
        public let name: String
        public let kind: Outcome.Kind
        /// Rules that it was held against.
        public let rules: Int
        public let record: AlarmRecord
    }

    public init(_ walks: [CaseWalk], candidates: [LimitCandidate] = LimitCandidate.all) {
        let profiles = walks.map { CaseProfile($0) }
        rows = candidates.map { Self.row($0, profiles) }
        var held: [Held] = []
        for (index, walk) in walks.enumerated() {
            var others = profiles
            others.remove(at: index)
            let rules = candidates.compactMap { Self.rule($0, others) }
            let days = profiles[index].days.map { day, worst in
                Self.judged(day, worst, rules)
            }
            held.append(
                Held(
                    name: walk.name, kind: walk.outcome.kind, rules: rules.count,
                    record: AlarmRecord(days, end: profiles[index].end)))
        }
        cases = held
        let bad = held.filter { $0.kind != .healthy }
        let healthy = held.filter { $0.kind == .healthy }
        hits = BinomialInterval(
            successes: bad.filter(\.record.isEarly).count, trials: bad.count)
        falseFailures = BinomialInterval(
            successes: healthy.filter { $0.record.failures > 0 }.count, trials: healthy.count)
        falseWarnings = BinomialInterval(
            successes: healthy.filter { ($0.record.alarmShare ?? 0) > Self.tolerated }.count,
            trials: healthy.count)
    }

    // MARK: One measure

    /// Healthy cases that reach the levels of the other ones.
    private static func falseAlarms(
        _ candidate: LimitCandidate, _ healthy: [CaseProfile]
    ) -> (warned: [False], failed: [False], tried: Int, levels: [LevelsOfHistory]) {
        var (warned, failed, tried) = ([False](), [False](), 0)
        var levels: [LevelsOfHistory] = []
        for (index, profile) in healthy.enumerated() {
            var others = healthy
            others.remove(at: index)
            guard profile.worst(candidate) != nil,
                let found = LevelsOfHistory(candidate, healthy: others)
            else { continue }
            tried += 1
            levels.append(found)
            func share(_ level: Double) -> Double {
                let reached = profile.days.filter {
                    found.reaches($0.worst[candidate.id], level, candidate)
                }
                return Double(reached.count) / Double(max(1, profile.days.count))
            }
            let (warning, failing) = (share(found.warn), share(found.fail))
            if warning > 0 { warned.append(False(name: profile.name, share: warning)) }
            if failing > 0 { failed.append(False(name: profile.name, share: failing)) }
        }
        return (warned, failed, tried, levels)
    }

    private static func row(_ candidate: LimitCandidate, _ profiles: [CaseProfile]) -> Row {
        let healthy = profiles.filter(\.isHealthy)
        let bad = profiles.filter { !$0.isHealthy }
        let levels = LevelsOfHistory(candidate, healthy: healthy)
        let trial = falseAlarms(candidate, healthy)
        var (failed, warned) = ([Reached](), [Reached]())
        var missed: [String] = []
        for profile in bad where profile.worst(candidate) != nil {
            let fail = profile.lead(candidate, levels?.fail ?? candidate.floors.fail)
            let warn = profile.lead(candidate, levels?.warn ?? candidate.floors.warn)
            if let fail {
                failed.append(Reached(name: profile.name, lead: fail))
            } else if let warn {
                warned.append(Reached(name: profile.name, lead: warn))
            } else {
                missed.append(profile.name)
            }
        }
        func range(_ level: KeyPath<LevelsOfHistory, Double>) -> ClosedRange<Double>? {
            let all = trial.levels.map { $0[keyPath: level] }
            guard let low = all.min(), let high = all.max() else { return nil }
            return low...high
        }
        let hasControl = healthy.contains { $0.worst(candidate) != nil }
        let permitted =
            levels != nil ? permitted(trial) : hasControl ? Use.falseAlarms : .noControl
        let use: Use =
            switch permitted {
            case .fails where !failed.isEmpty: .fails
            case .fails, .warns, .noControl:
                failed.isEmpty && warned.isEmpty
                    ? .silent : permitted == .noControl ? .noControl : .warns
            case .falseAlarms, .silent: permitted
            }
        return Row(
            candidate: candidate, levels: levels, warnRange: range(\.warn),
            failRange: range(\.fail), failed: failed, warned: warned, missed: missed,
            without: bad.filter { $0.worst(candidate) == nil }.map(\.name),
            falseFailures: trial.failed, falseWarnings: trial.warned, tried: trial.tried, use: use)
    }

    /// What healthy cases alone allow: two of them at the least have to have been tried against each other for a rule that fails.
    private static func permitted(
        _ trial: (warned: [False], failed: [False], tried: Int, levels: [LevelsOfHistory])
    ) -> Use {
        if trial.warned.contains(where: { $0.share > tolerated }) { return .falseAlarms }
        return trial.failed.isEmpty && trial.tried > 1 ? .fails : .warns
    }

    // MARK: All measures together

    /// A rule that some cases give: its levels, and whether it may fail.
    private static func rule(
        _ candidate: LimitCandidate, _ profiles: [CaseProfile]
    ) -> (candidate: LimitCandidate, levels: LevelsOfHistory, mayFail: Bool)? {
        let healthy = profiles.filter(\.isHealthy)
        guard let levels = LevelsOfHistory(candidate, healthy: healthy) else { return nil }
        let use = permitted(falseAlarms(candidate, healthy))
        return use == .falseAlarms ? nil : (candidate, levels, use == .fails)
    }

    private static func judged(
        _ day: Day, _ worst: [String: Double],
        _ rules: [(candidate: LimitCandidate, levels: LevelsOfHistory, mayFail: Bool)]
    ) -> CaseDay {
        let said = rules.map { candidate, levels, mayFail in
            let value = worst[candidate.id]
            let state: GateState =
                mayFail && levels.reaches(value, levels.fail, candidate)
                ? .fail : levels.reaches(value, levels.warn, candidate) ? .warn : .pass
            return CaseDay.Said(
                id: candidate.id, rule: candidate.id, state: state, value: value,
                unit: candidate.rule.unit, why: "")
        }
        let states = Set(said.map(\.state))
        return CaseDay(
            day: day, state: [.fail, .warn].first { states.contains($0) } ?? .pass,
            verdicts: said, worst: worst)
    }
}
