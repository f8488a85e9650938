import Charts
import Money
import Reports
import Testing

/// Inputs of the exhibits about running out of cash: the invented numbers of the design pictures, and any size for properties.
enum StressSampleExhibits {
    static func text(_ id: String, _ title: String, _ subtitle: String) -> ExhibitText {
        ExhibitText(
            id: id, title: title, subtitle: subtitle,
            source:
                "Source: illustrative model. Not a forecast; a conditional simulation on base-case assumptions.",
            description: title + ". " + subtitle)
    }

    // MARK: E4

    static let dots = CashOutDots(
        text: text(
            "e4", "In 78 of 100 futures the firm’s cash runs out before 2031",
            "Quarter in which cash first reaches zero. 50 dots, each = 2% of the simulated paths. Count dots left of your date"
        ),
        quarters: zip(
            0...,
            [
                0, 0, 0, 0, 0, 0.02, 0.08, 0.18, 0.28, 0.36, 0.44, 0.51, 0.56, 0.62, 0.66, 0.69,
                0.72, 0.74, 0.76, 0.78,
            ]
        ).map {
            CashOutDots.Quarter(label: "\(2026 + $0 / 4) Q\($0 % 4 + 1)", probability: $1)
        },
        periods: zip(2026..., ["0%", "≤ 18%", "≤ 51%", "≤ 69%", "≤ 78%"]).map {
            CashOutDots.Period(label: "\($0)", quarters: 4, cumulative: $1)
        },
        marker: CashOutDots.Marker(quarter: 9, label: "30 Jun 2028"),
        never: "not by end-2030", neverShare: "22%")

    /// - Parameter count: quarters.
    static func largeDots(_ count: Int, _ names: Names) -> CashOutDots {
        let last = Double(count) * 1.1
        return CashOutDots(
            text: names.text("e4"),
            quarters: (0..<count).map {
                CashOutDots.Quarter(
                    label: "\(names.word($0)) Q\($0)", probability: Double($0 + 1) / last)
            },
            periods: stride(from: 0, to: count, by: 4).map {
                CashOutDots.Period(
                    label: names.year($0 / 4), quarters: 4, cumulative: names.atMost("99.9%"))
            },
            marker: CashOutDots.Marker(quarter: count / 2, label: names.word(count)),
            never: names.word(count + 1), neverShare: "9.1%")
    }

    // MARK: E5

    private static let months: [(name: String, values: [Int])] = [
        ("xAI", [13, 11, 4, 8, 10, 10, 2]), ("CoreWeave", [15, 8, 6, 8, 9, 6, 2]),
        ("OpenAI", [20, 18, 7, 9, 16, 20, 4]), ("Anthropic", [27, 26, 14, 14, 24, 27, 8]),
        ("SoftBank", [30, 16, 18, 21, 26, 28, 10]), ("Oracle", [44, 29, 32, 26, 31, 33, 15]),
        ("AMD", [60, 57, 57, 48, 51, 54, 36]), ("Nvidia", [60, 60, 60, 51, 54, 54, 42]),
    ]

    static let heatmap = StressHeatmap(
        text: text(
            "e5", "A one-year funding freeze is the shock that leaves least time",
            "Months until cash runs out, by firm and scenario (60+ = beyond the horizon)"),
        scenarios: [
            "Base case", "Rates +300 bp", "Funding freeze 12m", "AI revenue −40%",
            "Data-centre delay 18m", "GPU resale −60%", "Combined",
        ],
        rows: months.map { row in
            StressHeatmap.Row(
                name: row.name,
                cells: row.values.map {
                    StressHeatmap.Cell(
                        label: $0 >= 60 ? "60+" : "\($0)", band: min(4, $0 / 6), isBoxed: $0 < 6)
                })
        },
        bands: ["< 6 months", "6–11 months", "12–17 months", "18–23 months", "≥ 24 months"],
        boxLabel: "boxed: under 6 months")

