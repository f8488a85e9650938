#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

import Text
import Ledger

/// JSON as the tool writes it: sorted keys, two-space indent, slashes as they are, one final line feed.
///
/// Numbers that are not finite are `null`, and `nonFinite` beside the other keys of the document says which and why. Characters that steer a terminal or hide
/// are escaped.
public enum JSONText {
    /// - Throws: `EncodingError`: a defect of the program.
    public static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: NonFinite.infinity, negativeInfinity: NonFinite.negative,
            nan: NonFinite.notANumber)
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        return escaped(NonFinite.replaced(in: text)) + "\n"
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x7F }) else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x7F, SafeText.isUnsafe(scalar) {
                for unit in scalar.utf16 {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// - Throws: `DecodingError` for text that is not JSON, or not of that layout.
    static func value<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8]
    ) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}

/// Numbers that JSON has no word for, on their way through an encoder.
private enum NonFinite {
    /// Private-use characters that no text of the tool holds.
    static let infinity = "\u{F8FE}infinity"
    static let negative = "\u{F8FE}-infinity"
    static let notANumber = "\u{F8FE}nan"

    /// The document with `null` for each, and a list of them in front of its first key.
    static func replaced(in text: String) -> String {
        guard isMarked(text) else { return text }
        var lines: [Substring] = []
        var reasons: [String] = []
        var path: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let depth = line.prefix { $0 == " " }.count / 2
            let key = key(of: line)
            if depth > 0 {
                path = Array(path.prefix(depth - 1))
                while path.count < depth - 1 { path.append("") }
                path.append(key ?? "")
            }
            let start = line.firstRange(of: "\"\u{F8FE}")
            let rest = start.map { line[$0.upperBound...] } ?? ""
            let kind = rest.prefix { $0 != "\"" }
            guard let start, ["infinity", "-infinity", "nan"].contains(kind) else {
                lines.append(line)
                continue
            }
            let name = path.filter { !$0.isEmpty }.joined(separator: ".")
            reasons.append(
                "\(name): \(kind == "nan" ? "not a number" : "beyond what floating point holds")")
            lines.append(line[..<start.lowerBound] + "null" + rest.dropFirst(kind.count + 1))
        }
        guard lines.first == "{" else { return lines.joined(separator: "\n") }
        let list = reasons.map { "    \(JSONString.quoted($0))" }.joined(separator: ",\n")
        return "{\n  \"nonFinite\" : [\n\(list)\n  ],\n"
            + lines.dropFirst().joined(separator: "\n")
    }

    /// Whether a quotation mark stands before the mark, by bytes: documents of many megabytes have none.
    private static func isMarked(_ text: String) -> Bool {
        var before: (UInt8, UInt8, UInt8) = (0, 0, 0)
        for byte in text.utf8 {
            if byte == 0xBE, before == (0x22, 0xEF, 0xA3) { return true }
            before = (before.1, before.2, byte)
        }
        return false
    }

    /// `"key" : …` at the start of a line.
    private static func key(of line: Substring) -> String? {
        let text = line.drop { $0 == " " }
        guard text.first == "\"", let end = text.dropFirst().firstIndex(of: "\"") else {
            return nil
        }
        guard text[text.index(after: end)...].hasPrefix(" :") else { return nil }
        return String(text[text.index(after: text.startIndex)..<end])
    }
}
