import Charts
import Money
import Reports

/// Inputs of E8, E9 and E10 with invented numbers, and of any size for properties.
enum OtherSampleExhibits {
    // MARK: E8

    static let contagion = ContagionRounds(
        text: SampleExhibits.text(
            "e8", "If OpenAI stops paying, others lose $41 bn",
            "Losses of others by the way they come, US$"),
        rows: [
            row("OpenAI", 28, 9.5, 3.5, "Oracle loses most: $17 bn"),
            row("CoreWeave", 6, 1.2, 0, "Nvidia loses most: $4.1 bn"),
            row("xAI", 2.5, 0.1, 0, "Nvidia loses most: $2.5 bn"),
            row("Anthropic", 0, 0, 0, "nobody loses"),
        ],
        partNames: [
            .direct: "direct", .passedOn: "passed on", .selfFulfilling: "if all expect the worst",
        ])

    private static func row(
        _ name: String, _ direct: Double, _ passedOn: Double, _ feared: Double, _ next: String
    ) -> ContagionRounds.Row {
        let parts = zip(ContagionRounds.Part.allCases, [direct, passedOn, feared])
        return ContagionRounds.Row(
            name: name,
            segments: parts.map {
                ContagionRounds.Segment(
                    part: $0, amount: $1, label: MoneyFormat().text($1 * 1e9, .usd))
            }, totalLabel: MoneyFormat().text((direct + passedOn + feared) * 1e9, .usd), next: next)
    }

    static func largeContagion(_ count: Int, _ names: Names) -> ContagionRounds {
        ContagionRounds(
            text: names.text("e8"),
            rows: (0..<count).map { index in
                ContagionRounds.Row(
                    name: names.word(index),
                    segments: ContagionRounds.Part.allCases.map {
                        ContagionRounds.Segment(
                            part: $0, amount: 100 / Double(index + 1) / Double($0.rawValue + 1),
                            label: names.money)
                    }, totalLabel: names.money,
                    next: (0..<9).map { names.word(index + $0) }.joined(separator: ", "))
            },
            partNames: [
                .direct: names.word(0), .passedOn: names.word(1), .selfFulfilling: names.word(2),
            ])
    }

    // MARK: E9

    static let decay = DecayCurve(
        text: SampleExhibits.text(
            "e9", "Of each announced dollar, 62 cents still stand after a year",
            "Share of announced dollars that stand, by age"),
        horizon: 420,
        steps: [
            .init(age: 60, survival: 0.97, low: 0.9, high: 0.99),
            .init(age: 140, survival: 0.85, low: 0.66, high: 0.95),
            .init(age: 300, survival: 0.62, low: 0.35, high: 0.82),
        ],
        drops: [
            .init(age: 300, label: "Nvidia → OpenAI: $100 bn → $30 bn"),
            .init(age: 140, label: "SoftBank → OpenAI: $30 bn → $22.5 bn"),
        ],
        ticks: [
            .init(age: 0, label: "0 months", followed: "31"),
            .init(age: 182, label: "6 months", followed: "19"),
            .init(age: 365, label: "12 months", followed: "7"),
        ], endLabel: "62% stand", followedLabel: "Undertakings followed so long:",
        bandLabel: "80% interval", curveLabel: "announced dollars that stand",
        second: [.init(age: 140, survival: 0.9, low: 0.9, high: 0.9)],
        secondLabel: "deals that stand")

    static func largeDecay(_ count: Int, _ names: Names) -> DecayCurve {
        let ages = (1...count).map { Double($0 * 11) }
        let steps = ages.enumerated().map { index, age in
            let survival = 1 - 0.9 * Double(index + 1) / Double(count + 1)
            return DecayCurve.Step(
                age: age, survival: survival, low: survival * 0.7, high: (1 + survival) / 2)
        }
        return DecayCurve(
            text: names.text("e9"), horizon: Double(count * 11 + 40), steps: steps,
            drops: ages.enumerated().map {
                DecayCurve.Drop(
                    age: $0.element,
                    label: "\(names.word($0.offset)) → \(names.word($0.offset + 1))")
            },
            ticks: ages.enumerated().map {
                DecayCurve.Tick(age: $0.element, label: names.year($0.offset), followed: "\(count)")
            }, endLabel: names.word(4), followedLabel: names.word(1), bandLabel: names.word(2),
            curveLabel: names.word(3), second: steps, secondLabel: names.word(4))
    }

    // MARK: E11 and E12

