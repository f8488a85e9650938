import Money
import Text

/// A model as its files state it: every claim of every source, before any as-of date is applied.
public struct LedgerModel: Sendable {
    public var title: String
    /// Titles by language code.
    public var titles: [String: String] = [:]
    /// Words of the model's field.
    public var vocabulary = Vocabulary()
    /// What the model is known by, wherever its folder lies: stated in `model.yaml`, else made of title and universe.
    public var id: String
    /// Whether `model.yaml` states the id, so that no other model of the same repository has it.
    public var statesID = false
    public var baseCurrency: Currency
    public var defaultAsOf: Day
    /// The day of the report before; ``defaultAsOf`` where there is none.
    var previousDay: Day
    /// Ids of the firms that the analysis is about; all others are outside parties.
    public var universe: [String]
    public var entities: [Entity]
    public var sources: [Source]
    public var exchangeRates: [ExchangeRate]
    public var facts: [Fact]
    /// The analyst's choices between facts, by firm, then `METRIC@AS-OF`.
    public var factResolutions: [String: [Resolution]]
    public var deals: [Deal]
    public var aggregates: [Aggregate]
    public var conflicts: [Conflict]
    /// Rules that derive legs from facts.
    public var passThrough: [PassThroughRule]
    /// Warnings that the ledger explains and accepts.
    public var acceptances: [Acceptance]
    /// Files that other modules decode, by kind and path.
    public var attachments: [Attachment]
    /// Files read, in reading order, with their bytes' hash left to the caller: path → contents.
    public var files: [(path: String, bytes: [UInt8])]

    public init(id: String, title: String, baseCurrency: Currency, defaultAsOf: Day) {
        self.id = id
        self.title = title
        self.baseCurrency = baseCurrency
        self.defaultAsOf = defaultAsOf
        previousDay = defaultAsOf
        universe = []
        entities = []
        sources = []
        exchangeRates = []
        facts = []
        factResolutions = [:]
        deals = []
        aggregates = []
        conflicts = []
        passThrough = []
        acceptances = []
        attachments = []
        files = []
    }

    /// The day of the report before this one: what a new one is compared with.
    public var previousAsOf: Day? { previousDay < defaultAsOf ? previousDay : nil }
}
