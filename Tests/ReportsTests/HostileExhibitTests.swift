import Charts
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Exhibits of hostile ledgers")
struct HostileExhibitTests {
    typealias Kind = ExhibitPropertyTests.Kind

    static let names = [
        String(repeating: "W", count: 5000), "", "<svg onload='x'>&\"\n\u{0}\u{202E}", "같은 이름",
        String(repeating: "a b ", count: 2000), "👨‍👩‍👧‍👦é\u{301}\u{301}",
    ]
    static let amounts: [Double?] = [.nan, .infinity, -5, 0, 1e300, nil, 3, 1e-300]

    static func name(_ index: Int) -> String { names[index % names.count] }
    static func amount(_ index: Int) -> Double? { amounts[index % amounts.count] }

    static func draw(_ kind: Kind) -> DrawnExhibit {
        let label = String(repeating: "$9", count: 3000)
        let text = ExhibitText(
            id: "x\"><", title: label, subtitle: names[4], source: names[2], description: names[2])
        switch kind {
        case .ladder:
            return CircuitLadder(
                text: text,
                rows: (0..<8).map { row in
                    CircuitLadder.Row(
                        id: name(row),
                        legs: (0..<(row + 1)).map {
                            CircuitLadder.Leg(
                                from: name($0), to: name($0 + 1), family: .contingent,
                                firmness: .announced, amount: amount($0 + row), label: label)
                        })
                }
            ).drawn(theme: .light)
        case .matrix:
            return PayerReceiverMatrix(
                text: text,
                payers: names.map { PayerReceiverMatrix.Payer(name: $0, totalLabel: label) },
                receivers: names,
                flows: (0..<40).map {
                    PayerReceiverMatrix.Flow(
                        from: name($0), to: name($0 / 3), family: .financing, amount: amount($0),
                        label: label)
                }
            ).drawn(theme: .light)
        case .bars:
            return FirmnessBars(
                text: text,
                rows: names.indices.map { index in
                    FirmnessBars.Row(
                        name: name(index),
                        segments: ExhibitFirmness.allCases.enumerated().map {
                            FirmnessBars.Segment(
                                firmness: $0.element, amount: amount($0.offset + index) ?? 0,
                                label: label)
                        }, totalLabel: label)
                }, totals: [FirmnessBars.Segment(firmness: .paid, amount: 1, label: label)]
            ).drawn(theme: .light)
        case .map:
            return FlowMap(
                text: text,
                firms: (names + names).enumerated().map {
                    FlowMap.Firm(
                        name: $0.element, throughput: amount($0.offset) ?? 0, label: label)
                },
                flows: (0..<40).map {
                    FlowMap.Flow(
                        from: name($0), to: name($0 / 3), family: .commerce, firmness: .estimated,
                        amount: amount($0), label: label, isHighlighted: true)
                }
            ).drawn(theme: .light)
        }
    }

    @Test("names and amounts of any kind leave the picture whole", arguments: Kind.allCases)
    func wholePicture(kind: Kind) {
        let drawn = Self.draw(kind)
        #expect(drawn.overlaps.map { String($0.prefix(80)) } == [])
        for label in drawn.labels {
            for corner in label.corners {
                #expect(corner.x >= 0 && corner.x <= drawn.width, "\(label.text.prefix(60))")
                #expect(corner.y >= 0 && corner.y <= drawn.height, "\(label.text.prefix(60))")
            }
        }
        let parser = XMLParser(data: Data(drawn.svg.utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(!drawn.svg.contains("<svg onload"))
        #expect(drawn.width < 4000 && drawn.height < 4000)
    }
}
