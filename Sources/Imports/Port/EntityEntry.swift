import Ledger

/// What a file says of an entity. Several rows may each say a part of it: a name here, the parent there.
public struct EntityEntry: Sendable, Hashable {
    public var id: String
    public var name: String?
    public var kind: Entity.Kind?
    /// Id of the firm that it is consolidated into.
    public var parent: String?
    /// ISO 3166-1 alpha-2.
    public var country: String?
    /// `lei`, `cik` → value.
    public var identifiers: [String: String] = [:]
    public var note: String?

    public init(
        id: String, name: String? = nil, kind: Entity.Kind? = nil, parent: String? = nil,
        country: String? = nil, identifiers: [String: String] = [:], note: String? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.parent = parent
        self.country = country
        self.identifiers = identifiers
        self.note = note
    }

    /// What is said here; what is not, stays as it was said before.
    mutating func take(_ other: EntityEntry) {
        name = other.name ?? name
        kind = other.kind ?? kind
        parent = other.parent ?? parent
        country = other.country ?? country
        identifiers.merge(other.identifiers) { $1 }
        note = other.note ?? note
    }

    /// The entry in the ledger's file: keys that the file had and that are not said again stay.
    func node(over old: LedgerNode?) -> LedgerNode {
        func text(_ new: String?, _ key: String) -> String? { new ?? old?[key]?.string }
        var entries: [(key: String, value: LedgerNode)] = [
            ("name", .text(text(name, "name") ?? id)),
            ("kind", .text(text(kind?.rawValue, "kind") ?? Entity.Kind.company.rawValue)),
        ]
        for (key, value) in [("parent", parent), ("country", country)] {
            if let value = text(value, key) { entries.append((key, .text(value))) }
        }
        var ids: [String: String] = [:]
        for (key, value) in old?["ids"]?.entries ?? [] { ids[key] = value.string }
        ids.merge(identifiers) { $1 }
        if !ids.isEmpty {
            entries.append(
                (
                    "ids",
                    .map(
                        ids.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) },
                        isFlow: true)
                ))
        }
        if let note = text(note, "note") { entries.append(("note", .text(note))) }
        return .map(entries, isFlow: true)
    }
}
