import Analysis
import Circularity
import Gate
import Ledger
import Money
import Text

/// A case, day by day: every day on which something became known, with the gate as it would have been then.
///
/// Each day has a model of its own that was cut off at the day (``LedgerModel/cutOff(at:)``), so that nothing later can be read. The outcome is no part of any
/// of them.
public struct CaseWalk: Sendable {
    public let name: String
    public let outcome: Outcome
    /// Increasing.
    public let days: [CaseDay]

    /// - Parameters:
    ///   - policy: as it was read; its hysteresis sees no earlier run, every day stands for itself.
    ///   - policyBytes: of its file.
    ///   - until: later days are left out; `nil`: every day of the ledger.
    /// - Throws: what is wrong with the ledger of a day, or ``MeasureError`` when it cannot be analysed.
    public init(
        _ history: HistoryCase, policy: Policy, policyBytes: [UInt8], until: Day? = nil
    ) throws {
        name = history.name
        outcome = history.outcome
        var days: [CaseDay] = []
        // The eve of the outcome is looked at whatever became known then.
        let eve = history.end.day.adding(days: -1)
        let all = Set(history.model.knownDays + [eve]).sorted()
        for day in all where until.map({ day <= $0 }) ?? true {
            let model = history.model.cutOff(at: day)
            guard !model.deals.isEmpty else { continue }
            days.append(
                try Self.look(
                    model, day, history.outcome, policy: policy, policyBytes: policyBytes))
        }
        self.days = days
    }

    init(name: String, outcome: Outcome, days: [CaseDay]) {
        self.name = name
        self.outcome = outcome
        self.days = days
    }

    private static func look(
        _ model: LedgerModel, _ day: Day, _ outcome: Outcome, policy: Policy, policyBytes: [UInt8]
    ) throws -> CaseDay {
        let opened = try OpenedModel(model, asOf: day)
        // Nothing of a gate on levels is drawn: replicates are for rules on p-values.
        let isDrawn = policy.rules.contains {
            $0.measure.isPValue || $0.warn?.scale == .probability || $0.fail?.scale == .probability
        }
        var undrawn = policy
        if !isDrawn { undrawn.random.replicates = 0 }
        var options = AnalysisOptions.point(asOf: day)
        options.seed = policy.random.seed
        let analysis = try Analysis(of: opened, options: options, parts: [])
        let report = try GateRun(
            model: opened, policy: undrawn, policyBytes: policyBytes, asOf: day, draws: 0,
            sharing: analysis
        ).report()
        let said = report.verdicts.filter { outcome.concerns(firms($0.measure?.id)) }.map {
            CaseDay.Said(
                id: $0.id, rule: $0.rule.id, state: $0.state, value: $0.measure?.value,
                unit: $0.rule.measure.unit, why: $0.why)
        }
        let candidates = LimitCandidate.all
        let table = try analysis.table(of: Set(candidates.map(\.rule.id)))
        var worst: [String: Double] = [:]
        for candidate in candidates {
            let values = table.measures(of: candidate.rule.id).filter {
                candidate.isAbout($0.id) && outcome.concerns(firms($0.id))
            }.compactMap(\.value).filter(\.isFinite)
            worst[candidate.id] = candidate.isHighBad ? values.max() : values.min()
        }
        return CaseDay(
            day: day, state: outcome.firms.isEmpty ? report.state : state(said), verdicts: said,
            worst: worst)
    }

    /// Firms that a number is of; none for one of the whole model.
    private static func firms(_ id: MeasureID?) -> [String] {
        (id?.dimensions ?? []).filter { $0.kind == .firm }.map(\.value)
    }

    /// As the gate adds verdicts up, where some of them are left out.
    private static func state(_ verdicts: [CaseDay.Said]) -> GateState {
        let states = Set(verdicts.map(\.state))
        return [.fail, .indeterminate, .warn, .waived].first { states.contains($0) } ?? .pass
    }
}

extension MetricDefinition {
    /// Whether its numbers are p of tests.
    var isPValue: Bool { unit == .probability && id.hasSuffix("-p") }
}
