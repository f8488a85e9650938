#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder that results are written into, held open: what is done in it stays in it, whatever happens to its path meanwhile.
final class OutputFolder {
    /// As messages show it.
    let path: String
    let descriptor: Int32

    /// - Parameter path: empty: where the command runs.
    init(_ path: String) throws(OutputError) {
        self.path = path
        descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(path.isEmpty ? "." : path) }
    }

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// A folder in this one, no link.
    func folder(_ name: String) throws(OutputError) -> OutputFolder {
        let found = openat(
            descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard found >= 0 else { throw .system(shown(name)) }
        return OutputFolder(path: shown(name), descriptor: found)
    }

    /// A folder in this one, made if it is not there; a link in its place is refused.
    func madeFolder(_ name: String) throws(OutputError) -> OutputFolder {
        guard mkdirat(descriptor, name, 0o777) == 0 || errno == EEXIST else {
            throw .system(shown(name))
        }
        return try folder(name)
    }

    /// What a name stands for, links not followed; `nil`: nothing.
    func information(_ name: String) -> stat? {
        var information = stat()
        return fstatat(descriptor, name, &information, AT_SYMLINK_NOFOLLOW) == 0
            ? information : nil
    }

    func shown(_ name: String) -> String {
        path.isEmpty ? name : path.hasSuffix("/") ? path + name : "\(path)/\(name)"
    }

    /// Names are on the disk when this returns.
    func synchronise() throws(OutputError) {
        // File systems that cannot say EINVAL; they keep names in their own way.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP
        else { throw .system(path.isEmpty ? "." : path) }
    }

    /// Makes a folder and those above it, where they are not there.
    static func make(_ path: String) throws(OutputError) {
        guard !path.isEmpty, path != "/", path != "." else { return }
        var information = stat()
        if stat(path, &information) == 0 {
            guard information.isFolder else {
                throw OutputError(path: path, reason: "it exists and is not a folder")
            }
            return
        }
        try make(OutputFiles.parent(of: path))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .system(path) }
    }
}

extension stat {
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    var isPlainFile: Bool { st_mode & S_IFMT == S_IFREG }

    /// What it is, for messages.
    var kindName: String {
        switch st_mode & S_IFMT {
        case S_IFREG: "a plain file"
        case S_IFDIR: "a folder"
        case S_IFLNK: "a link"
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }

    var identity: FileIdentity {
        FileIdentity(device: UInt64(truncatingIfNeeded: st_dev), number: UInt64(st_ino))
    }
}

/// A file whatever it is called.
struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    let number: UInt64
}

/// A result could not be written.
struct OutputError: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var help: String?
    /// The system's number of the reason; `nil`: the reason is not the system's.
    var code: Int32?

    var description: String { "cannot write \(path): \(reason)" }

    /// With the system's reason, as `errno` has it now.
    static func system(_ path: String) -> OutputError {
        let code = errno
        return OutputError(path: path, reason: String(cString: strerror(code)), code: code)
    }
}

enum SystemError {
    /// The reason of the call that failed last.
    static var reason: String { String(cString: strerror(errno)) }
}
