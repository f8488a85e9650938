import Documents
import Gate
import Analysis

struct EnglishGateWords: GateWords {
    func strip(_ facts: GateFacts) -> [Inline] {
        let counts = facts.counts.map { "\($0.number) \(state($0.state))" }
        return [
            .text("Gate: "), .strong([.text(state(facts.state))]),
            .text(
                " (rules: \(counts.joined(separator: ", "))) · a limit that is reached says where a number is, not that anybody did wrong"
            ),
        ]
    }

    func state(_ state: GateState) -> String {
        switch state {
        case .pass: "passed"
        case .warn: "warned"
        case .fail: "failed"
        case .waived: "waived"
        case .indeterminate: "undecided"
        }
    }

    func limits(warn: String?, fail: String?) -> String {
        [warn.map { "warns at \($0)" }, fail.map { "fails at \($0)" }].compactMap { $0 }
            .joined(separator: ", ")
    }
}
