import Analysis
import Circularity
import FlowNetwork
import Ledger
import Money
import Reports
import Text

/// The half of the page that follows the settings, as HTML. Every text of the model is escaped.
struct ResultHTML {
    let view: ExplorerView
    let problems: [StateProblem]
    /// How the user names the model to a command.
    let modelPath: String
    let words: ExplorerWords
    private let format: MoneyFormat

    init(_ view: ExplorerView, problems: [StateProblem], modelPath: String) {
        self.view = view
        self.problems = problems
        self.modelPath = modelPath
        words = ExplorerWords(language: view.state.language)
        format = MoneyFormat(language: view.state.language)
    }

    private var language: ReportLanguage { view.state.language }
    private var currency: Currency { view.before.analysis.network.currency }

    private func money(_ units: Int64) -> String {
        xmlEscaped(format.text(Money(minorUnits: units, currency: currency)))
    }

    private func difference(_ before: Int64, _ after: Int64) -> String {
        let change = after - before
        return (change > 0 ? "+" : "") + money(change)
    }

    /// A share of nothing is no number.
    private func percent(_ share: Double?) -> String {
        xmlEscaped(share.map { PercentFormat.text($0, in: language) } ?? "–")
    }

    private func firm(_ id: String) -> String {
        let entity = view.before.analysis.ledger.entity(id)
        return xmlEscaped(entity.map { $0.names[language.code] ?? $0.name } ?? id)
    }

    /// Both parts, as the script asks for them.
    var html: String {
        "<div data-for=\"view\">\n\(numbers)</div>\n<div data-for=\"drawings\">\n\(drawings)</div>\n"
    }

    /// The number that is looked for, where it stays in sight.
    var glance: String {
        "\(xmlEscaped(words.name(view.state.layer))): \(money(view.layers.after.returnable))"
    }

    var numbers: String { problemList + headline + changeList + layerTable + coverageTable }

    private var problemList: String {
        guard !problems.isEmpty else { return "" }
        let items = problems.map {
            "<li><code>\(xmlEscaped(String($0.field.prefix(80))))</code> <code>\(xmlEscaped(String($0.value.prefix(80))))</code>: \(xmlEscaped(words.reason($0.reason)))</li>"
        }
        return
            "<aside class=\"alert caution\" role=\"alert\"><p class=\"kind\">\(xmlEscaped(words.problems))</p><ul>\(items.joined())</ul></aside>\n"
    }

    private var headline: String {
        let (before, after) = view.layers
        var html =
            "<dl class=\"figures\"><div class=\"head\"><dt>\(xmlEscaped(words.returnable))</dt><dd><strong id=\"headline\">\(money(after.returnable))</strong> \(percent(after.share)) <span class=\"muted\">\(xmlEscaped(words.share))</span></dd></div>"
        if view.state.isChanged {
            html +=
                "<div><dt>\(xmlEscaped(words.before))</dt><dd>\(money(before.returnable))</dd></div><div><dt>\(xmlEscaped(words.difference))</dt><dd id=\"difference\">\(difference(before.returnable, after.returnable))</dd></div>"
        }
        return html
            + "<div><dt>\(xmlEscaped(words.certificate))</dt><dd id=\"certificate\">\(money(after.dual))</dd></div></dl>\n<p class=\"help\">\(xmlEscaped(words.note))</p>\n"
    }

    private var changeList: String {
        guard !view.after.changes.isEmpty else {
            return "<p class=\"help\">\(xmlEscaped(words.noChange))</p>\n"
        }
        var html = table(
            words.changes, [words.undoOne, words.input, words.was, words.becomes, words.sources])
        for row in ChangeRow.rows(view.after.changes) {
            let change = row.change
            let setting =
                switch change.kind {
                case .dealOff: "off=\(change.id)"
                case .amount: "amount.\(change.id)"
                case .start: "start.\(change.id)"
                case .cash: "cash.\(change.id)"
                case .elasticity: "elasticity"
                }
            let isOff = change.kind == .dealOff
            let (was, becomes) = (
                change.before ?? (isOff ? words.counted : "–"),
                change.after ?? (isOff ? words.leftOut : "–")
            )
            let label =
                "\(words.undoOne): \(words.name(change.kind)) \(row.subjects.joined(separator: ", "))"
            var subjects = row.subjects.map { "<code>\(xmlEscaped($0))</code>" }
                .joined(separator: " ")
            if row.scenarios > 1 {
                subjects += "<br>\(xmlEscaped(words.inScenarios(row.scenarios)))"
            }
            html +=
                "<tr><td><button type=\"button\" data-remove=\"\(xmlEscaped(setting))\" aria-label=\"\(xmlEscaped(label))\">×</button></td><td>\(xmlEscaped(words.name(change.kind)))<br>\(subjects)</td><td class=\"v\">\(xmlEscaped(was))</td><td class=\"v\">\(xmlEscaped(becomes))</td><td>\(sources(change))</td></tr>\n"
        }
        return html + "</tbody></table></div>\n"
    }

