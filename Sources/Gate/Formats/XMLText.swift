import Text
import Ledger

/// Text inside XML.
enum XMLText {
    /// XML 1.0: markup escaped; characters that no XML document may hold become U+FFFD.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in SafeText.shown(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t": result += "&#9;"
            case "\n": result += "&#10;"
            case "\r": result += "&#13;"
            default:
                let value = scalar.value
                let isAllowed =
                    value >= 0x20 && !(0xD800...0xDFFF).contains(value) && value & 0xFFFE != 0xFFFE
                result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
            }
        }
        return result
    }
}
