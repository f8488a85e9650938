import Ledger
import Money
import Text

/// The files that an import owns. No other file of the model is ever written.
struct LedgerFiles {
    let name: String

    var sources: String { "sources-imported-\(name).yaml" }
    var deals: String { "deals/imported-\(name).yaml" }
    var facts: String { "firms/imported-\(name).yaml" }
    var series: String { "series/\(name).csv" }
    var entities: String { "entities-imported-\(name).yaml" }
    var rates: String { "fx-imported-\(name).yaml" }
    var all: [String] { [entities, sources, rates, deals, facts, series] }

    /// The key of `files` in model.yaml under which a path must be listed.
    func listing(_ path: String) -> String {
        switch path {
        case entities: "entities"
        case sources: "sources"
        case rates: "fx"
        case deals: "deals"
        case facts: "firms"
        default: "series"
        }
    }

    /// What the file says after the import: what it said, entries of the same id replaced, new ones added, nothing taken out.
    func merged(_ path: String, old: LedgerNode?, _ content: ImportContent) -> LedgerNode? {
        switch path {
        case entities:
            return table(
                "entities", old,
                content.entities.map { ($0.id, $0.node(over: old?["entities"]?[$0.id])) })
        case sources:
            return table("sources", old, content.sources.map { ($0.id, $0.node) })
        case rates: return rateFile(old, content)
        case deals:
            return table(
                "deals", old,
                content.dealOrder.map { id in
                    let new = DealEntry.node(content.deals[id] ?? [])
                    return (
                        id,
                        old?["deals"]?[id].map { kept($0, in: new, isWhole: content.isWhole) }
                            ?? new
                    )
                })
        case facts:
            guard let firm = content.firm, !content.facts.isEmpty || old != nil else { return nil }
            return firmFile(firm, old, content)
        default: return nil
        }
    }

    private func table(
        _ key: String, _ old: LedgerNode?, _ new: [(key: String, value: LedgerNode)]
    ) -> LedgerNode? {
        var entries = old?[key]?.entries ?? []
        for entry in new {
            if let index = entries.firstIndex(where: { $0.key == entry.key }) {
                entries[index].value = entry.value
            } else {
                entries.append(entry)
            }
        }
        return entries.isEmpty
            ? nil : .map([(key, .map(entries, isFlow: false))], isFlow: false)
    }

    /// One rate for each currency; those of an earlier edition whose currency the file no longer names stay.
    private func rateFile(_ old: LedgerNode?, _ content: ImportContent) -> LedgerNode? {
        let new = content.rates.map(\.node)
        let named = Set(content.rates.map(\.quote.code))
        let kept = (old?["rates"]?.items ?? []).filter {
            $0["quote"]?.string.map { !named.contains($0) } ?? true
        }
        let all = kept + new
        return all.isEmpty ? nil : .map([("rates", .list(all, isFlow: false))], isFlow: false)
    }

    /// Claims by their date, then in their order.
    private func ordered(_ claims: [LedgerNode]) -> [LedgerNode] {
        claims.enumerated().sorted {
            ($0.element["source"]?.string ?? "", $0.offset)
                < ($1.element["source"]?.string ?? "", $1.offset)
        }.map(\.element)
    }

    /// A deal with the claims of rows that are gone from the table: they stay.
    private func kept(_ old: LedgerNode, in new: LedgerNode, isWhole: Bool) -> LedgerNode {
        func legs(_ claim: LedgerNode) -> Set<String> {
            Set(claim["legs"]?.entries.map(\.key) ?? [])
        }
        let claims = new["claims"]?.items ?? []
        let now = claims.reduce(into: Set<String>()) { $0.formUnion(legs($1)) }
        // Of an edition, a row's leg stands once; of files beside each other, each source says its own.
        let sources = Set(claims.compactMap { $0["source"]?.string })
        let gone = (old["claims"]?.items ?? []).filter { claim in
            isWhole
                ? now.isDisjoint(with: legs(claim))
                : claim["source"]?.string.map { !sources.contains($0) } ?? true
        }
        guard !gone.isEmpty else { return new }
        // Whatever file is read last, the deal keeps its title and the order of its parties.
        let (first, second) = isWhole ? (new, old) : (old, new)
        var parties = first["parties"]?.items.compactMap(\.string) ?? []
        for party in second["parties"]?.items.compactMap(\.string) ?? []
        where !parties.contains(party) {
            parties.append(party)
        }
        return .map(
            [
                ("title", .text(first["title"]?.string ?? "")),
                ("parties", .list(parties.map(LedgerNode.text), isFlow: true)),
                ("claims", .list(isWhole ? claims + gone : ordered(gone + claims), isFlow: false)),
            ], isFlow: false)
    }

