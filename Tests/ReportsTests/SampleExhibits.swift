import Charts
import Money
import Reports

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

        var label: String { amount.map { MoneyFormat().text($0 * 1e9, .usd) } ?? "undisclosed" }
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
                name: firm, segments: segments, totalLabel: MoneyFormat().text(total * 1e9, .usd))
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
            firmness: layer, amount: sum, label: MoneyFormat().text(sum * 1e9, .usd))
    }

    static let matrix = PayerReceiverMatrix(
        text: text(
            "e2", "Who pays whom: some pairs pay each other",
            "The row pays the column, US$ bn. Shade grows with the amount"),
        payers: firms.map { firm in
            let total = deals.filter { $0.from == firm }.reduce(0) { $0 + ($1.amount ?? 0) }
            return PayerReceiverMatrix.Payer(
                name: firm, totalLabel: total == 0 ? "" : MoneyFormat().text(total * 1e9, .usd))
        },
        receivers: firms,
        flows: deals.map {
            PayerReceiverMatrix.Flow(
                from: $0.from, to: $0.to, family: $0.family, amount: $0.amount,
                label: MoneyFormat().number(($0.amount ?? 0) * 1e9, .usd))
        })

    /// Legs of the first eight rows of ``ladder``.
    private static let highlighted = Set(
        ladder.rows.prefix(8).flatMap { $0.legs.map { $0.from + ">" + $0.to } })

    static let map = FlowMap(
        text: text(
            "a1", "Money that vendors invest in OpenAI comes back to them as orders",
            "Deals between 12 AI firms, US$ bn. Circles grow with money in and out"),
        firms: firms.map { firm in
            let sum = deals.filter { $0.from == firm || $0.to == firm }
                .reduce(0) { $0 + ($1.amount ?? 0) }
            return FlowMap.Firm(
                name: firm, throughput: sum, label: MoneyFormat().text(sum * 1e9, .usd))
        },
        flows: deals.map {
            FlowMap.Flow(
                from: $0.from, to: $0.to, family: $0.family, firmness: $0.firmness,
                amount: $0.amount, label: $0.label,
                isHighlighted: highlighted.contains($0.from + ">" + $0.to))
        })

    // MARK: - Networks of any size

    /// A ring with chords: `count` firms, about `2.5 × count` deals of every family and firmness, one
    /// in eleven undisclosed.
    static func network(_ count: Int, _ names: Names = .mixed) -> [Deal] {
        let name = names.word
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 &+ UInt64(count)
        func draw(_ limit: Int) -> Int {
            // Linear congruence of Knuth (1997), constants of MMIX.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        return (0..<(count * 5 / 2)).map { index in
            let from = index < count ? index : draw(index.isMultiple(of: 2) ? count : 3)
            let to = index < count ? (index + 1) % count : draw(count)
            let isUnknown = draw(11) == 0
            return deal(
                name(from), name(to == from ? (to + 1) % count : to),
                isUnknown ? nil : Double(1 + draw(3000)) / 10, ExhibitFamily.allCases[draw(3)],
                ExhibitFirmness.allCases[draw(5)])
        }
    }

    static func largeMatrix(_ count: Int, _ names: Names = .mixed) -> PayerReceiverMatrix {
        let name = names.word
        var seen: Set<String> = []
        return PayerReceiverMatrix(
            text: matrix.text,
            payers: (0..<count).map {
                PayerReceiverMatrix.Payer(name: name($0), totalLabel: "$1,234.5 bn")
            },
            receivers: (0..<count).map(name),
            flows: network(count, names).filter {
                seen.insert("\($0.from)>\($0.to)>\($0.family)").inserted
            }
            .map {
                PayerReceiverMatrix.Flow(
                    from: $0.from, to: $0.to, family: $0.family, amount: $0.amount,
                    label: MoneyFormat().number(($0.amount ?? 0) * 1e9, .usd))
            })
    }

    static func largeMap(_ count: Int, _ names: Names = .mixed) -> FlowMap {
        let name = names.word
        let deals = network(count, names)
        return FlowMap(
            text: map.text,
            firms: (0..<count).map { index in
                let sum = deals.filter { $0.from == name(index) || $0.to == name(index) }
                    .reduce(0) { $0 + ($1.amount ?? 0) }
                return FlowMap.Firm(name: name(index), throughput: sum, label: "")
            },
            flows: deals.enumerated().map { index, deal in
                FlowMap.Flow(
                    from: deal.from, to: deal.to, family: deal.family, firmness: deal.firmness,
                    amount: deal.amount, label: deal.label,
                    isHighlighted: count < 8 || index.isMultiple(of: 4))
            })
    }

    static func largeLadder(_ count: Int, _ names: Names = .mixed) -> CircuitLadder {
        let name = names.word
        return CircuitLadder(
            text: ladder.text,
            rows: (0..<count).map { index in
                let length = 2 + index % 11
                let chain = (0...length).map { name(($0 == length ? 0 : $0) + index) }
                let deals = network(count, names)
                let legs = zip(chain, chain.dropFirst()).enumerated().map { step, pair in
                    let deal = deals[(index * 7 + step) % deals.count]
                    return CircuitLadder.Leg(
                        from: pair.0, to: pair.1, family: deal.family, firmness: deal.firmness,
                        amount: deal.amount, label: deal.label)
                }
                return CircuitLadder.Row(id: "C\(index + 1)", legs: legs)
            })
    }

    static func largeBars(_ count: Int, _ names: Names = .mixed) -> FirmnessBars {
        let name = names.word
        let deals = network(count, names)
        return FirmnessBars(
            text: firmness.text,
            rows: (0..<count).map { index in
                FirmnessBars.Row(
                    name: name(index),
                    segments: ExhibitFirmness.allCases.map { layer in
                        let sum = deals.filter { $0.from == name(index) && $0.firmness == layer }
                            .reduce(0) { $0 + ($1.amount ?? 0) }
                        return FirmnessBars.Segment(
                            firmness: layer, amount: sum, label: MoneyFormat().text(sum * 1e9, .usd)
                        )
                    }, totalLabel: "$1,234.5 bn")
            }, totals: firmness.totals)
    }
}
