/// Reads a document of JSON (RFC 8259), keeping the order of keys and the digits of numbers.
///
/// ```swift
/// var reader = JSONReader(bytes, depth: 64)
/// let value = try reader.document()
/// ```
package struct JSONReader {
    private let bytes: [UInt8]
    private let depth: Int
    private let readsNaN: Bool
    private let isNumber: (String) -> Bool
    private var at = 0

    /// Where and why a document cannot be read.
    package struct Problem: Error, Hashable, Sendable {
        /// Byte.
        package let offset: Int
        package let what: String
        /// Whether it nests beyond the limit.
        package let isTooDeep: Bool
    }

    /// - Parameters:
    ///   - depth: of nesting, at the most.
    ///   - readsNaN: whether `NaN`, which some programs write, is taken as `null`.
    ///   - isNumber: whether digits, signs, point and exponent make a number that can be kept; by default as JSON writes numbers, and finite.
    package init(
        _ bytes: [UInt8], depth: Int, readsNaN: Bool = false,
        isNumber: @escaping (String) -> Bool = JSONReader.isNumber
    ) {
        self.bytes = bytes
        self.depth = depth
        self.readsNaN = readsNaN
        self.isNumber = isNumber
    }

    /// - Throws: ``Problem`` at the first byte that is no JSON.
    package mutating func document() throws(Problem) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        let value = try value(depth: 0)
        skipBlanks()
        guard at == bytes.count else { throw problem("text follows behind the document") }
        return value
    }

    /// Whether a text is a number as JSON writes one, and one that a `Double` can hold.
    private static func isNumber(_ text: String) -> Bool {
        let form = #/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/#
        return text.wholeMatch(of: form) != nil && Double(text)?.isFinite ?? false
    }

    private func problem(_ what: String, isTooDeep: Bool = false) -> Problem {
        Problem(offset: min(at, bytes.count), what: what, isTooDeep: isTooDeep)
    }

    private mutating func skipBlanks() {
        while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
    }

    private mutating func value(depth: Int) throws(Problem) -> JSONValue {
        guard depth <= self.depth else {
            throw problem("it nests deeper than \(self.depth)", isTooDeep: true)
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
        case UInt8(ascii: "N") where readsNaN: return try word("NaN", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(Problem) -> JSONValue {
        guard bytes[at...].starts(with: word.utf8) else { throw problem("a value is expected") }
        at += word.utf8.count
        return value
    }

    private mutating func number() throws(Problem) -> JSONValue {
        let start = at
        while at < bytes.count, "+-.0123456789eE".utf8.contains(bytes[at]) { at += 1 }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        guard isNumber(text) else {
            at = start
            throw problem("a value is expected, or the number has more than 36 digits")
        }
        return .number(text)
    }

    private mutating func object(_ depth: Int) throws(Problem) -> JSONValue {
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

    private mutating func array(_ depth: Int) throws(Problem) -> JSONValue {
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

    private mutating func isLast(_ end: UInt8) throws(Problem) -> Bool {
        skipBlanks()
        guard at < bytes.count, bytes[at] == end || bytes[at] == UInt8(ascii: ",") else {
            throw problem("a comma or the end of a list is expected")
        }
        at += 1
        return bytes[at - 1] == end
    }

    private mutating func string() throws(Problem) -> String {
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

    private func unescaped(_ text: String) throws(Problem) -> String {
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
