import Charts
import Text

/// The choice of circuits below E1: a button and a table of legs for each, which the page's script ties to the drawings.
///
/// Without the script all tables are shown.
struct CircuitPicker {
    let rows: [CircuitLadder.Row]
    let words: PageWords
    let strings: ExhibitStrings

    /// HTML; empty for no circuit.
    var html: String {
        let shown = rows.filter { !$0.legs.isEmpty }
        if shown.isEmpty { return "" }
        var html =
            "<section class=\"picker\" aria-labelledby=\"picker-heading\">\n<p id=\"picker-heading\">\(xmlEscaped(words.chooseCircuit))</p>\n<div class=\"choices\">\n"
        html +=
            "<button type=\"button\" data-pick=\"\" aria-pressed=\"true\">\(xmlEscaped(words.allCircuits))</button>\n"
        for row in shown {
            let id = xmlEscaped(row.id)
            html +=
                "<button type=\"button\" data-pick=\"\(id)\" aria-pressed=\"false\" aria-controls=\"circuit-\(id)\"><b>\(id)</b> \(xmlEscaped(Self.chain(row)))</button>\n"
        }
        html += "</div>\n<div aria-live=\"polite\">\n"
        for row in shown { html += table(row) }
        return html + "</div>\n</section>\n"
    }

    static func chain(_ row: CircuitLadder.Row) -> String {
        (row.legs.prefix(1).map(\.from) + row.legs.map(\.to)).joined(separator: " → ")
    }

    private func table(_ row: CircuitLadder.Row) -> String {
        let id = xmlEscaped(row.id)
        var html =
            "<section class=\"circuit\" id=\"circuit-\(id)\" aria-label=\"\(xmlEscaped(words.circuit(row.id)))\">\n<table>\n<caption>\(xmlEscaped(words.circuit(row.id))): \(xmlEscaped(Self.chain(row)))</caption>\n<thead>\n<tr>"
        for (head, isNumber) in [
            (words.from, false), (words.to, false), (words.amount, true), (words.kind, false),
            (words.firmness, false),
        ] {
            html += "<th scope=\"col\"\(isNumber ? " class=\"r\"" : "")>\(xmlEscaped(head))</th>"
        }
        html += "</tr>\n</thead>\n<tbody>\n"
        for (index, leg) in row.legs.enumerated() {
            let amount = leg.amount == nil ? strings.undisclosed : leg.label
            let isThinnest = row.thinnest == index
            let mark = isThinnest ? " <em>(\(xmlEscaped(words.thinnest)))</em>" : ""
            html +=
                "<tr data-leg=\"\(xmlEscaped(leg.flowKey))\"><td>\(xmlEscaped(leg.from))</td><td>\(xmlEscaped(leg.to))</td><td class=\"r\">\(xmlEscaped(amount))\(mark)</td><td>\(xmlEscaped(strings.name(leg.family)))</td><td>\(xmlEscaped(strings.name(leg.firmness)))</td></tr>\n"
        }
        return html + "</tbody>\n</table>\n</section>\n"
    }
}
