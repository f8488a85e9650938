import Documents
import Gate
import Analysis

/// What the gate says: its line of the status strip, and its limits and verdicts beside the key numbers.
protocol GateWords: Sendable {
    func strip(_ facts: GateFacts) -> [Inline]
    func state(_ state: GateState) -> String
    /// Where a rule warns and fails; `nil`: it does not.
    func limits(warn: String?, fail: String?) -> String
}

/// What the gate said of the model.
struct GateFacts: Sendable {
    let state: GateState
    /// Verdicts by state, worst first; none of zero.
    let counts: [(state: GateState, number: Int)]

    init(_ report: GateReport) {
        state = report.state
        counts = GateState.worstFirst.map { ($0, report.count($0)) }.filter { $0.1 > 0 }
    }
}
