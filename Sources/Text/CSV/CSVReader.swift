/// Cuts a CSV file (RFC 4180) into rows of fields that know where they stand.
///
/// ```swift
/// var rows = CSVReader(bytes)
/// while rows.nextRow() {
///     print(rows.fields.map(rows.text))
/// }
/// ```
///
/// Quotes, doubled quotes and line breaks in quotes; lines that end in LF, CR LF or CR; a byte-order mark; rows without a byte are
/// passed over. Columns are separated by what the first row says: a comma, a semicolon, a tab or a bar, outside quotes, or what a line
/// `sep=;` names, as Excel writes it. A fault of quotes is kept beside its row (``fault``), so that a caller can list all of them.
///
/// O(bytes) time; memory for one row. MappingDecoder are checked for UTF-8 by the caller (``isUTF8(_:)``): most rows are plain ASCII.
public struct CSVReader: Sendable {
    /// One field of the current row.
    public struct Field: Sendable {
        /// Bytes without the quotes; doubled quotes are still doubled.
        public let range: Range<Int>
        public let isQuoted: Bool
        /// Line in which the field starts, from 1.
        public let line: Int
        /// Offset of that line's first byte.
        let lineStart: Int
        /// Offset of the field's first byte, its quote included.
        let start: Int
    }

    /// A quote that is out of place.
    public struct Fault: Sendable {
        public enum Kind: Sendable { case unterminated, textAfterQuote, quoteInside }
        public let kind: Kind
        public let line: Int
        let lineStart: Int
        let offset: Int
    }

    /// What separates the columns of a table.
    public enum Separator: Sendable, Hashable {
        case found(UInt8)
        /// Several could: as often as each other in the first row.
        case ambiguous([UInt8])

        /// `,` where nothing decides.
        public var byte: UInt8 {
            switch self {
            case .found(let byte): byte
            case .ambiguous: UInt8(ascii: ",")
            }
        }

        /// As a reader of messages knows it.
        public static func name(_ byte: UInt8) -> String {
            byte == UInt8(ascii: "\t") ? "a tab" : "`\(Character(Unicode.Scalar(byte)))`"
        }
    }

    public static let separators: [UInt8] = Array(",;\t|".utf8)

