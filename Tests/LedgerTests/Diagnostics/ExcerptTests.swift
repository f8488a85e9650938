import Text
import Testing

@testable import Ledger

@Suite("Excerpts of long lines")
struct ExcerptTests {
    private func rendered(_ line: String, _ columns: [Int]) -> String {
        let diagnostics = columns.map {
            Diagnostic(
                .unknownKey, at: Place(file: "x", line: 1, column: $0, length: 3), "unknown key")
        }
        return DiagnosticRenderer().render(diagnostics) { _ in Array(line.utf8) }
    }

    @Test(
        "a place far out in a line shows what stands there, wide characters in front or not",
        arguments: ["a", "엔", "e\u{301}"])
    func farOut(filler: String) throws {
        let front = String(repeating: filler, count: 200_000 / filler.unicodeScalars.count)
        let lines = rendered(front + "awz" + front, [front.unicodeScalars.count + 1])
            .split(separator: "\n").map(String.init)
        let excerpt = try #require(lines.first { $0.hasPrefix("1 |") })
        #expect(excerpt.contains("awz") && excerpt.hasPrefix("1 | …") && excerpt.hasSuffix("…"))
        #expect(lines.contains { $0.hasSuffix("^^^") })
    }

    @Test("problems in one line of a megabyte cost about what they cost in short lines")
    func cost() {
        let line = String(repeating: "key: 1, ", count: 1 << 17)
        let columns = (0..<300).map { 1 + $0 * 3000 }
        let diagnostics = columns.indices.map {
            Diagnostic(
                .unknownKey, at: Place(file: "x", line: $0 + 1, column: 1, length: 3), "unknown key"
            )
        }
        let short = Array(
            String(repeating: "key: 1, key: 1, key: 1, key: 1\n", count: columns.count).utf8)
        let clock = ContinuousClock()
        let long = clock.measure { _ = rendered(line, columns) }
        let many = clock.measure { _ = DiagnosticRenderer().render(diagnostics) { _ in short } }
        // Windows of 500 characters, and one pass over the line, against lines of 30: whole lines would be 2,000 times as long.
        #expect(long < many * 300, "\(long) and \(many)")
    }
}
