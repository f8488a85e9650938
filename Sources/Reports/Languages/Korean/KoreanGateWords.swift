import Documents
import Gate
import Analysis

struct KoreanGateWords: GateWords {
    func strip(_ facts: GateFacts) -> [Inline] {
        let counts = facts.counts.map { "\(state($0.state)) \($0.number)건" }
        return [
            .text("한도 점검: "), .strong([.text(state(facts.state))]),
            .text(
                " (규칙별 \(counts.joined(separator: ", "))) · 한도에 이르렀다는 것은 수치의 위치를 말할 뿐, 누군가의 잘못을 뜻하지 않는다"
            ),
        ]
    }

    func state(_ state: GateState) -> String {
        switch state {
        case .pass: "통과"
        case .warn: "경고"
        case .fail: "실패"
        case .waived: "면제"
        case .indeterminate: "판정 보류"
        }
    }

    func limits(warn: String?, fail: String?) -> String {
        [warn.map { "경고 \($0)" }, fail.map { "실패 \($0)" }].compactMap { $0 }
            .joined(separator: ", ")
    }
}
