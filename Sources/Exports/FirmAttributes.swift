import Analysis
import FlowNetwork
import Ledger

/// What is said of an entity: attributes of a graph's nodes, columns of a table. An empty text says nothing.
struct EntityAttribute: Sendable {
    let name: String
    let meaning: String
    let text: @Sendable (Entity, Analysis) -> String

    init(
        _ name: String, _ meaning: String, _ text: @escaping @Sendable (Entity, Analysis) -> String
    ) {
        self.name = name
        self.meaning = meaning
        self.text = text
    }

    /// Identifiers that registers and markets give, as the ledger calls them.
    static let identifiers = ["lei", "cik", "ticker", "figi", "dart", "wikidata"]

    static let all: [EntityAttribute] =
        [
            EntityAttribute("name_ko", "name in Korean") { entity, _ in entity.names["ko"] ?? "" },
            EntityAttribute("kind", "what it is") { entity, _ in entity.kind.rawValue },
            EntityAttribute("country", "ISO 3166-1 alpha-2") { entity, _ in entity.country ?? "" },
            EntityAttribute("parent", "entity that it is consolidated into") { entity, _ in
                entity.parent ?? ""
            },
            EntityAttribute("controlled_by", "who decides over it without consolidating it") {
                entity, _ in entity.controlledBy ?? ""
            },
            EntityAttribute("in_universe", "whether the analysis is about it: yes, no") {
                entity, analysis in
                analysis.ledger.model.universe.contains(entity.id) ? "yes" : "no"
            },
        ]
        + identifiers.map { key in
            EntityAttribute(key, "identifier \(key)") { entity, _ in
                entity.identifiers[key] ?? ""
            }
        }
}

extension ExportSubject {
    /// The network's firms as the ledger has them, in the network's order.
    var firms: [Entity] {
        let byID = Dictionary(
            analysis.ledger.model.entities.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        return analysis.network.firms.compactMap { byID[$0.id] }
    }

    /// A name for each entity of a list; two of one name are told apart by their ids.
    func labels(_ entities: [Entity]) -> [String] {
        let counts = Dictionary(entities.map { ($0.name, 1) }, uniquingKeysWith: +)
        return entities.map { counts[$0.name] == 1 ? $0.name : "\($0.name) (\($0.id))" }
    }
}
