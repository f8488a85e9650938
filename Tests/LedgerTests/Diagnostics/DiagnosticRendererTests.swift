import Ledger
import Testing

@testable import Text

@Suite("The look of diagnostics")
struct DiagnosticRendererTests {
    private func render(
        _ line: String, column: Int, length: Int,
        renderer: DiagnosticRenderer = DiagnosticRenderer()
    ) -> [String] {
        let place = Place(file: "x.yaml", line: 1, column: column, length: length)
        let diagnostic = Diagnostic(
            .unknownEntity, at: place, "unknown entity 'awz'", help: "did you mean 'aws'?")
        return renderer.render([diagnostic]) { _ in Array(line.utf8) }.split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
    }

    @Test("place, severity, code, sentence, excerpt, caret, help and count stand in their lines")
    func layout() {
        #expect(
            render("a: {to: awz}", column: 9, length: 3) == [
                "x.yaml:1:9: error[E101]: unknown entity 'awz'",
                "  |",
                "1 | a: {to: awz}",
                "  |         ^^^",
                "  = help: did you mean 'aws'?",
                "",
                "1 error",
                "",
            ])
    }

    @Test("wide characters count two columns, tabs four, combining marks none")
    func alignment() {
        #expect(render("이름: awz", column: 5, length: 3)[3] == "  |       ^^^")
        #expect(render("\tawz", column: 2, length: 3)[3] == "  |     ^^^")
        #expect(render("e\u{301}: awz", column: 5, length: 3)[3] == "  |    ^^^")
        #expect(render("a: 엔비디아", column: 4, length: 4)[3] == "  |    ^^^^^^^^")
    }

    @Test("a long line is cut around the place, which stays in sight")
    func longLines() throws {
        let line = String(repeating: "a", count: 500) + " awz " + String(repeating: "b", count: 500)
        let lines = render(line, column: 502, length: 3)
        #expect(lines[2].count <= 104)
        #expect(lines[2].hasPrefix("1 | …a") && lines[2].hasSuffix("b…"))
        let caret = try #require(lines[3].firstIndex(of: "^"))
        let offset = lines[3].distance(from: lines[3].startIndex, to: caret)
        let text = Array(lines[2])
        #expect(String(text[offset..<(offset + 3)]) == "awz")
    }

    @Test("nothing in a file can move the cursor or change colours of the terminal")
    func safe() {
        let lines = render("a: \u{1B}[31m\u{202E}x", column: 4, length: 3)
        #expect(lines.allSatisfy { !$0.contains("\u{1B}") && !$0.contains("\u{202E}") })
        let message = Diagnostic(
            .unknownKey, at: Place(file: "a\u{1B}[2J.yaml", line: 9, column: 1),
            "key '\u{202E}x\u{7}'")
        let text = DiagnosticRenderer().render([message]) { _ in nil }
        #expect(
            text == "a\\u{001B}[2J.yaml:9:1: error[E020]: key '\\u{202E}x\\u{0007}'\n\n1 error\n")
    }

    @Test("colours are escapes around the same text")
    func colours() {
        let plain = render("a: {to: awz}", column: 9, length: 3)
        let coloured = render(
            "a: {to: awz}", column: 9, length: 3, renderer: DiagnosticRenderer(isColored: true))
        #expect(coloured != plain)
        let stripped = coloured.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") }
        #expect(stripped == plain)
    }

    @Test("a place beyond the text has no excerpt and does no harm")
    func beyond() {
        let place = Place(file: "x.yaml", line: 99, column: 99, length: 99)
        let text = DiagnosticRenderer().render([Diagnostic(.syntax, at: place, "x")]) { _ in [] }
        #expect(text == "x.yaml:99:99: error[E006]: x\n\n1 error\n")
        #expect(render("ab", column: 50, length: 10)[3] == "  |   ^")
    }

    @Test("problems are counted by severity, accepted ones apart")
    func counts() {
        let place = Place(file: "x", line: 1, column: 1)
        var accepted = Diagnostic(.undisclosedAmount, at: place, "a")
        accepted.acceptedReason = "known"
        let warning = Diagnostic(.undisclosedAmount, at: place, "b")
        let error = Diagnostic(.syntax, at: place, "c")
        #expect(DiagnosticRenderer.count([]) == "no problems")
        #expect(
            DiagnosticRenderer.count([error, error, error, warning, warning])
                == "3 errors, 2 warnings")
        #expect(DiagnosticRenderer.count([warning, accepted]) == "1 warning, 1 accepted")
    }
}
