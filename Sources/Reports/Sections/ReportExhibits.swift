import Analysis
import Charts
import Circularity
import Documents
import FlowNetwork
import Ledger
import Text

/// An exhibit of the report: what it draws, where it is stored, and the block that shows it.
struct ReportExhibit {
    /// `E1-circuit-ladder`
    let name: String
    let language: ReportLanguage
    let text: ExhibitText
    /// Whether a page has a drawing of its own for narrow screens.
    let hasNarrow: Bool
    let drawing: (Theme, ExhibitForm) -> DrawnExhibit

    func draw(_ theme: Theme, _ form: ExhibitForm = .wide) -> DrawnExhibit { drawing(theme, form) }

    /// `figures/E1-circuit-ladder.svg`, `.dark.svg`, `.ko.svg`, `.ko.dark.svg`
    func path(_ theme: Theme) -> String {
        let themed = theme == .dark ? ".dark.svg" : ".svg"
        return "figures/" + name + (language == .en ? "" : "." + language.code) + themed
    }

    /// As a page holds it: both themes, and what a narrow screen shows.
    func figure(variants: [(key: String, exhibit: ReportExhibit)] = []) -> HTMLRenderer.Figure {
        HTMLRenderer.Figure(
            light: svg(.light, .wide), dark: svg(.dark, .wide), narrow: narrow(),
            variants: variants.map { key, exhibit in
                HTMLRenderer.Figure.Variant(
                    key: key, light: exhibit.svg(.light, .wide, key),
                    dark: exhibit.svg(.dark, .wide, key), narrow: exhibit.narrow(key),
                    caption: exhibit.text.title)
            })
    }

    private func svg(_ theme: Theme, _ form: ExhibitForm, _ key: String = "") -> String {
        let parts = [theme.name, form == .narrow ? "narrow" : "", key].filter { !$0.isEmpty }
        return draw(theme, form).svg(idSuffix: parts.joined(separator: "-"))
    }

    private func narrow(_ key: String = "") -> HTMLRenderer.Figure.Narrow? {
        hasNarrow ? .init(light: svg(.light, .narrow, key), dark: svg(.dark, .narrow, key)) : nil
    }

    var block: Block {
        .exhibit(
            ExhibitFigure(
                light: path(.light), dark: path(.dark), alternative: text.description,
                caption: [.text(text.title)]))
    }
}

/// The exhibits of a report. Titles state findings, so they are computed like the numbers.
struct ReportExhibits {
    let context: ReportContext

    init(_ context: ReportContext) { self.context = context }

    var all: [ReportExhibit] {
        [ladder, matrix, firmness, map] + ofStress
            + [contagion, decay, concentration, history, elasticity].compactMap { $0 } + series
    }

    /// Those of the summary.
    var leading: [ReportExhibit] { [ladder] + [cashOut].compactMap { $0 } }

    var sourceLine: String {
        context.words.exhibits.source(
            context.modelTitle, deals: context.ledger.deals.count,
            asOf: context.dates.text(context.analysis.manifest.asOf))
    }

    /// The fixed words of exhibits, for their drawings.
    var strings: ExhibitStrings { context.words.exhibits.strings }

    /// An exhibit in the language of the report.
    func exhibit(
        _ name: String, _ text: ExhibitText, draw: @escaping (Theme) -> DrawnExhibit
    ) -> ReportExhibit {
        ReportExhibit(
            name: name, language: context.language, text: text, hasNarrow: false
        ) { theme, _ in draw(theme) }
    }

    /// An exhibit that is laid out for narrow screens as well.
    func exhibit(
        _ name: String, _ text: ExhibitText,
        draw: @escaping (Theme, ExhibitForm) -> DrawnExhibit
    ) -> ReportExhibit {
        ReportExhibit(
            name: name, language: context.language, text: text, hasNarrow: true, drawing: draw)
    }

