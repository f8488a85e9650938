import Money
import Text

/// What lets others check one claim: its source's own words, the file that they stand in, and what would show it wrong.
public struct Proof: Sendable, Hashable {
    /// Most characters of a quote: enough for the sentence that counts, too few to copy a page.
    public static let longestQuote = 300

    /// The source's own words, as they stand there but for runs of spaces and line ends.
    public var quote: String?
    /// Number under which a register filed the document; `nil`: the source's own.
    public var accession: String?
    /// SHA-256 of the file that was read, lower-case hexadecimal; `nil`: the source's own.
    public var sha256: String?
    /// What would show the claim wrong, in the analyst's own words.
    public var falsifier: String?
    /// What did.
    public var refutation: Refutation?

    public init(
        quote: String? = nil, accession: String? = nil, sha256: String? = nil,
        falsifier: String? = nil, refutation: Refutation? = nil
    ) {
        self.quote = quote
        self.accession = accession
        self.sha256 = sha256
        self.falsifier = falsifier
        self.refutation = refutation
    }

    /// Whether the claim was known to be wrong on a day: it then counts no more, and stays in the ledger.
    public func isRefuted(by day: Day) -> Bool { refutation.map { $0.known <= day } ?? false }
}

/// Why a claim does not hold, and who says so.
public struct Refutation: Sendable, Hashable {
    public var source: String
    /// Where in the source.
    public var locator: String?
    /// The source's own words.
    public var quote: String?
    /// In the analyst's own words.
    public var reason: Prose
    /// The first day on which it was known.
    public var known: Day
    public var place: Place

    public init(
        source: String, locator: String? = nil, quote: String? = nil, reason: Prose, known: Day,
        place: Place
    ) {
        self.source = source
        self.locator = locator
        self.quote = quote
        self.reason = reason
        self.known = known
        self.place = place
    }
}

extension Proof {
    /// What was not known on a day is taken out.
    package mutating func forget(after day: Day) {
        if let known = refutation?.known, known > day { refutation = nil }
    }
}
