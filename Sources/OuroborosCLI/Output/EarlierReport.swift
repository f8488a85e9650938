import Reports

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a folder holds before a report is written into it.
struct EarlierReport {
    /// Plain files that an earlier run wrote.
    private(set) var files: [String: stat] = [:]
    /// Folders of these, the inner ones first.
    private(set) var folders: [String] = []
    /// Whether something of other runs stands in it, which stays where it is.
    private(set) var isShared = false

    /// Names that a system makes by itself.
    private static let junk: Set<String> = [".DS_Store"]
    private static let manifestLimit = 16 << 20

    /// - Parameters:
    ///   - shown: the folder, as messages name it.
    ///   - ownNames: names that count as an earlier report's even where no manifest lists them.
    /// - Throws: for what no earlier report wrote.
    init(_ folder: OutputFolder, shown: String, ownNames: [String]) throws(OutputError) {
        let tree: FolderTree
        do throws(FolderTree.Problem) { tree = try FolderTree(folder.descriptor) } catch {
            switch error {
            case .tooLarge: throw Self.refused(shown, "it holds more than any report does")
            case .system(let path, let reason):
                throw OutputError(path: "\(shown)/\(path)", reason: reason)
            }
        }
        var known = Set(ownNames)
        if let listed = Self.listed(ReportManifest.fileName, in: folder.descriptor) {
            known.formUnion(listed)
            known.insert(ReportManifest.fileName)
        }
        let knownFolders = Set(known.flatMap(Self.foldersAbove))
        var foreign: [String] = []
        var others: [String] = []
        for entry in tree.entries {
            if others.contains(where: { entry.path.hasPrefix($0) }) { continue }
            let name = entry.path.split(separator: "/").last.map(String.init) ?? ""
            if TemporaryName.isOne(name) {
                isShared = true
                others.append(entry.path + "/")
            } else if entry.information.isFolder {
                if knownFolders.contains(entry.path) {
                    folders.insert(entry.path, at: 0)
                } else if !entry.path.contains("/"),
                    Self.listed("\(entry.path)/\(ReportManifest.fileName)", in: folder.descriptor)
                        != nil
                {
                    isShared = true
                    others.append(entry.path + "/")
                } else {
                    foreign.append(entry.path + "/")
                }
            } else if entry.information.isPlainFile,
                known.contains(entry.path)
                    || Self.junk.contains(name)
            {
                files[entry.path] = entry.information
            } else {
                foreign.append(entry.path)
            }
        }
        guard foreign.isEmpty else {
            let named = foreign.prefix(3).joined(separator: ", ")
            throw Self.refused(
                shown,
                "it holds what no report wrote: \(named)\(foreign.count > 3 ? " and \(foreign.count - 3) more" : "")"
            )
        }
    }

    private static func refused(_ shown: String, _ reason: String) -> OutputError {
        OutputError(
            path: shown, reason: reason,
            help: "name an empty or a new folder with -o, or take these files out of it")
    }

    private static func foldersAbove(_ path: String) -> [String] {
        var folders: [String] = []
        var rest = OutputFiles.parent(of: path)
        while !rest.isEmpty, rest != "/" {
            folders.append(rest)
            rest = OutputFiles.parent(of: rest)
        }
        return folders
    }

    /// The files that a manifest lists; `nil`: it is no manifest of a report.
    private static func listed(_ path: String, in folder: Int32) -> [String]? {
        let descriptor = openat(
            folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard let bytes = PlainFile.bytes(descriptor, limit: manifestLimit) else { return nil }
        return ReportManifest.outputPaths(reading: bytes)
    }
}

/// Bytes of an open plain file.
enum PlainFile {
    /// `nil`: it is none, is larger than the limit, or cannot be read.
    static func bytes(_ descriptor: Int32, limit: Int) -> [UInt8]? {
        var information = stat()
        guard fstat(descriptor, &information) == 0, information.isPlainFile,
            information.st_size <= limit
        else { return nil }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else { return nil }
            bytes += block[..<count]
        }
    }
}
