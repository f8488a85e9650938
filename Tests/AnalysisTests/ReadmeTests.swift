import Testing

@Suite("The start pages")
struct ReadmeTests {
    @Test(
        "the bottom line is the committed report's, word for word",
        arguments: [
            ("README.md", "report.md", "## Bottom line"),
            ("README.ko.md", "report.ko.md", "## 결론"),
        ])
    func bottomLine(_ page: String, _ report: String, _ heading: String) throws {
        let lines = try Repository.lines("Reports/ai-infrastructure/2026-10-10/\(report)")
        let place = try #require(lines.firstIndex { $0 == heading })
        let quote = try #require(
            try Repository.lines(page).first { $0.hasPrefix("> ") })
        #expect(quote == "> " + lines[place + 1])
    }
}
