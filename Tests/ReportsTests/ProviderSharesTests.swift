import Charts
import Testing

@Suite("Provider concentration")
struct ProviderSharesTests {
    static func exhibit(_ providers: Int, _ columns: Int) -> ProviderShares {
        let names = (1...providers).map { "Provider of cloud capacity number \($0)" }
        func panel(_ title: String) -> ProviderShares.Panel {
            ProviderShares.Panel(
                title: title,
                columns: (0..<columns).map { year in
                    let weights = (0..<providers).map { Double(1 + ($0 * 7 + year * 3) % 11) }
                    let sum = weights.reduce(0, +)
                    return ProviderShares.Column(
                        label: "\(2024 + year)", shares: weights.map { $0 / sum },
                        concentration: "0.\(20 + year)", total: "$1,234.5 bn")
                })
        }
        return ProviderShares(
            text: ExhibitText(
                id: "e10", title: "One provider's share fell from 100% to 35%",
                subtitle: "Shares", source: "Source: test.", description: "Shares of providers"),
            providers: names,
            panels: [panel("Signed, cumulative"), panel("Falls due")])
    }

    @Test(
        "no label covers another, from one bar to many, in both themes",
        arguments: [(1, 1), (3, 2), (6, 4), (7, 12), (9, 30)], Theme.all)
    func labels(size: (Int, Int), theme: Theme) {
        let drawn = Self.exhibit(size.0, size.1).drawn(theme: theme)
        #expect(drawn.overlaps == [])
        #expect(drawn.svg == Self.exhibit(size.0, size.1).drawn(theme: theme).svg)
        #expect(
            drawn.labels.allSatisfy { $0.corners.allSatisfy { $0.x >= 0 && $0.x <= drawn.width } })
    }

    @Test("every part says whose it is without its colour")
    func numbers() {
        let drawn = Self.exhibit(3, 2).drawn(theme: .light)
        for provider in 1...3 {
            #expect(drawn.labels.contains { $0.text.hasPrefix("\(provider): ") })
        }
    }

    @Test("shares that are no numbers are left out")
    func hostile() {
        var exhibit = Self.exhibit(2, 1)
        exhibit.panels[0].columns[0].shares = [.nan, .infinity, -1, 5]
        #expect(!exhibit.drawn(theme: .dark).svg.contains("nan"))
        exhibit.panels = []
        #expect(exhibit.drawn(theme: .dark).overlaps == [])
    }
}
