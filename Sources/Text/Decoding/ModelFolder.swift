/// Where a model's files come from: a folder on a disk, or texts in memory.
///
/// Paths are relative to the model's folder, with `/` between parts.
public protocol ModelFolder {
    /// Name of the folder.
    var name: String { get }
    /// The path as messages show it.
    func shown(_ path: String) -> String
    /// Names of the plain files directly in a folder of the model (`""` is the model's own), in any order.
    func fileNames(in folder: String) throws(FolderError) -> [String]
    /// Bytes of a file.
    func size(of path: String) throws(FolderError) -> Int
    /// A file's bytes; throws ``FolderError/tooLarge`` rather than reading more than `limit`.
    func read(_ path: String, limit: Int) throws(FolderError) -> [UInt8]
}

/// Why a file or folder of a model cannot be read.
public enum FolderError: Error, Hashable, Sendable {
    case missing
    case notAFolder
    case notAFile
    case tooLarge
    /// A link that leads out of the model's folder.
    case outside
    /// Links that lead to each other.
    case linkLoop
    /// Its name holds a control character or a line feed.
    case badName
    /// The system's reason.
    case system(String)

    /// The end of a sentence that begins with the path: `does not exist`.
    public var words: String {
        switch self {
        case .missing: "does not exist"
        case .notAFolder: "is not a folder"
        case .notAFile: "is not a plain file"
        case .tooLarge: "is too large"
        case .outside: "leads out of the model's folder"
        case .linkLoop: "is a link that leads back to itself"
        case .badName: "has a control character or a line feed in its name"
        case .system(let reason): "cannot be read: \(reason)"
        }
    }
}

/// A model in memory: for tests, editors and models that come from elsewhere than a disk.
public struct MemoryFolder: ModelFolder {
    public var name: String
    /// Path → contents.
    public var files: [String: [UInt8]]

    public init(name: String, files: [String: [UInt8]]) {
        self.name = name
        self.files = files
    }

    public init(name: String, texts: [String: String]) {
        self.init(name: name, files: texts.mapValues { Array($0.utf8) })
    }

    public func shown(_ path: String) -> String { path }

    public func fileNames(in folder: String) throws(FolderError) -> [String] {
        let prefix = folder.isEmpty ? "" : folder + "/"
        let names = files.keys.filter {
            $0.hasPrefix(prefix) && !$0.dropFirst(prefix.count).contains("/")
        }
        guard !names.isEmpty || folder.isEmpty else { throw .missing }
        return names.map { String($0.dropFirst(prefix.count)) }
    }

    public func size(of path: String) throws(FolderError) -> Int {
        guard let bytes = files[path] else { throw .missing }
        return bytes.count
    }

    public func read(_ path: String, limit: Int) throws(FolderError) -> [UInt8] {
        guard let bytes = files[path] else { throw .missing }
        guard bytes.count <= limit else { throw .tooLarge }
        return bytes
    }
}
