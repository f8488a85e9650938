import Foundation
import Testing

/// Files of `Tests/Fixtures/stress`.
package func fixture(_ name: String) throws -> Data {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/stress")
    return try Data(contentsOf: folder.appending(path: name))
}

/// Rows of a plain CSV file by column name.
package func table(_ name: String) throws -> [[String: String]] {
    let lines = String(decoding: try fixture(name), as: UTF8.self).split(
        whereSeparator: \.isNewline)
    let header = try #require(lines.first).split(separator: ",").map(String.init)
    return lines.dropFirst().map { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return Dictionary(zip(header, fields), uniquingKeysWith: { first, _ in first })
    }
}

package func number<T: LosslessStringConvertible>(_ row: [String: String], _ name: String) throws
    -> T
{
    let text = try #require(row[name])
    return try #require(T(text))
}

/// Fails with every input when two columns differ by more than a tolerance.
package func expectClose(
    _ got: [Double], _ expected: [Double], within tolerance: Double, _ what: String,
    location: SourceLocation = #_sourceLocation
) {
    #expect(got.count == expected.count, "\(what)", sourceLocation: location)
    for (index, pair) in zip(got, expected).enumerated() {
        #expect(
            abs(pair.0 - pair.1) <= tolerance * max(1, abs(pair.1)),
            "\(what)[\(index)]: got \(pair.0), expected \(pair.1), tolerance \(tolerance)",
            sourceLocation: location)
    }
}
