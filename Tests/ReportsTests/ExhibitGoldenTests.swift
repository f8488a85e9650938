import Charts
import Testing

@Suite("Exhibits keep their bytes")
struct ExhibitGoldenTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let draw: @Sendable (Theme) -> DrawnExhibit
        var testDescription: String { name }
    }

    static let exhibits = [
        Case(name: "e1-circuit-ladder") { SampleExhibits.ladder.drawn(theme: $0) },
        Case(name: "e2-payer-receiver") { SampleExhibits.matrix.drawn(theme: $0) },
        Case(name: "e3-firmness") { SampleExhibits.firmness.drawn(theme: $0) },
        Case(name: "a1-network") { SampleExhibits.map.drawn(theme: $0) },
        Case(name: "e4-cash-out") { StressSampleExhibits.dots.drawn(theme: $0) },
        Case(name: "e5-stress-heatmap") { StressSampleExhibits.heatmap.drawn(theme: $0) },
        Case(name: "e6-drivers") { StressSampleExhibits.tornado.drawn(theme: $0) },
        Case(name: "e7-one-firm") { StressSampleExhibits.flows.drawn(theme: $0) },
        Case(name: "e8-contagion") { OtherSampleExhibits.contagion.drawn(theme: $0) },
        Case(name: "e9-headline-decay") { OtherSampleExhibits.decay.drawn(theme: $0) },
        Case(name: "e10-providers") { OtherSampleExhibits.providers.drawn(theme: $0) },
        Case(name: "e11-paths") { OtherSampleExhibits.paths.drawn(theme: $0) },
        Case(name: "a2-fan") { StressSampleExhibits.fan.drawn(theme: $0) },
    ]

    @Test("drawing equals the golden file", arguments: exhibits, Theme.all)
    func matchesGolden(exhibit: Case, theme: Theme) throws {
        let drawn = exhibit.draw(theme)
        try Goldens.expect(drawn.svg, matches: "\(exhibit.name).\(theme.name).svg")
        #expect(drawn.svg == exhibit.draw(theme).svg, "two drawings of the same input differ")
        #expect(drawn.overlaps == [])
    }
}
