import Money
import Text

/// Who said something, when, and how good that source is.
public struct Source: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case filing, release, news, analyst, dataset, assumption
    }

    public var id: String
    public var title: String
    public var publisher: String?
    public var kind: Kind
    public var grade: Grade
    /// `nil` when unknown; then claims of this source must give `known` themselves.
    public var published: PartialDate?
    /// How `published` was found out, where the source does not say.
    public var publishedBasis: String?
    public var lang: String?
    public var url: String?
    public var file: String?
    /// Number under which a register filed it.
    public var accession: String?
    /// SHA-256 of the file that was read, lower-case hexadecimal.
    public var sha256: String?
    /// What would show it wrong, in the analyst's own words.
    public var falsifier: String?
    /// Sources that this one repeats: it is not independent of them.
    public var cites: [String]
    public var note: Prose?
    public var place: Place

    public init(
        id: String, title: String, publisher: String? = nil, kind: Kind, grade: Grade,
        published: PartialDate? = nil, publishedBasis: String? = nil, lang: String? = nil,
        url: String? = nil, file: String? = nil, cites: [String] = [], note: Prose? = nil,
        place: Place
    ) {
        self.id = id
        self.title = title
        self.publisher = publisher
        self.kind = kind
        self.grade = grade
        self.published = published
        self.publishedBasis = publishedBasis
        self.lang = lang
        self.url = url
        self.file = file
        self.cites = cites
        self.note = note
        self.place = place
    }
}

/// Admiralty grade (NATO STANAG 2511): reliability of the source A–F, credibility of the information 1–6.
///
/// `A1` is best. `F` means that reliability cannot be judged, `6` that truth cannot be judged.
public struct Grade: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let reliability: Character
    public let credibility: Int

    /// `A1` … `F6`.
    public init?(_ text: String) {
        let characters = Array(text)
        guard characters.count == 2, ("A"..."F").contains(characters[0]),
            let credibility = characters[1].wholeNumberValue, (1...6).contains(credibility)
        else { return nil }
        reliability = characters[0]
        self.credibility = credibility
    }

    public var description: String { "\(reliability)\(credibility)" }

    /// Better grades come first: `A1 < B2 < F6`.
    public static func < (a: Grade, b: Grade) -> Bool {
        (a.reliability, a.credibility) < (b.reliability, b.credibility)
    }
}
