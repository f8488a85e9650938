/// How many columns of a terminal a character takes.
package enum DisplayWidth {
    /// Columns of a scalar: 0, 1 or 2.
    ///
    /// Wide are the ranges that Unicode Standard Annex 11 (East Asian Width, W and F) lists for Hangul,
    /// Han, kana, full-width forms and emoji; combining marks, joiners and variation selectors take none.
    package static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: return 0
        case 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x610...0x61A, 0x64B...0x65F: return 0
        case 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F:
            return 0
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2064, 0xFEFF, 0xE0100...0xE01EF: return 0
        case 0x1160...0x11FF: return 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF:
            return 2
        case 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F:
            return 2
        case 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF: return 2
        case 0x1F900...0x1F9FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD: return 2
        default: return 1
        }
    }

    /// Columns that a line takes in a terminal.
    package static func of(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    /// The text with everything that could move the cursor, colour the terminal, turn the direction of writing or hide replaced by its code.
    package static func safe(_ text: String) -> String { SafeText.line(text) }

    package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool { SafeText.isUnsafe(scalar) }
}
