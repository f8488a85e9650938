#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Bytes to an open file, with the reason of the call that failed.
enum OutputStream {
    /// How long a pipe may be without a reader, in milliseconds: one that is being started is waited for.
    private static let patience = 5_000

    /// Writes everything, or fails.
    static func write(
        _ bytes: [UInt8], to descriptor: Int32, path: String
    ) throws(OutputError) {
        var from = 0
        while from < bytes.count {
            let written = bytes.withUnsafeBytes { all -> Int in
                let rest = UnsafeRawBufferPointer(rebasing: all[from...])
                return systemWrite(descriptor, rest.baseAddress, rest.count)
            }
            if written > 0 {
                from += written
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&ready, 1, -1)
            default: throw .system(path)
            }
        }
    }

    /// Opens a pipe or a device for writing. A pipe that nobody reads is an error, not a wait without end.
    static func open(_ path: String) throws(OutputError) -> Int32 {
        let flags = O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
        var waited = 0
        while true {
            let descriptor = systemOpen(path, flags)
            if descriptor >= 0 {
                // Writing may wait for its reader; opening may not.
                _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
                return descriptor
            }
            guard errno == ENXIO else { throw .system(path) }
            guard waited < patience else {
                throw OutputError(
                    path: path, reason: "no program reads from it",
                    help: "start the reader first, such as `cat \(path) &`")
            }
            usleep(20_000)
            waited += 20
        }
    }
}

private func systemOpen(_ path: String, _ flags: Int32) -> Int32 {
    #if canImport(Glibc)
        Glibc.open(path, flags)
    #else
        Darwin.open(path, flags)
    #endif
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
        Glibc.write(descriptor, bytes, count)
    #else
        Darwin.write(descriptor, bytes, count)
    #endif
}
