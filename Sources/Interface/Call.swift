import COuroboros

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a call from C has no result.
struct Refusal: Error {
    let status: ouroboros_status
    let message: String

    /// The input makes no problem of this kind.
    static func invalid(_ message: String) -> Refusal {
        Refusal(status: OUROBOROS_INVALID, message: message)
    }

    /// A solution failed its own check.
    static func defect(_ message: String) -> Refusal {
        Refusal(
            status: OUROBOROS_DEFECT,
            message: "\(message): this is a defect of Ouroboros; please report it with the input")
    }
}

/// Where a call puts its sentence when it fails.
struct ErrorText {
    let text: UnsafeMutablePointer<CChar>?
    let size: Int

    /// Runs a call; the status for C.
    func run(_ body: () throws(Refusal) -> Void) -> Int32 {
        do throws(Refusal) {
            try body()
            write("")
            return Int32(OUROBOROS_OK.rawValue)
        } catch {
            write(error.message)
            return Int32(error.status.rawValue)
        }
    }

    /// Cut where it is too long, never within a character.
    private func write(_ message: String) {
        guard let text, size > 0 else { return }
        var bytes = Array(message.utf8.prefix(size - 1))
        if bytes.count < message.utf8.count {
            while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
            if let last = bytes.last, last >= 0x80 { bytes.removeLast() }
        }
        for (place, byte) in bytes.enumerated() { text[place] = CChar(bitPattern: byte) }
        text[bytes.count] = 0
    }
}

/// A copy of an array of the caller.
func array<T>(
    _ start: UnsafePointer<T>?, _ count: Int64, _ name: String
) throws(Refusal) -> [T] {
    guard count >= 0, count <= Int64(Int.max) / Int64(max(1, MemoryLayout<T>.stride)) else {
        throw .invalid("\(name) has \(count) values")
    }
    guard count > 0 else { return [] }
    guard let start else { throw .invalid("\(name) is NULL, but has \(count) values") }
    return Array(UnsafeBufferPointer(start: start, count: Int(count)))
}

/// Where a result goes that the caller must ask for.
func result<T>(
    _ place: UnsafeMutablePointer<T>?, _ name: String
) throws(Refusal) -> UnsafeMutablePointer<T> {
    guard let place else { throw .invalid("\(name) is NULL, but it is where a result goes") }
    return place
}

/// Writes an array of results; nothing where the caller did not ask for it.
func store<T>(_ values: some Collection<T>, _ place: UnsafeMutablePointer<T>?) {
    guard let place else { return }
    var next = place
    for value in values {
        next.pointee = value
        next += 1
    }
}

/// An array that the caller gives back with `ouroboros_free`.
func made<T: BitwiseCopyable>(_ values: [T]) throws(Refusal) -> UnsafeMutablePointer<T> {
    // At least one byte: NULL would mean that there is no memory.
    guard let memory = malloc(max(1, values.count * MemoryLayout<T>.stride)) else {
        throw Refusal(
            status: OUROBOROS_NO_MEMORY,
            message: "not enough memory for \(values.count) values; ask for fewer")
    }
    let typed = memory.bindMemory(to: T.self, capacity: max(1, values.count))
    typed.initialize(from: values, count: values.count)
    return typed
}
