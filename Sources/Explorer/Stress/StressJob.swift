import Analysis
import Ledger
import Liquidity
import Synchronization
import Text

/// One scenario on the ledger before and after the reader's changes: first with few paths, then with more, until it is done or stopped.
public final class StressJob: Sendable {
    /// Paths of each round; a round's figures stand until the next one has better ones.
    static let rounds = [500, 5_000, 50_000]

    public let scenario: String
    private let view: ExplorerView
    private let isStopped = Atomic(false)
    private let done = Atomic(0)
    private let state = Mutex(State())

    struct State {
        var before, after: ScenarioResult?
        var isOver = false
        /// Whether the last round was done.
        var isComplete = false
        /// Why there are no figures.
        var problem: String?
    }

    init(_ scenario: String, _ view: ExplorerView) {
        self.scenario = scenario
        self.view = view
    }

    public func stop() { isStopped.store(true, ordering: .relaxed) }

    /// Works until done or stopped; to be called once, on a thread of its own.
    public func run() {
        defer { state.withLock { $0.isOver = true } }
        for paths in Self.rounds {
            guard let before = simulated(view.before, paths) else { return }
            var after: ScenarioResult? = before
            if view.state.isChanged { after = simulated(view.after, paths) }
            guard let after else { return }
            state.withLock { ($0.before, $0.after) = (before, after) }
        }
        state.withLock { $0.isComplete = true }
    }

    private func simulated(_ side: ExplorerSide, _ paths: Int) -> ScenarioResult? {
        let settings = StressSettings(
            paths: paths, seed: 1, scenarios: [scenario], explains: false)
        guard
            let plan = StressPlan(
                side.scenarios, ledger: side.analysis.ledger, network: side.analysis.network,
                settings: settings)
        else {
            state.withLock { $0.problem = "" }
            return nil
        }
        do throws(SimulationError) {
            let results = try plan.run.results(
                progress: { [self] in _ = done.wrappingAdd($0, ordering: .relaxed) },
                isCancelled: { [self] in isStopped.load(ordering: .relaxed) })
            // Half a round would mix figures of two counts.
            guard results.isComplete else { return nil }
            return results.scenarios.first
        } catch {
            state.withLock { $0.problem = error.description }
            return nil
        }
    }

    var total: Int { Self.rounds.reduce(0, +) * (view.state.isChanged ? 2 : 1) }

    /// What there is now, as HTML: with a progress bar while it goes on.
    func html(_ words: ExplorerWords, name: (String) -> String) -> String {
        let now = state.withLock { $0 }
        let count = min(total, done.load(ordering: .relaxed))
        var html = ""
        if let problem = now.problem {
            return
                "<p role=\"status\">\(xmlEscaped(problem.isEmpty ? words.nobody : problem))</p>\n"
        }
        if !now.isOver {
            let text = xmlEscaped(words.paths(count, total))
            html +=
                "<progress max=\"\(total)\" value=\"\(count)\" aria-label=\"\(text)\"></progress><p class=\"help\">\(text)</p>\n"
        } else {
            let end =
                now.isComplete
                ? words.finished : now.after == nil ? words.stoppedEarly : words.stopped
            html += "<p class=\"help\" role=\"status\">\(xmlEscaped(end))</p>\n"
        }
        guard let before = now.before, let after = now.after else { return html }
        html +=
            "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"\(xmlEscaped(words.cashOut))\"><table><caption>\(xmlEscaped(words.cashOut)): \(xmlEscaped(words.paths(after.paths)))</caption><thead><tr><th scope=\"col\">\(xmlEscaped(words.firm))</th><th scope=\"col\" class=\"r\">\(xmlEscaped(words.before))</th><th scope=\"col\" class=\"r\">\(xmlEscaped(words.after))</th></tr></thead><tbody>\n"
        for firm in after.firms where !firm.isJudgedByHeadroom {
            let old = before.firm(firm.firm).map { Self.cell($0.withinHorizon, words.language) }
            html +=
                "<tr data-firm=\"\(xmlEscaped(firm.firm))\"><th scope=\"row\">\(xmlEscaped(name(firm.firm)))</th><td class=\"r\">\(old ?? "–")</td><td class=\"r\">\(Self.cell(firm.withinHorizon, words.language))</td></tr>\n"
        }
        return html + "</tbody></table></div>\n"
    }

    /// The interval stands below its number: both sides fit beside the settings.
    private static func cell(_ estimate: Estimate, _ language: ReportLanguage) -> String {
        let range = PercentFormat.range(estimate.low, estimate.high, in: language)
        return
            "\(xmlEscaped(PercentFormat.text(estimate.value, in: language)))<br><small>(\(xmlEscaped(range)))</small>"
    }

    /// Figures of a finished round, for tests.
    var figures: (before: ScenarioResult?, after: ScenarioResult?) {
        state.withLock { ($0.before, $0.after) }
    }
}
