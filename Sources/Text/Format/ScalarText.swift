/// How a text is written as a YAML scalar: plain where possible, else in single quotes, else in double quotes.
package enum ScalarText {
    /// In a block mapping or list, on one line.
    package static func line(_ text: String, _ style: YAMLNode.Style) -> String {
        written(text, style, inFlow: false)
    }

    /// Inside brackets.
    package static func flow(_ text: String, _ style: YAMLNode.Style) -> String {
        written(text, style, inFlow: true)
    }

    package static func key(_ text: String) -> String {
        written(text, .plain, inFlow: false, isKey: true)
    }

    /// As a literal block, for texts of several lines that were written as a block; `nil` for all others.
    package static func block(
        _ text: String, _ style: YAMLNode.Style
    ) -> (header: String, lines: [String])? {
        guard style == .literal || style == .folded else { return nil }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var breaks = 0
        while lines.count > 1, lines.last == "" {
            lines.removeLast()
            breaks += 1
        }
        guard breaks <= 1, let first = lines.first, !first.isEmpty,
            lines.count > 1 || breaks == 1,
            text.unicodeScalars.allSatisfy({ $0 == "\n" || $0 == "\t" || $0.value >= 0x20 })
        else { return nil }
        let hint = first.hasPrefix(" ") ? "2" : ""
        return ("|\(hint)\(breaks == 0 ? "-" : "")", lines)
    }

    private static func written(
        _ text: String, _ style: YAMLNode.Style, inFlow: Bool, isKey: Bool = false
    ) -> String {
        if text.isEmpty { return style == .plain && !isKey ? "" : "''" }
        let wasQuoted = style == .singleQuoted || style == .doubleQuoted
        if canBePlain(text, inFlow: inFlow), !(wasQuoted && looksTyped(text)) { return text }
        if text.unicodeScalars.allSatisfy({ isPrintable($0) }) {
            return "'" + text.replacing("'", with: "''") + "'"
        }
        return JSONString.quotedForYAML(text)
    }

    /// Whether the text needs no quotes, on the safe side of the rules of YAML 1.1 and 1.2.
    private static func canBePlain(_ text: String, inFlow: Bool) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first, let last = scalars.last else { return false }
        if first == " " || last == " " || last == ":" { return false }
        if !scalars.allSatisfy({ isPrintable($0) }) { return false }
        if ",[]{}#&*!|>'\"%@`".unicodeScalars.contains(first) { return false }
        if "-?:".unicodeScalars.contains(first) {
            guard scalars.count > 1, scalars[1] != " " else { return false }
            // In brackets a dash begins a number or nothing: -0.5 stays a number for every reader.
            if inFlow { return first == "-" && isNumber(scalars.dropFirst()) }
        }
        if text.hasPrefix("---") || text.hasPrefix("...") { return false }
        for (index, scalar) in scalars.enumerated() {
            if scalar == "#", scalars[index - 1] == " " { return false }
            if scalar == ":", index + 1 < scalars.count, scalars[index + 1] == " " { return false }
            if inFlow, ",[]{}:".unicodeScalars.contains(scalar) { return false }
        }
        return true
    }

    /// `12`, `0.5`, `.5`: digits with at most one point.
    private static func isNumber(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let digits = scalars.filter { ("0"..."9").contains($0) }
        return !digits.isEmpty && digits.count >= scalars.count - 1
            && scalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        !DisplayWidth.isUnsafe(scalar)
    }

    /// Whether another reader would take the plain text for a number, a date, a truth value or nothing: such quotes are kept.
    private static func looksTyped(_ text: String) -> Bool {
        let words = [
            "null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan",
        ]
        if words.contains(text.lowercased()) { return true }
        let numeric = "0123456789.+-_:eExoTZ".unicodeScalars
        guard let first = text.unicodeScalars.first, "0123456789.+-".unicodeScalars.contains(first)
        else { return false }
        return text.unicodeScalars.allSatisfy(numeric.contains)
    }
}
