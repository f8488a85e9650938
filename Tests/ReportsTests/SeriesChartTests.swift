import Testing

@testable import Charts

@Suite struct AxisScaleTests {
    @Test(arguments: [
        (0.0, 1.0), (-3.2, 4.7), (1e-9, 3e-9), (7.0, 7.1), (-1e12, 5e11), (99.0, 101.0),
    ])
    func `the ends hold both numbers, the ticks are evenly spaced and end on the ends`(
        _ low: Double, _ high: Double
    ) throws {
        let axis = AxisScale(low: low, high: high)
        let width = axis.high - axis.low
        #expect(axis.low <= low && high <= axis.high)
        #expect(width < 2.5 * (high - low))
        let ticks = axis.ticks.map(\.value)
        #expect((3...13).contains(ticks.count))
        #expect(abs(try #require(ticks.first) - axis.low) < 1e-9 * width)
        #expect(abs(try #require(ticks.last) - axis.high) < 1e-9 * width)
        let steps = zip(ticks.dropFirst(), ticks).map(-)
        #expect(steps.allSatisfy { abs($0 - steps[0]) < 1e-9 * width })
        #expect(abs(axis.place(axis.low)) < 1e-12 && abs(axis.place(axis.high) - 1) < 1e-12)
    }

    @Test(arguments: [(2.0, 2.0), (3.0, 1.0), (.nan, 1.0), (0.0, .infinity)])
    func `without a range there still is an axis`(_ low: Double, _ high: Double) {
        let axis = AxisScale(low: low, high: high)
        #expect(axis.low < axis.high && axis.low.isFinite && axis.high.isFinite)
        #expect(axis.ticks.allSatisfy { $0.value.isFinite && !$0.label.isEmpty })
    }

    @Test func `labels have the digits of the step, and a true minus`() {
        #expect(
            AxisScale(low: -1000, high: 1500).ticks.map(\.label)
                == ["−1,000", "−500", "0", "500", "1,000", "1,500"])
        #expect(
            AxisScale(low: 0, high: 1).ticks.map(\.label)
                == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    }
}

@Suite struct SeriesChartTests {
    private static func chart(_ values: [Double], _ statistic: [Double?]) -> SeriesChart {
        SeriesChart(
            text: ExhibitText(
                id: "s", title: "A series", subtitle: "two panels", source: "none",
                description: "a chart"),
            values: values, valuesLabel: "price", statistic: statistic, statisticLabel: "BSADF",
            boundary: statistic.map { $0 == nil ? nil : 1.5 }, boundaryLabel: "boundary",
            spans: [.init(start: 3, end: 5, title: "a to b")], spansLabel: "explosive",
            ticks: values.indices.map { ($0, "day \($0)") })
    }

    @Test func `the chart shows spans, the legend and ticks that do not overlap`() {
        let values = (0..<40).map { Double($0 * $0) }
        let drawn = Self.chart(values, values.map { $0 > 100 ? $0 / 500 : nil })
            .drawn(theme: .light)
        #expect(drawn.overlaps == [])
        for text in ["a to b", "BSADF", "boundary", "explosive", "price", "day 0"] {
            #expect(drawn.svg.contains(text), "\(text)")
        }
        #expect(!drawn.svg.contains("nan") && !drawn.svg.contains("inf"))
    }

    @Test(arguments: [0, 1, 2, 5_000])
    func `any length is drawn, and a long series keeps its extremes`(_ count: Int) {
        var values = (0..<count).map { Double($0 % 7) }
        if count > 3_000 { values[2_345] = 1_000 }
        let drawn = Self.chart(values, [Double?](repeating: nil, count: count))
            .drawn(theme: .dark)
        #expect(drawn.svg.hasSuffix("</svg>\n") && !drawn.svg.contains("nan"))
        #expect(drawn.svg.utf8.count < 200_000)
        if count > 3_000 { #expect(drawn.svg.contains("1,000")) }
    }

    @Test func `infinite values are left out of the lines`() {
        let drawn = Self.chart([1, 2, .infinity, 4, 5, 6], [nil, 1, .nan, 2, -.infinity, 3])
            .drawn(theme: .light)
        #expect(!drawn.svg.contains("nan") && !drawn.svg.contains("inf\""))
    }
}
