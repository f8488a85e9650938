import Analysis
import Circularity
import Ledger
import Testing
import Text

@testable import Reports

@Suite("Circuits in JSON")
struct CircuitListTests {
    /// Seven firms that all trade with each other: 1,645 circuits of up to six of them, 7!/(7−k)!/k summed over k = 2…6.
    private static func analysis() throws -> Analysis {
        let firms = (1...7).map { "f\($0)" }
        let pairs = firms.flatMap { from in firms.filter { $0 != from }.map { (from, $0) } }
        let legs = pairs.enumerated().map { index, pair in
            "          l\(index): {from: \(pair.0), to: \(pair.1), kind: purchase, amount: USD \(index + 1)m, settles: cash, binding: binding}"
        }
        let texts = [
            "model.yaml": """
            title: All with all
            base_currency: USD
            as_of: 2001-12-31
            universe: [\(firms.joined(separator: ", "))]
            files: {entities: [entities.yaml], sources: [sources.yaml], deals: [deals.yaml]}

            """,
            "entities.yaml": "entities:\n"
                + firms.map { "  \($0): {name: Firm \($0), kind: company}\n" }.joined(),
            "sources.yaml": """
            sources:
              report: {title: Report, kind: filing, grade: A1, published: 2001-02-01, url: 'https://example.com/1'}

            """,
            "deals.yaml": """
            deals:
              all:
                title: Everybody buys of everybody
                parties: [\(firms.joined(separator: ", "))]
                claims:
                  - source: report
                    status: in_force
                    date: 2000-12-31
                    legs:
            \(legs.joined(separator: "\n"))

            """,
        ]
        let folder = MemoryFolder(name: "all", files: texts.mapValues { Array($0.utf8) })
        var options = AnalysisOptions(replicates: 0)
        options.uncertainty.draws = 0
        let analysis = try Analysis(of: try OpenedModel(folder), options: options, parts: [])
        try analysis.compute(CircularityData.parts)
        return analysis
    }

    @Test(
        "the widest thousand are listed unless more are asked for, and the rest is said to be there"
    )
    func limit() throws {
        let analysis = try Self.analysis()
        let few = CircularityData(analysis).circuits
        #expect(few.list.count == 1000 && few.truncated)
        #expect(few.byLength.values.reduce(0, +) == 1645)
        let all = CircularityData(analysis, listed: .max).circuits
        #expect(all.list.count == 1645 && !all.truncated)
        #expect(all.list.prefix(1000).map(\.firms) == few.list.map(\.firms))
        let widths = try all.list.map { try #require(Double($0.bottleneck?.amount ?? "")) }
        #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 >= $1 })
    }
}