    private let bytes: [UInt8]
    private var position: Int
    private var line = 1
    private var lineStart: Int
    private let separatorByte: UInt8
    public let separator: Separator
    /// Whether the file is UTF-16 or UTF-32: it cannot be read as it is.
    public let isWide: Bool
    /// MappingDecoder of the row last read.
    public private(set) var fields: [Field] = []
    /// Whether the row has a byte outside ASCII.
    public private(set) var hasHighBytes = false
    /// The first quote of the row that is out of place.
    public private(set) var fault: Fault?

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        lineStart = position
        isWide =
            bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            || bytes.prefix(4).contains(0)
        let start = CSVReader.start(of: bytes, from: position)
        if let named = CSVReader.namedSeparator(bytes, from: start) {
            separator = .found(named)
            separatorByte = named
            _ = nextRow()
            fields.removeAll()
        } else {
            separator = CSVReader.separator(of: bytes, from: start)
            separatorByte = separator.byte
        }
    }

    /// Reads the next row that is not blank into ``fields``.
    ///
    /// - Returns: whether there was one.
    public mutating func nextRow() -> Bool {
        fields.removeAll(keepingCapacity: true)
        fault = nil
        hasHighBytes = false
        while position < bytes.count, skipLineEnd() {}
        guard position < bytes.count else { return false }
        while true {
            readField()
            guard position < bytes.count else { return true }
            if bytes[position] == separatorByte {
                position += 1
            } else {
                _ = skipLineEnd()
                return true
            }
        }
    }

    /// The text of a field, doubled quotes undone, blanks around it removed. Bytes that are not UTF-8 become U+FFFD.
    public func text(_ field: Field) -> String {
        let raw = String(decoding: bytes[trimmed(field)], as: UTF8.self)
        guard field.isQuoted, raw.utf8.contains(UInt8(ascii: "\"")) else { return raw }
        var result = ""
        var isSecond = false
        for scalar in raw.unicodeScalars {
            if scalar == "\"", isSecond {
                isSecond = false
                continue
            }
            isSecond = scalar == "\""
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// A field's bytes without the spaces and tabs around them.
    public func trimmed(_ field: Field) -> Range<Int> {
        var (low, high) = (field.range.lowerBound, field.range.upperBound)
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        while low < high, isBlank(bytes[low]) { low += 1 }
        while low < high, isBlank(bytes[high - 1]) { high -= 1 }
        return low..<high
    }

    /// The bytes of a field without the spaces and tabs around them.
    public func content(_ field: Field) -> ArraySlice<UInt8> { bytes[trimmed(field)] }

    public func isUTF8(_ field: Field) -> Bool {
        String(validating: bytes[field.range], as: UTF8.self) != nil
    }

    /// Whether no field of the row holds anything, as spreadsheets end their tables.
    public var isRowEmpty: Bool { fields.allSatisfy { !$0.isQuoted && trimmed($0).isEmpty } }

    public func place(of field: Field, file: String) -> Place {
        let column = column(of: field.start, lineStart: field.lineStart)
        let length = self.column(of: field.range.upperBound, lineStart: field.start) - 1
        return Place(file: file, line: field.line, column: column, length: max(1, length))
    }

    public func place(of fault: Fault, file: String) -> Place {
        Place(
            file: file, line: fault.line,
            column: column(of: fault.offset, lineStart: fault.lineStart))
    }

    // MARK: Cutting

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
        let (count, separator) = (bytes.count, separatorByte)
        func field(_ range: Range<Int>, isQuoted: Bool) -> Field {
            Field(
                range: range, isQuoted: isQuoted, line: startLine, lineStart: startOfLine,
                start: start)
        }
        func fault(_ kind: Fault.Kind, _ offset: Int) -> Fault {
            Fault(kind: kind, line: line, lineStart: lineStart, offset: offset)
        }
        guard position < count, bytes[position] == UInt8(ascii: "\"") else {
            var at = position
            var isHigh = false
            while at < count {
                let byte = bytes[at]
                if byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                    break
                }
                if byte == UInt8(ascii: "\""), self.fault == nil {
                    self.fault = fault(.quoteInside, at)
                }
                if byte >= 0x80 { isHigh = true }
                at += 1
            }
            if isHigh { hasHighBytes = true }
            position = at
            fields.append(field(start..<at, isQuoted: false))
            return
        }
        position += 1
        while position < count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                if position + 1 < count, bytes[position + 1] == UInt8(ascii: "\"") {
                    position += 2
                    continue
                }
                fields.append(field(start + 1..<position, isQuoted: true))
                position += 1
                let end = position
                while position < count, bytes[position] != separator,
                    bytes[position] != UInt8(ascii: "\n"), bytes[position] != UInt8(ascii: "\r")
                {
                    if bytes[position] >= 0x80 { hasHighBytes = true }
                    position += 1
                }
                if position > end, self.fault == nil { self.fault = fault(.textAfterQuote, end) }
                return
            }
            if byte >= 0x80 { hasHighBytes = true }
            // A line break inside quotes is one of the file's lines too.
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                _ = skipLineEnd()
            } else {
                position += 1
            }
        }
        fields.append(field(start + 1..<position, isQuoted: true))
        if self.fault == nil {
            self.fault = Fault(
                kind: .unterminated, line: startLine, lineStart: startOfLine, offset: start)
        }
    }

    /// Column of an offset in a line: Unicode scalars, from 1. Counts every byte that does not continue a scalar.
    private func column(of offset: Int, lineStart: Int) -> Int {
        var column = 1
        for at in lineStart..<max(lineStart, offset) where bytes[at] & 0xC0 != 0x80 { column += 1 }
        return column
    }

    // MARK: Separators

    private static func start(of bytes: [UInt8], from first: Int) -> Int {
        var at = first
        while at < bytes.count, bytes[at] == 0x0A || bytes[at] == 0x0D { at += 1 }
        return at
    }

    /// `sep=;` on the first line.
    private static func namedSeparator(_ bytes: [UInt8], from start: Int) -> UInt8? {
        var at = start
        let isQuoted = at < bytes.count && bytes[at] == UInt8(ascii: "\"")
        if isQuoted { at += 1 }
        for letter in "sep=".utf8 {
            guard at < bytes.count, bytes[at] | 0x20 == letter | 0x20 else { return nil }
            at += 1
        }
        guard at < bytes.count, separators.contains(bytes[at]) else { return nil }
        let found = bytes[at]
        at += 1
        if isQuoted {
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return nil }
            at += 1
        }
        guard at == bytes.count || bytes[at] == 0x0A || bytes[at] == 0x0D else { return nil }
        return found
    }

    /// The candidate that stands in the first row most often.
    private static func separator(of bytes: [UInt8], from start: Int) -> Separator {
        var counts = [Int](repeating: 0, count: separators.count)
        var isInside = false
        for byte in bytes[start...] {
            if byte == UInt8(ascii: "\"") { isInside.toggle() }
            if isInside { continue }
            if byte == 0x0A || byte == 0x0D { break }
            if let place = separators.firstIndex(of: byte) { counts[place] += 1 }
        }
        let most = counts.max() ?? 0
        guard most > 0 else { return .found(UInt8(ascii: ",")) }
        let best = separators.indices.filter { counts[$0] == most }.map { separators[$0] }
        return best.count == 1 ? .found(best[0]) : .ambiguous(best)
    }
}
