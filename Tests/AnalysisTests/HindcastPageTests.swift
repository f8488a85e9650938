import FlowNetwork
import Foundation
import Ledger
import Liquidity
import Testing
import Text

@testable import Reports

@Suite("Hindcasts of the repository")
struct HindcastPageTests {
    /// Model, day, and the heading of its part of the page.
    private static let days = [
        ("ai-labs", "2023-12-31", "## AI labs at the end of 2023"),
        ("ai-labs", "2024-12-31", "## AI labs at the end of 2024"),
        ("coreweave-2025", "2025-05-15", "## CoreWeave in May 2025"),
        ("winstar-2000", "2000-03-31", "## Winstar in March 2000"),
        ("sunedison-2015", "2015-12-31", "## SunEdison at the end of 2015"),
    ]

    private func page(_ name: String, _ asOf: String) throws -> (Hindcast, String) {
        let model = try Repository.model("hindcast/\(name)")
        let ledger = model.resolved(asOf: day(asOf))
        let reading = ScenarioReader.read(model)
        let scenario = try #require(reading.scenarios?.first, "\(reading.diagnostics)")
        let found = try Hindcast(
            ScenarioModel(scenario, ledger: ledger, network: FlowNetwork(ledger)), ledger: ledger,
            settled: try #require(model.knownDays.last))
        let files = try ValidationReport(ledger, hindcast: found).files(languages: [.en])
        return (found, try #require(files.first).contents)
    }

    /// Rows of tables and items of lists without footnotes and spaces for looks.
    private func lines(_ text: Substring) -> [String] {
        text.split(separator: "\n").filter { $0.hasPrefix("|") || $0.hasPrefix("- ") }.map { line in
            String(line).replacing(/\[\^\d+\]/, with: "").replacing(/\s+/, with: " ")
                .replacing(/-{3,}:?/, with: "---")
        }
    }

    @Test("the page prints what the model gives, misses too", arguments: days)
    func printed(name: String, asOf: String, heading: String) throws {
        let documentation = try String(
            contentsOf: Repository.root.appending(path: "Documentation/hindcasts.md"),
            encoding: .utf8)
        let start = try #require(documentation.range(of: heading))
        let rest = documentation[start.upperBound...]
        let part = rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
        let (found, page) = try page(name, asOf)
        let made = try #require(page.range(of: "## What was forecast on this day"))
        let expected = lines(page[made.upperBound...]).filter { !$0.hasPrefix("[") }
        let printed = lines(part)
        for line in expected { #expect(printed.contains(line), "\(line)") }
        #expect(printed.count == expected.count)
        let (count, all) = found.inside
        #expect(part.contains("\(count) of \(all) reported figures lie inside"))
    }

    @Test("what had not been published by the day is not simulated")
    func unpublished() throws {
        #expect(try page("ai-labs", "2023-12-31").0.firms.map(\.firm) == ["openai"])
        #expect(try page("ai-labs", "2024-12-31").0.firms.map(\.firm) == ["openai", "anthropic"])
    }
}
