import Text

/// A firm, a segment of one, a fund, a special-purpose vehicle, a state or a person.
public struct Entity: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case company, segment, fund, spv, state, person
    }

    public var id: String
    /// English name.
    public var name: String
    /// Names by language code: `ko` → `엔비디아`.
    public var names: [String: String]
    public var kind: Kind
    /// Id of the firm that this one is consolidated into.
    public var parent: String?
    /// Who decides over it without consolidating it: a founder, a family, a holding. Firms with one controller are under common control.
    public var controlledBy: String?
    public var listed: Bool
    /// ISO 3166-1 alpha-2.
    public var country: String?
    /// `lei`, `cik`, `ticker`, `figi`, `dart`, `wikidata` → value, as text.
    public var identifiers: [String: String]
    public var note: Prose?
    public var place: Place

    public init(
        id: String, name: String, names: [String: String] = [:], kind: Kind = .company,
        parent: String? = nil, listed: Bool = false, country: String? = nil,
        identifiers: [String: String] = [:], note: Prose? = nil, place: Place
    ) {
        self.id = id
        self.name = name
        self.names = names
        self.kind = kind
        self.parent = parent
        self.listed = listed
        self.country = country
        self.identifiers = identifiers
        self.note = note
        self.place = place
    }
}
