#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a path that the user names for a result leads to.
///
/// Links are followed, as `>` of a shell does, but by hand: a link that stands for an open file of the process (`/dev/stdout`, `/dev/fd/63`) means
/// that file, where it stands, and not the name that it once had.
enum OutputTarget {
    /// An open file of the process.
    case descriptor(Int32)
    /// A pipe or a device: written through.
    case stream(String)
    /// A plain file, which may exist already: replaced as a whole.
    case file(folder: String, name: String, existing: stat?)

    init(_ path: String) throws(OutputError) {
        var current = path
        // As many as the system follows.
        for _ in 0..<40 {
            let name = String(
                current.split(separator: "/", omittingEmptySubsequences: false).last ?? "")
            let folder = OutputFiles.parent(of: current)
            var information = stat()
            guard lstat(current, &information) == 0 else {
                guard errno == ENOENT, !name.isEmpty else { throw .system(path) }
                self = .file(folder: folder, name: name, existing: nil)
                return
            }
            switch information.st_mode & S_IFMT {
            case S_IFLNK:
                let parent = try Self.real(folder.isEmpty ? "." : folder, for: path)
                if parent == "/proc/\(getpid())/fd", let number = Int32(name) {
                    self = .descriptor(number)
                    return
                }
                let target = try Self.link(current, for: path)
                current = target.hasPrefix("/") ? target : "\(parent)/\(target)"
            case S_IFREG:
                guard access(current, W_OK) == 0 else { throw .system(path) }
                self = .file(folder: folder, name: name, existing: information)
                return
            case S_IFIFO, S_IFCHR:
                self = .stream(current)
                return
            default:
                throw OutputError(path: path, reason: "it is \(information.kindName)")
            }
        }
        errno = ELOOP
        throw .system(path)
    }

    /// The file it is; `nil`: a new one, or no file.
    var identity: FileIdentity? {
        if case .file(_, _, let existing?) = self { existing.identity } else { nil }
    }

    /// Whether two paths mean the same file, which may not exist yet.
    func isSame(as other: OutputTarget) -> Bool {
        guard case .file(let folder, let name, _) = self,
            case .file(let otherFolder, let otherName, _) = other
        else { return false }
        if let identity, let otherIdentity = other.identity { return identity == otherIdentity }
        var (a, b) = (stat(), stat())
        guard stat(folder.isEmpty ? "." : folder, &a) == 0,
            stat(otherFolder.isEmpty ? "." : otherFolder, &b) == 0
        else { return false }
        return name == otherName && a.identity == b.identity
    }

    private static func real(_ folder: String, for path: String) throws(OutputError) -> String {
        guard let resolved = realpath(folder, nil) else { throw .system(path) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func link(_ link: String, for path: String) throws(OutputError) -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink(link, &buffer, buffer.count - 1)
        guard count > 0 else { throw .system(path) }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
