/// Checks that bytes are the text of a YAML file before a parser sees them.
package enum TextCheck {
    /// The first reason to refuse the bytes; `nil` for good text.
    ///
    /// Allowed is UTF-8 (a byte order mark at the start is skipped) with line feeds, carriage returns before a line feed, and tabs; no other
    /// control character and no Unicode line separator, because programs do not agree on whether these end a line.
    /// Cost: one pass.
    package static func problem(_ bytes: [UInt8], file: String, limits: ReadLimits) -> Diagnostic? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return Diagnostic(
                .notUTF8, at: Place(file: file, line: 1, column: 1),
                "the file is UTF-16, not UTF-8", help: "save it as UTF-8")
        }
        return bytes.withUnsafeBufferPointer { scan($0, file: file, limits: limits) }
    }

    /// Number of bytes of the byte order mark at the start: 3 or 0.
    package static func markLength(_ bytes: [UInt8]) -> Int {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    private static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, file: String, limits: ReadLimits
    ) -> Diagnostic? {
        let count = bytes.count
        var index = count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
        var line = 1
        var column = 1
        var lineStart = index
        func here() -> Place { Place(file: file, line: line, column: column) }
        while index < count {
            let byte = bytes[index]
            if byte == 0x0A {
                line += 1
                column = 1
                index += 1
                lineStart = index
                continue
            }
            if index - lineStart >= limits.lineBytes {
                return Diagnostic(
                    .lineTooLong, at: Place(file: file, line: line, column: 1),
                    "line \(line) is longer than \(limits.lineBytes) bytes",
                    help: "break the line; a ledger's lines are read by people")
            }
            if byte < 0x80 {
                if byte == 0x0D, index + 1 < count, bytes[index + 1] == 0x0A {
                    index += 1
                    continue
                }
                if (byte < 0x20 && byte != 0x09) || byte == 0x7F {
                    return notAllowed(UInt32(byte), at: here())
                }
                index += 1
            } else {
                let (scalar, length) = decode(bytes, at: index)
                if length == 0 {
                    return Diagnostic(
                        .notUTF8, at: here(),
                        "byte 0x\(hex(UInt32(byte), digits: 2)) at offset \(index) is not valid UTF-8",
                        help: "save the file as UTF-8")
                }
                switch scalar {
                case 0x80...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
                    return notAllowed(scalar, at: here())
                default: break
                }
                index += length
            }
            column += 1
        }
        return nil
    }

    private static func notAllowed(_ scalar: UInt32, at place: Place) -> Diagnostic {
        let help: String
        switch scalar {
        case 0: help = "is this a binary file? A ledger is text"
        case 0x0D: help = "end lines with a line feed, or with carriage return and line feed"
        default: help = "remove it"
        }
        return Diagnostic(
            .badCharacter, at: place,
            "the character U+\(hex(scalar, digits: 4)) is not allowed in a ledger", help: help)
    }

    /// One UTF-8 sequence of two to four bytes (RFC 3629); length 0 when it is malformed, overlong or a surrogate.
    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (scalar: UInt32, length: Int) {
        let lead = bytes[index]
        let length: Int
        var scalar: UInt32
        let least: UInt32
        switch lead {
        case 0xC2...0xDF: (length, scalar, least) = (2, UInt32(lead & 0x1F), 0x80)
        case 0xE0...0xEF: (length, scalar, least) = (3, UInt32(lead & 0x0F), 0x800)
        case 0xF0...0xF4: (length, scalar, least) = (4, UInt32(lead & 0x07), 0x10000)
        default: return (0, 0)
        }
        guard index + length <= bytes.count else { return (0, 0) }
        for offset in 1..<length {
            let next = bytes[index + offset]
            guard next & 0xC0 == 0x80 else { return (0, 0) }
            scalar = scalar << 6 | UInt32(next & 0x3F)
        }
        guard scalar >= least, scalar <= 0x10FFFF, !(0xD800...0xDFFF).contains(scalar) else {
            return (0, 0)
        }
        return (scalar, length)
    }

    package static func hex(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
