import Circularity
import Documents
import Ledger
import Liquidity
import Money
import Text

/// The page that compares the burn-rate model with published forecasts: what was fed in, what came out, what the sources say.
///
/// ```swift
/// let files = try ValidationReport(ledger).files()     // validation.md, validation.ko.md
/// ```
public struct ValidationReport: Sendable {
    private let ledger: ResolvedLedger
    private let vintages: [CashVintage]
    private let bridges: [FundingBridge]
    private let peers: [PeerComparison]
    private let hindcast: Hindcast?

    /// - Parameter hindcast: a stress test of the ledger's day beside what came; `nil`: the page has none.
    /// - Throws: ``SimulationError`` for forecasts that cannot be simulated, ``MeasureError`` for a network that is too large.
    public init(_ ledger: ResolvedLedger, hindcast: Hindcast? = nil) throws {
        self.ledger = ledger
        self.hindcast = hindcast
        vintages = try CashVintage.all(ledger)
        bridges = try FundingBridge.all(ledger)
        peers = try PeerComparison.all(ledger)
    }

    /// One page a language, paths relative to the folder of the validation, in a fixed order.
    /// - Throws: ``DocumentError``: a defect of the program.
    public func files(
        languages: [ReportLanguage] = ReportLanguage.allCases
    ) throws(DocumentError) -> [(path: String, contents: String)] {
        var files: [(path: String, contents: String)] = []
        for language in languages {
            files.append(
                (
                    language.file("validation.md"),
                    try MarkdownRenderer().render(document(language))
                ))
        }
        return files
    }

    public func document(_ language: ReportLanguage = .en) -> Document {
        ValidationPage(ledger: ledger, language: language)
            .document(vintages, bridges, peers, hindcast)
    }
}

/// The page in one language.
struct ValidationPage {
    let ledger: ResolvedLedger
    let words: ValidationWords
    let money: MoneyFormat
    let language: ReportLanguage

    init(ledger: ResolvedLedger, language: ReportLanguage) {
        self.ledger = ledger
        self.language = language
        words = Words.of(language).validation
        money = MoneyFormat(language: language)
    }

    func document(
        _ vintages: [CashVintage], _ bridges: [FundingBridge], _ peers: [PeerComparison],
        _ hindcast: Hindcast?
    ) -> Document {
        var blocks: [Block] = [
            .heading(level: 1, [.text(words.title)]),
            .paragraph([
                .text(words.introduction(asOf: DateFormat(language: language).text(ledger.asOf)))
            ]),
        ]
        blocks += self.vintages(vintages)
        blocks += bridges.flatMap(bridge)
        blocks += self.peers(peers)
        if let hindcast { blocks += self.hindcast(hindcast) }
        if vintages.isEmpty, bridges.isEmpty, peers.isEmpty, hindcast == nil {
            blocks.append(.paragraph([.text(words.nothing)]))
        }
        return Document(blocks + footnotes)
    }

    // MARK: Vintages

