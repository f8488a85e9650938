#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard output and error: data go to the one, messages to the other.
enum Terminal {
    /// Writes bytes to standard output. A reader that went away ends the run quietly, as with other commands of a pipe.
    static func write(_ text: String) { write(text, to: STDOUT_FILENO) }

    static func message(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { unsafeBuffer in
                systemWrite(descriptor, unsafeBuffer.baseAddress, unsafeBuffer.count)
            }
            if written < 0 {
                if errno == EINTR { continue }
                return
            }
            bytes = bytes.dropFirst(written)
        }
    }

    /// Whether messages may be coloured.
    static func usesColour(_ choice: CommonOptions.Colour) -> Bool {
        switch choice {
        case .always: true
        case .never: false
        case .auto: getenv("NO_COLOR") == nil && isatty(STDERR_FILENO) == 1
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
        Glibc.write(descriptor, bytes, count)
    #else
        Darwin.write(descriptor, bytes, count)
    #endif
}
