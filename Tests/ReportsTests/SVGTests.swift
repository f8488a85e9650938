import Testing

@testable import Charts
@testable import Text

@Suite("SVG writer")
struct SVGTests {
    static let numbers: [(value: Double, text: String)] = [
        (0, "0"), (-0.0, "0"), (-0.001, "0"), (1.5, "1.5"), (1.05, "1.05"), (2, "2"),
        (-3.25, "-3.25"), (0.125, "0.12"), (0.375, "0.38"), (1e300, "10000000"), (.nan, "0"),
        (-.infinity, "-10000000"), (99.999, "100"),
    ]

    @Test("coordinates have at most two decimals and no negative zero", arguments: numbers)
    func number(value: Double, text: String) {
        #expect(svgNumber(value) == text)
    }

    @Test("what XML forbids or gives a meaning is replaced")
    func escaping() {
        #expect(xmlEscaped("<&\"'>") == "&lt;&amp;&quot;&#39;&gt;")
        // What nobody sees is shown as its code.
        #expect(xmlEscaped("a\nb\u{0}c\u{FFFE}") == "a b\u{FFFD}c\\u{FFFE}")
    }

    /// Sums of the `hmtx` advances of the faces named in `AdvanceWidths`, taken with another program.
    static let widths: [(text: String, weight: FontWeight, size: Double, width: Double)] = [
        ("OpenAI", .regular, 1000, 3697), ("OpenAI", .bold, 10, 41.21),
        ("Nvidia", .bold, 1000, 3566), ("$22.4 bn", .regular, 1000, 4453),
        ("Each loop is only as large as its thinnest leg", .bold, 1000, 24891),
        ("±3 %", .regular, 1000, 2906), ("오픈AI", .regular, 1000, 2000 + 685 + 339),
        ("", .bold, 14, 0),
    ]

    @Test("text is as wide as its advances", arguments: widths)
    func width(text: String, weight: FontWeight, size: Double, width: Double) {
        #expect(abs(textWidth(text, size: size, weight: weight) - width) < 1e-9)
    }

    @Test("a cut line fits and ends with an ellipsis", arguments: [5.0, 20, 40, 60])
    func fitting(width: Double) {
        let cut = fitted("Amazon Web Services", width: width, size: 10, weight: .bold)
        #expect(cut.hasSuffix("…"))
        #expect(cut == "…" || textWidth(cut, size: 10, weight: .bold) <= width)
    }

    @Test(
        "directions agree with known cosines",
        arguments: [(0.0, 1.0), (60, 0.5), (90, 0), (-60, 0.5), (180, -1)])
    func direction(degrees: Double, cosine: Double) {
        let direction = Direction(degrees: degrees)
        #expect(abs(direction.cosine - cosine) < 1e-12)
        let norm = direction.cosine * direction.cosine + direction.sine * direction.sine
        #expect(abs(norm - 1) < 1e-12)
    }

    /// Ratios published for these pairs by the W3C (Techniques G18) or exact by definition.
    static let contrasts: [(a: UInt32, b: UInt32, ratio: Double)] = [
        (0x000000, 0xFFFFFF, 21), (0x767676, 0xFFFFFF, 4.54), (0x777777, 0xFFFFFF, 4.48),
        (0x123456, 0x123456, 1),
    ]

    @Test("contrast is the ratio of WCAG", arguments: contrasts)
    func contrast(a: UInt32, b: UInt32, ratio: Double) {
        #expect(abs(Colour(a).contrast(with: Colour(b)) - ratio) < 0.005)
        #expect(Colour(a).contrast(with: Colour(b)) == Colour(b).contrast(with: Colour(a)))
    }

    @Test("every colour of text is readable", arguments: Theme.all)
    func readable(theme: Theme) {
        let texts =
            [theme.ink, theme.muted] + ExhibitFamily.allCases.map { theme.colour($0) }
        for colour in texts {
            #expect(colour.contrast(with: theme.background) >= 4.5, "\(colour) in \(theme.name)")
        }
        #expect(theme.ink.contrast(with: theme.nodeFill) >= 4.5)
    }

    @Test("text on any shade of a family is readable", arguments: Theme.all)
    func readableOnCells(theme: Theme) {
        let hues =
            ExhibitFamily.allCases.map { theme.colour($0) }
            + ExhibitFirmness.allCases.map { theme.colour($0) }
        for hue in hues {
            for step in 0...100 {
                let surface = theme.background.mixed(with: hue, share: Double(step) / 100)
                #expect(theme.readable(on: surface).contrast(with: surface) >= 4.5)
            }
        }
    }

    @Test("boxes that only touch do not overlap, turned ones are compared as they stand")
    func overlap() {
        let box = LabelBox(text: "a", left: 0, top: 0, width: 10, height: 10)
        #expect(!box.overlaps(LabelBox(text: "b", left: 10, top: 0, width: 10, height: 10)))
        #expect(box.overlaps(LabelBox(text: "b", left: 9, top: 9, width: 10, height: 10)))
        let turned = LabelBox(
            text: "c", left: 11, top: 11, width: 10, height: 10,
            direction: Direction(degrees: 45), pivot: Point(x: 16, y: 16))
        #expect(!box.overlaps(turned))
        let longer = LabelBox(
            text: "d", left: 5, top: 11, width: 22, height: 10,
            direction: Direction(degrees: 45), pivot: Point(x: 16, y: 16))
        #expect(box.overlaps(longer))
    }
}
