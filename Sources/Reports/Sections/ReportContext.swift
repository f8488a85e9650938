import Analysis
import Circularity
import Documents
import FlowNetwork
import Gate
import Ledger
import Money
import Text

/// What every section of the report needs: the analysis, and one way to name firms, money and sources.
public struct ReportContext: Sendable {
    public let analysis: Analysis
    public let language: ReportLanguage
    /// Every word of the report; sections hold none.
    public let words: Words
    /// Numbers of the loops, the same everywhere.
    let circuitNumbers: CircuitNumbers
    let format: MoneyFormat
    let dates: DateFormat
    /// Every language that the report is written in.
    let languages: [ReportLanguage]
    /// What the gate says of the model; `nil` without a policy.
    let gate: GateReport?
    /// Since the report before; `nil`: there is none.
    let changes: AnalysisChange?

    public init(
        _ analysis: Analysis, language: ReportLanguage = .en, languages: [ReportLanguage] = [],
        gate: GateReport? = nil, changes: AnalysisChange? = nil
    ) {
        self.gate = gate
        self.changes = changes
        self.analysis = analysis
        circuitNumbers = analysis.circuitNumbers
        self.language = language
        self.languages = languages
        words = Words.of(language)
        format = MoneyFormat(language: language)
        dates = DateFormat(language: language)
    }

    var ledger: ResolvedLedger { analysis.ledger }
    var network: FlowNetwork { analysis.network }

    /// The layer that headlines are about: what is announced, or firmer.
    var headline: LayerResult { analysis.headline }

    // MARK: names

    var modelTitle: String { ledger.model.titles[language.code] ?? ledger.model.title }

    /// Links to a file of the report in the other languages that are written.
    func otherLanguages(_ file: String) -> [Inline] {
        languages.filter { $0 != language }.map { other in
            .link([.text(Words.of(other).common.languageName)], url: other.file(file))
        }
    }

    func firm(_ index: Int) -> String { name(network.firms[index]) }

    func name(_ firm: Firm?) -> String {
        firm.map { $0.names[language.code] ?? $0.name } ?? ""
    }

    func entity(_ id: String) -> String {
        guard let entity = ledger.entity(id) else { return id }
        return entity.names[language.code] ?? entity.name
    }

    /// The title of a deal in the language of the report; its id where it has none.
    func dealTitle(_ id: String) -> String {
        guard let deal = ledger.deals.first(where: { $0.id == id })?.deal else { return id }
        return title(deal)
    }

    func title(_ deal: Deal) -> String { deal.titles[language.code] ?? deal.title }

    func title(_ conflict: Conflict) -> String {
        conflict.titles[language.code] ?? conflict.title
    }

    /// `Amazon → OpenAI → Amazon`
    func chain(_ circuit: DealCircuit) -> String {
        (circuit.firms + circuit.firms.prefix(1)).map(firm).joined(separator: " → ")
    }

    /// The first eight of some firms, and how many more there are.
    func some(_ firms: [String]) -> String {
        let shown = 8
        return firms.prefix(shown).joined(separator: ", ")
            + (firms.count > shown ? words.common.andMoreFirms(firms.count - shown) : "")
    }

    /// A word of the model's field.
    func word(_ term: Vocabulary.Term) -> String {
        ledger.model.vocabulary.word(term, in: language.code) ?? words.common.neutral(term)
    }

    // MARK: money

    /// The currency of every amount that is computed.
    var currency: Currency { network.currency }

