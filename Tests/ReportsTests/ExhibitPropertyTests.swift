import Charts
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Exhibits of any size")
struct ExhibitPropertyTests {
    enum Kind: String, CaseIterable, Sendable { case ladder, matrix, bars, map }

    static func draw(_ kind: Kind, _ count: Int, _ theme: Theme) -> DrawnExhibit {
        switch kind {
        case .ladder: SampleExhibits.largeLadder(count).drawn(theme: theme)
        case .matrix: SampleExhibits.largeMatrix(count).drawn(theme: theme)
        case .bars: SampleExhibits.largeBars(count).drawn(theme: theme)
        case .map: SampleExhibits.largeMap(count).drawn(theme: theme)
        }
    }

    @Test(
        "no label covers another or a foreign mark, and all stand inside", arguments: Kind.allCases,
        [3, 12, 30, 60])
    func labels(kind: Kind, count: Int) throws {
        for theme in Theme.all {
            let drawn = Self.draw(kind, count, theme)
            #expect(drawn.overlaps == [])
            #expect(drawn.labels.count > count)
            for label in drawn.labels {
                for corner in label.corners {
                    #expect(corner.x >= 0 && corner.x <= drawn.width, "\(label.text)")
                    #expect(corner.y >= 0 && corner.y <= drawn.height, "\(label.text)")
                }
            }
            if let folder = ProcessInfo.processInfo.environment["EXHIBIT_FOLDER"] {
                try Data(drawn.svg.utf8).write(
                    to: URL(fileURLWithPath: "\(folder)/\(kind)-\(count).\(theme.name).svg"))
            }
        }
    }

    @Test(
        "every firm and every highlighted flow of a map has its label", arguments: [3, 12, 30, 60])
    func nothingLeftOut(count: Int) {
        let map = SampleExhibits.largeMap(count)
        let labels = map.drawn(theme: .light).labels
        #expect(Set(labels.compactMap(\.owner)) == Set(map.firms.map(\.name)))
        let amounts = map.flows.filter(\.isHighlighted).map(\.label).sorted()
        let drawn = labels.filter { $0.owner == nil && amounts.contains($0.text) }
        #expect(drawn.map(\.text).sorted() == amounts)
    }

    @Test("both themes have the same geometry", arguments: Kind.allCases)
    func sameGeometry(kind: Kind) {
        let light = Self.draw(kind, 12, .light)
        let dark = Self.draw(kind, 12, .dark)
        #expect(light.labels == dark.labels)
        #expect(light.marks == dark.marks)
        #expect(light.svg != dark.svg)
    }

    @Test(
        "the drawing is well-formed XML with a name and a description", arguments: Kind.allCases,
        [3, 30])
    func wellFormed(kind: Kind, count: Int) {
        let reader = Reader()
        let parser = XMLParser(data: Data(Self.draw(kind, count, .dark).svg.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(reader.root["role"] == "img")
        #expect(
            reader.ids.isSuperset(
                of: (reader.root["aria-labelledby"] ?? "?").split(separator: " ").map(String.init)))
        #expect(reader.elements["title", default: 0] > count)
        #expect(reader.elements["style"] == nil)
        #expect(!reader.hasClassOrStyle)
    }

    @Test("an empty input gives an empty picture", arguments: Theme.all)
    func empty(theme: Theme) {
        let text = SampleExhibits.text("e", "Nothing", "No circuits")
        let drawings = [
            CircuitLadder(text: text, rows: []).drawn(theme: theme),
            CircuitLadder(text: text, rows: [CircuitLadder.Row(id: "C1", legs: [])]).drawn(
                theme: theme),
            PayerReceiverMatrix(text: text, payers: [], receivers: [], flows: []).drawn(
                theme: theme),
            FirmnessBars(text: text, rows: [], totals: []).drawn(theme: theme),
            FlowMap(text: text, firms: [], flows: []).drawn(theme: theme),
        ]
        for drawn in drawings {
            #expect(drawn.overlaps == [])
            #expect(drawn.height > 50 && drawn.height < 600)
        }
    }

    @Test("a circuit with an undisclosed leg has no bar")
    func undisclosed() {
        let known = CircuitLadder.Leg(
            from: "A", to: "B", family: .commerce, firmness: .paid, amount: 5, label: "$5 bn")
        let unknown = CircuitLadder.Leg(
            from: "B", to: "A", family: .financing, firmness: .paid, amount: nil, label: "")
        let drawn = CircuitLadder(
            text: SampleExhibits.text("e", "T", "S"),
            rows: [CircuitLadder.Row(id: "C1", legs: [known, unknown])]
        ).drawn(theme: .light)
        let texts = drawn.labels.map(\.text)
        #expect(texts.contains("undisclosed"))
        #expect(texts.contains("amount not disclosed"))
        #expect(texts.filter { $0 == "$5 bn" }.count == 1)
    }

    @Test("the bar of a circuit is its thinnest leg")
    func thinnest() {
        for row in SampleExhibits.ladder.rows.dropLast() {
            let drawn = CircuitLadder(text: SampleExhibits.ladder.text, rows: [row])
                .drawn(theme: .light)
            let least = row.legs.min { ($0.amount ?? 0) < ($1.amount ?? 0) }?.label ?? "?"
            #expect(drawn.labels.filter { $0.text == least }.count == 2, "\(row.id)")
        }
    }

    @Test("pairs that pay each other are boxed, others are not")
    func boxes() {
        func drawn(_ flows: [(String, String)]) -> String {
            PayerReceiverMatrix(
                text: SampleExhibits.text("e", "T", "S"),
                payers: ["A", "B"].map { PayerReceiverMatrix.Payer(name: $0, totalLabel: "1") },
                receivers: ["A", "B"],
                flows: flows.map {
                    PayerReceiverMatrix.Flow(
                        from: $0.0, to: $0.1, family: .commerce, amount: 1, label: "1")
                }
            ).drawn(theme: .light).svg
        }
        let box = "fill=\"none\" stroke=\"\(Theme.light.ink)\""
        #expect(drawn([("A", "B"), ("B", "A")]).components(separatedBy: box).count == 4)
        #expect(drawn([("A", "B")]).components(separatedBy: box).count == 1)
        #expect(drawn([("A", "A")]).components(separatedBy: box).count == 1)
    }

    @Test("a map with too many firms keeps the largest and says so")
    func tooManyFirms() {
        let firms = (0..<(FlowMap.mostFirms + 7)).map {
            FlowMap.Firm(name: "F\($0)", throughput: Double($0), label: "")
        }
        let drawn = FlowMap(text: SampleExhibits.map.text, firms: firms, flows: [])
            .drawn(theme: .light)
        #expect(drawn.marks.count == FlowMap.mostFirms)
        #expect(!drawn.marks.contains { $0.owner == "F6" })
        #expect(drawn.labels.contains { $0.text == "Smaller firms left out: 7" })
    }
}

/// Notes what a drawing consists of.
private final class Reader: NSObject, XMLParserDelegate {
    var root: [String: String] = [:]
    var ids: Set<String> = []
    var elements: [String: Int] = [:]
    var hasClassOrStyle = false

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String] = [:]
    ) {
        if elements.isEmpty { root = attributes }
        elements[name, default: 0] += 1
        if let id = attributes["id"] { ids.insert(id) }
        if attributes["class"] != nil || attributes["style"] != nil { hasClassOrStyle = true }
    }
}
