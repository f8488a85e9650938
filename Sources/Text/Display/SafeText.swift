/// Text of others as it may be shown: nothing in it moves a cursor, turns the direction of writing or hides.
///
/// ```swift
/// SafeText.line("Chipco\u{1B}[31m")      // Chipco\u{001B}[31m
/// ```
/// What is replaced shows as its code, so that a name that was made to look like another does not.
public enum SafeText {
    /// One line: line feeds are replaced as well.
    public static func line(_ text: String) -> String { replaced(text) { _ in false } }

    /// Lines of the program's own with text of others in them: line feeds and tabs stay.
    public static func lines(_ text: String) -> String {
        replaced(text) { $0 == "\n" || $0 == "\t" }
    }

    /// Text for a format that has a way of its own with control characters: only what turns directions or hides is replaced.
    public static func shown(_ text: String) -> String {
        replaced(text) { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    }

    private static func replaced(
        _ text: String, keeping isKept: (Unicode.Scalar) -> Bool
    ) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
        var result = ""
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if isUnsafe(scalar) || (isJoiner(scalar) && !joins(before)), !isKept(scalar) {
                result += "\\u{\(TextCheck.hex(scalar.value, digits: 4))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
            before = scalar
        }
        return result
    }

    /// Whether a character must not be shown as it is, wherever it stands.
    public static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F: true
        // Directions and line separators.
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F: true
        // What takes no room or looks like a blank that is none.
        case 0x00AD, 0x034F, 0x115F, 0x180E, 0x200B, 0x2060...0x2064, 0x3164, 0xFEFF, 0xFFA0: true
        case 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...0xE007F: true
        default: false
        }
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x200C || scalar.value == 0x200D
    }

    /// Whether a joiner has work to do behind a character: in Arabic and Indic writing, and between emoji.
    private static func joins(_ before: Unicode.Scalar) -> Bool {
        switch before.value {
        case 0x0600...0x08FF, 0x0900...0x109F, 0x1780...0x18AF, 0x2190...0x2BFF, 0xFE0F,
            0x1F000...0x1FAFF:
            true
        default: false
        }
    }
}

/// Characters that no text of a ledger, a table or an argument has use for: C0 and C1 controls but tab and line feed.
public enum ControlCharacter {
    public static func isOne(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }

    /// … or a tab or line feed, which no name holds.
    public static func isInName(_ scalar: Unicode.Scalar) -> Bool {
        isOne(scalar) || scalar == "\t" || scalar == "\n"
    }

    /// `U+001B`.
    public static func name(_ scalar: Unicode.Scalar) -> String {
        "U+" + TextCheck.hex(scalar.value, digits: 4)
    }
}
