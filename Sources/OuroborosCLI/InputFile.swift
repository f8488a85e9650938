import ArgumentParser
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that a user names, as opposed to one that a model lists. `-` is standard input.
enum InputFile {
    /// The name that stands for standard input.
    static let standardInput = "-"

    /// What the first bytes of a file must be, looked at before the rest is read.
    struct Header {
        let length: Int
        /// Why the file is none of these; `nil`: it may be one.
        let problem: ([UInt8]) -> String?
    }

    /// How long a pipe may be without a writer, in milliseconds: one that is being started is waited for.
    private static let patience = 2_000

    private static let known = Mutex<Set<FileIdentity>>([])

    /// Keeps in mind that a file was read, so that no result is written over it.
    static func remember(_ information: stat) {
        let identity = information.identity
        _ = known.withLock { $0.insert(identity) }
    }

    static func wasRead(_ identity: FileIdentity) -> Bool {
        known.withLock { $0.contains(identity) }
    }

    static func isFolder(_ path: String) throws -> Bool {
        guard path != standardInput else { return false }
        var information = stat()
        guard stat(path, &information) == 0 else { throw refused(path, SystemError.reason) }
        return information.isFolder
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The bytes of a plain file or a pipe, at most `limit`. Devices are refused: they have no end.
    /// - Throws: ``CommandError/refused(_:reason:help:)`` when it cannot be read.
    static func read(_ path: String, limit: Int, header: Header? = nil) throws -> [UInt8] {
        let descriptor =
            path == standardInput
            ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw refused(path, SystemError.reason) }
        defer { close(descriptor) }
        var information = stat()
        guard fstat(descriptor, &information) == 0 else {
            throw refused(path, SystemError.reason)
        }
        var isPipe = false
        switch information.st_mode & S_IFMT {
        case S_IFREG: remember(information)
        case S_IFIFO: isPipe = path != standardInput
        case S_IFSOCK where path == standardInput: break
        default:
            // A terminal is typed at; it is the one device with an end.
            guard path == standardInput, isatty(descriptor) == 1 else {
                throw refused(path, "it is \(information.kindName), not a plain file")
            }
        }
        return try bytes(descriptor, path, isPipe: isPipe, limit: limit, header: header)
    }

    private static func bytes(
        _ descriptor: Int32, _ path: String, isPipe: Bool, limit: Int, header: Header?
    ) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 20)
        var isChecked = header == nil
        var isFirst = isPipe
        while true {
            let count: Int
            if isFirst {
                guard let found = first(of: descriptor, &block) else {
                    throw refused(path, "no program writes to this pipe")
                }
                count = found
                isFirst = false
            } else {
                count = systemRead(descriptor, &block, block.count)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = poll(&ready, 1, -1)
                continue
            }
            guard count >= 0 else { throw refused(path, SystemError.reason) }
            guard bytes.count + count <= limit else {
                throw refused(path, "it has more than \(limit) bytes")
            }
            bytes += block[..<count]
            if !isChecked, let header, count == 0 || bytes.count >= header.length {
                if let problem = header.problem(Array(bytes.prefix(header.length))) {
                    throw refused(path, problem)
                }
                isChecked = true
            }
            if count == 0 { return bytes }
        }
    }

    /// The first bytes of a pipe, or none at its end; `nil`: nobody has opened it for writing in ``patience``.
    private static func first(of descriptor: Int32, _ block: inout [UInt8]) -> Int? {
        var waited = 0
        while true {
            var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&state, 1, 20)
            let count = systemRead(descriptor, &block, block.count)
            if count > 0 { return count }
            if count == 0 {
                // The end: of a writer that has gone, or because none has come yet.
                if state.revents & Int16(POLLHUP) != 0 { return 0 }
                guard waited < patience else { return nil }
                usleep(20_000)
                waited += 20
            } else if errno != EAGAIN, errno != EINTR {
                return count
            }
        }
    }

    private static func refused(_ path: String, _ reason: String) -> CommandError {
        .refused(
            path == standardInput ? "standard input" : path, reason: "cannot read it: \(reason)")
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
    -> Int
{
    #if canImport(Glibc)
        Glibc.read(descriptor, buffer, count)
    #else
        Darwin.read(descriptor, buffer, count)
    #endif
}
