import Foundation

/// Codes that a folder's sources declare (`static let x = DiagnosticCode(rawValue: "E101")`).
package func declaredCodes(_ folder: String) throws -> Set<String> {
    let sources = repository.appending(path: folder)
    var codes: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    where path.hasSuffix(".swift") {
        let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
        for match in text.matches(of: /static let \w+ = DiagnosticCode\(rawValue: "([A-Z]\d+)"\)/) {
            codes.insert(String(match.1))
        }
    }
    return codes
}

/// The package's folder.
package let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
