import Reporting
import Testing

@Suite("Exhibits keep their bytes")
struct ExhibitGoldenTests {
    static let exhibits: [(name: String, draw: @Sendable (Theme) -> DrawnExhibit)] = [
        ("e1-circuit-ladder", { SampleExhibits.ladder.drawn(theme: $0) }),
        ("e3-firmness", { SampleExhibits.firmness.drawn(theme: $0) }),
    ]

    @Test("drawing equals the golden file", arguments: exhibits.indices, Theme.all)
    func matchesGolden(index: Int, theme: Theme) throws {
        let exhibit = Self.exhibits[index]
        let drawn = exhibit.draw(theme)
        try Goldens.expect(drawn.svg, matches: "\(exhibit.name).\(theme.name).svg")
        #expect(drawn.svg == exhibit.draw(theme).svg, "two drawings of the same input differ")
        #expect(drawn.overlaps == [])
    }
}