    /// The loops that the report shows: the widest first, then the shortest of those with an undisclosed leg. Those of capital alone, where they are the
    /// larger finding, stand before those of investment and orders.
    static func shownCircuits(_ context: ReportContext, limit: Int) -> [DealCircuit] {
        let (loops, capital) = (context.circuitNumbers.circuits, context.circuitNumbers.capital)
        let room = min(loops.count, max(limit / 3, limit - capital.count))
        return shown(capital, limit: limit - room)
            + shown(loops, limit: capital.isEmpty ? limit : room)
    }

    private static func shown(_ loops: [DealCircuit], limit: Int) -> [DealCircuit] {
        let priced = loops.filter(\.isPriced)
        let unpriced = loops.filter { !$0.isPriced }
        let room = max(limit / 4, limit - priced.count)
        return Array(priced.prefix(limit - min(room, unpriced.count)) + unpriced.prefix(room))
    }

    // MARK: E1

    static let ladderRows = 12
    /// Firms on loops that the network shows without regard to whether they are in scope.
    static let mapFirms = 60

    var ladder: ReportExhibit { ladder(upTo: .estimated) }

    /// E1 of one cumulative layer: softer money is left out.
    func ladder(upTo layer: Firmness) -> ReportExhibit {
        let shown = circuits(upTo: layer)
        let words = context.words.exhibits
        let capital = !context.circuitNumbers.capital.isEmpty
        let orders = shown.contains { $0.kind == .circularFinancing }
        let note = capital ? words.capitalNote(orders: orders) : nil
        let loops = shown.map { circuit in
            words.loop(
                context.circuitNumbers.id(of: circuit) ?? "", context.chain(circuit),
                amount: circuit.bottleneck(layer).map { context.money($0) })
        }.joined(separator: "; ")
        let text = ExhibitText(
            id: "e1", title: ladderTitle(shown, layer),
            subtitle: words.ladderSubtitle(
                unit: context.currencyHeading, capital: capital, orders: orders),
            source: sourceLine,
            description: shown.isEmpty
                ? words.noLoopCloses : note.map { "\($0) \(loops)" } ?? loops)
        let rows = circuitRows(upTo: layer)
        let firm = words.upTo(
            context.words.common.layer(context.analysis.returnable.headline.layer))
        return exhibit("E1-circuit-ladder", text) {
            CircuitLadder(text: text, rows: rows, note: note, firmLabel: firm)
                .drawn(theme: $0, strings: strings, form: $1)
        }
    }

    /// Of the loops that E1 draws those that close in a layer, the widest of it first.
    private func circuits(upTo layer: Firmness) -> [DealCircuit] {
        let all = Self.shownCircuits(context, limit: Self.ladderRows)
        if layer == .estimated { return all }
        return all.filter { circuit in
            circuit.hops.allSatisfy {
                $0.isPriced ? $0.amount.upTo(layer) > 0 : $0.firmness <= layer
            }
        }.enumerated().sorted {
            let (a, b) = ($0.element.bottleneck(layer) ?? 0, $1.element.bottleneck(layer) ?? 0)
            return (b, $0.offset) < (a, $1.offset)
        }.map(\.element)
    }

    /// The loops that E1 draws, by number.
    var circuitRows: [CircuitLadder.Row] { circuitRows(upTo: .estimated) }

    private func circuitRows(upTo layer: Firmness) -> [CircuitLadder.Row] {
        circuits(upTo: layer).map { circuit in
            CircuitLadder.Row(
                id: context.circuitNumbers.id(of: circuit) ?? "",
                legs: circuit.hops.map { ladderLeg($0, layer) },
                firm: circuit.isPriced
                    ? context.billions(
                        circuit.bottleneck(min(layer, context.analysis.returnable.headline.layer))
                            ?? 0) : nil)
        }
    }

