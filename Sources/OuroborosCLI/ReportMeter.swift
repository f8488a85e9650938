import Reports

/// Progress of a report: a bar, and what is being done.
final class ReportMeter: Sendable {
    private struct State {
        var step = ReportStep.gate
        /// Paths done, of how many.
        var paths = (done: 0, total: 0)
    }

    private static let width = 30

    private let line: ProgressLine<State>

    init(isQuiet: Bool) { line = ProgressLine(State(), isQuiet: isQuiet) }

    /// May be called from any thread.
    func show(_ step: ReportStep) {
        line.update({ state in
            state.step = step
            if case .paths(let done, let total) = step {
                state.paths = (state.paths.done + done, total)
            }
        }) { state, _ in Self.text(state) }
    }

    /// Clears the line.
    func finish() { line.finish() }

    private static func text(_ state: State) -> String {
        let (share, name) = place(state)
        let full = Int((share * Double(width)).rounded(.down))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
        return "\(bar) \(name) "
    }

    /// How much of the work lies behind, about, and what is being done.
    private static func place(_ state: State) -> (share: Double, name: String) {
        switch state.step {
        case .gate: return (0, "policy")
        case .measures: return (0.1, "measures and draws")
        case .paths:
            let (done, total) = state.paths
            let share = Double(done) / Double(max(total, 1))
            return done < total
                ? (0.3 + 0.35 * share, "stress test, \(Int(share * 100))% of paths")
                : (0.65, "drivers of the stress test")
        case .changes: return (0.85, "what changed")
        case .writing: return (0.95, "writing")
        }
    }
}
