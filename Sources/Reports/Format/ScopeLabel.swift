import Money
import Ledger
import Text

/// What a figure of the ledger is about, in the language of the report: a firm, a vintage of a forecast, an analyst.
///
/// A scope that is a sentence of the ledger's own language has no label: who reads the report finds it at the source.
struct ScopeLabel {
    let context: ReportContext

    /// - Returns: `nil` for a scope in running words.
    func text(_ scope: String) -> String? {
        if context.ledger.entity(scope) != nil { return context.entity(scope) }
        if let match = scope.wholeMatch(of: /(forecast|plan|target) of (\S+)/),
            let date = PartialDate(String(match.2))
        {
            return VintageWords(language: context.language).vintage(
                String(match.1), of: context.dates.text(date))
        }
        let words = scope.split(separator: " ")
        let isName = words.count <= 2 && words.allSatisfy { $0.first?.isUppercase == true }
        return isName ? scope : nil
    }
}

/// Words of vintages.
struct VintageWords {
    let language: ReportLanguage

    func vintage(_ kind: String, of date: String) -> String {
        switch (language, kind) {
        case (.en, _): "\(kind) of \(date)"
        case (.ko, "plan"): "\(date) 계획"
        case (.ko, "target"): "\(date) 목표"
        case (.ko, _): "\(date) 전망"
        }
    }
}
