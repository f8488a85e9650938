import Ledger
import Money
import Text

/// What the ledger has from elsewhere than this import: it is never changed.
struct HandEntries {
    private let model: LedgerModel
    private let facts: [String: [Fact]]
    private let deals: [Deal]
    private let entities: [String: Entity]
    private let sources: [Source]

    init(model: LedgerModel, folder: any ModelFolder, own: Set<String>) {
        self.model = model
        let ownFiles = Set(own.map { folder.shown($0) })
        facts = Dictionary(
            grouping: model.facts.filter { !ownFiles.contains($0.place.file) },
            by: { "\($0.firm)/\($0.metric)@\($0.asOf)" })
        deals = model.deals.filter { !ownFiles.contains($0.place.file) }
        entities = Dictionary(
            model.entities.filter { !ownFiles.contains($0.place.file) }.map { ($0.id, $0) }
        ) { first, _ in first }
        sources = model.sources.filter { !ownFiles.contains($0.place.file) }
    }

    /// Whether the ledger has the fact already, and what the plan says of it; `nil`: it has not, or a second claim is wanted.
    func covers(
        _ entry: ImportEntry, isBeside: Bool, _ diagnostics: inout [Diagnostic]
    ) -> (isSame: Bool, text: String)? {
        switch entry {
        case .entity(let entity): return covers(entity, &diagnostics)
        case .source(let source): return covers(source)
        case .fact, .deal: break
        }
        guard case .fact(let fact) = entry, fact.quantity == nil else { return nil }
        let found = (facts["\(fact.firm)/\(fact.metric)@\(fact.asOf)"] ?? []).filter {
            $0.amount != nil && ($0.basis == .reported || $0.basis == .derived)
                && ($0.scope == fact.scope || $0.scope == nil || fact.scope == nil)
        }
        guard let hand = found.first, let amount = hand.amount else { return nil }
        if found.contains(where: { $0.amount.map { Self.agree($0, fact.amount) } ?? false }) {
            return (true, "\(fact.firm)/\(fact.metric)@\(fact.asOf) by hand, and agrees")
        }
        if isBeside { return nil }
        let text =
            "\(fact.firm)/\(fact.metric)@\(fact.asOf) is \(amount.text) by hand, \(fact.amount.text) in the file"
        diagnostics.append(
            Diagnostic(
                .importCovered, at: hand.place, text,
                help: "--beside writes the file's value as a second claim; the one by hand stays"))
        return (false, "covered by hand: \(text)")
    }

    /// An entity that is written by hand is not changed: what the file says beyond it is said.
    private func covers(
        _ entity: EntityEntry, _ diagnostics: inout [Diagnostic]
    ) -> (isSame: Bool, text: String)? {
        guard let hand = entities[entity.id] else { return nil }
        var open: [String] = []
        func compare(_ key: String, _ own: String?, _ file: String?) {
            guard let file, own != file else { return }
            open.append("\(key) \(own.map { "\($0) by hand, " } ?? "")\(file) in the file")
        }
        compare("parent", hand.parent, entity.parent)
        compare("country", hand.country, entity.country)
        for (key, value) in entity.identifiers.sorted(by: { $0.key < $1.key }) {
            compare(key, hand.identifiers[key], value)
        }
        guard !open.isEmpty else { return (true, "entity \(entity.id) by hand, and agrees") }
        let text = "entity \(entity.id): \(open.joined(separator: "; "))"
        diagnostics.append(
            Diagnostic(
                .importCovered, at: hand.place, text,
                help: "write it there by hand; an entry by hand is not changed"))
        return (false, "covered by hand: \(text)")
    }

    /// A source of the same id or address.
    private func covers(_ source: SourceEntry) -> (isSame: Bool, text: String)? {
        let own = sources.first {
            $0.id == source.id || ($0.url != nil && $0.url == source.url)
        }
        return own.map { (true, "source \($0.id) by hand") }
    }

    private static func agree(_ hand: Amount, _ file: Amount) -> Bool {
        guard let a = hand.stated, let b = file.stated, a.currency == b.currency else {
            return false
        }
        if hand.basis != .exact || file.basis != .exact { return hand.supports(file) }
        guard let first = ExactDecimal(digits: Int128(a.minorUnits), exponent: 0),
            let second = ExactDecimal(digits: Int128(b.minorUnits), exponent: 0)
        else { return false }
        return first.agrees(with: second)
    }

    /// A deal by hand between the same two parties, of the same kind, within 45 days and 10% of the amount; of wordings such as `up to`, with ranges that meet.
    func near(_ entry: ImportEntry) -> String? {
        guard case .deal(let deal) = entry, let leg = deal.legs.first else { return nil }
        for other in deals {
            for claim in other.claims {
                for candidate in claim.legs
                where candidate.kind == leg.kind && candidate.from == leg.from
                    && candidate.to == leg.to
                {
                    let gap = abs(claim.date.first - deal.date.first)
                    guard gap <= 45 else { continue }
                    guard let amount = candidate.amount, let a = amount.stated,
                        let b = leg.amount.stated
                    else { return other.id }
                    let isWorded = amount.basis != .exact || leg.amount.basis != .exact
                    if isWorded, amount.supports(leg.amount) { return other.id }
                    guard a.currency == b.currency else { continue }
                    let difference = (Int128(a.minorUnits) - Int128(b.minorUnits)).magnitude
                    if difference * 10 <= max(a.minorUnits.magnitude, b.minorUnits.magnitude) {
                        return other.id
                    }
                }
            }
        }
        return nil
    }
}
