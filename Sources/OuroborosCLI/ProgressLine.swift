import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One line on standard error that is drawn again and again: only on a terminal, only after a second, five times a second at most.
final class ProgressLine<State: Sendable>: Sendable {
    private struct Drawing {
        var state: State
        var shown = 0.0
        var isDrawn = false
    }

    private let isShown: Bool
    private let start: ContinuousClock.Instant
    private let drawing: Mutex<Drawing>

    init(_ state: State, isQuiet: Bool) {
        isShown = !isQuiet && isatty(STDERR_FILENO) == 1
        start = ContinuousClock.now
        drawing = Mutex(Drawing(state: state))
    }

    /// Changes the state and draws it; may be called from any thread.
    ///
    /// - Parameter text: of a state after some seconds.
    func update(_ change: (inout State) -> Void, text: (State, _ seconds: Double) -> String) {
        guard isShown else { return }
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        let line: String? = drawing.withLock { drawing in
            change(&drawing.state)
            guard elapsed > 1, elapsed - drawing.shown > 0.2 else { return nil }
            drawing.shown = elapsed
            drawing.isDrawn = true
            return "\r\(text(drawing.state, elapsed))\u{1B}[K"
        }
        if let line { put(line) }
    }

    /// Clears the line.
    func finish() {
        let wasDrawn = drawing.withLock { drawing in
            defer { drawing.isDrawn = false }
            return drawing.isDrawn
        }
        if wasDrawn { put("\r\u{1B}[K") }
    }

    private func put(_ text: String) {
        let bytes = Array(text.utf8)
        bytes.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
