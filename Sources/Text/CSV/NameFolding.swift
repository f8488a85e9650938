/// Names without what nobody sees: the same firm is one firm, whatever a spreadsheet, a PDF or a web page left around its name.
///
/// ```swift
/// NameFolding.folded("Acme\u{00A0}")        // Acme
/// NameFolding.folded("Acme\u{3000} Corp")   // Acme Corp
/// ```
///
/// Every blank of Unicode (the property White_Space, line breaks excepted) counts as a space, and a run of them as one; blanks at the ends are
/// none of the name. Characters without any width go too: zero-width spaces, word joiners, byte-order marks, soft hyphens,
/// marks of direction. Joiners of letters (U+200C, U+200D) stay between letters, where Persian and Indic names need them, and go at the ends.
/// O(length).
public enum NameFolding {
    public static func folded(_ name: String) -> String {
        var result = String.UnicodeScalarView()
        var isBlank = false
        for scalar in name.unicodeScalars {
            if isInvisible(scalar) { continue }
            if isSpace(scalar) {
                isBlank = true
                continue
            }
            if isJoiner(scalar), result.isEmpty || isBlank { continue }
            if isBlank, !result.isEmpty { result.append(" ") }
            isBlank = false
            result.append(scalar)
        }
        while let last = result.last, isJoiner(last) { result.removeLast() }
        return String(result)
    }

    /// Whether ``folded(_:)`` can change anything: a quick look at the bytes.
    public static func needsFolding(_ name: String) -> Bool {
        var wasSpace = true
        for byte in name.utf8 {
            if byte >= 0x80 || byte == 0x09 { return true }
            if byte == 0x20, wasSpace { return true }
            wasSpace = byte == 0x20
        }
        return wasSpace && !name.isEmpty
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09: true
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: false
        default: scalar.value >= 0x80 && scalar.properties.isWhitespace
        }
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x200C || scalar.value == 0x200D
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00AD, 0x034F, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E,
            0x2060...0x2064, 0x2066...0x206F, 0xFEFF, 0x115F, 0x1160, 0x3164, 0xFFA0:
            true
        default: false
        }
    }
}
