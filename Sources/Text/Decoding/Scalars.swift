extension DiagnosticCollector {
    /// The text of a scalar that is not empty.
    package func text(_ node: YAMLNode, _ what: @autoclosure () -> String) -> String? {
        switch node.content {
        case .scalar(let text, let style):
            let trimmed = text.isEmpty || text.allSatisfy(\.isWhitespace)
            guard trimmed else { return oneLine(text, style, at: node.place, what()) }
            report(
                .emptyValue, at: node.place, "\(what()) is empty",
                help: style == .plain ? "write a value, or leave the key out" : nil)
            return nil
        case .refused: return nil
        case .sequence, .mapping:
            report(.wrongShape, at: node.place, "\(what()) must be text, not \(node.kindName)")
            return nil
        }
    }

    /// Every text of the format is one line, in tables and in logs: the lines of a block (`|`, `>`) are put together, other line feeds refused.
    private func oneLine(
        _ text: String, _ style: YAMLNode.Style, at place: Place, _ what: String
    ) -> String? {
        guard text.utf8.count <= ReadLimits.textBytes else {
            report(
                .textTooLong, at: place,
                "\(what) has \(text.utf8.count) bytes, more than \(ReadLimits.textBytes)",
                help: "a ledger says in a sentence what a source says at length")
            return nil
        }
        guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
        guard style == .literal || style == .folded else {
            report(
                .badCharacter, at: place, "\(what) holds a line feed",
                help: "write it on one line, or as a block behind '>-'")
            return nil
        }
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// A name or a title: a line of a table, a label of a figure.
    func shortText(_ text: String, at place: Place, _ what: String) -> String? {
        let length = text.unicodeScalars.count
        guard length > ReadLimits.nameLength else { return text }
        report(
            .textTooLong, at: place,
            "\(what) has \(length) characters, more than \(ReadLimits.nameLength)",
            help: "shorten it; a note may hold the rest")
        return nil
    }

    /// An id: `[a-z0-9][a-z0-9.-]*`.
    package func id(_ node: YAMLNode, _ what: @autoclosure () -> String) -> String? {
        guard let text = text(node, what()) else { return nil }
        return checkedID(text, at: node.place)
    }

    package func checkedID(_ text: String, at place: Place) -> String? {
        if Identifier.isValid(text) { return text }
        report(
            .badID, at: place, "'\(text)' is not an id",
            help: "ids are made of a–z, 0–9, '.' and '-', and begin with a letter or digit")
        return nil
    }

    /// A decimal number in a range, read as binary floating point (a limit, a rate or a share, never money of a claim).
    package func number(
        _ node: YAMLNode, _ what: @autoclosure () -> String, in range: ClosedRange<Double>
    ) -> Double? {
        guard let text = text(node, what()) else { return nil }
        if let decimal = DecimalText(text[...]), let number = Double(decimal.plain),
            range.contains(number)
        {
            return number
        }
        report(
            .badNumber, at: node.place, "'\(text)' in \(what()) is not a number in its range",
            help:
                "write a decimal number from \(DecimalFormat.shortest(range.lowerBound)) to \(DecimalFormat.shortest(range.upperBound))"
        )
        return nil
    }

    /// The same, or a percentage as outputs print it: `0.25`, `25%` and `25%` are one number.
    ///
    /// - Parameter percentage: why there can be no percentage; `nil`: there can.
    package func limit(
        _ node: YAMLNode, _ what: @autoclosure () -> String, in range: ClosedRange<Double>,
        noPercentage percentage: String? = nil
    ) -> Double? {
        guard case .scalar(let text, _) = node.content, text.last == "%" else {
            return number(node, what(), in: range)
        }
        if let percentage {
            report(
                .badNumber, at: node.place, "'\(text)' in \(what()) is a percentage",
                help: percentage)
            return nil
        }
        let digits = String(text.dropLast().reversed().drop(while: \.isWhitespace).reversed())
        let isScaled = digits.last.map { !$0.isASCIIDigit } ?? true
        if !isScaled, var decimal = DecimalText(digits[...]) {
            decimal.exponent -= 2
            if let number = Double(decimal.plain), range.contains(number) { return number }
        }
        report(
            .badNumber, at: node.place, "'\(text)' in \(what()) is not a percentage in its range",
            help: "write a number and a sign, such as 25%, or the share 0.25")
        return nil
    }

    /// Runs a parser of amounts or quantities and reports its problem.
    package func grammar<Value>(
        _ text: String, at place: Place, _ owner: String,
        _ parse: (String) throws(GrammarProblem) -> Value
    ) -> Value? {
        do throws(GrammarProblem) {
            return try parse(text)
        } catch {
            report(error.code, at: place, "\(error.message), in \(owner)", help: error.help)
            return nil
        }
    }
}

/// The form of ids.
package enum Identifier {
    /// `[a-z0-9][a-z0-9.-]*`, up to 100 characters.
    package static func isValid(_ text: String) -> Bool {
        guard let first = text.utf8.first, first.isLowerOrDigit, text.utf8.count <= 100 else {
            return false
        }
        return text.utf8.allSatisfy {
            $0.isLowerOrDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        }
    }
}

extension UInt8 {
    fileprivate var isLowerOrDigit: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }
}
