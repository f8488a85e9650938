import Text

/// Makes text safe in the Markdown dialect of reports (the common subset of GitHub, GitLab, cmark-gfm
/// and pandoc): what goes in reads the same when rendered, and is never markup.
package enum MarkdownEscaping {
    /// Where text stands, which decides what could be taken for markup.
    package struct Context {
        /// At the start of a line of a block, where `#`, `-` or `1.` would open another block.
        var isLineStart: Bool
    }

    /// Escapes running text. Runs of white space become one space, as every renderer shows them.
    package static func text(_ raw: String, _ context: Context) -> String {
        let scalars = Array(collapsed(raw).unicodeScalars)
        var result = ""
        var start = 0
        if context.isLineStart {
            while start < scalars.count, scalars[start] == " " { start += 1 }
            start = escapeLineStart(scalars, from: start, into: &result)
        }
        var index = start
        while index < scalars.count {
            escape(scalars, at: index, into: &result)
            index += 1
        }
        return result
    }

    /// A code span: the fence is one backtick longer than the longest run inside.
    package static func code(_ raw: String, isCell: Bool) -> String {
        var content = collapsed(raw)
        if content.isEmpty { return "" }
        var longest = 0
        var run = 0
        for scalar in content.unicodeScalars {
            run = scalar == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        if isCell { content = bars(content) }
        let fence = String(repeating: "`", count: longest + 1)
        let scalars = content.unicodeScalars
        let pad = scalars.first == "`" || scalars.last == "`" || scalars.first == " "
        return fence + (pad ? " " : "") + content + (pad ? " " : "") + fence
    }

    /// A link target without characters that end it; these are percent-encoded (RFC 3986).
    package static func target(_ url: String) -> String {
        var result = ""
        for scalar in url.unicodeScalars {
            switch scalar {
            case "(", ")", "<", ">", "\\", "|", "\"", "'", "`", "[", "]", "^", "{", "}":
                result += percentEncoded(scalar)
            default:
                if scalar.value > 0x7E {
                    result += percentEncoded(scalar)
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    /// The inside of an HTML comment: `--` is opened up, because it would end the comment.
    package static func comment(_ raw: String) -> String {
        var result = ""
        for scalar in raw.unicodeScalars {
            if scalar == "-" && result.hasSuffix("-") { result += " " }
            let isControl = scalar.value < 0x20 && scalar != "\n"
            result.unicodeScalars.append(isControl ? " " : scalar)
        }
        return result
    }

    /// Runs of white space and control characters as one space; what turns the direction of writing or hides as its code.
    package static func collapsed(_ raw: String) -> String {
        var result = ""
        var isSpace = false
        for scalar in raw.unicodeScalars {
            let value = scalar.value
            let blank =
                value <= 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
            if blank {
                if !isSpace { result += " " }
            } else {
                result.unicodeScalars.append(scalar)
            }
            isSpace = blank
        }
        return SafeText.line(result)
    }

    /// Handles what is markup at the start of a line only.
    ///
    /// - Returns: the index from which to go on.
    private static func escapeLineStart(
        _ scalars: [Unicode.Scalar], from start: Int, into result: inout String
    ) -> Int {
        guard start < scalars.count else { return start }
        switch scalars[start] {
        case "#", "+", "-", "=", ":":
            result += "\\"
            result.unicodeScalars.append(scalars[start])
            return start + 1
        case "0"..."9":
            var index = start
            while index < scalars.count, ("0"..."9").contains(scalars[index]) { index += 1 }
            guard index < scalars.count, scalars[index] == "." || scalars[index] == ")" else {
                return start
            }
            for digit in scalars[start..<index] { result.unicodeScalars.append(digit) }
            result += "\\"
            result.unicodeScalars.append(scalars[index])
            return index + 1
        default: return start
        }
    }

    private static func escape(
        _ scalars: [Unicode.Scalar], at index: Int, into result: inout String
    ) {
        let scalar = scalars[index]
        let previous = index > 0 ? scalars[index - 1] : " "
        let next = index + 1 < scalars.count ? scalars[index + 1] : " "
        switch scalar {
        case "\\", "`", "*", "[", "]", "<", ">", "|", "~":
            result += "\\"
            result.unicodeScalars.append(scalar)
        case "_":
            // Inside a word it is never emphasis.
            result += isWord(previous) && isWord(next) ? "_" : "\\_"
        case "$":
            // A dollar before a digit cannot close a formula, and without a closing one nothing opens.
            result += ("0"..."9").contains(next) ? "$" : "\\$"
        case "&":
            result += isWord(next) || next == "#" ? "&amp;" : "&"
        case ":":
            // `https://` would become a link by itself.
            result += next == "/" ? "\\:" : ":"
        case ".":
            let isAddress =
                index >= 3 && scalars[index - 3..<index].allSatisfy { $0 == "w" || $0 == "W" }
            result += isAddress ? "\\." : "."
        case "@":
            // An empty comment keeps an address from becoming a link by itself.
            result += isWord(previous) && isWord(next) ? "<!-- -->@" : "@"
        default: result.unicodeScalars.append(scalar)
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    private static func percentEncoded(_ scalar: Unicode.Scalar) -> String {
        let digits = Array("0123456789ABCDEF")
        var result = ""
        for byte in String(Character(scalar)).utf8 {
            result += "%"
            result.append(digits[Int(byte >> 4)])
            result.append(digits[Int(byte & 15)])
        }
        return result
    }

    /// Scalar by scalar: a bar with a combining mark is one `Character` and still ends a cell.
    private static func bars(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            if scalar == "|" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
    }
}
