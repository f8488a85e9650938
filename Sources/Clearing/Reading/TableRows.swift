import Text

/// Cuts a CSV file (RFC 4180) into rows of fields that know where they stand.
struct TableRows {
    struct Field {
        let bytes: Range<Int>
        let isQuoted: Bool
        let place: Place
    }

    private let bytes: [UInt8]
    private let file: String
    private var position: Int
    private var line = 1
    private var lineStart: Int

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        lineStart = position
    }

    /// The next row that is not blank; `nil` at the end.
    /// - Throws: the diagnostic of a quote that does not end or has text behind it.
    mutating func next() throws(InvalidInput) -> [Field]? {
        while position < bytes.count, isLineEnd(bytes[position]) { skipLineEnd() }
        guard position < bytes.count else { return nil }
        var fields = [try field()]
        while position < bytes.count, !isLineEnd(bytes[position]) {
            position += 1
            fields.append(try field())
        }
        skipLineEnd()
        return fields
    }

    /// A field as text, doubled quotes undone, blanks around it removed; `nil` where it is not UTF-8.
    func text(_ field: Field) -> String? {
        var range = field.bytes
        while let first = range.first, bytes[first] == 0x20 || bytes[first] == 0x09 {
            range.removeFirst()
        }
        while let last = range.last, bytes[last] == 0x20 || bytes[last] == 0x09 {
            range.removeLast()
        }
        guard let raw = String(validating: bytes[range], as: UTF8.self) else { return nil }
        guard field.isQuoted, raw.contains("\"") else { return raw }
        var isSecond = false
        return String(
            raw.filter { character in
                guard character == "\"" else {
                    isSecond = false
                    return true
                }
                isSecond.toggle()
                return isSecond
            })
    }

    private mutating func field() throws(InvalidInput) -> Field {
        let start = position
        let place = Place(file: file, line: line, column: column(of: start))
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            while position < bytes.count, bytes[position] != UInt8(ascii: ","),
                !isLineEnd(bytes[position])
            { position += 1 }
            return Field(bytes: start..<position, isQuoted: false, place: place)
        }
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                if position + 1 < bytes.count, bytes[position + 1] == byte {
                    position += 2
                    continue
                }
                let content = start + 1..<position
                position += 1
                guard
                    position == bytes.count || bytes[position] == UInt8(ascii: ",")
                        || isLineEnd(bytes[position])
                else { throw fault("there is text behind the closing quote", place) }
                return Field(bytes: content, isQuoted: true, place: place)
            }
            // A line break inside quotes is one of the file's lines too.
            if isLineEnd(byte) { skipLineEnd() } else { position += 1 }
        }
        throw fault("the quote does not end", place)
    }

    private func fault(_ message: String, _ place: Place) -> InvalidInput {
        InvalidInput([
            Diagnostic(
                .contagionBadQuote, at: place, message,
                help: "write a quote inside a quoted field twice")
        ])
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private mutating func skipLineEnd() {
        guard position < bytes.count else { return }
        if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A {
            position += 1
        }
        position += 1
        line += 1
        lineStart = position
    }

    private func column(of offset: Int) -> Int {
        1 + bytes[lineStart..<offset].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }
}
