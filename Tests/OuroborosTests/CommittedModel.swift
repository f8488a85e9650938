import Foundation
import Ledger

@testable import Ouroboros

/// The models of the repository.
enum CommittedModel {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Models")

    static func reading(_ name: String) throws -> LedgerReading {
        let root = folder.appending(path: name)
        var files: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path())
        where path.hasSuffix(".yaml") {
            files[path] = [UInt8](try Data(contentsOf: root.appending(path: path)))
        }
        return LedgerReader.read(folder: MemoryFolder(name: name, files: files))
    }

    static func analysis(_ name: String, asOf: Day? = nil) throws -> Analysis {
        let reading = try reading(name)
        guard let model = reading.model else { throw CocoaError(.fileReadCorruptFile) }
        return try Analysis(of: model, options: AnalysisOptions(asOf: asOf))
    }
}
