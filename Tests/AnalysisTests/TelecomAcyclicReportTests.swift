import Circularity
import Reports
import Testing

@testable import Analysis

/// The reports of the controls say what is known about them.
@Suite("Reports of the controls")
struct ControlReportTests {
    private static let telecom = Result { try written("cases/telecom-vendors-1998") }
    private static let swaps = Result { try written("cases/capacity-swaps-2000") }
    private static let acyclic = Result { try written("acyclic-control") }

    private static func written(_ name: String) throws -> String {
        let analysis = try Analysis(
            of: try Repository.model(name),
            options: AnalysisOptions(
                replicates: 19, uncertainty: .init(draws: 40), seriesReplicates: 99))
        let files = try Report(analysis).files()
        return files.filter { ["report.md", "appendix.md"].contains($0.path) }.map(\.contents)
            .joined()
    }

    /// A table pads its cells to the widest one, which is no business of these tests.
    private static func unpadded(_ report: Result<String, any Error>) throws -> String {
        try report.get().split(separator: " ").joined(separator: " ")
    }

    @Test(
        "the vendors' report names the loop, its class and Lucent's ratio",
        arguments: [
            "At most **$835.8 m can return to the financiers as orders** (9.3% of their financing",
            "| Lucent → Winstar → Lucent | $835.8 m |",
            "4 of investment and orders (circular financing), 0 of orders only (reciprocal trade)",
            "| Customer financing incl. equity ÷ annual revenue, Lucent | 23% |",
        ])
    func vendors(sentence: String) throws {
        #expect(try Self.unpadded(Self.telecom).contains(sentence))
    }

    @Test(
        "the swaps' report names their class, and shows no circular financing",
        arguments: [
            "**No circular financing can be shown",
            "The ledger has no loop of investment and orders on that day. Other loops of up to 6 firms: 2 of orders only (reciprocal trade), 0 of capital only (cross-holdings).",
        ])
    func swaps(sentence: String) throws {
        #expect(try Self.unpadded(Self.swaps).contains(sentence))
    }

    @Test(
        "the chain's report says that nothing comes back, with estimates and without",
        arguments: [
            "None of the $16 bn that these firms have put into others, paid, contracted or announced, can come back to a financier as an order",
            "No circular financing can be shown",
            "The ledger has no loop of investment and orders on that day.\n",
            "Without these legs at most **$0** can come back as orders (layer reported); with them, **$0** ▲",
        ])
    func acyclic(sentence: String) throws {
        #expect(try Self.acyclic.get().contains(sentence))
    }

    @Test("the AI report shows the loop that only a cloud's spending closes, marked as an estimate")
    func passThrough() throws {
        let report = try Self.written("ai-infrastructure")
        let loop = try #require(
            report.split(separator: "\n").first {
                $0.contains("| Nvidia → OpenAI → Microsoft → Nvidia ")
            })
        #expect(loop.contains("| estimated "))
        #expect(report.contains("Deals alone close "))
        #expect(report.contains("### Implied pass-through of spending ▲"))
        #expect(report.contains("\n- Amazon: "))
    }
}

@Suite("Derived legs in exports")
struct AcyclicExportTests {
    @Test("an edge that a rule derives carries its mark, and no other edge does")
    func marked() throws {
        let analysis = try Analysis(
            of: try Repository.model("acyclic-control"), options: .point(asOf: nil))
        let marked = NetworkExport(analysis).dot.split(separator: "\n").filter {
            $0.contains("▲")
        }
        #expect(marked.count == 1)
        #expect(marked.first?.contains("▲ purchase $2 bn") == true)
    }
}