    /// Facts in the order of the documentation's metrics, then of their dates.
    private func firmFile(
        _ firm: String, _ old: LedgerNode?, _ content: ImportContent
    ) -> LedgerNode {
        func key(_ metric: String, _ node: LedgerNode) -> String {
            ([metric]
                + ["as_of", "period", "scope", "basis", "source"].map { node[$0]?.string ?? "" })
                .joined(separator: "\u{1F}")
        }
        var facts: [String: [(key: String, node: LedgerNode)]] = [:]
        for (metric, list) in old?["facts"]?.entries ?? [] {
            facts[metric] = list.items.map { (key(metric, $0), $0) }
        }
        for fact in content.facts {
            let new = (key(fact.metric, fact.node), fact.node)
            let index = facts[fact.metric]?.firstIndex { $0.key == new.0 }
            if let index {
                facts[fact.metric]?[index] = new
            } else {
                facts[fact.metric, default: []].append(new)
            }
        }
        var entries: [(key: String, value: LedgerNode)] = []
        for metric in FactMetric.all.map(\.id) {
            guard let list = facts[metric] else { continue }
            let sorted = list.sorted {
                ($0.node["as_of"]?.string ?? "", $0.key) < ($1.node["as_of"]?.string ?? "", $1.key)
            }
            entries.append((metric, .list(sorted.map(\.node), isFlow: false)))
        }
        var root: [(key: String, value: LedgerNode)] = [
            ("firm", .text(firm)), ("facts", .map(entries, isFlow: false)),
        ]
        // Of several choices the first whose source is known holds: the newest stand first.
        var choices = content.resolutions.map(\.node)
        for node in old?["resolve"]?.items ?? [] {
            let isThere = choices.contains {
                $0["field"]?.string == node["field"]?.string
                    && $0["use"]?.string == node["use"]?.string
            }
            if !isThere { choices.append(node) }
        }
        if !choices.isEmpty { root.append(("resolve", .list(choices, isFlow: false))) }
        return .map(root, isFlow: false)
    }

    /// Canonical text, with the line that says whose it is.
    func text(_ node: LedgerNode, path: String) throws(InvalidInput) -> String {
        let lines =
            ["# imported by \(name); written by `ouroboros import apply`, not by hand"]
            + node.lines(indent: 0)
        return try LedgerFormatter.format(
            Array((lines.joined(separator: "\n") + "\n").utf8), file: path)
    }
}

/// What goes into the files.
struct ImportContent {
    var firm: String?
    var isWhole = true
    var facts: [FactEntry] = []
    var resolutions: [ResolutionEntry] = []
    var sources: [SourceEntry] = []
    var rates: [RateEntry] = []
    /// Each entity once, in the order in which the file names them.
    private(set) var entities: [EntityEntry] = []
    /// Sources that rows are, whether or not anything of the import rests on them.
    var listed: [SourceEntry] = []
    private var entityIndex: [String: Int] = [:]

    init(firm: String?) { self.firm = firm }
    var deals: [String: [DealEntry]] = [:]
    var dealOrder: [String] = []

    mutating func add(_ entry: ImportEntry) {
        switch entry {
        case .fact(let fact): facts.append(fact)
        case .deal(let deal):
            if deals[deal.id] == nil { dealOrder.append(deal.id) }
            deals[deal.id, default: []].append(deal)
        case .entity(let entity):
            if let index = entityIndex[entity.id] {
                entities[index].take(entity)
            } else {
                entityIndex[entity.id] = entities.count
                entities.append(entity)
            }
        case .source(let source): listed.append(source)
        }
    }
}