    private func sources(_ change: InputChange) -> String {
        change.sources.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            .map { "<code>\(xmlEscaped($0))</code>" }.joined(separator: " ")
    }

    private var layerTable: String {
        var html = table(
            words.returnable,
            [
                words.layerHead, words.before, words.after, words.difference, words.shareHead,
                words.certificate, words.number,
            ], numbers: 1...5)
        for (before, after) in zip(view.before.layers, view.after.layers) {
            let isChosen = after.layer == view.state.layer
            let id = "returnable-financing@\(after.layer.name)"
            html +=
                "<tr\(isChosen ? " class=\"chosen\" aria-current=\"true\"" : "") data-layer=\"\(after.layer.name)\"><th scope=\"row\">\(xmlEscaped(words.name(after.layer)))</th><td class=\"r\">\(money(before.returnable))</td><td class=\"r\">\(money(after.returnable))</td><td class=\"r\">\(difference(before.returnable, after.returnable))</td><td class=\"r\">\(percent(after.share))</td><td class=\"r\">\(money(after.dual))</td><td><code>\(id)</code></td></tr>\n"
        }
        let command = "ouroboros trace \(modelPath) returnable-financing@\(view.state.layer.name)"
        return html
            + "</tbody></table></div>\n<p class=\"help\">\(xmlEscaped(words.certificateHelp)) \(xmlEscaped(words.trace))<code>\(xmlEscaped(command))</code></p>\n"
    }

    private var coverageTable: String {
        let (before, after) = (
            view.before.buyers(view.state.layer), view.after.buyers(view.state.layer)
        )
        let rows = view.after.coverage(of: after)
        var html = "<h2>\(xmlEscaped(words.coverage))</h2>\n"
        guard !rows.isEmpty else { return html + "<p>\(xmlEscaped(words.noBuyers))</p>\n" }
        html += "<p class=\"help\">\(xmlEscaped(words.coverageHelp))</p>\n"
        html += table(
            words.thinnestYear,
            [words.buyer, words.year, words.owes, words.before, words.after, words.number],
            numbers: 2...4)
        for row in rows {
            let old = view.before.coverage(
                of: before, firm: row.firm, year: row.year.year)
            let id = "outside-coverage-with-cash@\(row.firm)/\(row.year.year)"
            html +=
                "<tr><th scope=\"row\">\(firm(row.firm))</th><td>\(row.year.year)</td><td class=\"r\">\(money(row.year.owed))</td><td class=\"r\">\(old.map { known($0.year.coverageWithCash) } ?? "–")</td><td class=\"r\">\(known(row.year.coverageWithCash))</td><td>\(view.state.layer == .announced ? "<code>\(xmlEscaped(id))</code>" : "")</td></tr>\n"
        }
        return html + "</tbody></table></div>\n"
    }

    private func known(_ coverage: OutsideCoverage.Known) -> String {
        switch coverage {
        case .value(let ratio): percent(ratio)
        case .atMost(let ratio):
            xmlEscaped(words.atMost(PercentFormat.text(ratio, in: language)))
        case .unknown: xmlEscaped(words.unknown)
        }
    }

    var drawings: String {
        func drawn(
            _ side: ExplorerSide, _ place: ExplorerNumbers.Place, _ name: String
        ) -> String {
            zip(side.numbers.drawings(language, place), [words.circuits, words.whoPaysWhom]).map {
                drawing, what in
                "<figure role=\"group\" tabindex=\"0\" aria-label=\"\(xmlEscaped("\(name): \(what)"))\"><div class=\"light\">\(drawing.light)</div><div class=\"dark\">\(drawing.dark)</div></figure>\n"
            }.joined()
        }
        var html = "<h2>\(xmlEscaped(words.flows))</h2>\n"
        if view.state.isChanged {
            html +=
                "<div class=\"sides\"><section><h3>\(xmlEscaped(words.before))</h3>\n\(drawn(view.before, .ledger, words.before))</section>\n<section><h3>\(xmlEscaped(words.after))</h3>\n\(drawn(view.after, .changed, words.after))</section></div>\n"
        } else {
            html += drawn(view.after, .ledger, words.drawnBefore)
        }
        return html
    }

    private func table(
        _ name: String, _ heads: [String], numbers: ClosedRange<Int>? = nil
    ) -> String {
        let columns = heads.enumerated().map { index, head in
            "<th scope=\"col\"\(numbers?.contains(index) == true ? " class=\"r\"" : "")>\(xmlEscaped(head))</th>"
        }
        return
            "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"\(xmlEscaped(name))\"><table><caption>\(xmlEscaped(name))</caption><thead><tr>\(columns.joined())</tr></thead><tbody>\n"
    }
}
