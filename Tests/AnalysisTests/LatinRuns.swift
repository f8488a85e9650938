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
        guard !runs(text).isEmpty else { return [] }
        var rest = text
        for name in names where rest.contains(name) {
            rest = rest.replacingOccurrences(of: name, with: "·")
        }
        return runs(rest)
    }

    /// Words of letters, apostrophes and hyphens with one blank between them.
    private static func runs(_ text: String) -> [String] {
        var found: [String] = []
        var words: [String] = []
        var word = ""
        func close() {
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        func end() {
            close()
            if words.count > 2, words.contains(where: isProse) {
                found.append(words.joined(separator: " "))
            }
            words = []
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z": word.unicodeScalars.append(scalar)
            case "'", "’", "-": if !word.isEmpty { word.unicodeScalars.append(scalar) }
            case " " where !word.isEmpty: close()
            default: end()
            }
        }
        end()
        return found
    }

    private static func isProse(_ word: String) -> Bool {
        word.first?.isLowercase == true && !betweenNames.contains(word)
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

    /// Lines of a written report that have such a run for a reader: no footnotes, ids, addresses or markup.
    static func lines(ofMarkdown text: String, names: [String]) -> [String] {
        text.split(separator: "\n").map(String.init).filter { line in
            guard !line.hasPrefix("[^"), !line.hasPrefix("<!--"), !runs(line).isEmpty else {
                return false
            }
            let seen = line.replacing(/`[^`]*`/, with: "·").replacing(/\[\^[^\]]*\]/, with: "")
                .replacing(/\]\([^)]*\)/, with: "]").replacing(/<[^<>]*>/, with: " · ")
                .replacing("\\", with: "").replacing("&amp;", with: "&")
            return !find(in: seen, names: names).isEmpty
        }
    }
}
