import Testing

@Suite("The start pages")
struct ReadmeTests {
    @Test(
        "the bottom line is the committed report's, word for word",
        arguments: [("README.md", "report.md"), ("README.ko.md", "report.ko.md")])
    func bottomLine(_ page: String, _ report: String) throws {
        let lines = try Repository.lines("Reports/ai-infrastructure/2026-10-10/\(report)")
        let heading = try #require(lines.firstIndex { $0.hasPrefix("## 1 ") })
        let quote = try #require(
            try Repository.lines(page).first { $0.hasPrefix("> ") })
        #expect(quote == "> " + lines[heading + 1])
    }
}