    private func ladderTitle(_ shown: [DealCircuit], _ layer: Firmness) -> String {
        let words = context.words.exhibits
        if let top = shown.first(where: { $0.kind != .circularFinancing }),
            !context.circuitNumbers.capital.isEmpty
        {
            return words.capitalTitle(
                context.chain(top), amount: top.bottleneck(layer).map { context.money($0) })
        }
        guard let top = shown.first, let amount = top.bottleneck(layer) else {
            return shown.isEmpty ? words.noLoopCloses : words.noPricedLoop
        }
        return words.ladderTitle(context.chain(top), amount: context.money(amount))
    }

    private func ladderLeg(_ hop: CircuitHop, _ layer: Firmness) -> CircuitLadder.Leg {
        let amount = hop.amount.upTo(layer)
        return CircuitLadder.Leg(
            from: context.firm(hop.from), to: context.firm(hop.to), family: hop.side.exhibitFamily,
            firmness: min(layer, Self.mainLayer(hop.amount, orElse: hop.firmness)).exhibitFirmness,
            amount: hop.isPriced ? context.billions(amount) : nil,
            label: hop.isPriced ? context.money(amount) : strings.undisclosed)
    }

    /// The layer that holds most of an amount.
    static func mainLayer(_ amount: LayeredAmount, orElse fallback: Firmness) -> Firmness {
        guard amount.total > 0 else { return fallback }
        return Firmness.allCases.max { (amount[$0], $1) < (amount[$1], $0) } ?? fallback
    }

    // MARK: E3

    var firmness: ReportExhibit {
        var byPayer: [Int: LayeredAmount] = [:]
        // No headline announced what a rule derives.
        for leg in context.network.legs where !leg.isDerived {
            byPayer[leg.from, default: .zero] = (byPayer[leg.from] ?? .zero) + leg.stated
        }
        let total = byPayer.values.reduce(LayeredAmount.zero, +)
        let order = byPayer.filter { $0.value.total > 0 }
            .sorted { ($0.value.total, -$0.key) > ($1.value.total, -$1.key) }
        let shown = order.filter { context.network.firms[$0.key].isInUniverse }
        let outside = order.filter { !context.network.firms[$0.key].isInUniverse }
        let words = context.words.exhibits
        let paid = ReportContext.ratio(total.paid, total.total).map { context.percent($0) }
        let text = ExhibitText(
            id: "e3", title: words.firmnessTitle(paid: paid),
            subtitle: words.firmnessSubtitle(unit: context.currencyHeading),
            source: sourceLine,
            description: order.prefix(8).map { payer, amount in
                words.payer(
                    context.firm(payer), total: context.money(amount.total),
                    paid: context.money(amount.paid), binding: context.money(amount.binding))
            }.joined(separator: "; "))
        var rows = shown.map { payer, amount in bar(context.firm(payer), amount) }
        if !outside.isEmpty {
            rows.append(
                bar(
                    words.outsidePayers(outside.count),
                    outside.map(\.value).reduce(LayeredAmount.zero, +)))
        }
        let totals = segments(total)
        return exhibit("E3-firmness", text) {
            FirmnessBars(text: text, rows: rows, totals: totals)
                .drawn(theme: $0, strings: strings, form: $1)
        }
    }

    private func bar(_ name: String, _ amount: LayeredAmount) -> FirmnessBars.Row {
        FirmnessBars.Row(
            name: name, segments: segments(amount),
            totalLabel: context.money(amount.total))
    }

    private func segments(_ amount: LayeredAmount) -> [FirmnessBars.Segment] {
        Firmness.allCases.filter { amount[$0] > 0 }.map { layer in
            FirmnessBars.Segment(
                firmness: layer.exhibitFirmness, amount: context.billions(amount[layer]),
                label: context.money(amount[layer]))
        }
    }
}

extension CircuitHop.Side {
    var exhibitFamily: ExhibitFamily {
        switch self {
        case .financing: .financing
        case .contingent: .contingent
        case .commerce: .commerce
        }
    }
}

extension Firmness {
    var exhibitFirmness: ExhibitFirmness {
        switch self {
        case .paid: .paid
        case .binding: .binding
        case .announced: .announced
        case .reported: .reported
        case .estimated: .estimated
        }
    }
}
