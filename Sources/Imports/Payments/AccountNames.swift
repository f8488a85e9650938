import Ledger
import Text

/// Whom accounts belong to: what the rules say, else an entity that is called exactly so, else an entity of its own where the rules want one.
struct AccountNames {
    enum Found {
        case entity(String)
        case skipped
        case refused(String, help: String)
    }

    private let rules: ImportRules
    /// Names and ids of the model, exactly; an account of two entities is of neither.
    private var known: [String: String] = [:]
    private var names: [String: String] = [:]
    /// Account → the entity made for it.
    private var own: [String: String] = [:]
    private var accountOf: [String: String] = [:]
    private var used: Set<String> = []
    private var order: [String] = []

    init(rules: ImportRules, model: LedgerModel) {
        self.rules = rules
        var all: [String: Set<String>] = [:]
        for entity in model.entities {
            names[entity.id] = entity.name
            for name in [entity.id, entity.name] + Array(entity.names.values) {
                all[name, default: []].insert(entity.id)
            }
        }
        for (name, ids) in all where ids.count == 1 { known[name] = ids.first }
    }

    func name(_ id: String) -> String { names[id] ?? accountOf[id] ?? id }

    mutating func find(_ account: String) -> Found {
        if let rule = rules.entities[account] { return .entity(rule.id) }
        if let id = own[account] ?? known[account] { return .entity(id) }
        switch rules.unknown {
        case .skip: return .skipped
        case .refuse:
            return .refused(
                "'\(CellText.shown(account))' is no entity of the model",
                help:
                    "add `\(ScalarText.key(account)): ID` to `entities` in the rules, or say `on_unknown: add`"
            )
        case .add: break
        }
        let slug = CellText.slug(account)
        let id = "\(rules.name)-\(slug.isEmpty ? ContentHash.short([account]) : slug)"
        if let other = accountOf[id] ?? names[id], other != account {
            return .refused(
                "'\(CellText.shown(account))' and '\(CellText.shown(other))' would both be '\(id)'",
                help: "give one of them an entity in `entities` of the rules")
        }
        own[account] = id
        accountOf[id] = account
        return .entity(id)
    }

    /// Only accounts of payments that were added up become entities.
    mutating func use(_ account: String) {
        if own[account] != nil, used.insert(account).inserted { order.append(account) }
    }

    var added: [EntityEntry] {
        order.compactMap { account in
            own[account].map {
                EntityEntry(id: $0, name: CellText.shown(account), kind: .company)
            }
        }
    }
}
