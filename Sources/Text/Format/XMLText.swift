/// Text made safe for the content and the attributes of XML 1.0.
///
/// Line breaks and tabs become spaces; characters that XML 1.0 forbids (section 2.2) become U+FFFD.
package func xmlEscaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in SafeText.shown(text).unicodeScalars {
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
