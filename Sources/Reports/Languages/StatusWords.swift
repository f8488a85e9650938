import Documents
import Text

/// Section 0: what the report is, of which day, from which data.
struct StatusWords: WordTable {
    let language: ReportLanguage

    func title(_ model: String) -> String {
        word("\(model): circular financing", "\(model): 순환 금융")
    }

    /// - Parameters:
    ///   - others: links to the report in other languages.
    func strip(_ facts: StatusFacts, others: [Inline]) -> [Inline] {
        switch language {
        case .en:
            [
                .text("As known on "), .strong([.text(facts.asOf)]),
                .text(" · model \(facts.model), hash "), .code(facts.hash),
                .text(
                    " · \(common.deals(facts.deals)), \(common.liveLegs(facts.liveLegs)) between \(common.firms(facts.firms)) · ouroboros \(facts.version) · not investment advice"
                ),
            ] + others.flatMap { [.text(" · "), $0] }
        case .ko:
            [
                .strong([.text(facts.asOf)]),
                .text(" 기준으로 알려진 내용 · 모형 \(facts.model), 해시 "), .code(facts.hash),
                .text(
                    " · \(common.deals(facts.deals)), \(common.firms(facts.firms)) 사이의 \(common.liveLegs(facts.liveLegs)) · ouroboros \(facts.version) · 투자 조언이 아님"
                ),
            ] + others.flatMap { [.text(" · "), $0] }
        }
    }

    private var common: CommonWords { CommonWords(language: language) }
}

/// What the status strip says.
struct StatusFacts: Sendable {
    let asOf: String
    let model: String
    /// The first digits of the hash of the model.
    let hash: String
    let deals: Int
    let liveLegs: Int
    let firms: Int
    let version: String
}