    /// - Parameter count: firms; scenarios grow with them, up to 13.
    static func largeHeatmap(_ count: Int, _ names: Names) -> StressHeatmap {
        let scenarios = min(13, 2 + count / 2)
        return StressHeatmap(
            text: names.text("e5"), scenarios: (0..<scenarios).map { names.word($0 + 5) },
            rows: (0..<count).map { firm in
                StressHeatmap.Row(
                    name: names.word(firm),
                    cells: (0..<scenarios).map {
                        StressHeatmap.Cell(
                            label: firm.isMultiple(of: 3) ? "1,234.5" : "\($0)",
                            band: $0 == 2 ? nil : (firm + $0) % 5, isBoxed: (firm + $0) % 5 == 0)
                    })
            }, bands: (0..<5).map(names.word), boxLabel: names.word(3))
    }

    // MARK: E6

    static let tornado = Tornado(
        text: text(
            "e6", "Revenue growth moves the runway most",
            "Months until cash runs out when one input moves and the others stay"),
        rows: [
            row("AI revenue growth, ±15 points", (11, "−15"), (34, "+15")),
            row("Take-up of compute commitments, 60–100%", (29, "60%"), (14, "100%")),
            row("New capital, $0–40 bn", (13, "$0"), (27, "$40 bn")),
            row("Gross margin, ±8 points", (16, "−8"), (25, "+8")),
            row("A factor that hurts at both ends, 0–1", (17, "0"), (18, "1")),
            row("Policy rate, ±2 points", (21, "−2"), (19, "+2"), isResolved: false),
        ], base: 20, baseLabel: "20 months", higherIsWorse: false)

    private static func row(
        _ name: String, _ low: (Double, String), _ high: (Double, String), isResolved: Bool = true
    ) -> Tornado.Row {
        func end(_ end: (Double, String)) -> Tornado.End {
            Tornado.End(outcome: end.0, label: "\(Int(end.0))", setting: end.1)
        }
        return Tornado.Row(name: name, low: end(low), high: end(high), isResolved: isResolved)
    }

    /// - Parameter count: factors.
    static func largeTornado(_ count: Int, _ names: Names) -> Tornado {
        Tornado(
            text: names.text("e6"),
            rows: (0..<count).map { index in
                let swing = Double(count - index) * 1000 / Double(count)
                let low = index.isMultiple(of: 7) ? 5000 + swing / 2 : 5000 - swing
                return Tornado.Row(
                    name: names.word(index),
                    low: .init(outcome: low, label: "$1,234.5 bn", setting: "0%"),
                    high: .init(outcome: 5000 + swing, label: names.word(index), setting: "1%"),
                    isResolved: index < 40)
            }, base: 5000, baseLabel: names.word(1), higherIsWorse: true)
    }

    // MARK: E7

    static let flows = FirmFlows(
        text: text(
            "e7", "For each $1 its backers put in, OpenAI has promised $4.90 to suppliers",
            "Capital committed to OpenAI (left) and purchases it committed to (right), US$"),
        firm: "OpenAI",
        raised: [
            party("Nvidia", 100, both: true), party("SoftBank", 40), party("AMD", 34, both: true),
            party("Microsoft", 13, both: true), party("A fund", nil),
        ],
        promised: [
            party("Oracle", 300), party("Microsoft", 250, both: true), party("Broadcom", 150),
            party("AMD", 90, both: true), party("Nvidia", 60, both: true), party("Amazon", 38),
            party("CoreWeave", 22.4), party("Google", 5),
        ], raisedLabel: "$187 bn", promisedLabel: "$915.4 bn")

    private static func party(
        _ name: String, _ amount: Double?, both: Bool = false
    ) -> FirmFlows.Party {
        FirmFlows.Party(
            name: name, amount: amount,
            label: amount.map { MoneyFormat().text($0 * 1e9, .usd) } ?? "",
            isTwoSided: both)
    }

    /// - Parameter count: parties on both sides together.
    static func largeFlows(_ count: Int, _ names: Names) -> FirmFlows {
        func side(_ size: Int, from first: Int) -> [FirmFlows.Party] {
            (0..<size).map {
                FirmFlows.Party(
                    name: names.word(first + $0),
                    amount: $0 % 9 == 4 ? nil : 300 / Double($0 * $0 + 1),
                    label: names.money, isTwoSided: $0.isMultiple(of: 3))
            }
        }
        return FirmFlows(
            text: names.text("e7"), firm: names.word(count), raised: side(count / 3, from: 0),
            promised: side(count - count / 3, from: 1), raisedLabel: names.money,
            promisedLabel: names.money)
    }

