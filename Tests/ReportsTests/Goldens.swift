import Foundation
import Testing

/// Files that tests compare byte for byte. With `OUROBOROS_RECORD=1` they are written anew, and the
/// run fails, so that a recording is never mistaken for a pass.
enum Goldens {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/reporting")

    static func expect(
        _ actual: String, matches name: String, location: SourceLocation = #_sourceLocation
    ) throws {
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["OUROBOROS_RECORD"] != nil {
            try Data(actual.utf8).write(to: file)
            Issue.record("recorded \(name)", sourceLocation: location)
            return
        }
        let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        if actual == expected { return }
        let line = zip(actual.split(separator: "\n"), expected.split(separator: "\n"))
            .enumerated().first { $0.element.0 != $0.element.1 }
        Issue.record(
            """
            \(name) differs, first at line \(line.map { String($0.offset + 1) } ?? "end")
            expected: \(line?.element.1 ?? "(more or fewer lines)")
            got:      \(line?.element.0 ?? "(more or fewer lines)")
            """, sourceLocation: location)
    }
}
