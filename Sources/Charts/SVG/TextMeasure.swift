import Text

/// Weight of a face: the two that the exhibits use.
public enum FontWeight: String, Sendable, Hashable, CaseIterable {
    case regular, bold
}

/// Width of one line of text in the units of `size`.
///
/// ```swift
/// textWidth("OpenAI", size: 10, weight: .bold)  // 41.21
/// ```
///
/// Sums ``AdvanceWidths`` without kerning. Hangul, Han, kana and full-width forms count one em,
/// combining marks nothing, and characters that no table knows 0.62 em (the mean of Latin capitals).
/// An upper estimate for the faces of the font stack, not a promise for every viewer.
///
/// - Parameters:
///   - text: one line; a line feed counts as a space.
///   - size: font size in user units.
///   - weight: regular or bold.
/// - Complexity: O(length of `text`).
public func textWidth(_ text: String, size: Double, weight: FontWeight = .regular) -> Double {
    var sum = 0
    for scalar in text.unicodeScalars { sum += advance(of: scalar, weight: weight) }
    return Double(sum) * size / 1000
}

/// Advance of one scalar in thousandths of an em.
package func advance(of scalar: Unicode.Scalar, weight: FontWeight) -> Int {
    let value = Int(scalar.value)
    switch value {
    case 0x20...0x7E:
        let table =
            weight == .bold ? AdvanceWidths.asciiBold : AdvanceWidths.asciiRegular
        return Int(table[value - 0x20])
    case 0xA0...0x17F:
        let table =
            weight == .bold ? AdvanceWidths.latinBold : AdvanceWidths.latinRegular
        return Int(table[value - 0xA0])
    case 0..<0x20: return 260
    default: break
    }
    if let special = AdvanceWidths.specials.first(where: { Int($0.scalar) == value }) {
        return Int(weight == .bold ? special.bold : special.regular)
    }
    switch DisplayWidth.of(scalar) {
    case 0: return 0
    case 2: return 1000
    default: return 620
    }
}

/// Cuts a line so that it is no wider than `width`, ending it with an ellipsis if anything was cut.
///
/// Cuts between grapheme clusters, so that no letter loses its accent.
package func fitted(_ text: String, width: Double, size: Double, weight: FontWeight) -> String {
    if textWidth(text, size: size, weight: weight) <= width { return text }
    let room = width - textWidth("…", size: size, weight: weight)
    var kept = Substring()
    var used = 0.0
    for index in text.indices {
        used += textWidth(String(text[index]), size: size, weight: weight)
        if used > room { break }
        kept = text[...index]
    }
    while kept.last == " " { kept = kept.dropLast() }
    return kept + "…"
}

/// Breaks text into lines no wider than `width`, at spaces but not before a percent sign; a word that is too wide is cut.
///
/// - Returns: at least one line; empty text gives no line.
package func wrapped(_ text: String, width: Double, size: Double, weight: FontWeight) -> [String] {
    var lines: [String] = []
    var line = ""
    var words: [String] = []
    for part in text.split(whereSeparator: \.isWhitespace) {
        if part.first == "%", let last = words.popLast() {
            words.append(last + " " + part)
        } else {
            words.append(String(part))
        }
    }
    for word in words {
        let candidate = line.isEmpty ? word : line + " " + word
        if textWidth(candidate, size: size, weight: weight) <= width {
            line = candidate
            continue
        }
        if !line.isEmpty { lines.append(line) }
        line = fitted(word, width: width, size: size, weight: weight)
    }
    if !line.isEmpty { lines.append(line) }
    return lines
}
