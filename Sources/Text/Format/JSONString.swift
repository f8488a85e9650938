/// Text between double quotes, as JSON writes it; YAML reads the same but for characters beyond the basic plane.
package enum JSONString {
    /// RFC 8259; characters that steer a terminal or hide are escaped, everything else beyond ASCII stays as it is.
    package static func quoted(_ text: String) -> String {
        quoted(text) { scalar in
            scalar.utf16.map { "\\u" + TextCheck.hex(UInt32($0), digits: 4) }.joined()
        }
    }

    /// … as YAML 1.2 reads it.
    package static func quotedForYAML(_ text: String) -> String {
        quoted(text) { scalar in
            scalar.value > 0xFFFF
                ? "\\U" + TextCheck.hex(scalar.value, digits: 8)
                : "\\u" + TextCheck.hex(scalar.value, digits: 4)
        }
    }

    private static func quoted(_ text: String, escape: (Unicode.Scalar) -> String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default:
                if SafeText.isUnsafe(scalar) {
                    result += escape(scalar)
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
