import Circularity
import FlowNetwork
import Ledger

/// An exhibit of the report: what it draws, where it is stored, and the block that shows it.
struct ReportExhibit {
    /// `E1-circuit-ladder`
    let name: String
    let text: ExhibitText
    let draw: (Theme) -> DrawnExhibit

    func path(_ theme: Theme) -> String { "figures/\(name).\(theme.name).svg" }

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
        [ladder, matrix, firmness, map] + [contagion, decay, concentration].compactMap { $0 }
            + series
    }

    var sourceLine: String {
        let manifest = context.analysis.manifest
        return
            "Source: \(context.ledger.model.title), \(String.count(context.ledger.deals.count, "deal")) as known on \(manifest.asOf)."
    }

    /// The loops that the report shows: the widest first, then the shortest of those with an undisclosed leg.
    static func shownCircuits(_ context: ReportContext, limit: Int) -> [DealCircuit] {
        let circular = context.analysis.circuits.circuits(.circularFinancing)
        let priced = circular.filter(\.isPriced)
        let unpriced = circular.filter { !$0.isPriced }
            .sorted { ($0.length, $0.layer, $0.firms[0]) < ($1.length, $1.layer, $1.firms[0]) }
        let room = max(limit / 4, limit - priced.count)
        return Array(priced.prefix(limit - min(room, unpriced.count)) + unpriced.prefix(room))
    }

    // MARK: E1

    static let ladderRows = 12

    var ladder: ReportExhibit {
        let shown = Self.shownCircuits(context, limit: Self.ladderRows)
        let text = ExhibitText(
            id: "e1", title: ladderTitle(shown),
            subtitle:
                "Widest loops of investment and orders, US$. Bar = amount that can travel all the way round (the smallest leg, ringed)",
            source: sourceLine,
            description: shown.isEmpty
                ? "No loop of investment and orders."
                : shown.enumerated().map { index, circuit in
                    "C\(index + 1): \(context.chain(circuit)), \(circuit.bottleneck.map { "at most \(context.money($0))" } ?? "amount not disclosed")"
                }.joined(separator: "; "))
        let rows = shown.enumerated().map { index, circuit in
            CircuitLadder.Row(id: "C\(index + 1)", legs: circuit.hops.map(ladderLeg))
        }
        return ReportExhibit(name: "E1-circuit-ladder", text: text) {
            CircuitLadder(text: text, rows: rows).drawn(theme: $0)
        }
    }

    private func ladderTitle(_ shown: [DealCircuit]) -> String {
        guard let top = shown.first, let amount = top.bottleneck else {
            return shown.isEmpty
                ? "No loop of investment and orders closes"
                : "No loop has a known amount on every leg"
        }
        return "The widest loop, \(context.chain(top)), can carry at most \(context.money(amount))"
    }

    private func ladderLeg(_ hop: CircuitHop) -> CircuitLadder.Leg {
        CircuitLadder.Leg(
            from: context.firm(hop.from), to: context.firm(hop.to), family: hop.sort.exhibitFamily,
            firmness: Self.mainLayer(hop.amount, orElse: hop.firmness).exhibitFirmness,
            amount: hop.isPriced ? context.billions(hop.amount.total) : nil,
            label: hop.isPriced ? context.money(hop.amount.total) : "undisclosed")
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
        let text = ExhibitText(
            id: "e3", title: firmnessTitle(total),
            subtitle: "Counted amounts by firmness and by payer, US$",
            source: sourceLine,
            description: order.prefix(8).map { payer, amount in
                "\(context.firm(payer)) \(context.money(amount.total)), of which paid \(context.money(amount.paid)) and binding \(context.money(amount.binding))"
            }.joined(separator: "; "))
        var rows = shown.map { payer, amount in bar(context.firm(payer), amount) }
        if !outside.isEmpty {
            rows.append(
                bar(
                    String.count(outside.count, "outside payer"),
                    outside.map(\.value).reduce(LayeredAmount.zero, +)))
        }
        let totals = segments(total)
        return ReportExhibit(name: "E3-firmness", text: text) {
            FirmnessBars(text: text, rows: rows, totals: totals).drawn(theme: $0)
        }
    }

    private func firmnessTitle(_ total: LayeredAmount) -> String {
        guard let share = ReportContext.ratio(total.paid, total.total) else {
            return "No amount is known"
        }
        let cents = (share * 100).rounded()
        if cents < 1 { return "Less than one cent of each headline dollar has been paid" }
        return
            "\(Int(cents)) \(cents == 1 ? "cent" : "cents") of each headline dollar \(cents == 1 ? "has" : "have") been paid"
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

extension CircuitHop.Sort {
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
