import Circularity
import Documents
import FlowNetwork
import Ledger
import Money
import Reports
import Testing
import Text

@testable import Analysis

/// Two firms that have paid each other USD 1bn and announced USD 2bn more each: no contract is signed and unpaid, nothing is rumoured.
@Suite("Layers without a leg of their own")
struct AbsentLayerTests {
    private static let deals = """
        deals:
          done:
            title: Ada paid for shares, Bo for goods
            parties: [ada, bo]
            claims:
              - source: s
                status: completed
                date: 2025-01-15
                legs:
                  shares: {from: ada, to: bo, kind: equity, amount: USD 1bn, binding: binding}
                  goods: {from: bo, to: ada, kind: purchase, amount: USD 1bn, binding: binding}
          talk:
            title: Ada and Bo announce more
            parties: [ada, bo]
            claims:
              - source: s
                status: announced
                date: 2025-02-15
                known: 2025-02-15
                legs:
                  shares: {from: ada, to: bo, kind: equity, amount: USD 2bn, binding: loi}
                  goods: {from: bo, to: ada, kind: purchase, amount: USD 2bn, binding: loi}

        """

    private func analysis(_ asOf: String? = nil) throws -> Analysis {
        let reading = LedgerReader.read(
            folder: MemoryFolder(
                name: "two",
                texts: [
                    "model.yaml":
                        "title: Two\nbase_currency: USD\nas_of: 2025-12-31\nuniverse: [ada, bo]\nfiles: {entities: e.yaml, sources: s.yaml, deals: d.yaml}\n",
                    "e.yaml":
                        "entities: {ada: {name: Ada, kind: company}, bo: {name: Bo, kind: company}}\n",
                    "s.yaml":
                        "sources: {s: {title: S, kind: release, grade: A1, published: 2025-01-15, url: 'https://example.com'}}\n",
                    "d.yaml": Self.deals,
                ]))
        let model = try #require(reading.model, "\(reading.diagnostics)")
        return try Analysis(of: model, options: .point(asOf: asOf.flatMap { Day($0) }))
    }

    @Test("each equals the next firmer one in the library, with one result a layer")
    func library() throws {
        let analysis = try analysis()
        #expect(analysis.layers.map(\.layer) == Firmness.allCases)
        #expect(analysis.layers.map(\.hasOwnLegs) == [true, false, true, false, false])
        let billions = Firmness.allCases.map {
            analysis.layer($0).stated.circulation.value / 100_000_000_000
        }
        #expect(billions == [2, 2, 6, 6, 6])
        #expect(analysis.layer(.binding).stated.share == 1)
    }

    @Test("a gate and a trace find a number of every layer, equal to the next firmer one")
    func measures() throws {
        let analysis = try analysis()
        for rule in ["total-flow", "circulation", "circulation-share", "reciprocity", "loop-group"]
        {
            func value(_ layer: Firmness) throws -> Double {
                let measure = try #require(
                    analysis.measure(MeasureID(rule, subject: layer.name)), "\(rule) \(layer)")
                return try #require(measure.value)
            }
            #expect(try value(.binding) == value(.paid), "\(rule)")
            #expect(try value(.reported) == value(.announced), "\(rule)")
            #expect(try value(.estimated) == value(.announced), "\(rule)")
        }
    }

    @Test("the terminal has a row of each, and the bottom line does not say that nothing is left")
    func text() throws {
        let text = try TextRenderer(width: 100).render(
            CircularitySummary(try analysis()).document)
        let rows = text.split(separator: "\n").map { $0.split(separator: " ") }
        func row(_ layer: String) -> [Substring]? {
            rows.first { $0.first == Substring(layer) }.map { Array($0.dropFirst()) }
        }
        #expect(row("paid") != nil && row("paid") == row("binding"))
        #expect(row("announced") != nil && row("announced") == row("reported"))
        #expect(!text.contains("nothing"), "\(text)")
    }

    @Test("before the first claim every layer is empty: zero money, and no share")
    func empty() throws {
        let analysis = try analysis("2024-01-01")
        #expect(analysis.layers.count == Firmness.allCases.count)
        for layer in analysis.layers {
            #expect(layer.stated.totalWeight == 0 && layer.stated.circulation.value == 0)
            #expect(layer.stated.share == nil)
        }
    }
}
