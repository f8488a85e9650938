/// Progress of work whose amount is known, with the time left.
final class ProgressMeter: Sendable {
    private let total: Int
    private let line: ProgressLine<Int>

    init(total: Int, isQuiet: Bool) {
        self.total = max(total, 1)
        line = ProgressLine(0, isQuiet: isQuiet)
    }

    /// Counts work as done; may be called from any thread.
    func advance(by count: Int) {
        line.update({ $0 += count }) { done, elapsed in
            let share = Double(done) / Double(total)
            let left = Int((elapsed / max(share, 1e-9) * (1 - share)).rounded(.up))
            return "\(Int(share * 100))%, \(left) s left "
        }
    }

    /// Clears the line.
    func finish() { line.finish() }
}
