import Charts
import FoundationEssentials
import Testing
import Text

@Suite("Exhibits about running out of cash")
struct StressExhibitTests {
    @Test("fifty dots stand where the probability passes their level")
    func quantiles() {
        let stacks = StressSampleExhibits.dots.stacks
        #expect(stacks.byQuarter.reduce(stacks.never, +) == CashOutDots.dots)
        // 78 % of 50 dots.
        #expect(stacks.never == 11)
        #expect(stacks.byQuarter == [0, 0, 0, 0, 0, 1, 3, 5, 5, 4, 4, 4, 2, 3, 2, 2, 1, 1, 1, 1])
        #expect(StressSampleExhibits.dots.dotsBeforeMarker == 18)
    }

    @Test("a probability that falls or is none moves no dot back")
    func hostileDots() {
        var exhibit = StressSampleExhibits.dots
        for (index, probability) in [0.5, 0.2, .nan, -.infinity, 7].enumerated() {
            exhibit.quarters[index].probability = probability
        }
        let stacks = exhibit.stacks
        #expect(stacks.byQuarter.prefix(5) == [25, 0, 0, 0, 25])
        #expect(stacks.never == 0)
        #expect(!exhibit.drawn(theme: .light).svg.contains("nan"))
    }

    @Test("as many dots are drawn as there are, hollow where cash never runs out")
    func drawnDots() {
        let svg = StressSampleExhibits.dots.drawn(theme: .light).svg
        #expect(svg.components(separatedBy: "<circle").count - 1 == CashOutDots.dots)
        let hollow = "stroke=\"\(Theme.light.estimated)\""
        #expect(svg.components(separatedBy: hollow).count - 1 == 11)
        #expect(svg.contains("by 30 Jun 2028: 18 of 50 dots"))
    }

    @Test("every cell of the heatmap has its number, and boxed ones a box")
    func heatmapCells() {
        let map = StressSampleExhibits.heatmap
        let drawn = map.drawn(theme: .dark)
        let cells = map.rows.flatMap(\.cells)
        let texts = drawn.labels.map(\.text)
        for label in Set(cells.map(\.label)) {
            let expected = cells.filter { $0.label == label }.count
            #expect(texts.filter { $0 == label }.count == expected, "\(label)")
        }
        let boxes = drawn.svg.components(separatedBy: "fill=\"none\" stroke=\"\(Theme.dark.ink)\"")
        // One more in the legend.
        #expect(boxes.count - 1 == cells.filter(\.isBoxed).count + 1)
    }

    @Test(
        "the bands of the heatmap keep their order in grey, apart from one another",
        arguments: Theme.all)
    func grey(theme: Theme) {
        for count in 2...6 {
            let colours = (0..<count).map { StressHeatmap.colour($0, of: count, theme) }
            // From the worst band on.
            let contrasts = colours.map { $0.contrast(with: theme.background) }
            for (worse, milder) in zip(colours, colours.dropFirst()) {
                #expect(worse.contrast(with: milder) > 1.15, "\(count): \(worse) and \(milder)")
            }
            #expect(contrasts == contrasts.sorted(by: >), "\(count): \(contrasts)")
            for colour in colours {
                #expect(theme.readable(on: colour).contrast(with: colour) >= 4.5)
            }
        }
    }

    @Test("long names of scenarios and firms are printed whole")
    func whole() {
        let scenarios = [
            "Prices of chips and of rented compute fall", "The largest customer leaves the clouds",
            "The laboratories miss their revenue",
        ]
        let firm = "Customers of Micron under strategic agreements"
        let map = StressHeatmap(
            text: StressSampleExhibits.text("x", "T", "S"),
            scenarios: scenarios + (0..<9).map { "Scenario \($0)" },
            rows: [
                .init(
                    name: firm,
                    cells: (0..<12).map { _ in .init(label: "1", band: 0) })
            ], bands: ["a", "b"], boxLabel: "")
        let drawn = map.drawn(theme: .light)
        #expect(!drawn.labels.contains { $0.text.contains("…") })
        #expect(drawn.labels.contains { $0.text == firm })
        #expect(drawn.overlaps == [])
    }

