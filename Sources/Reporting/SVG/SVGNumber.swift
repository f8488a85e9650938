/// A coordinate as text: two decimals, halves to even, no trailing zeros, no `-0`.
///
/// `12.5`, `-3`, `0.07`. What is not finite, or beyond ten million, cannot be a place on a page
/// and is drawn at the limit, so that the output stays well formed.
func svgNumber(_ value: Double) -> String {
    guard value == value else { return "0" }
    let limited = min(10_000_000, max(-10_000_000, value))
    let hundredths = Int((limited * 100).rounded(.toNearestOrEven))
    let size = hundredths.magnitude
    var text = hundredths < 0 ? "-" : ""
    text += String(size / 100)
    let rest = size % 100
    if rest == 0 { return text }
    if rest % 10 == 0 { return text + "." + String(rest / 10) }
    return text + (rest < 10 ? ".0" : ".") + String(rest)
}

/// Text made safe for the content and the attributes of XML 1.0.
///
/// Line breaks and tabs become spaces; characters that XML 1.0 forbids (section 2.2) become U+FFFD.
func xmlEscaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        case "\n", "\r", "\t": result += " "
        default:
            let value = scalar.value
            let forbidden =
                value < 0x20 || (0x7F...0x9F).contains(value) || value & 0xFFFE == 0xFFFE
            result.unicodeScalars.append(forbidden ? "\u{FFFD}" : scalar)
        }
    }
    return result
}
