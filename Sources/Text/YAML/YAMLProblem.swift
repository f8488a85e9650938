import CYAML

/// Turns an error of libyaml into a diagnostic with a place and, for the usual slips, with help.
package enum YAMLProblem {
    package static func diagnostic(
        _ parser: UnsafeMutablePointer<yaml_parser_t>, file: String
    ) -> Diagnostic {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unknown problem"
        let context = parser.pointee.context.map { String(cString: $0) }
        let mark = parser.pointee.problem_mark
        let opened = parser.pointee.context_mark
        let place = Place(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
        if parser.pointee.error == YAML_MEMORY_ERROR {
            return Diagnostic(
                .unreadable, at: Place(file: file, line: 1, column: 1),
                "there is not enough memory to read the file")
        }
        var message = "YAML syntax: \(problem)"
        if let context {
            message += " \(context)"
            if opened.line != mark.line {
                message += " that begins on line \(opened.line + 1)"
            }
        }
        return Diagnostic(.syntax, at: place, message, help: help(problem))
    }

    private static func help(_ problem: String) -> String? {
        switch problem {
        case "mapping values are not allowed in this context":
            "a text that holds ': ' needs quotes"
        case "found character that cannot start any token":
            "indent with blanks, not tabs; quote a text that begins with @, ` or %"
        case "did not find expected key":
            "compare the indentation with the lines above; a quote may be missing"
        case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
            "a bracket is not closed, or a text in it holds a comma or a bracket and needs quotes"
        case "could not find expected ':'":
            "write 'key: value', with a blank after the colon"
        case "found a tab character that violates indentation": "indent with blanks, not tabs"
        case "found unexpected end of stream": "a quote or bracket is not closed"
        default: nil
        }
    }
}
