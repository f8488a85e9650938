/// Progress of work whose amount is not known: what is being done, and for how long already.
///
/// The line is drawn by a task of its own, so that a solver which says nothing for seconds is seen to work.
final class StageMeter: Sendable {
    private let line: ProgressLine<String>
    private let drawing: Task<Void, Never>

    init(isQuiet: Bool) {
        let line = ProgressLine("", isQuiet: isQuiet)
        self.line = line
        drawing = Task.detached {
            while !Task.isCancelled {
                line.update({ _ in }, text: StageMeter.text)
                // Cancelled: there is nothing left to draw.
                do { try await Task.sleep(for: .milliseconds(250)) } catch { return }
            }
        }
    }

    /// What is done from now on; may be called from any thread.
    func begin(_ stage: String) { line.update({ $0 = stage }, text: StageMeter.text) }

    /// Clears the line, for a message; it comes back.
    func clear() { line.finish() }

    /// Clears the line for good.
    func finish() {
        drawing.cancel()
        line.finish()
    }

    private static func text(_ stage: String, _ seconds: Double) -> String {
        "\(stage), \(Int(seconds)) s "
    }
}
