import Reporting
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
    ]

    @Test("drawing equals the golden file", arguments: exhibits, Theme.all)
    func matchesGolden(exhibit: Case, theme: Theme) throws {
        let drawn = exhibit.draw(theme)
        try Goldens.expect(drawn.svg, matches: "\(exhibit.name).\(theme.name).svg")
        #expect(drawn.svg == exhibit.draw(theme).svg, "two drawings of the same input differ")
        #expect(drawn.overlaps == [])
    }
}
