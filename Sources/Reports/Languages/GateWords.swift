import Analysis
import Documents
import Gate
import Text

/// What the gate says: its line of the status strip, and its limits and verdicts beside the key numbers.
struct GateWords: WordTable {
    let language: ReportLanguage

    func strip(_ facts: GateFacts) -> [Inline] {
        switch language {
        case .en:
            let counts = facts.counts.map { "\($0.number) \(state($0.state))" }
            return [
                .text("Gate: "), .strong([.text(state(facts.state))]),
                .text(
                    " (rules: \(counts.joined(separator: ", "))) · reaching a limit is a finding about a number, not about conduct"
                ),
            ]
        case .ko:
            let counts = facts.counts.map { "\(state($0.state)) \($0.number)건" }
            return [
                .text("한도 점검: "), .strong([.text(state(facts.state))]),
                .text(
                    " (규칙별 \(counts.joined(separator: ", "))) · 한도에 이르렀다는 것은 수치의 위치를 말할 뿐, 누군가의 잘못을 뜻하지 않는다"
                ),
            ]
        }
    }

    func state(_ state: GateState) -> String {
        switch state {
        case .pass: word("passed", "통과")
        case .warn: word("warned", "경고")
        case .fail: word("failed", "실패")
        case .waived: word("waived", "면제")
        case .indeterminate: word("undecided", "판정 보류")
        }
    }

    /// Where a rule warns and fails; `nil`: it does not.
    func limits(warn: String?, fail: String?) -> String {
        switch language {
        case .en:
            [warn.map { "warns at \($0)" }, fail.map { "fails at \($0)" }].compactMap { $0 }
                .joined(separator: ", ")
        case .ko:
            [warn.map { "경고 \($0)" }, fail.map { "실패 \($0)" }].compactMap { $0 }
                .joined(separator: ", ")
        }
    }
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