    private func vintages(_ all: [CashVintage]) -> [Block] {
        guard !all.isEmpty else { return [] }
        let years = Set(all.flatMap { $0.years.map(\.year) }).sorted()
        var blocks: [Block] = [
            .heading(level: 2, [.text(words.vintagesTitle)]),
            .paragraph([.text(words.vintagesFedIn)]),
        ]
        let heads = years.map { Table.Column("\($0)", .right) }
        blocks.append(
            .table(
                Table(
                    columns: [Table.Column(words.forecast)] + heads + [
                        Table.Column(words.trough, .right), Table.Column(words.troughYear, .right),
                    ],
                    rows: all.map { vintage in
                        [name(vintage)]
                            + years.map { year in
                                vintage.years.first { $0.year == year }.map { [text($0.cash)] }
                                    ?? []
                            }
                            + [[text(vintage.trough)], [.text("\(vintage.troughYear)")]]
                    })))
        blocks.append(
            .table(
                Table(
                    columns: [Table.Column(words.balances)] + heads,
                    rows: all.map { vintage in
                        [[.text(label(vintage))]]
                            + years.map { year in
                                vintage.years.first { $0.year == year }.map { [text($0.balance)] }
                                    ?? []
                            }
                    })))
        blocks.append(
            .paragraph([.text(words.vintagesResult(all.map { amount($0.trough) }))]))
        var notes: [[Inline]] = []
        for vintage in all {
            for total in vintage.totals {
                let years = "\(total.first)–\(total.last)"
                notes.append(
                    [
                        .text(
                            words.total(
                                label(vintage), years: years, stated: amount(total.stated),
                                computed: amount(total.computed)))
                    ] + cite([total.source]))
            }
            for item in vintage.contradictions {
                notes.append(
                    [
                        .text(
                            words.contradiction(
                                label(vintage), year: "\(item.year)", used: amount(item.used),
                                other: amount(item.other)))
                    ] + cite([item.otherSource]))
            }
        }
        if !notes.isEmpty { blocks.append(.list(ordered: false, notes)) }
        return blocks
    }

    private func label(_ vintage: CashVintage) -> String {
        let scope = Vintage(scope: vintage.scope).map(VintageWords(language: language).vintage)
        return "\(entity(vintage.firm)), \(scope ?? vintage.scope)"
    }

    private func name(_ vintage: CashVintage) -> [Inline] {
        [.text(label(vintage))] + cite(vintage.years.map(\.source))
    }

    // MARK: The bridge

    private func bridge(_ bridge: FundingBridge) -> [Block] {
        func row(_ name: String, _ value: Double, _ source: String? = nil) -> [[Inline]] {
            [[.text(name)] + cite([source].compactMap(\.self)), [text(value)]]
        }
        var rows = [
            row(words.rent(to: "\(bridge.lastYear)"), -bridge.rent.amount, bridge.rent.source)
        ]
        rows += bridge.means.map { row(words.mean($0.name), $0.amount, $0.source) }
        rows.append(row(words.gapWithoutCash, -bridge.gapWithoutCash))
        if let cash = bridge.cash {
            rows.append(row(words.cash, cash.amount, cash.source))
            rows.append(row(words.gapWithCash, -bridge.gapWithCash))
        }
        rows.append(row(words.statedGap, -bridge.stated.amount, bridge.stated.source))
        var blocks: [Block] = [
            .heading(level: 2, [.text(words.bridgeTitle(bridge.analyst))]),
            .paragraph([
                .text(words.bridgeIntroduction(bridge.analyst, entity(bridge.firm)))
            ]),
            .table(
                Table(
                    columns: [Table.Column(words.part), Table.Column(words.amount, .right)],
                    rows: rows)),
        ]
        if bridge.unexplained.magnitude >= 0.5 {
            blocks.append(
                .alert(
                    .important,
                    [
                        .paragraph([
                            .text(
                                words.doesNotAddUp(
                                    stated: amount(bridge.stated.amount),
                                    computed: amount(bridge.gapWithoutCash),
                                    withCash: amount(bridge.gapWithCash),
                                    difference: amount(bridge.unexplained.magnitude)))
                        ])
                    ]))
        }
        var notes: [[Inline]] = []
        if let first = bridge.revenue.first, let last = bridge.revenue.last,
            let growth = bridge.impliedGrowth
        {
            notes.append(
                [
                    .text(
                        words.revenue(
                            first: amount(first.amount), last: amount(last.amount),
                            years: "\(first.year)–\(last.year)",
                            growth: PercentFormat.text(growth, in: language)))
                ] + cite([first.source, last.source]))
        }
        if let later = bridge.laterRent {
            notes.append(
                [.text(words.laterRent(amount(later.part.amount), year: "\(later.year)"))]
                    + cite([later.part.source]))
        }
        if let buffer = bridge.buffer {
            notes.append(
                [
                    .text(
                        words.buffer(
                            amount(buffer.amount),
                            gap: amount(bridge.stated.amount + buffer.amount)))
                ] + cite([buffer.source]))
        }
        if let upside = bridge.upside {
            notes.append(
                [
                    .text(
                        words.upside(
                            amount(upside.amount), stated: amount(bridge.stated.amount),
                            rest: amount(bridge.stated.amount - upside.amount)))
                ] + cite([upside.source]))
        }
        if !notes.isEmpty { blocks.append(.list(ordered: false, notes)) }
        return blocks
    }

