import Documents

struct EnglishStatusWords: StatusWords {
    private let common = EnglishCommonWords()

    func title(_ model: String) -> String { "\(model): circular financing" }

    func strip(_ facts: StatusFacts, others: [Inline]) -> [Inline] {
        [
            .text("As known on "), .strong([.text(facts.asOf)]),
            .text(" · model \(facts.model), hash "), .code(facts.hash),
            .text(
                " · \(common.deals(facts.deals)), \(common.liveLegs(facts.liveLegs)) between \(common.firms(facts.firms)) · ouroboros \(facts.version) · not investment advice"
            ),
        ] + others.flatMap { [.text(" · "), $0] }
    }
}
