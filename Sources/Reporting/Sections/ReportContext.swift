import Circularity
import FlowNetwork
import Ledger
import Ouroboros

/// What every section of the report needs: the analysis, and one way to name firms, money and sources.
public struct ReportContext: Sendable {
    public let analysis: Analysis
    public let language: ReportLanguage
    /// Every word of the report; sections hold none.
    public let words: Words
    let format: MoneyFormat
    let dates: DateFormat

    public init(_ analysis: Analysis, language: ReportLanguage = .en) {
        self.analysis = analysis
        self.language = language
        words = Words.of(language)
        format = MoneyFormat(language: language)
        dates = DateFormat(language: language)
    }

    var ledger: ResolvedLedger { analysis.ledger }
    var network: FlowNetwork { analysis.network }

    /// The layer that headlines are about: what is announced, or firmer.
    var headline: LayerResult? { analysis.layer(.announced) ?? analysis.layers.last }

    // MARK: names

    func firm(_ index: Int) -> String {
        let firm = network.firms[index]
        return firm.names[language.code] ?? firm.name
    }

    func entity(_ id: String) -> String {
        guard let entity = ledger.entity(id) else { return id }
        return entity.names[language.code] ?? entity.name
    }

    /// `Amazon → OpenAI → Amazon`
    func chain(_ circuit: DealCircuit) -> String {
        (circuit.firms + circuit.firms.prefix(1)).map(firm).joined(separator: " → ")
    }

    // MARK: money

    func money(_ minorUnits: Int64) -> String {
        format.text(cents: Int128(minorUnits))
    }

    func range(_ low: Int64, _ high: Int64) -> String {
        format.range(cents: Int128(low), Int128(high))
    }

    /// US$ bn for a drawing.
    func billions(_ minorUnits: Int64) -> Double { Double(minorUnits) / 1e11 }

    /// An amount that an analysis computed, in minor units.
    func money(computed minorUnits: Double) -> String { format.text(usd: minorUnits / 100) }

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
            return value.currency == network.currency
                ? self.money(value.minorUnits) : value.shortText
        }
        if amount.basis == .range {
            return words.common.amount(from: money(amount.low), to: money(amount.high))
        }
        return words.common.amount(amount.basis, money(amount.stated))
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
            var rest = ""
            if let file = source.file { rest += ", file \(file)" }
            if let publisher = source.publisher { rest += ", \(publisher)" }
            rest += source.published.map { ", \($0)" } ?? ", undated"
            rest += ". Grade \(source.grade), \(source.kind.rawValue)."
            if !source.cites.isEmpty {
                let roots = ledger.roots(of: [source.id]).map { ledger.source($0)?.publisher ?? $0 }
                rest += " Repeats \(roots.joined(separator: ", "))."
            }
            if source.url == nil && source.file == nil { rest += " No address kept." }
            text.append(.text(rest))
            return .footnote(id: source.id, text)
        }
    }
}

/// A section of the report.
public protocol ReportSection: Sendable {
    /// Blocks of the section, its heading first; empty when the model has nothing to say there.
    func blocks(_ context: ReportContext) -> [Block]
}

extension String {
    /// `1 deal`, `2 deals`.
    static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
    }
}