    // MARK: Numbers of others

    private func peers(_ all: [PeerComparison]) -> [Block] {
        guard !all.isEmpty else { return [] }
        func text(_ value: Double, _ peer: PeerNumber) -> String {
            peer.isShare ? PercentFormat.text(value, decimals: 1, in: language) : amount(value)
        }
        func difference(_ one: PeerComparison) -> String {
            let gap = one.ours - one.peer.value
            guard one.peer.isShare else { return amount(gap) }
            return words.points(DecimalFormat.fixed(100 * gap, 1))
        }
        let rows: [[[Inline]]] = all.map { one in
            [
                [.text("\(words.peer(one.peer.kind)) (\(one.peer.about))")],
                [.text(text(one.peer.value, one.peer)), .footnote(one.peer.source.id)],
                [.text(text(one.ours, one.peer))] + cite(one.parts.map(\.source)),
                [.text(difference(one))],
            ]
        }
        var notes: [[Inline]] = []
        for one in all {
            let parts = one.parts.map { "\(entity($0.firm)) \(amount($0.amount)) (\($0.asOf))" }
            let reason = words.peerReason(one.peer.kind)
            // What holds for several numbers of one source is said once, with the first.
            guard
                let first = all.first(where: { words.peerReason($0.peer.kind) == reason }),
                !one.peer.isShare || first.peer.kind == one.peer.kind
            else { continue }
            notes.append([
                .text(
                    "\(words.peer(one.peer.kind)): \(reason)"
                        + words.peerParts(parts, missing: one.missing.map(entity)))
            ])
        }
        return [
            .heading(level: 2, [.text(words.peersTitle)]),
            .paragraph([.text(words.peersIntroduction)]),
            .table(
                Table(
                    columns: [
                        Table.Column(words.part), Table.Column(words.published, .right),
                        Table.Column(words.ours, .right), Table.Column(words.difference, .right),
                    ], rows: rows)),
            .list(ordered: false, notes),
        ]
            + Set(all.map(\.peer.source)).sorted { $0.id < $1.id }.map { source in
                let title: Inline =
                    source.url.map { .link([.text(source.title)], url: $0) } ?? .text(source.title)
                return .footnote(
                    id: source.id, [title, .text(", \(source.published), \(source.grade)")])
            }
    }

    // MARK: Names, money, sources

    func entity(_ id: String) -> String {
        guard let entity = ledger.entity(id) else { return id }
        return entity.names[language.code] ?? entity.name
    }

    func amount(_ billions: Double) -> String {
        money.text(billions * 1e9, ledger.model.baseCurrency)
    }
    private func text(_ billions: Double) -> Inline { .text(amount(billions)) }

    private func cite(_ sources: [String]) -> [Inline] {
        sources.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            .filter { ledger.source($0) != nil }.map(Inline.footnote)
    }

    /// The text of every source's footnote, with its grade; only those that are referred to are printed.
    private var footnotes: [Block] {
        ledger.model.sources.map { source in
            var text: [Inline] =
                source.url.map { [.link([.text(source.title)], url: $0)] } ?? [.text(source.title)]
            let parts =
                [source.publisher, source.published?.description, source.grade.description]
                .compactMap(\.self)
            text.append(.text(", " + parts.joined(separator: ", ")))
            return .footnote(id: source.id, text)
        }
    }
}
