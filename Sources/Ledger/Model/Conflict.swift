import Money
import Text

/// A disagreement between sources that the analyst has looked into.
public struct Conflict: Sendable, Hashable {
    public enum Confidence: String, Sendable, CaseIterable { case low, moderate, high }

    public var id: String
    public var title: String
    /// Titles by language code.
    public var titles: [String: String] = [:]
    /// What the disagreement is about: amount, date, status, scope, term, definition, arithmetic, entity, metadata.
    public var about: String
    /// Deals, firms or aggregates concerned.
    public var subjects: [String]
    public var statements: [Statement]
    /// What the evidence says, in the analyst's words.
    public var finding: Prose
    /// What the ledger therefore uses; `nil`: open.
    public var chosen: Prose?
    public var confidence: Confidence?
    /// The first day on which the disagreement could be seen.
    public var known: Day
    public var place: Place

    public struct Statement: Sendable, Hashable {
        public var source: String
        public var locator: String?
        public var says: Prose
        public init(source: String, locator: String?, says: Prose) {
            self.source = source
            self.locator = locator
            self.says = says
        }
    }

    public init(
        id: String, title: String, about: String, subjects: [String], statements: [Statement],
        finding: Prose, chosen: Prose?, confidence: Confidence?, known: Day, place: Place
    ) {
        self.id = id
        self.title = title
        self.about = about
        self.subjects = subjects
        self.statements = statements
        self.finding = finding
        self.chosen = chosen
        self.confidence = confidence
        self.known = known
        self.place = place
    }
}
