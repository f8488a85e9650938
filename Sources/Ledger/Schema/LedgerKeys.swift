import Text

/// The keys of everything but deals; see ``MappingSpec``.
extension MappingSpec {
    static let model = MappingSpec(
        "model",
        [
            .optional(
                "id", .id, "what the model is known by; absent: made of its title and universe"),
            .required("title", .text, "title of the model"),
            .titles,
            .required("base_currency", .currency, "currency of every total"),
            .required("as_of", .day, "day that the analysis looks from unless told otherwise"),
            .optional(
                "previous_as_of", .day, "day of the report before, which a new one is compared with"
            ),
            .optional(
                "vocabulary", .mapping(vocabulary),
                "words of the model's field, by language code, that reports use for neutral ones"),
            .required(
                "universe", .list(.id),
                "firms that the analysis is about; the others are outside parties"),
            .required("files", .mapping(files), "the model's files, relative to its folder"),
        ])

    static let vocabulary = MappingSpec(
        "vocabulary",
        Vocabulary.Term.allCases.map { .optional($0.rawValue, .table(.text), $0.meaning) })

    static let files = MappingSpec(
        "files",
        FileKind.allCases.map {
            .optional($0.rawValue, .oneOrMany(.text), "files with \($0.holds); * within a name")
        }
            + Attachment.Kind.allCases.map {
                .optional($0.rawValue, .oneOrMany(.text), "files with \($0.holds); * within a name")
            })

    static let entities = MappingSpec(
        "entities file", [.required("entities", .table(.mapping(entity)), "firms and segments")])

    static let entity = MappingSpec(
        "entity",
        [
            .required("name", .text, "name in English"),
            .optional("names", .table(.text), "names by language code"),
            .required("kind", .words(Entity.Kind.self), "what it is"),
            .optional("parent", .id, "firm that it is consolidated into"),
            .optional(
                "controlled_by", .id, "who decides over it without consolidating it"),
            .optional("listed", .flag, "whether its shares are listed"),
            .optional("country", .text, "ISO 3166-1 alpha-2 code"),
            .optional("ids", .mapping(identifiers), "identifiers, as text"),
            .optional("note", .prose, "in the analyst's own words"),
            .accept,
        ])

    static let identifiers = MappingSpec(
        "ids",
        [
            .optional("lei", .text, "ISO 17442 legal entity identifier"),
            .optional("cik", .text, "SEC central index key"),
            .optional("ticker", .text, "exchange ticker"),
            .optional("figi", .text, "financial instrument global identifier"),
            .optional("dart", .text, "Korean DART company code"),
            .optional("wikidata", .text, "Wikidata item"),
        ])

    static let sources = MappingSpec(
        "sources file", [.required("sources", .table(.mapping(source)), "who said it, and when")])

    static let source = MappingSpec(
        "source",
        [
            .required("title", .text, "title in the analyst's own words"),
            .optional("publisher", .text, "who published it"),
            .required("kind", .words(Source.Kind.self), "what it is"),
            .required("grade", .grade, "Admiralty grade: source A–F, information 1–6"),
            .optional("published", .partialDate, "when; absent when unknown"),
            .optional("published_basis", .text, "how the date was found out"),
            .optional("lang", .text, "language code"),
            .optional("url", .text, "address"),
            .optional("file", .text, "file at hand"),
            .accession, .sha256, .falsifier,
            .optional("cites", .oneOrMany(.id), "sources that it repeats"),
            .optional("note", .prose, "in the analyst's own words"),
            .accept,
        ])

    static let rates = MappingSpec(
        "exchange rate file", [.required("rates", .list(.mapping(rate)), "dated exchange rates")])

    static let rate = MappingSpec(
        "rate",
        [
            .required("base", .currency, "one unit of this"),
            .required("quote", .currency, "buys `rate` units of this"),
            .required("date", .partialDate, "day or period of the rate"),
            .required("rate", .number(1e-9...1e12), "units of quote per unit of base"),
            .required("source", .id, "source id"),
            .optional("note", .prose, "in the analyst's own words"),
        ])

    static let firm = MappingSpec(
        "firm file",
        [
            .required("firm", .id, "entity id"),
            .required("facts", .metricTable, "metric → dated facts"),
            .optional("resolve", .list(.mapping(resolution)), "choices where facts disagree"),
        ])

