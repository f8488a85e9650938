/// Text between double quotes, as JSON writes it; YAML reads the same.
package enum JSONString {
    /// RFC 8259; everything beyond ASCII control characters stays as it is.
    package static func quoted(_ text: String) -> String {
        quoted(text) { $0.value < 0x20 || $0.value == 0x7F }
    }

    /// - Parameter isEscaped: whether a character is written by its number; four hexadecimal digits must do.
    package static func quoted(_ text: String, isEscaped: (Unicode.Scalar) -> Bool) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default:
                if isEscaped(scalar) {
                    result += "\\u" + TextCheck.hex(scalar.value, digits: 4)
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
