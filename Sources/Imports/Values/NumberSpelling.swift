import Text

/// Which sign stands in front of the decimals of a column's numbers.
public enum DecimalMark: String, Sendable, CaseIterable {
    case point = "."
    case comma = ","
}

/// Numbers as people write them: `1,234.5`, `1.234,5`, `1 234,5`, `1'234.5`, `17,50,000`, `3.0E+11`.
enum NumberSpelling {
    enum Outcome: Hashable {
        case number(ExactDecimal)
        /// `1,234` and `1.234`, where nothing says which it is.
        case ambiguous
        case wrong
    }

    /// - Parameters:
    ///   - text: digits and separators, without a sign.
    ///   - mark: what the column uses; `nil`: not known.
    static func read(_ text: String, mark: DecimalMark?) -> Outcome {
        let plain = text.replacing("\u{2019}", with: "'")
        if plain.contains("e") || plain.contains("E") {
            return ExactDecimal(plain).map(Outcome.number) ?? .wrong
        }
        // Blanks and apostrophes only ever stand between groups.
        let parts = plain.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "'" })
        if parts.count > 1 {
            let tail = parts[parts.count - 1]
            let last = tail.prefix { $0.isASCIIDigit }
            guard parts.dropFirst().dropLast().allSatisfy({ isGroup($0, 3) }), last.count == 3,
                (1...3).contains(parts[0].count), parts[0].allSatisfy(\.isASCIIDigit)
            else { return .wrong }
            let whole = parts.dropLast().joined() + last
            let rest = tail.dropFirst(3)
            guard let separator = rest.first else { return number(whole, "") }
            if let mark, String(separator) != mark.rawValue { return .wrong }
            return number(whole, rest.dropFirst())
        }
        return grouped(plain, mark)
    }

    /// What a number tells about its column's decimals; `nil`: nothing.
    static func evidence(_ text: String) -> DecimalMark? {
        let points = text.count { $0 == "." }
        let commas = text.count { $0 == "," }
        switch (points, commas) {
        case (0, 0): return nil
        case (_, 0):
            if points > 1 { return isGrouped(text.split(separator: ".")) ? .comma : nil }
            return single(text, ".") ? .point : nil
        case (0, _):
            if commas > 1 { return isGrouped(text.split(separator: ",")) ? .point : nil }
            return single(text, ",") ? .comma : nil
        default:
            guard let point = text.lastIndex(of: "."), let comma = text.lastIndex(of: ",") else {
                return nil
            }
            return point > comma ? .point : .comma
        }
    }

    /// Whether the one separator can only stand in front of decimals.
    private static func single(_ text: String, _ separator: Character) -> Bool {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        return parts[1].count != 3 || parts[0].count > 3 || parts[0] == "0" || parts[0].isEmpty
    }

    private static func grouped(_ text: String, _ mark: DecimalMark?) -> Outcome {
        let points = text.count { $0 == "." }
        let commas = text.count { $0 == "," }
        if points == 0, commas == 0 { return number(text[...], "") }
        let decimal: Character?
        if points > 0, commas > 0 {
            guard let point = text.lastIndex(of: "."), let comma = text.lastIndex(of: ",") else {
                return .wrong
            }
            decimal = point > comma ? "." : ","
        } else {
            let separator: Character = points > 0 ? "." : ","
            let count = max(points, commas)
            if count > 1 {
                decimal = separator == "." ? "," : "."
            } else if single(text, separator) {
                decimal = separator
            } else if let mark {
                decimal = Character(mark.rawValue)
            } else {
                return .ambiguous
            }
        }
        guard let decimal, mark.map({ Character($0.rawValue) == decimal }) ?? true else {
            return .wrong
        }
        let group: Character = decimal == "." ? "," : "."
        let halves = text.split(separator: decimal, omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return .wrong }
        let groups = halves[0].split(separator: group, omittingEmptySubsequences: false)
        guard groups.count == 1 || isGrouped(groups) else { return .wrong }
        let fraction = halves.count == 2 ? halves[1] : ""
        if halves.count == 2, fraction.isEmpty { return .wrong }
        return number(groups.joined()[...], fraction)
    }

    /// Threes; or, as in India, a last three behind twos.
    private static func isGrouped(_ groups: [Substring]) -> Bool {
        guard let last = groups.last, let first = groups.first, groups.count > 1,
            isGroup(last, 3), (1...3).contains(first.count), first.allSatisfy(\.isASCIIDigit)
        else { return false }
        let inner = groups.dropFirst().dropLast()
        return inner.allSatisfy { isGroup($0, 3) }
            || (first.count <= 2 && inner.allSatisfy { isGroup($0, 2) })
    }

    private static func isGroup(_ text: Substring, _ count: Int) -> Bool {
        text.count == count && text.allSatisfy(\.isASCIIDigit)
    }

    private static func number(_ whole: some StringProtocol, _ fraction: Substring) -> Outcome {
        let text = (whole.isEmpty ? "0" : String(whole)) + (fraction.isEmpty ? "" : "." + fraction)
        return ExactDecimal(text).map(Outcome.number) ?? .wrong
    }
}
