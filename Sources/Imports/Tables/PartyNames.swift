import Ledger
import Text

/// Whom a table's names mean: what the rules say, else the entity that is called exactly so.
struct PartyNames {
    private var ids: [String: String] = [:]
    private let known: [String]
    private let names: [String: String]

    init(rules: ImportRules, model: LedgerModel) {
        var all: [String: [String]] = [:]
        for entity in model.entities {
            let own = [entity.id, entity.name] + Array(entity.names.values)
            for key in Set(own.map(CellText.key)) where !key.isEmpty {
                all[key, default: []].append(entity.id)
            }
        }
        // A name that two entities have says neither.
        for (key, found) in all where found.count == 1 { ids[key] = found[0] }
        for (key, rule) in rules.entities { ids[key] = rule.id }
        known = model.entities.flatMap { [$0.id, $0.name] }
        names = Dictionary(model.entities.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// By the name as it stands, else without the mark of a footnote.
    func id(_ name: String) -> String? {
        ids[CellText.key(name)] ?? ids[CellText.key(CellText.withoutMarks(name))]
    }
    func name(_ id: String) -> String { names[id] ?? id }

    /// The nearest names, and what to write.
    func help(_ name: String) -> String {
        let near = Suggestion.related(to: name, in: known, most: 3)
        let nearest = Suggestion.nearest(to: name, in: known).map { [$0] } ?? near
        let line = "add `\(ScalarText.key(name)): ID` to `entities` in the rules"
        return nearest.isEmpty
            ? line : "\(line); the nearest are \(nearest.joined(separator: ", "))"
    }
}
