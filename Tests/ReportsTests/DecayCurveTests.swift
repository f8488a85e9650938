import Charts
import Testing

@Suite("E9")
struct DecayCurveTests {
    private static func curve(_ drops: Int, name: String, second: Bool = true) -> DecayCurve {
        let ages = (1...max(1, drops)).map { Double($0 * $0 * 17) }
        let steps = ages.enumerated().map { index, age in
            let survival = 1 - 0.9 * Double(index + 1) / Double(ages.count + 1)
            return DecayCurve.Step(
                age: age, survival: survival, low: survival * 0.7, high: (1 + survival) / 2)
        }
        return DecayCurve(
            text: SampleExhibits.text("e9", "What announcements become", "Share that stands"),
            horizon: (ages.last ?? 1) + 60, steps: steps,
            drops: ages.map { DecayCurve.Drop(age: $0, label: "$100 bn → $30 bn: \(name)") },
            ticks: stride(from: 0, to: 4000, by: 91).map {
                DecayCurve.Tick(
                    age: Double($0), label: "\($0 / 30) months", followed: "\(4000 - $0)")
            }, endLabel: "10% stand", followedLabel: "Undertakings followed so long:",
            bandLabel: "80% interval", curveLabel: "announced dollars that stand",
            second: second ? steps : [], secondLabel: "deals that stand")
    }

    @Test(
        "no label lies over another, whatever the names and the number of drops",
        arguments: [0, 1, 2, 5, 12],
        [
            "Nvidia → OpenAI",
            "소프트뱅크 그룹 → <&\"'|> and a very long name of a firm indeed, of which there is no end",
        ])
    func labels(_ drops: Int, _ name: String) {
        for theme in [Theme.light, .dark] {
            let drawn = Self.curve(drops, name: name).drawn(theme: theme)
            #expect(drawn.overlaps.isEmpty, "\(drawn.overlaps)")
            #expect(drawn.svg.hasSuffix("</svg>\n") && !drawn.svg.contains("nan"))
            for label in drawn.labels {
                for corner in label.corners {
                    #expect(corner.x >= 0 && corner.x <= drawn.width, "\(label.text)")
                    #expect(corner.y >= 0 && corner.y <= drawn.height, "\(label.text)")
                }
            }
        }
    }

    @Test("numbers that are none draw an empty curve, not a broken file")
    func hostile() {
        var curve = Self.curve(2, name: "x")
        curve.steps = [.init(age: .nan, survival: .infinity, low: .nan, high: -1)]
        curve.horizon = .nan
        let svg = curve.drawn(theme: .light).svg
        #expect(!svg.contains("nan") && !svg.contains("inf"))
    }

    @Test("the drawing is the same every time")
    func deterministic() {
        #expect(
            Self.curve(3, name: "x").drawn(theme: .dark)
                == Self.curve(3, name: "x").drawn(theme: .dark))
    }
}
