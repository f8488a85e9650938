import Ledger
import Text

/// What a figure of the ledger is about, in the language of the report: a firm, a vintage of a forecast, an analyst.
///
/// A scope that is a sentence of the ledger's own language has no label: who reads the report finds it at the source.
struct ScopeLabel {
    let context: ReportContext

    /// - Returns: `nil` for a scope in running words that the ledger has not in the language.
    func text(_ scope: Prose) -> String? {
        if let translated = scope.languages[context.language] { return translated }
        let scope = scope.text
        if context.ledger.entity(scope) != nil { return context.entity(scope) }
        if let vintage = Vintage(scope: scope) {
            return VintageWords(language: context.language).vintage(vintage)
        }
        let words = scope.split(separator: " ")
        let isName = words.count <= 2 && words.allSatisfy { $0.first?.isUppercase == true }
        return isName ? scope : nil
    }
}

/// Words of vintages.
struct VintageWords: WordTable {
    let language: ReportLanguage

    func vintage(_ vintage: Vintage) -> String {
        let made = DateFormat(language: language).text(vintage.made)
        return switch vintage.kind {
        case .forecast: word("forecast of \(made)", "\(made) 전망")
        case .plan: word("plan of \(made)", "\(made) 계획")
        case .target: word("target of \(made)", "\(made) 목표")
        }
    }
}
