import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Progress with the time left on standard error: only on a terminal, only after a second.
final class ProgressMeter: Sendable {
    private struct State {
        var done = 0
        var shown = 0.0
        var isDrawn = false
    }

    private let total: Int
    private let isShown: Bool
    private let start: ContinuousClock.Instant
    private let state = Mutex(State())

    init(total: Int, isQuiet: Bool) {
        self.total = max(total, 1)
        isShown = !isQuiet && isatty(STDERR_FILENO) == 1
        start = ContinuousClock.now
    }

    /// Counts work as done; may be called from any thread.
    func advance(by count: Int) {
        guard isShown else { return }
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        let line: String? = state.withLock { state in
            state.done += count
            guard elapsed > 1, elapsed - state.shown > 0.2 else { return nil }
            state.shown = elapsed
            state.isDrawn = true
            let share = Double(state.done) / Double(total)
            let left = Int((elapsed / max(share, 1e-9) * (1 - share)).rounded(.up))
            return "\r\(Int(share * 100)) %, \(left) s left \u{1B}[K"
        }
        if let line { put(line) }
    }

    /// Clears the line.
    func finish() {
        let isDrawn = state.withLock { $0.isDrawn }
        if isDrawn { put("\r\u{1B}[K") }
    }

    private func put(_ text: String) {
        let bytes = Array(text.utf8)
        bytes.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