    /// Minor units of the base currency as money.
    func base(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: currency) }

    func money(_ minorUnits: Int64) -> String { format.text(base(minorUnits)) }

    func range(_ low: Int64, _ high: Int64) -> String { format.range(base(low), base(high)) }

    /// Billions of the base currency for a drawing.
    func billions(_ minorUnits: Int64) -> Double { billions(computed: Double(minorUnits)) }

    /// The same of an amount that an analysis computed, in minor units.
    func billions(computed minorUnits: Double) -> Double {
        minorUnits / (1e9 * Double(currency.minorUnitsPerUnit))
    }

    /// An amount that an analysis computed, in minor units.
    func money(computed minorUnits: Double) -> String {
        format.text(minorUnits / Double(currency.minorUnitsPerUnit), currency)
    }

    /// What headings call the currency: `US$`.
    var currencyHeading: String { format.heading(currency) }

    func percent(_ share: Double?) -> String {
        share.map { PercentFormat.text($0, in: language) } ?? words.common.undefined
    }

    func percents(_ low: Double, _ high: Double) -> String {
        PercentFormat.range(low, high, in: language)
    }

    static func ratio(_ part: Int64, _ whole: Int64) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }

    /// The amount as its source words it: `up to $50 bn`.
    func text(_ amount: Amount) -> String {
        func money(_ value: Money?) -> String {
            guard let value else { return "?" }
            return format.text(value)
        }
        if amount.basis == .range {
            return words.common.amount(from: money(amount.low), to: money(amount.high))
        }
        return words.common.amount(amount.basis, money(amount.stated))
    }

    /// Words of the analyst, in the report's language where the ledger has them in it.
    func text(_ prose: Prose) -> String { prose.text(in: language) }

    /// What a claim gives a field, with every digit of it: rounded values that contradict each other might read alike.
    func text(_ said: Disagreement.Said) -> String {
        switch said {
        case .amount(let amount):
            let exact = MoneyFormat(decimals: 9, language: language)
            func money(_ value: Money?) -> String { value.map(exact.text) ?? "?" }
            return amount.basis == .range
                ? words.common.amount(from: money(amount.low), to: money(amount.high))
                : words.common.amount(amount.basis, money(amount.stated))
        case .quantity(let quantity): return text(quantity)
        case .status(let status): return words.common.status(status)
        case .binding(let binding): return words.conflicts.binding(binding)
        case .term(let term): return words.conflicts.term(months: term.months, days: term.days)
        case .verbatim(let text): return text
        }
    }

    /// A number of something that is not money, as its source words it.
    func text(_ quantity: Quantity) -> String {
        words.common.quantity(
            quantity.basis, words.common.shortened(quantity.value), quantity.unit)
    }

    // MARK: sources

    /// References to sources, each once, in the given order.
    func cite(_ sources: some Sequence<String>) -> [Inline] {
        sources.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            .filter { ledger.source($0) != nil }
            .map(Inline.footnote)
    }

    /// The text of every source's footnote; only those that are referred to are printed.
    var footnotes: [Block] {
        ledger.model.sources.map { source in
            var text: [Inline] = []
            if let url = source.url {
                text.append(.link([.text(source.title)], url: url))
            } else {
                text.append(.text(source.title))
            }
            let roots = source.cites.isEmpty ? [] : ledger.roots(of: [source.id])
            text.append(
                .text(
                    words.appendix.source(
                        source, repeats: roots.map { ledger.source($0)?.publisher ?? $0 })))
            return .footnote(id: source.id, text)
        }
    }
}

/// A section of the report: what a reader needs in the main report, and the rest in the appendix.
///
/// Neither has the heading: sections are numbered by where they stand (``ReportOutline``).
public protocol ReportSection: Sendable {
    /// Heading without a number.
    func title(_ context: ReportContext) -> String
    /// Blocks of the main report; empty when the model has nothing to say there.
    func blocks(_ context: ReportContext) -> [Block]
    /// Tables and method for a reader who checks; empty when there are none.
    func appendix(_ context: ReportContext) -> [Block]
}

extension ReportSection {
    public func blocks(_: ReportContext) -> [Block] { [] }
    public func appendix(_: ReportContext) -> [Block] { [] }
}

extension String {
    /// `1 deal`, `2 deals`.
    static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
    }
}
