#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Lines of standard input as they come, none longer than a limit: what is beyond it is passed over, not kept.
struct InputLines {
    enum Line {
        case whole([UInt8])
        case tooLong
    }

    private let limit: Int
    private var rest: [UInt8] = []
    private var isOver = false
    private var isEnded = false
    private var block = [UInt8](repeating: 0, count: 1 << 16)

    init(limit: Int) { self.limit = limit }

    /// The next line, without its line feed; `nil` at the end of the input.
    ///
    /// - Throws: ``CommandError/refused(_:reason:help:)`` when it cannot be read.
    mutating func next() throws -> Line? {
        var searched = 0
        while true {
            if let end = rest[searched...].firstIndex(of: 0x0A) {
                let line = Array(rest[..<end])
                rest.removeSubrange(...end)
                defer { isOver = false }
                return isOver || line.count > limit ? .tooLong : .whole(line)
            }
            if isEnded {
                defer { (rest, isOver) = ([], false) }
                if isOver { return .tooLong }
                return rest.isEmpty ? nil : .whole(rest)
            }
            if rest.count > limit {
                rest = []
                isOver = true
            }
            searched = rest.count
            let count = read(STDIN_FILENO, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw CommandError.refused(
                    "standard input", reason: "cannot read it: \(SystemError.reason)")
            }
            if count == 0 { isEnded = true } else { rest += block[..<count] }
        }
    }
}