    static let fact = MappingSpec(
        "fact",
        [
            .optional("amount", .amount, "money"),
            .optional("quantity", .quantity, "a number with a unit"),
            .optional("text", .text, "words, for metrics such as ratings"),
            .required("as_of", .partialDate, "day of a stock, last day of a period"),
            .optional("period", .text, "period as the firm labels it"),
            .optional("scope", .prose, "part of the metric that it is about"),
            .optional("basis", .words(Fact.Basis.self), "reported unless given"),
            .required("source", .id, "source id"),
            .optional("locator", .text, "line, page or note in the source"),
        ] + .proof + [
            .optional("known", .day, "when it became known"),
            .optional("note", .prose, "in the analyst's own words"),
            .accept,
        ])

    static let conflicts = MappingSpec(
        "conflicts file",
        [.required("conflicts", .table(.mapping(conflict)), "disagreements looked into")])

    static let conflict = MappingSpec(
        "conflict",
        [
            .required("title", .text, "title in the analyst's own words"),
            .titles,
            .required("about", .word(conflictTopics), "what the disagreement is about"),
            .required("subjects", .list(.id), "deals, firms or aggregates concerned"),
            .required("statements", .list(.mapping(statement)), "who says what"),
            .required("finding", .prose, "what the evidence says"),
            .optional("chosen", .prose, "what the ledger uses; absent: open"),
            .optional("confidence", .words(Conflict.Confidence.self), "in the choice"),
            .required("known", .day, "first day on which it could be seen"),
            .accept,
        ])

    static let conflictTopics = [
        "amount", "date", "status", "scope", "term", "definition", "arithmetic", "entity",
        "metadata",
    ]

    static let statement = MappingSpec(
        "statement",
        [
            .required("source", .id, "source id"),
            .optional("locator", .text, "line, page or note in the source"),
            .required("says", .prose, "what it says, in the analyst's own words"),
        ])

    static let resolution = MappingSpec(
        "resolve",
        [
            .required("field", .text, "what is decided: LEG.FIELD, status, METRIC@AS-OF"),
            .required("use", .id, "source whose claim is used"),
            .optional(
                "over", .oneOrMany(.id), "sources that it is chosen over, whatever their date"),
            .required("reason", .prose, "why"),
            .optional("conflict", .id, "entry of conflicts.yaml that explains it"),
        ])

    static let outcomeFile = MappingSpec(
        "outcome file", [.required("outcome", .mapping(outcome), "what became of the case")])

    static let outcome = MappingSpec(
        "outcome",
        [
            .required("kind", .words(Outcome.Kind.self), "how it ended"),
            .required(
                "date", .partialDate, "first break; of a healthy case the last day looked at"),
            .optional("firms", .oneOrMany(.id), "firms that it is about; absent: every one"),
            .optional("loss", .amountText, "what was lost"),
            .required("source", .id, "source id"),
            .optional("note", .prose, "in the analyst's own words"),
        ])

    static let acceptance = MappingSpec(
        "accept",
        [
            .required("code", .text, "code of the warning, such as W250"),
            .required("reason", .text, "why it is right to live with it"),
        ])
}

extension KeySpec {
    static let titles = KeySpec.optional(
        "titles", .table(.text), "titles in other languages, by language code")

    static let accept = KeySpec.optional(
        "accept", .list(.mapping(.acceptance)), "warnings that are expected, with the reason")
}

/// The kinds of file that a model lists, in reading order.
enum FileKind: String, CaseIterable, Sendable {
    case entities, sources, fx, firms, deals, conflicts
    case passThrough = "pass_through"

    var holds: String {
        switch self {
        case .entities: "entities"
        case .sources: "sources"
        case .fx: "exchange rates"
        case .firms: "facts of one firm"
        case .deals: "deals and aggregates"
        case .conflicts: "conflicts"
        case .passThrough: "rules that derive legs from facts"
        }
    }

    var spec: MappingSpec {
        switch self {
        case .entities: .entities
        case .sources: .sources
        case .fx: .rates
        case .firms: .firm
        case .deals: .deals
        case .conflicts: .conflicts
        case .passThrough: .passThrough
        }
    }
}
