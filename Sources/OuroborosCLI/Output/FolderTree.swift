#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Everything below a folder, links not followed.
struct FolderTree {
    struct Entry {
        /// Relative to the folder; bytes that are no UTF-8 are repaired.
        let path: String
        let information: stat
    }

    enum Problem: Error {
        /// More entries than anybody expects.
        case tooLarge
        case system(path: String, reason: String)
    }

    /// Folders before what they hold; in the order of the names.
    private(set) var entries: [Entry] = []

    /// Nesting beyond which no report goes.
    private static let depth = 32

    init(_ descriptor: Int32, limit: Int = 10_000) throws(Problem) {
        try add(descriptor, "", level: 0, limit: limit)
    }

    private mutating func add(
        _ descriptor: Int32, _ prefix: String, level: Int, limit: Int
    ) throws(Problem) {
        guard level < Self.depth else { throw .tooLarge }
        let names = try Self.names(descriptor, prefix, limit: limit - entries.count)
        for name in names {
            let path = prefix + String(decoding: name, as: UTF8.self)
            let text = name.map { CChar(bitPattern: $0) } + [0]
            var information = stat()
            guard fstatat(descriptor, text, &information, AT_SYMLINK_NOFOLLOW) == 0 else {
                // It went away meanwhile.
                if errno == ENOENT { continue }
                throw .system(path: path, reason: SystemError.reason)
            }
            entries.append(Entry(path: path, information: information))
            guard information.isFolder else { continue }
            let inner = openat(
                descriptor, text, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard inner >= 0 else { throw .system(path: path, reason: SystemError.reason) }
            defer { close(inner) }
            try add(inner, path + "/", level: level + 1, limit: limit)
        }
    }

    /// Names as bytes, sorted.
    static func names(
        _ descriptor: Int32, _ prefix: String, limit: Int
    ) throws(Problem) -> [[UInt8]] {
        // The stream closes what it is given.
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let stream = fdopendir(copy) else {
            let reason = SystemError.reason
            if copy >= 0 { close(copy) }
            throw .system(path: prefix, reason: reason)
        }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            names.append(name)
            guard names.count <= limit else { throw .tooLarge }
        }
        guard errno == 0 else { throw .system(path: prefix, reason: SystemError.reason) }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Removes a folder with what is in it, as far as that can be done; links are removed, not followed.
    static func remove(_ name: String, in folder: Int32) {
        remove(Array(name.utf8), in: folder, level: 0)
    }

    private static func remove(_ name: [UInt8], in folder: Int32, level: Int) {
        guard level < depth else { return }
        let text = name.map { CChar(bitPattern: $0) } + [0]
        let inner = openat(folder, text, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard inner >= 0 else {
            unlinkat(folder, text, 0)
            return
        }
        // What cannot be listed cannot be emptied: the folder then stays.
        if let names = try? names(inner, "", limit: 100_000) {
            for name in names { remove(name, in: inner, level: level + 1) }
        }
        close(inner)
        unlinkat(folder, text, AT_REMOVEDIR)
    }
}
