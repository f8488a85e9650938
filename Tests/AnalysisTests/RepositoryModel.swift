import Foundation
import Ledger
import Analysis
import Money
import Reports
import Testing
import Text

/// The repository's own files, found from where this source stands.
enum Repository {
    static let root: URL = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func lines(_ path: String) throws -> [String] {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// A model under `Models/`, read into memory.
    static func folder(_ name: String) throws -> MemoryFolder {
        let base = root.appending(path: "Models/\(name)")
        var files: [String: [UInt8]] = [:]
        let prefix = base.path() + "/"
        for case let url as URL in FileManager.default.enumerator(
            at: base, includingPropertiesForKeys: [.isRegularFileKey]) ?? .init()
        where try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
            files[url.path().replacingOccurrences(of: prefix, with: "")] = Array(
                try Data(contentsOf: url))
        }
        return MemoryFolder(name: name, files: files)
    }

    /// The demo with a policy of its own.
    static func demo(policy: String) throws -> LedgerModel {
        var folder = try folder("demo")
        let listing = try #require(folder.files["model.yaml"])
        folder.files["model.yaml"] = listing + Array("  policy: [policy.yaml]\n".utf8)
        folder.files["policy.yaml"] = Array(policy.utf8)
        return try #require(LedgerReader.read(folder: folder).model)
    }

    struct Unreadable: Error { var diagnostics: [Diagnostic] }

    static func model(_ name: String) throws -> LedgerModel {
        let reading = LedgerReader.read(folder: try folder(name))
        guard let model = reading.model else { throw Unreadable(diagnostics: reading.diagnostics) }
        return model
    }
}

/// Tests that make a ledger open it as they go.
extension Analysis {
    init(of model: LedgerModel, options: AnalysisOptions = AnalysisOptions()) throws {
        self = try Analysis(of: try OpenedModel(model), options: options)
    }
}

extension AnalysisChange.Side {
    init(_ model: LedgerModel, options: AnalysisOptions) throws {
        self.init(try OpenedModel(model), options: options)
    }
}

extension ReportRequest {
    func files(
        of model: LedgerModel, progress: (@Sendable (ReportStep) -> Void)? = nil
    ) throws -> [(path: String, contents: String)] {
        try files(of: try OpenedModel(model), progress: progress)
    }
}

func day(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }
