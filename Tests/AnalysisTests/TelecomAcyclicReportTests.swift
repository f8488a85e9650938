import Circularity
import Reports
import Testing

@testable import Analysis

/// The reports of the two controls say what is known about them.
@Suite("Reports of the controls")
struct ControlReportTests {
    private static let telecom = Result { try written("telecom-2000") }
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

    @Test(
        "the boom's report names the loop, the swaps' class and Lucent's ratio",
        arguments: [
            "At most **$700 m can return to the financiers as orders** (6.9% of their financing",
            "| Lucent → Winstar → Lucent | $700 m |",
            "7 of investment and orders (circular financing), 2 of orders only (reciprocal trade)",
            "| Customer financing incl. equity ÷ annual revenue, Lucent | 22% |",
        ])
    func telecom(sentence: String) throws {
        // A table pads its cells to the widest one, which is no business of this test.
        let words = try Self.telecom.get().split(separator: " ").joined(separator: " ")
        #expect(words.contains(sentence))
    }

    @Test(
        "the chain's report says that nothing comes back, with estimates and without",
        arguments: [
            "None of the $16 bn that these firms have put into others, paid, contracted or announced, can come back to a financier as an order",
            "No circular financing can be shown",
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
        #expect(report.contains("### What spending passes on ▲"))
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
