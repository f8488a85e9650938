import Gate

/// The gate's line of the status strip.
protocol GateWords: Sendable {
    func strip(_ facts: GateFacts) -> [Inline]
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
