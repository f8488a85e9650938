import Foundation

/// Inputs to begin with: files of the repository.
struct Corpus {
    /// The repository's root, found from where this source stands.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Files below a folder whose names end like that and that are not larger than `limit`.
    static func files(_ folder: String, ending: String, limit: Int = 20_000) throws -> [[UInt8]] {
        let base = root.appending(path: folder)
        let names = try FileManager.default.subpathsOfDirectory(atPath: base.path()).sorted()
        var found: [[UInt8]] = []
        for name in names where name.hasSuffix(ending) {
            let bytes = [UInt8](try Data(contentsOf: base.appending(path: name)))
            if bytes.count <= limit { found.append(bytes) }
        }
        guard !found.isEmpty else { throw FuzzError.noCorpus("\(folder)/*\(ending)") }
        return found
    }

    /// A folder's files by path.
    static func folder(_ path: String) throws -> [String: [UInt8]] {
        let base = root.appending(path: path)
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: base.path())
        where name.hasSuffix(".yaml") {
            files[name] = [UInt8](try Data(contentsOf: base.appending(path: name)))
        }
        guard !files.isEmpty else { throw FuzzError.noCorpus(path) }
        return files
    }

    static func texts(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }
}

enum FuzzError: Error, CustomStringConvertible {
    case noCorpus(String)
    case usage(String)
    /// A property of a reader that does not hold for an input.
    case broken(String)

    var description: String {
        switch self {
        case .noCorpus(let what): "there is nothing to begin with: \(what)"
        case .usage(let what): what
        case .broken(let what): what
        }
    }
}
