import Reporting

/// Inputs with the invented numbers of the design pictures, small enough for goldens, and networks
/// of any size for properties.
enum SampleExhibits {
    static func text(_ id: String, _ title: String, _ subtitle: String) -> ExhibitText {
        ExhibitText(
            id: id, title: title, subtitle: subtitle,
            source: "Source: illustrative ledger, 30 deals.",
            description: title + ". " + subtitle)
    }

    struct Deal {
        let from: String
        let to: String
        let amount: Double?
        let family: ExhibitFamily
        let firmness: ExhibitFirmness

        var label: String { amount.map { MoneyFormat().text(usd: $0 * 1e9) } ?? "undisclosed" }
    }

    static func deal(
        _ from: String, _ to: String, _ amount: Double?, _ family: ExhibitFamily,
        _ firmness: ExhibitFirmness
    ) -> Deal {
        Deal(from: from, to: to, amount: amount, family: family, firmness: firmness)
    }

    static let firms = [
        "OpenAI", "Oracle", "Microsoft", "Nvidia", "Broadcom", "AMD", "Anthropic", "Amazon",
        "Google", "CoreWeave", "SoftBank", "xAI",
    ]

    static let deals = [
        deal("Nvidia", "OpenAI", 100, .financing, .announced),
        deal("OpenAI", "Nvidia", 60, .commerce, .announced),
        deal("OpenAI", "Oracle", 300, .commerce, .binding),
        deal("Oracle", "Nvidia", 40, .commerce, .binding),
        deal("OpenAI", "Microsoft", 250, .commerce, .binding),
        deal("Microsoft", "Nvidia", 35, .commerce, .estimated),
        deal("AMD", "OpenAI", 34, .contingent, .announced),
        deal("OpenAI", "AMD", 90, .commerce, .announced),
        deal("OpenAI", "Amazon", 38, .commerce, .binding),
        deal("Amazon", "Nvidia", 25, .commerce, .reported),
        deal("Microsoft", "OpenAI", 13, .financing, .paid),
        deal("OpenAI", "CoreWeave", 22.4, .commerce, .binding),
        deal("CoreWeave", "Nvidia", 12, .commerce, .reported),
        deal("Nvidia", "Anthropic", 10, .financing, .announced),
        deal("Anthropic", "Amazon", 20, .commerce, .reported),
        deal("OpenAI", "Broadcom", 150, .commerce, .announced),
        deal("OpenAI", "Google", 5, .commerce, .reported),
        deal("Oracle", "AMD", 6, .commerce, .announced),
        deal("Microsoft", "Anthropic", 5, .financing, .announced),
        deal("Microsoft", "CoreWeave", 10, .commerce, .binding),
        deal("Nvidia", "CoreWeave", 2, .financing, .paid),
        deal("Nvidia", "CoreWeave", 6.3, .commerce, .binding),
        deal("Nvidia", "xAI", 2, .financing, .announced),
        deal("Anthropic", "Microsoft", 30, .commerce, .binding),
        deal("Anthropic", "Google", 30, .commerce, .announced),
        deal("Amazon", "Anthropic", 8, .financing, .paid),
        deal("Google", "Broadcom", 18, .commerce, .estimated),
        deal("Google", "Anthropic", 3, .financing, .paid),
        deal("SoftBank", "OpenAI", 40, .financing, .paid),
        deal("xAI", "Nvidia", 18, .commerce, .estimated),
    ]

    static func find(_ from: String, _ to: String) -> Deal? {
        deals.first { $0.from == from && $0.to == to }
    }

    /// A chain of firms as a row of E1.
    static func row(_ id: String, _ names: [String]) -> CircuitLadder.Row {
        let legs = zip(names, names.dropFirst()).map { from, to in
            let deal = find(from, to) ?? deal(from, to, nil, .commerce, .announced)
            return CircuitLadder.Leg(
                from: from, to: to, family: deal.family, firmness: deal.firmness,
                amount: deal.amount, label: deal.label)
        }
        return CircuitLadder.Row(id: id, legs: legs)
    }

    static let ladder = CircuitLadder(
        text: text(
            "e1", "Each loop is only as large as its thinnest leg",
            "Top circuits. Bar = amount that can travel all the way round (the smallest leg, ringed)"
        ),
        rows: [
            row("C1", ["Nvidia", "OpenAI", "Nvidia"]),
            row("C2", ["Nvidia", "OpenAI", "Oracle", "Nvidia"]),
            row("C3", ["Nvidia", "OpenAI", "Microsoft", "Nvidia"]),
            row("C4", ["AMD", "OpenAI", "AMD"]),
            row("C5", ["Nvidia", "OpenAI", "Amazon", "Nvidia"]),
            row("C6", ["Microsoft", "OpenAI", "Microsoft"]),
            row("C7", ["Nvidia", "OpenAI", "CoreWeave", "Nvidia"]),
            row("C8", ["Nvidia", "Anthropic", "Amazon", "Nvidia"]),
            row(
                "C9", ["Nvidia", "Anthropic", "Microsoft", "OpenAI", "Oracle", "AMD", "Nvidia"]),
        ])

    static let firmness = FirmnessBars(
        text: text(
            "e3", "Only 5 cents of each headline dollar has been paid",
            "Ledger amounts by firmness and by payer"),
        rows: firms.compactMap { firm -> FirmnessBars.Row? in
            let segments = ExhibitFirmness.allCases.compactMap { layer -> FirmnessBars.Segment? in
                segment(layer) { $0.from == firm }
            }
            let total = segments.reduce(0) { $0 + $1.amount }
            if total == 0 { return nil }
            return FirmnessBars.Row(
                name: firm, segments: segments, totalLabel: MoneyFormat().text(usd: total * 1e9))
        }.sorted { a, b in
            a.segments.reduce(0) { $0 + $1.amount } > b.segments.reduce(0) { $0 + $1.amount }
        },
        totals: ExhibitFirmness.allCases.compactMap { layer in segment(layer) { _ in true } })

    private static func segment(
        _ layer: ExhibitFirmness, of belongs: (Deal) -> Bool
    ) -> FirmnessBars.Segment? {
        let sum = deals.filter { $0.firmness == layer && belongs($0) }
            .reduce(0) { $0 + ($1.amount ?? 0) }
        if sum == 0 { return nil }
        return FirmnessBars.Segment(
            firmness: layer, amount: sum, label: MoneyFormat().text(usd: sum * 1e9))
    }
}
