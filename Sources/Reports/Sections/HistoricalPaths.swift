import Analysis
import Charts
import Circularity
import Documents
import Ledger
import Liquidity
import Money
import Text

/// Two numbers of the cases of history in the quarters before their end: customer financing and coverage from outside.
///
/// Each is the worst number of the case (the largest financing of any vendor, the lowest coverage of any buyer and year) on the last day on which something
/// became known, that many quarters before the end. Cases that have a number for less than a year are left out. A test holds the table against what
/// the backtest of these ledgers computed.
enum HistoricalPaths {
    /// A case, by its folder below `Models/cases/`, which is also the id of its model.
    enum Case: String, CaseIterable, Sendable {
        case aolBarter = "aol-barter-2000"
        case applePrepayments = "apple-prepayments-2011"
        case boeingCapital = "boeing-capital-2003"
        case captiveLenders = "captive-finance-2005"
        case sunEdison = "sunedison-2015"
        case telecomVendors = "telecom-vendors-1998"

        /// In which it ended, or was looked at last.
        var endYear: Int {
            switch self {
            case .aolBarter: 2002
            case .applePrepayments: 2014
            case .boeingCapital: 2008
            case .captiveLenders: 2011
            case .sunEdison: 2016
            case .telecomVendors: 2000
            }
        }

        /// Whether it stayed so; the others collapsed or were restated.
        var isHealthy: Bool {
            switch self {
            case .applePrepayments, .boeingCapital, .captiveLenders: true
            case .aolBarter, .sunEdison, .telecomVendors: false
            }
        }
    }

    struct Path: Sendable {
        let example: Case
        /// The last number stands at the end, each before it a quarter earlier.
        let values: [Double]
    }

    /// Quarters before the end that are shown.
    static let quarters = 12

    /// Loans, prepayments, leases and equity in customers ÷ annual revenue.
    static let financing: [Path] = [
        Path(
            example: .aolBarter,
            values: [
                0.3125, 0.3125, 0.729_166_667, 0.514_705_882, 0.514_705_882, 0.514_705_882,
                0.438_102_391, 0.438_102_391, 0.438_102_391, 0.438_102_391, 0.438_102_391,
                0.438_102_391, 0.438_102_391,
            ]),
        Path(
            example: .applePrepayments,
            values: [
                0.003_381_896_9, 0.003_381_896_9, 0.003_381_896_9, 0.003_381_896_9,
                0.003_381_896_9,
            ]),
        Path(
            example: .boeingCapital,
            values: [
                0.211_032_753, 0.211_032_753, 0.201_208_13, 0.201_208_13, 0.195_456_381,
                0.195_456_381, 0.195_456_381, 0.195_456_381, 0.149_177_664, 0.149_177_664,
                0.149_177_664, 0.149_177_664, 0.149_177_664,
            ]),
        Path(
            example: .captiveLenders,
            values: [
                0.617_615_658, 0.617_615_658, 0.617_615_658, 0.617_615_658, 0.541_033_435,
                0.541_033_435, 0.541_033_435, 0.541_033_435, 0.857_142_857, 0.857_142_857,
                0.857_142_857, 0.857_142_857, 0.857_142_857,
            ]),
        Path(
            example: .telecomVendors,
            values: [
                0.083_839_150_2, 0.083_839_150_2, 0.083_839_150_2, 0.152_585_664, 0.152_585_664,
                0.152_585_664, 0.152_585_664, 0.196_851_422, 0.255_854_633, 0.227_136_256,
                0.227_136_256, 0.227_136_256,
            ]),
    ]

    /// Money from outside ÷ orders of a year, the lowest of any buyer and year.
    static let coverage: [Path] = [
        Path(
            example: .aolBarter,
            values: [2.213_536_7, 2.213_536_7, 0.864_156_339, 0.864_156_339]),
        Path(
            example: .sunEdison,
            values: [0.119_658_12, 0.119_658_12, 0.119_658_12, 0.119_658_12]),
        Path(
            example: .telecomVendors,
            values: [0.636_848_954, 0.636_848_954, 0.636_848_954, 0.636_848_954]),
    ]
}

extension ReportExhibits {
    /// Names of this web that stand in a panel.
    private static let shownToday = 4
    /// Coverage above this is not drawn: the scale is for what falls short.
    private static let mostCoverage = 3.0

    /// E11: this web beside the cases of history; `nil` without a number of its own.
    var history: ReportExhibit? {
        let words = HistoryWords(language: context.language)
        let own = context.analysis.manifest.modelID
        let financing = context.analysis.vendors.compactMap { vendor -> (String, Double)? in
            guard let ratio = vendor.ratios?[2], ratio.isFinite,
                vendor.undisclosed[2].isEmpty || ratio > 0
            else { return nil }
            return (context.firm(vendor.vendor), ratio)
        }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        let asOf = context.ledger.asOf.year
        let coverage = context.analysis.returnable.coverage(.announced).compactMap {
            buyer -> (String, Double)? in
            buyer.years.filter { $0.year >= asOf }.compactMap(\.coverage.number).min().map {
                (context.firm(buyer.firm), $0)
            }
        }.filter { $0.1.isFinite && $0.1 <= Self.mostCoverage }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        guard !financing.isEmpty || !coverage.isEmpty else { return nil }
        func panel(
            _ title: String, _ paths: [HistoricalPaths.Path], _ today: [(String, Double)],
            level: Double?
        ) -> PathPanels.Panel {
            let lines = paths.filter { $0.example.rawValue != own }.map { path -> PathPanels.Line in
                let name = words.caseName(
                    path.example, year: context.dates.year(path.example.endYear))
                let count = path.values.count
                return PathPanels.Line(
                    name: "\(name) \(context.percent(path.values.last ?? 0))",
                    points: path.values.enumerated().map { index, value in
                        let before = count - 1 - index
                        return PathPanels.Point(
                            place: -Double(before), value: value * 100,
                            label: "\(words.quarters(before)): \(context.percent(value))")
                    }, isBad: !path.example.isHealthy)
            }
            return PathPanels.Panel(
                title: title, lines: lines,
                marks: today.prefix(Self.shownToday).map {
                    PathPanels.Mark(
                        name: "\($0.0) \(context.percent($0.1))", value: $0.1 * 100)
                }, level: level, unit: "%")
        }
        var panels: [PathPanels.Panel] = []
        if !financing.isEmpty {
            panels.append(
                panel(words.financingPanel, HistoricalPaths.financing, financing, level: nil))
        }
        if !coverage.isEmpty {
            panels.append(
                panel(words.coveragePanel, HistoricalPaths.coverage, coverage, level: 100))
        }
        func last(_ paths: [HistoricalPaths.Path]) -> String? {
            paths.first { $0.example == .telecomVendors && $0.example.rawValue != own }?
                .values.last.map { context.percent($0) }
        }
        let text = ExhibitText(
            id: "e11",
            title: words.title(
                financing: financing.first.map { ($0.0, context.percent($0.1)) },
                against: last(HistoricalPaths.financing),
                coverage: coverage.first.map { ($0.0, context.percent($0.1)) },
                coverageAgainst: last(HistoricalPaths.coverage)),
            subtitle: words.subtitle(HistoricalPaths.quarters), source: sourceLine,
            description: panels.map { panel in
                "\(panel.title): "
                    + (panel.lines.map(\.name) + panel.marks.map { words.today($0.name) })
                    .joined(separator: ", ")
            }.joined(separator: "; "))
        let exhibit = PathPanels(
            text: text, panels: panels,
            ticks: stride(from: HistoricalPaths.quarters, through: 0, by: -2).map {
                PathPanels.Tick(place: -Double($0), label: $0 == 0 ? words.end : "−\($0)")
            }, marksHeading: words.todayHeading, badLabel: words.endedBadly,
            otherLabel: words.endedWell,
            levelLabel: coverage.isEmpty ? "" : words.covered(context.percent(1)))
        return self.exhibit("E11-history", text) {
            exhibit.drawn(theme: $0, strings: strings, form: $1)
        }
    }

    /// E12: by year and firm, the elasticity of revenue to capacity at which one more dollar of it brings back what it costs; `nil` without a firm whose
    /// revenue hangs on capacity.
    var elasticity: ReportExhibit? {
        guard let results = context.analysis.stress?.results,
            let explanation = results.explanation, let scenario = results.base?.scenario
        else { return nil }
        var firms: [String] = []
        for value in explanation.elasticities
        where value.value.ofSmallCut != nil && !firms.contains(value.firm) {
            firms.append(value.firm)
        }
        guard !firms.isEmpty else { return nil }
        let words = HistoryWords(language: context.language)
        func number(_ value: Double) -> String { DecimalFormat.fixed(value, 2) }
        let paths = firms.map { firm in
            (
                firm: firm,
                years: explanation.elasticities.filter { $0.firm == firm }.compactMap { entry in
                    entry.value.ofSmallCut.map { (year: entry.year, value: $0) }
                }
            )
        }
        let lines = paths.map { path in
            PathPanels.Line(
                name: "\(context.entity(path.firm)) \(number(path.years.last?.value ?? 0))",
                points: path.years.map {
                    PathPanels.Point(
                        place: Double($0.year), value: $0.value,
                        label: "\(context.dates.year($0.year)): \(number($0.value))")
                }, isBad: path.firm == results.focus?.firm)
        }
        // The focus first: the title is about it.
        let led = paths.first { $0.firm == results.focus?.firm } ?? paths[0]
        let above = led.years.filter { $0.value > 1 }
        let years = Set(paths.flatMap { $0.years.map(\.year) }).sorted()
        let text = ExhibitText(
            id: "e12",
            title: words.elasticityTitle(
                context.entity(led.firm), above: above.map { context.dates.year($0.year) },
                largest: (above.isEmpty ? led.years : above).map(\.value).max().map(number) ?? ""),
            subtitle: words.elasticitySubtitle(context.title(scenario)), source: sourceLine,
            description: paths.map { path in
                "\(context.entity(path.firm)): "
                    + path.years.map { "\(context.dates.year($0.year)) \(number($0.value))" }
                    .joined(separator: ", ")
            }.joined(separator: "; "))
        let exhibit = PathPanels(
            text: text,
            panels: [.init(title: words.elasticityPanel, lines: lines, level: 1)],
            ticks: years.map { .init(place: Double($0), label: context.dates.year($0)) },
            levelLabel: words.elasticityLevel(DecimalFormat.integer(1)))
        return self.exhibit("E12-break-even-elasticity", text) {
            exhibit.drawn(theme: $0, strings: strings, form: $1)
        }
    }
}
