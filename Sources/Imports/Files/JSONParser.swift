import Text

extension JSONValue {
    var decimal: ExactDecimal? {
        if case .number(let text) = self { return ExactDecimal(text) }
        return nil
    }

    /// - Throws: E802 at the first byte that is no JSON, E803 for nesting beyond the limit.
    init(_ file: ImportFile, limits: ImportLimits = ImportLimits()) throws(InvalidInput) {
        var parser = JSONParser(bytes: file.bytes, file: file.name, limits: limits)
        self = try parser.document()
    }
}

private struct JSONParser {
    let bytes: [UInt8]
    let file: String
    let limits: ImportLimits
    var at = 0

    mutating func document() throws(InvalidInput) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        let value = try value(depth: 0)
        skipBlanks()
        guard at == bytes.count else { throw problem("text follows behind the document") }
        return value
    }

    private func problem(_ what: String, _ code: DiagnosticCode = .importForm) -> InvalidInput {
        let line = 1 + bytes[..<at].count { $0 == 0x0A }
        let start = bytes[..<at].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = 1 + bytes[start..<at].count { $0 & 0xC0 != 0x80 }
        return InvalidInput([
            Diagnostic(
                code, at: Place(file: file, line: line, column: column),
                "the file is no JSON that can be read: \(what)",
                help:
                    "fetch it again; it may have been cut off, or be a page that says why there is none"
            )
        ])
    }

    private mutating func skipBlanks() {
        while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
    }

    private mutating func value(depth: Int) throws(InvalidInput) -> JSONValue {
        guard depth <= limits.depth else {
            throw problem("it nests deeper than \(limits.depth)", .importLimit)
        }
        skipBlanks()
        guard at < bytes.count else { throw problem("it ends too early") }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "N"): return try word("NaN", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(InvalidInput) -> JSONValue
    {
        guard bytes[at...].starts(with: word.utf8) else { throw problem("a value is expected") }
        at += word.utf8.count
        return value
    }

    private mutating func number() throws(InvalidInput) -> JSONValue {
        let start = at
        while at < bytes.count, "+-.0123456789eE".utf8.contains(bytes[at]) { at += 1 }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        guard ExactDecimal(text) != nil else {
            at = start
            throw problem("a value is expected, or the number has more than 36 digits")
        }
        return .number(text)
    }

    private mutating func object(_ depth: Int) throws(InvalidInput) -> JSONValue {
        at += 1
        var entries: [JSONValue.Member] = []
        skipBlanks()
        if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
            at += 1
            return .object([])
        }
        while true {
            skipBlanks()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
                throw problem("a key is expected")
            }
            let key = try string()
            skipBlanks()
            guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else {
                throw problem("a colon is expected")
            }
            at += 1
            entries.append((key, try value(depth: depth + 1)))
            if try isLast(UInt8(ascii: "}")) { return .object(entries) }
        }
    }

    private mutating func array(_ depth: Int) throws(InvalidInput) -> JSONValue {
        at += 1
        var items: [JSONValue] = []
        skipBlanks()
        if at < bytes.count, bytes[at] == UInt8(ascii: "]") {
            at += 1
            return .array([])
        }
        while true {
            items.append(try value(depth: depth + 1))
            if try isLast(UInt8(ascii: "]")) { return .array(items) }
        }
    }

    private mutating func isLast(_ end: UInt8) throws(InvalidInput) -> Bool {
        skipBlanks()
        guard at < bytes.count, bytes[at] == end || bytes[at] == UInt8(ascii: ",") else {
            throw problem("a comma or the end of a list is expected")
        }
        at += 1
        return bytes[at - 1] == end
    }

    private mutating func string() throws(InvalidInput) -> String {
        at += 1
        let start = at
        var isEscaped = false
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            if bytes[at] == UInt8(ascii: "\\") {
                isEscaped = true
                at += 1
            }
            at += 1
        }
        guard at < bytes.count else {
            at = start
            throw problem("a text does not end")
        }
        let raw = bytes[start..<at]
        at += 1
        guard let text = String(validating: raw, as: UTF8.self) else {
            throw problem("a text is not UTF-8")
        }
        return isEscaped ? try unescaped(text) : text
    }

    private func unescaped(_ text: String) throws(InvalidInput) -> String {
        var units: [UInt16] = []
        var source = text.utf16.makeIterator()
        while let unit = source.next() {
            guard unit == 0x5C else {
                units.append(unit)
                continue
            }
            switch source.next() {
            case 0x6E: units.append(0x0A)
            case 0x74: units.append(0x09)
            case 0x72: units.append(0x0D)
            case 0x62: units.append(0x08)
            case 0x66: units.append(0x0C)
            case 0x75:
                var value: UInt16 = 0
                for _ in 0..<4 {
                    guard let next = source.next(), let scalar = Unicode.Scalar(next),
                        let digit = Character(scalar).hexDigitValue
                    else { throw problem("an escape is wrong") }
                    value = value << 4 | UInt16(digit)
                }
                units.append(value)
            case let other?: units.append(other)
            case nil: throw problem("an escape is wrong")
            }
        }
        return String(decoding: units, as: UTF16.self)
    }
}
