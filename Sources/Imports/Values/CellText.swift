import Text

/// The text of a cell as a reader sees it.
enum CellText {
    /// Blanks of every kind as one space, nothing invisible, escapes of a non-breaking space that were stored as text undone, the sign U+2212 as `-`.
    static func folded(_ text: String) -> String {
        var result = text
        if result.contains("\\x") {
            result = result.replacing("\\xc2\\xa0", with: " ").replacing("\\xa0", with: " ")
        }
        if result.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
            result = String(
                String.UnicodeScalarView(
                    result.unicodeScalars.map {
                        $0 == "\n" || $0 == "\r" || $0 == "\t" ? " " : $0
                    }))
        }
        result = NameFolding.folded(result)
        return result.replacing("\u{2212}", with: "-").replacing("\u{FE63}", with: "-")
    }

    /// For comparing headers and names: small letters and digits alone.
    static func key(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                folded(text).lowercased().unicodeScalars.filter {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }))
    }

    /// Whether a spreadsheet would run the text as a formula (CSV injection, OWASP).
    static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        switch first {
        case "=", "@": return true
        case "+", "-":
            // A sign in front of a number, or a dash alone, is none.
            return text.unicodeScalars.contains { $0 == "(" || $0 == "!" || $0 == "|" }
        default: return false
        }
    }

    /// Text of a file as it may be shown and stored: what a spreadsheet would run stands in quotes.
    static func shown(_ text: String) -> String {
        isFormula(text) || text.hasPrefix("\t") ? "'\(text)'" : text
    }

    /// The text without the marks of footnotes at its end: `LabCo¹`, `10,000†`, `CloudCo [2]`.
    static func withoutMarks(_ text: String) -> String {
        var rest = folded(text)[...]
        while true {
            while rest.last == " " { rest = rest.dropLast() }
            if let last = rest.unicodeScalars.last, footnoteMarks.contains(last) {
                rest = Substring(rest.unicodeScalars.dropLast())
                continue
            }
            guard rest.last == "]", let open = rest.lastIndex(of: "["),
                rest[open...].dropFirst().dropLast().allSatisfy(\.isASCIIDigit)
            else { break }
            rest = rest[..<open]
        }
        // What is a mark alone is no text with one.
        return rest.isEmpty ? folded(text) : String(rest)
    }

    /// Signs in front of a footnote, and behind what it explains.
    static let footnoteMarks: Set<Unicode.Scalar> = [
        "*", "†", "‡", "§", "※", "¹", "²", "³", "\u{2070}", "\u{2074}", "\u{2075}", "\u{2076}",
        "\u{2077}", "\u{2078}", "\u{2079}",
    ]

    /// An id made of a name: `SpaceX / xAI` becomes `spacex-xai`, `삼성전자` `samseongjeonja`. Empty where nothing is left.
    static func slug(_ text: String) -> String {
        var result = ""
        var isGap = false
        for scalar in folded(text).lowercased().unicodeScalars {
            let isKept =
                ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            if isKept {
                if isGap, !result.isEmpty { result += "-" }
                isGap = false
                result.unicodeScalars.append(scalar)
            } else if let letters = Transliteration.latin(scalar) {
                if isGap, !result.isEmpty { result += "-" }
                isGap = false
                result += letters
            } else if !CellText.isSilent(scalar) {
                isGap = true
            }
        }
        // A letter that is cut off leaves no dash behind.
        let cut = result.prefix(60)
        return String(cut.last == "-" ? cut.dropLast() : cut)
    }

    /// Points, quotes and marks above a letter leave no gap inside names: `Nvidia, Inc.`, `O'Reilly`.
    private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "'" || scalar == "\u{2019}"
            || scalar.properties.generalCategory == .nonspacingMark
    }
}
