import Ledger
import Text

/// What a word of the column `kind` stands for.
enum EdgeKindWord {
    case counted(EdgeKind, isContingent: Bool)
    /// A leg kind that moves no money between the two firms.
    case left
    case unknown

    init(_ text: String) {
        let word = text.lowercased()
        if let kind = EdgeKind.allCases.first(where: { $0.word == word }) {
            self = .counted(kind, isContingent: false)
        } else if let leg = LegKind(rawValue: word) {
            self = EdgeKind(leg).map { .counted($0, isContingent: leg.isContingent) } ?? .left
        } else {
            self = .unknown
        }
    }

    /// The word that was meant, by its letters or by its sense.
    static func suggestion(for text: String) -> String? {
        let synonyms: [String: LegKind] = [
            "loan": .debt, "loans": .debt, "bond": .debt, "note": .debt, "credit": .debt,
            "stake": .equity, "shares": .equity, "investment": .equity, "stock": .equity,
            "sale": .purchase, "sales": .purchase, "goods": .purchase, "commerce": .purchase,
            "license": .licence, "rent": .lease, "advance": .prepayment, "option": .warrant,
        ]
        if let kind = synonyms[text.lowercased()] { return kind.rawValue }
        return Suggestion.nearest(
            to: text, in: EdgeKind.allCases.map(\.word) + LegKind.allCases.map(\.rawValue))
    }
}
