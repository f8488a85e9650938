import Foundation
import Testing
import Text

@testable import Ledger

/// The fixture folders of `Tests/Fixtures/ledger` and what the tests do with them.
enum Fixtures {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/ledger")
    static let repository = root.deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every fixture but the model that they are laid over, by name.
    static let names: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return all.filter { $0 != "base" && !$0.hasPrefix(".") }.sorted()
    }()

    /// All files of a folder, by path relative to it.
    static func files(_ folder: URL) throws -> [String: [UInt8]] {
        var result: [String: [UInt8]] = [:]
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        for name in names {
            var isFolder: ObjCBool = false
            let url = folder.appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
                !isFolder.boolValue
            else { continue }
            result[name] = [UInt8](try Data(contentsOf: url))
        }
        return result
    }

    /// The small sound model that every fixture changes.
    static func base() throws -> [String: [UInt8]] {
        try files(root.appendingPathComponent("base"))
    }

    /// The base with a fixture's own files laid over it.
    static func folder(_ name: String) throws -> MemoryFolder {
        var all = try base()
        for (path, bytes) in try files(root.appendingPathComponent(name))
        where path != "expected.txt" {
            all[path] = bytes
        }
        return MemoryFolder(name: name, files: all)
    }

    /// The base with pieces of text replaced: file, old, new.
    static func changed(_ changes: [(file: String, old: String, new: String)]) throws
        -> MemoryFolder
    {
        var all = try base()
        for change in changes {
            let text = String(decoding: try #require(all[change.file]), as: UTF8.self)
            let range = try #require(text.range(of: change.old), "\(change.old) is not there")
            all[change.file] = Array(text.replacingCharacters(in: range, with: change.new).utf8)
        }
        return MemoryFolder(name: "changed", files: all)
    }

    /// Small limits for the fixtures that are about them; a file of their real size would be a burden on the repository.
    static func limits(_ name: String) -> ReadLimits {
        var limits = ReadLimits()
        switch name.prefix(4) {
        case "E002": limits.fileBytes = 2048
        case "E005": limits.lineBytes = 1024
        case "E011": limits.nodes = 1000
        case "E124": limits.totalUnits = 10_000_000_000_00
        case "E016": limits.diagnostics = 10
        default: break
        }
        return limits
    }
}