    @Test("the widths of one firm’s money are in proportion on both sides")
    func proportional() {
        let flows = StressSampleExhibits.flows
        let bars = flows.drawn(theme: .light).svg.split(separator: "\n")
            .filter { $0.hasPrefix("<rect") && $0.contains("width=\"8\"") }
            .compactMap {
                $0.components(separatedBy: " height=\"").last?.split(separator: "\"").first
            }
            .compactMap { Double($0) }
        let amounts = (flows.raised + flows.promised).map(\.amount)
        #expect(bars.count == amounts.count)
        let scale = 400 / 915.4
        for (bar, amount) in zip(bars, amounts) {
            #expect(abs(bar - max(1.5, (amount ?? 0) * scale)) < 0.006)
        }
    }

    @Test("a fan says that it understates, in both languages")
    func caution() {
        let english = StressSampleExhibits.fan.drawn(theme: .light).labels.map(\.text)
        #expect(english.contains { $0.hasPrefix("A fan understates the risk of running out") })
        let korean = StressSampleExhibits.fan.drawn(
            theme: .light, words: StressExhibitWords(language: .ko)
        ).labels.map(\.text)
        #expect(korean.contains { $0.hasPrefix("부채꼴 그림은 현금 고갈 위험을 실제보다 작게") })
    }

    @Test("a swing within its error is drawn without the colour of a finding")
    func unresolved() {
        var tornado = StressSampleExhibits.tornado
        #expect(
            tornado.drawn(theme: .light).labels.contains { $0.text.contains("simulation error") })
        tornado.rows = tornado.rows.filter(\.isResolved)
        #expect(
            !tornado.drawn(theme: .light).labels.contains { $0.text.contains("simulation error") })
    }

    @Test("numbers that are none and empty inputs give a whole picture", arguments: Theme.all)
    func hostile(theme: Theme) {
        let text = StressSampleExhibits.text("x", "T", "S")
        let end = Tornado.End(outcome: .nan, label: "n/a", setting: "?")
        let drawings = [
            CashOutDots(text: text, quarters: [], periods: [], never: "", neverShare: "")
                .drawn(theme: theme),
            StressHeatmap(text: text, scenarios: [], rows: [], bands: [], boxLabel: "")
                .drawn(theme: theme),
            StressHeatmap(
                text: text, scenarios: ["a"],
                rows: [
                    .init(
                        name: "", cells: [.init(label: "1", band: 99), .init(label: "2", band: 0)])
                ],
                bands: ["b"], boxLabel: ""
            ).drawn(theme: theme),
            Tornado(text: text, rows: [], base: .nan, baseLabel: "", higherIsWorse: true)
                .drawn(theme: theme),
            Tornado(
                text: text, rows: [.init(name: "f", low: end, high: end)], base: .infinity,
                baseLabel: "b", higherIsWorse: true
            ).drawn(theme: theme),
            FirmFlows(
                text: text, firm: "", raised: [], promised: [], raisedLabel: "", promisedLabel: ""
            ).drawn(theme: theme),
            FirmFlows(
                text: text, firm: "f",
                raised: [.init(name: "a", amount: .infinity, label: "∞", isTwoSided: false)],
                promised: [.init(name: "b", amount: -.nan, label: "", isTwoSided: true)],
                raisedLabel: "", promisedLabel: ""
            ).drawn(theme: theme),
            FanChart(text: text, bands: [], median: [], ticks: []).drawn(theme: theme),
            FanChart(
                text: text,
                bands: [.init(lowLabel: "l", highLabel: "h", low: [.nan, 1], high: [2])],
                median: [.infinity, 1], ticks: [.init(position: .nan, label: "t", gone: "g")],
                marker: .init(position: -.infinity, label: "m")
            ).drawn(theme: theme),
        ]
        for drawn in drawings {
            #expect(drawn.overlaps == [])
            #expect(drawn.height > 50 && drawn.height < 900)
            #expect(!drawn.svg.contains("nan") && !drawn.svg.contains("inf\""))
        }
    }
}
