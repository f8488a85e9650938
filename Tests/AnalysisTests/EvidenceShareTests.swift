import Circularity
import FlowNetwork
import Ledger
import Testing
import Text

@testable import Analysis

@Suite("What the money rests on")
struct EvidenceShareTests {
    /// Paid 10 by a filing of a contract of 40 that the press gives; 30 more by reports; 20 by a release; 100 of talks by an analyst.
    private static let files: [String: String] = [
        "model.yaml": """
        title: Evidence
        base_currency: USD
        as_of: 2026-06-30
        universe: [a, b]
        files: {entities: [entities.yaml], sources: [sources.yaml], deals: [deals.yaml]}

        """,
        "entities.yaml": """
        entities:
          a: {name: A, kind: company}
          b: {name: B, kind: company}

        """,
        "sources.yaml": """
        sources:
          filing: {title: F, kind: filing, grade: A1, published: 2026-03-31, url: 'https://example.com/f'}
          release: {title: R, kind: release, grade: A2, published: 2026-02-01, url: 'https://example.com/r'}
          press: {title: P, kind: news, grade: B2, published: 2026-01-15, url: 'https://example.com/p'}
          analyst: {title: S, kind: analyst, grade: C3, published: 2026-02-15, url: 'https://example.com/s'}

        """,
        "deals.yaml": """
        deals:
          loan:
            title: A lends to B
            parties: [a, b]
            claims:
              - {source: press, status: signed, date: 2026-01-10, legs: {loan: {from: a, to: b, kind: debt, amount: USD 40bn, binding: binding}}}
              - {source: filing, event: result, date: 2026-03-31, legs: {loan: {paid: USD 10bn}}}
              - {source: analyst, event: report, date: 2026-02-15, legs: {loan: {amount: USD 70bn}}}
          order:
            title: B buys from A
            parties: [a, b]
            claims:
              - {source: press, status: announced, date: 2026-01-12, legs: {order: {from: b, to: a, kind: purchase, amount: about USD 20bn}}}
              - {source: release, status: announced, date: 2026-02-01, legs: {order: {amount: USD 20bn}}}
          talks:
            title: B may buy more
            parties: [a, b]
            claims:
              - {source: analyst, status: in_talks, date: 2026-02-10, legs: {more: {from: b, to: a, kind: purchase, amount: USD 100bn}}}

        """,
    ]

    private func analysis() throws -> Analysis {
        let reading = LedgerReader.read(
            folder: MemoryFolder(name: "m", files: Self.files.mapValues { Array($0.utf8) }))
        let model = try #require(reading.model, "\(reading.diagnostics.map(\.message))")
        return try Analysis(
            of: model, options: AnalysisOptions(replicates: 0, uncertainty: .init(draws: 0)))
    }

    @Test("each dollar stands under its best-graded source, by layer, and the parts add up")
    func byLayer() throws {
        let shares = try analysis().evidenceShares
        let bn: Int64 = 1_000_000_000_00
        #expect(shares.layer(.paid).parts == [.filing: 10 * bn])
        #expect(shares.layer(.binding).parts == [.filing: 10 * bn, .news: 30 * bn])
        #expect(
            shares.layer(.announced).parts
                == [.filing: 10 * bn, .news: 30 * bn, .release: 20 * bn])
        #expect(
            shares.layer(.reported).parts
                == [.filing: 10 * bn, .news: 30 * bn, .release: 20 * bn, .analyst: 130 * bn])
        for layer in shares.layers {
            #expect(layer.parts.values.reduce(0, +) == layer.total)
        }
        #expect(shares.layer(.announced).share(.filing, .release) == 0.5)
        #expect(shares.layer(.announced).share(.assumption) == 0)
    }

    @Test("the gate's measures are the same shares")
    func measures() throws {
        let analysis = try analysis()
        let filed = try #require(
            try analysis.number(MeasureID("filed-share", [.layer(.announced)])))
        #expect(filed.value == 0.5)
        #expect(Set(filed.sources) == ["press", "filing", "analyst", "release"])
        let news = try analysis.number(
            MeasureID(parsing: "evidence-share@news/binding"))
        #expect(news?.value == 0.75)
        #expect(try analysis.number(MeasureID(parsing: "evidence-share@dataset/paid")) == nil)
    }

    @Test("without counted money there is no share")
    func empty() throws {
        var files = Self.files
        files["deals.yaml"] = "deals: {}\n"
        let reading = LedgerReader.read(
            folder: MemoryFolder(name: "m", files: files.mapValues { Array($0.utf8) }))
        let model = try #require(reading.model, "\(reading.diagnostics.map(\.message))")
        let analysis = try Analysis(
            of: model, options: AnalysisOptions(replicates: 0, uncertainty: .init(draws: 0)))
        #expect(analysis.evidenceShares.layer(.estimated).share(.filing) == nil)
        #expect(try analysis.number(MeasureID("filed-share", [.layer(.announced)])) == nil)
    }
}
