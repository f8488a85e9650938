import FlowNetwork
import Ledger
import Money
import Text

/// The data of the page as JSON: names once, legs once however many days have them, amounts as strings of minor units.
struct StaticData {
    private let source: StaticModel

    init(_ source: StaticModel) { self.source = source }

    var json: String {
        let model = source.model
        let entities = Dictionary(
            model.entities.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        var firms = Numbering<String>()
        var deals = Numbering<String>()
        for deal in source.deals { _ = deals.number(of: deal) }
        let switchable = source.deals.count
        var legs = Numbering<StaticDay.Stated>()
        var derived = Numbering<StaticDay.Derived>()
        let days = source.days.map { entry in
            "{\"day\":\(quoted("\(entry.day)")),\"legs\":[\(list(entry.ledger.stated.map { legs.number(of: $0) }))],\"derived\":[\(list(entry.ledger.derived.map { derived.number(of: $0) }))]}"
        }
        func layered(_ amount: LayeredAmount) -> String {
            "[" + Firmness.allCases.map { String(amount[$0]) }.joined(separator: ",") + "]"
        }
        let legRows = legs.values.map { leg in
            let inside = leg.inside.map {
                "[\(deals.number(of: $0.deal)),\(layered($0.amount))]"
            }
            return
                "[\(firms.number(of: leg.from)),\(firms.number(of: leg.to)),\(leg.isFinancing ? 1 : 0),\(deals.number(of: leg.deal)),\(layered(leg.own)),[\(inside.joined(separator: ","))],\(quoted(leg.id))]"
        }
        let derivedRows = derived.values.map { leg in
            let covered = leg.covered.map { "[\(deals.number(of: $0.deal)),\($0.amount)]" }
            return
                "[\(firms.number(of: leg.from)),\(firms.number(of: leg.to)),\(leg.isFinancing ? 1 : 0),\(leg.gross),[\(covered.joined(separator: ","))]]"
        }
        func text(_ units: Int64, _ language: ReportLanguage) -> String {
            quoted(
                MoneyFormat(language: language).text(
                    Money(minorUnits: units, currency: model.baseCurrency)))
        }
        let references = source.references.map {
            "[\($0.day),\($0.layer.rawValue),[\(list($0.off))],\($0.returnable),\($0.financing),\(text($0.returnable, .en)),\(text($0.returnable, .ko))]"
        }
        let circle = circle(&firms)
        let titles = Dictionary(
            model.deals.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        func names(_ id: String, _ english: String?, _ others: [String: String]?) -> String {
            let english = english ?? id
            return
                "[\(quoted(id)),\(quoted(english)),\(quoted(others?["ko"] ?? english))]"
        }
        let firmRows = firms.values.map {
            names($0, entities[$0]?.name, entities[$0]?.names)
        }
        let dealRows = deals.values.map { names($0, titles[$0]?.title, titles[$0]?.titles) }
        return """
            {"title":[\(quoted(model.title)),\(quoted(model.titles["ko"] ?? model.title))],
            "currency":\(quoted(model.baseCurrency.code)),"symbol":\(quoted(model.baseCurrency.symbol)),"koreanUnit":\(quoted(model.baseCurrency.koreanUnit)),"minorDigits":\(model.baseCurrency.minorDigits),
            "switchable":\(switchable),
            "firms":[\(firmRows.joined(separator: ","))],
            "deals":[\(dealRows.joined(separator: ","))],
            "legs":[\(legRows.joined(separator: ","))],
            "derived":[\(derivedRows.joined(separator: ","))],
            "days":[\(days.joined(separator: ","))],
            "circle":[\(list(circle))],
            "references":[\(references.joined(separator: ","))]}
            """
    }

    /// Firms that money can leave and come back to on some day, in the order of the ledger: those that the drawing shows.
    private func circle(_ firms: inout Numbering<String>) -> [Int] {
        var shown: Set<String> = []
        for entry in source.days {
            let legs = entry.ledger.counted(.estimated, off: [])
            var names = Numbering<String>()
            for leg in legs { (_, _) = (names.number(of: leg.from), names.number(of: leg.to)) }
            let list = EdgeList(
                firms: names.values.count,
                legs: legs.map { (names.number(of: $0.from), names.number(of: $0.to), 1) })
            guard let network = Self.network(list) else { continue }
            let groups = StronglyConnectedComponents(of: network)
            for (firm, name) in names.values.enumerated()
            where groups.size(of: Int(groups.component[firm])) > 1 {
                shown.insert(name)
            }
        }
        return source.model.entities.map(\.id).filter(shown.contains).map { firms.number(of: $0) }
    }

    private static func network(_ list: EdgeList) -> WeightedDigraph? {
        // Every leg weighs 1: nothing can be too large.
        do throws(GraphError) { return try WeightedDigraph(list) } catch { return nil }
    }

    private func list(_ numbers: [Int]) -> String {
        numbers.map(String.init).joined(separator: ",")
    }

    /// Text that cannot end the element that it stands in.
    private func quoted(_ text: String) -> String {
        JSONString.quoted(SafeText.shown(text)).replacing("<", with: "\\u003c")
            .replacing(">", with: "\\u003e").replacing("&", with: "\\u0026")
    }
}

/// Things by the order in which they were first seen.
private struct Numbering<Value: Hashable> {
    private(set) var values: [Value] = []
    private var numbers: [Value: Int] = [:]

    mutating func number(of value: Value) -> Int {
        if let number = numbers[value] { return number }
        numbers[value] = values.count
        values.append(value)
        return values.count - 1
    }
}
