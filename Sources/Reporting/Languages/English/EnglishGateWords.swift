import Gate

struct EnglishGateWords: GateWords {
    func strip(_ facts: GateFacts) -> [Inline] {
        let counts = facts.counts.map { "\($0.number) \(participle($0.state))" }
        return [
            .text("Gate: "), .strong([.text(participle(facts.state))]),
            .text(
                " (rules: \(counts.joined(separator: ", "))) · a limit that is reached says where a number is, not that anybody did wrong"
            ),
        ]
    }

    private func participle(_ state: GateState) -> String {
        switch state {
        case .pass: "passed"
        case .warn: "warned"
        case .fail: "failed"
        case .waived: "waived"
        case .indeterminate: "undecided"
        }
    }
}
