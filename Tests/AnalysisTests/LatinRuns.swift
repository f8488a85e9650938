import Foundation
import Ledger
import Analysis
import Indicators
import Text

@testable import Documents

/// What of a Korean text is a sentence in Latin script: runs of three words or more, out of names, citations and ids.
enum LatinRuns {
    /// Words that stand between names: "Goldberg and Tarjan", "Sornette et al".
    private static let betweenNames: Set<String> = ["and", "et", "al", "of", "de", "von"]

    /// - Parameter names: taken out first, the longest first.
    static func find(in text: String, names: [String]) -> [String] {
        var rest = text
        for name in names where rest.contains(name) {
            rest = rest.replacingOccurrences(of: name, with: "·")
        }
        return rest.matches(of: /[A-Za-z][A-Za-z'’-]*(?: [A-Za-z][A-Za-z'’-]*){2,}/)
            .map { String($0.0) }
            .filter { run in
                run.split(separator: " ").contains {
                    $0.first?.isLowercase == true && !betweenNames.contains(String($0))
                }
            }
    }

    /// Names of firms, sources and publishers, and who published a limit.
    static func names(of model: LedgerModel) -> [String] {
        (model.entities.map(\.name) + model.sources.map(\.title)
            + model.sources.compactMap(\.publisher)
            + IndicatorRegistry.all.flatMap { $0.thresholds.map { $0.source.text(in: .ko) } })
            .sorted { $0.count > $1.count }
    }

    /// Every cell, item and paragraph of a block, without ids and footnotes.
    static func texts(_ block: Block) -> [String] {
        switch block {
        case .heading(_, let text), .paragraph(let text): [worded(text)]
        case .table(let table):
            table.columns.map { worded($0.title) } + table.rows.flatMap { $0.map(worded) }
        case .exhibit(let figure): [worded(figure.caption), figure.alternative]
        case .list(_, let items): items.map(worded)
        case .quote(let inner), .alert(_, let inner): inner.flatMap(texts)
        case .code, .footnote, .comment, .rule: []
        }
    }

    /// Text without ids.
    private static func worded(_ text: [Inline]) -> String {
        text.map { inline in
            switch inline {
            case .text(let text): text
            case .strong(let inner), .emphasis(let inner), .link(let inner, _): worded(inner)
            case .code, .footnote, .lineBreak: " · "
            }
        }.joined()
    }

    /// Lines of a written report as a reader sees them: no footnotes, ids, addresses or markup.
    static func lines(ofMarkdown text: String) -> [String] {
        text.split(separator: "\n").filter { !$0.hasPrefix("[^") && !$0.hasPrefix("<!--") }.map {
            String($0).replacing(/`[^`]*`/, with: "·").replacing(/\[\^[^\]]*\]/, with: "")
                .replacing(/\]\([^)]*\)/, with: "]")
                .replacing(/<[^<>]*>/, with: " · ").replacing("\\", with: "")
                .replacing("&amp;", with: "&")
        }
    }
}