    // MARK: A2

    static let fan: FanChart = {
        let quarters = 0..<21
        let median = quarters.map { 24 - 0.165 * Double($0 * $0) }
        func spread(_ share: Double, _ side: Double) -> [Double] {
            quarters.map { median[$0] + side * share * (2.2 * Double($0) + 0.16 * Double($0 * $0)) }
        }
        func band(_ low: String, _ high: String, _ share: Double) -> FanChart.Band {
            FanChart.Band(
                lowLabel: low, highLabel: high, low: spread(share, -1), high: spread(share, 1))
        }
        return FanChart(
            text: text(
                "a2", "In the median path the firm’s cash runs out in late 2028",
                "Cash balance, US$ bn. Bands hold 50%, 80% and 90% of the simulated paths"),
            bands: [
                band("5th pct", "95th pct", 1), band("10th pct", "90th pct", 0.75),
                band("25th pct", "75th pct", 0.4),
            ], median: median,
            ticks: zip(0..., ["0%", "18%", "51%", "69%", "78%"]).map {
                FanChart.Tick(position: Double($0 * 4 + 4), label: "end-\(2026 + $0)", gone: $1)
            },
            marker: FanChart.Marker(position: 12.06, label: "median balance reaches zero: 2028 Q4"))
    }()

    /// - Parameter count: quarters.
    static func largeFan(_ count: Int, _ names: Names) -> FanChart {
        let steps = (0..<count).map(Double.init)
        // Ends that would lie on one another without being moved apart.
        let bands = (0..<3).map { index in
            FanChart.Band(
                lowLabel: names.word(index), highLabel: names.word(index + 3),
                low: steps.map { 100 - $0 * Double(9 - index) / 9 },
                high: steps.map { 100 - $0 * Double(8 - index) / 9 })
        }
        return FanChart(
            text: names.text("a2"), bands: bands, median: steps.map { 100 - $0 * 0.7 },
            ticks: steps.map {
                FanChart.Tick(position: $0, label: names.year(Int($0)), gone: "99.9%")
            }, marker: FanChart.Marker(position: Double(count), label: names.word(7)))
    }
}

/// Words of a kind for exhibits of any size.
struct Names: Sendable, CustomTestStringConvertible {
    let name: String
    let isKorean: Bool
    let words: [String]

    var testDescription: String { name }

    func word(_ index: Int) -> String {
        let word = words[index % words.count]
        return index < words.count ? word : "\(word) \(index / words.count + 1)"
    }

    func year(_ index: Int) -> String { isKorean ? "\(2026 + index)년 말" : "end-\(2026 + index)" }
    func atMost(_ text: String) -> String { isKorean ? "\(text) 이하" : "≤ \(text)" }
    var money: String { isKorean ? "1조 2,345억 달러" : "$1,234.5 bn" }

    func text(_ id: String) -> ExhibitText {
        ExhibitText(
            id: id, title: (0..<7).map(word).joined(separator: " "),
            subtitle: (0..<12).map(word).joined(separator: ", "), source: word(2),
            description: word(0))
    }

    /// Short and long, with signs that mean something elsewhere, and two languages.
    static let mixed = Names(
        name: "mixed names", isKorean: false,
        words: [
            "Nvidia", "OpenAI", "Amazon Web Services", "코어위브", "xAI",
            "International Business Machines", "<&\"'|>", "AMD", "소프트뱅크 그룹", "Oracle",
            "Nebius Group N.V.", "Meta",
        ])
    static let english = Names(
        name: "long names", isKorean: false,
        words: [
            "Nvidia", "International Business Machines Corporation", "Advanced Micro Devices, Inc.",
            "OpenAI", "Taiwan Semiconductor Manufacturing Company Limited", "xAI",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "Meta",
        ])
    static let korean = Names(
        name: "Korean names", isKorean: true,
        words: [
            "엔비디아", "소프트뱅크 그룹 주식회사", "오픈AI", "인터내셔널 비즈니스 머신즈 코퍼레이션", "메타",
            "아마존 웹 서비스", "타이완반도체제조주식회사유한책임공사", "오라클",
        ])
    static let all = [english, korean]
}
