/// Cuts the bytes of a CSV file (RFC 4180) into fields: quotes, doubled quotes, line feeds with or without carriage
/// return, a byte-order mark at the start.
package struct CSVScanner {
    /// One field of the current row.
    package struct Field {
        /// Bytes without the quotes; doubled quotes are still doubled.
        package var range: Range<Int>
        package var quoted: Bool
        /// Where the field starts: line, and offset of the line's first byte.
        package var line: Int
        package var lineStart: Int
        /// Offset of the field's first byte, its quote included.
        package var start: Int
    }

    package enum QuoteFault { case unterminated, textAfterQuote, quoteInside }

    private let bytes: UnsafeBufferPointer<UInt8>
    package private(set) var position: Int
    package private(set) var line = 1
    private var lineStart: Int
    /// Fields of the row last read.
    package private(set) var fields: [Field] = []
    /// Whether the row has a byte outside ASCII.
    package private(set) var hasHighBytes = false
    /// Offset of the quote that is wrong in the row, and how.
    package private(set) var fault: (offset: Int, line: Int, lineStart: Int, kind: QuoteFault)?

    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        position = bytes.count >= 3 && bytes.prefix(3).elementsEqual(mark) ? 3 : 0
        lineStart = position
    }

    /// Reads the next row that is not blank into `fields`.
    ///
    /// - Returns: whether there was one.
    package mutating func nextRow() -> Bool {
        fields.removeAll(keepingCapacity: true)
        fault = nil
        hasHighBytes = false
        while position < bytes.count, skipLineEnd() {}
        guard position < bytes.count else { return false }
        while true {
            readField()
            guard position < bytes.count else { return true }
            if bytes[position] == UInt8(ascii: ",") {
                position += 1
            } else {
                _ = skipLineEnd()
                return true
            }
        }
    }

    private mutating func skipLineEnd() -> Bool {
        if bytes[position] == UInt8(ascii: "\r") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        } else if bytes[position] == UInt8(ascii: "\n") {
            position += 1
        } else {
            return false
        }
        line += 1
        lineStart = position
        return true
    }

    private mutating func readField() {
        let start = position
        let (startLine, startOfLine) = (line, lineStart)
        func field(_ range: Range<Int>, quoted: Bool) -> Field {
            Field(
                range: range, quoted: quoted, line: startLine, lineStart: startOfLine, start: start)
        }
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            while position < bytes.count {
                let byte = bytes[position]
                if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n")
                    || byte == UInt8(ascii: "\r")
                {
                    break
                }
                if byte == UInt8(ascii: "\""), fault == nil {
                    fault = (position, line, lineStart, .quoteInside)
                }
                if byte >= 0x80 { hasHighBytes = true }
                position += 1
            }
            fields.append(field(start..<position, quoted: false))
            return
        }
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") {
                    position += 2
                    continue
                }
                fields.append(field(start + 1..<position, quoted: true))
                position += 1
                let end = position
                while position < bytes.count, bytes[position] != UInt8(ascii: ","),
                    bytes[position] != UInt8(ascii: "\n"), bytes[position] != UInt8(ascii: "\r")
                {
                    if bytes[position] >= 0x80 { hasHighBytes = true }
                    position += 1
                }
                if position > end, fault == nil { fault = (end, line, lineStart, .textAfterQuote) }
                return
            }
            if byte >= 0x80 { hasHighBytes = true }
            if byte == UInt8(ascii: "\n")
                || (byte == UInt8(ascii: "\r")
                    && !(position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\n")))
            {
                line += 1
                lineStart = position + 1
            }
            position += 1
        }
        fields.append(field(start + 1..<position, quoted: true))
        if fault == nil { fault = (start, startLine, startOfLine, .unterminated) }
    }

    /// The text of a field as text, doubled quotes undone, spaces around it removed.
    package func text(_ field: Field) -> String {
        let range = trimmed(field)
        let raw = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        guard field.quoted, raw.utf8.contains(UInt8(ascii: "\"")) else { return raw }
        var result = ""
        var afterQuote = false
        for character in raw.unicodeScalars {
            if character == "\"", afterQuote {
                afterQuote = false
                continue
            }
            afterQuote = character == "\""
            result.unicodeScalars.append(character)
        }
        return result
    }

    /// A field's bytes without the spaces and tabs around them.
    package func trimmed(_ field: Field) -> Range<Int> {
        var (low, high) = (field.range.lowerBound, field.range.upperBound)
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        while low < high, isBlank(bytes[low]) { low += 1 }
        while low < high, isBlank(bytes[high - 1]) { high -= 1 }
        return low..<high
    }

    /// Column of an offset in a line: Unicode scalars, from 1. Counts every byte that does not continue a scalar.
    package func column(of offset: Int, lineStart: Int) -> Int {
        1 + bytes[lineStart..<max(lineStart, offset)].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }
}
