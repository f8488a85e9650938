import Documents

struct KoreanStatusWords: StatusWords {
    private let common = KoreanCommonWords()

    func title(_ model: String) -> String { "\(model): 순환 금융" }

    func strip(_ facts: StatusFacts, others: [Inline]) -> [Inline] {
        [
            .strong([.text(facts.asOf)]),
            .text(" 기준으로 알려진 내용 · 모형 \(facts.model), 해시 "), .code(facts.hash),
            .text(
                " · \(common.deals(facts.deals)), \(common.firms(facts.firms)) 사이의 \(common.liveLegs(facts.liveLegs)) · ouroboros \(facts.version) · 투자 조언이 아님"
            ),
        ] + others.flatMap { [.text(" · "), $0] }
    }
}
