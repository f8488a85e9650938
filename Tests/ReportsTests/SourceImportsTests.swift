import Foundation
import TestSupport
import Testing

/// What the sources import, where that decides what a static executable carries.
@Suite struct SourceImportsTests {
    /// All of Foundation brings its Unicode tables: 44 MB more, and a library that needs a licence notice.
    @Test func `all of Foundation is imported only where its essentials cannot be`() throws {
        let sources = repository.appending(path: "Sources")
        for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path)
        where path.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
            var isElse = false
            for line in text.split(separator: "\n").map({ $0.drop { $0 == " " } }) {
                if line.hasPrefix("#if") { isElse = false }
                if line == "#else" { isElse = true }
                if line == "#endif" { isElse = false }
                #expect(line != "import Foundation" || isElse, "\(path)")
            }
        }
    }
}