    static let paths = PathPanels(
        text: SampleExhibits.text(
            "e11", "OpenAI can cover 60% of a year’s orders, telecom buyers 64%",
            "The worst number of each case in the quarters before its end"),
        panels: [
            .init(
                title: "Financing of customers ÷ annual revenue",
                lines: [
                    .init(
                        name: "Lucent 23%",
                        points: [(-8.0, 8.0), (-4, 15), (-2, 26), (0, 23)].map {
                            .init(place: $0.0, value: $0.1, label: "\($0.0): \($0.1)%")
                        }, isBad: true),
                    .init(
                        name: "Boeing 11%",
                        points: [(-12.0, 21.0), (-6, 20), (0, 11)].map {
                            .init(place: $0.0, value: $0.1, label: "\($0.0): \($0.1)%")
                        }),
                ], marks: [.init(name: "Nvidia 18%", value: 18), .init(name: "AMD 1%", value: 1)],
                unit: "%"),
            .init(
                title: "Outside money ÷ orders of a year, lowest",
                lines: [
                    .init(
                        name: "Winstar 64%",
                        points: [(-3.0, 64.0), (0, 64)].map {
                            .init(place: $0.0, value: $0.1, label: "\($0.0): \($0.1)%")
                        }, isBad: true)
                ], marks: [.init(name: "OpenAI 60%", value: 60)], level: 100, unit: "%"),
        ],
        ticks: stride(from: 12, through: 0, by: -4).map {
            .init(place: -Double($0), label: $0 == 0 ? "end" : "−\($0)")
        }, marksHeading: "This web today", badLabel: "collapsed", otherLabel: "stayed healthy",
        levelLabel: "100%: outside money pays all")

    /// - Parameter count: lines and marks.
    static func largePaths(_ count: Int, _ names: Names) -> PathPanels {
        func lines(_ shift: Double) -> [PathPanels.Line] {
            (0..<count).map { index in
                PathPanels.Line(
                    name: names.word(index),
                    points: (0..<5).map {
                        .init(
                            place: Double($0),
                            value: shift * Double((index * 7 + $0 * 3) % 11), label: names.money)
                    }, isBad: index.isMultiple(of: 2))
            }
        }
        return PathPanels(
            text: names.text("e11"),
            panels: [
                .init(
                    title: names.word(1), lines: lines(9),
                    marks: (0..<count).map {
                        .init(name: names.word($0), value: Double($0 % 5) * 10)
                    }, unit: "%"),
                .init(title: names.word(6), lines: lines(0.2), level: 1),
            ], ticks: (0..<5).map { .init(place: Double($0), label: names.year($0)) },
            marksHeading: names.word(5), badLabel: names.word(3), otherLabel: names.word(4),
            levelLabel: names.word(2))
    }

    // MARK: E10

    static let providers = ProviderShares(
        text: SampleExhibits.text(
            "e10", "One provider’s share of the promised compute fell from 100% to 38%",
            "Shares of compute commitments, by provider and year"),
        providers: ["Microsoft", "Oracle", "Amazon", "CoreWeave", "others"],
        panels: [
            .init(
                title: "Signed, cumulative",
                columns: [
                    .init(
                        label: "2024", shares: [1, 0, 0, 0, 0], concentration: "1.00",
                        total: "$13 bn"),
                    .init(
                        label: "2025", shares: [0.4, 0.47, 0.06, 0.04, 0.03],
                        concentration: "0.39", total: "$640 bn"),
                ]),
            .init(
                title: "Falls due",
                columns: [
                    .init(
                        label: "2026", shares: [0.5, 0.2, 0.2, 0.06, 0.04], concentration: "0.33",
                        total: "$24 bn"),
                    .init(
                        label: "2027", shares: [0.38, 0.42, 0.1, 0.07, 0.03],
                        concentration: "0.34", total: "$61 bn"),
                ]),
        ])

    /// - Parameter count: providers; years grow with them, up to 20 a panel.
    static func largeProviders(_ count: Int, _ names: Names) -> ProviderShares {
        func panel(_ title: String) -> ProviderShares.Panel {
            ProviderShares.Panel(
                title: title,
                columns: (0..<min(20, count)).map { year in
                    let weights = (0..<count).map { Double(1 + ($0 * 7 + year * 3) % 11) }
                    let sum = weights.reduce(0, +)
                    return ProviderShares.Column(
                        label: names.year(year), shares: weights.map { $0 / sum },
                        concentration: "0.\(20 + year)", total: names.money)
                })
        }
        return ProviderShares(
            text: names.text("e10"), providers: (0..<count).map(names.word),
            panels: [panel(names.word(0)), panel(names.word(1))])
    }
}
