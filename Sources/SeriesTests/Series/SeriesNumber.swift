/// A number as a cell of a series writes it: digits with one decimal mark and perhaps an exponent, nothing else.
///
/// The grammar is stricter than `Double`'s, which also reads `0x6B`, `inf` and `nan`: none of them is a price.
public enum SeriesNumber {
    /// How decimals are marked.
    public enum Mark: String, Sendable, Equatable, CaseIterable {
        case point, comma

        var decimal: Unicode.Scalar { self == .point ? "." : "," }
        var grouping: Unicode.Scalar { self == .point ? "," : "." }
    }

    /// Why a cell is no number.
    enum Problem: Error, Equatable {
        case notANumber(help: String)
        case tooLarge
        case tooSmall
    }

    /// - Parameters:
    ///   - mark: as declared; `nil`: a point, and no sign between groups of digits.
    static func parse(_ text: String, mark: Mark?) throws(Problem) -> Double {
        guard let plain = plain(text, mark: mark) else { throw .notANumber(help: help(text)) }
        guard let value = Double(plain.text) else { throw .notANumber(help: help(text)) }
        guard value.isFinite else { throw .tooLarge }
        // Below the least positive number a price that is not zero would become zero.
        guard value != 0 || !plain.hasNonzeroDigit else { throw .tooSmall }
        return value
    }

    /// The same number in the digits that `Double` reads.
    private static func plain(_ text: String, mark: Mark?)
        -> (text: String, hasNonzeroDigit: Bool)?
    {
        let scalars = Array(text.unicodeScalars)
        func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
        var place = 0
        var plain = ""
        if place < scalars.count, scalars[place] == "-" || scalars[place] == "+" {
            if scalars[place] == "-" { plain = "-" }
            place += 1
        }
        var whole: [Unicode.Scalar] = []
        var groups: [Int] = []
        var sinceGroup = 0
        while place < scalars.count {
            if isDigit(scalars[place]) {
                whole.append(scalars[place])
                sinceGroup += 1
            } else if let mark, scalars[place] == mark.grouping {
                groups.append(sinceGroup)
                sinceGroup = 0
            } else {
                break
            }
            place += 1
        }
        if let first = groups.first {
            guard (1...3).contains(first), groups.dropFirst().allSatisfy({ $0 == 3 }),
                sinceGroup == 3
            else { return nil }
        }
        var fraction: [Unicode.Scalar] = []
        if place < scalars.count, scalars[place] == (mark ?? .point).decimal {
            place += 1
            while place < scalars.count, isDigit(scalars[place]) {
                fraction.append(scalars[place])
                place += 1
            }
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        plain.unicodeScalars += whole.isEmpty ? ["0"] : whole
        if !fraction.isEmpty {
            plain += "."
            plain.unicodeScalars += fraction
        }
        if place < scalars.count, scalars[place] == "e" || scalars[place] == "E" {
            plain += "e"
            place += 1
            if place < scalars.count, scalars[place] == "-" || scalars[place] == "+" {
                plain.unicodeScalars.append(scalars[place])
                place += 1
            }
            let digits = scalars[place...].prefix(while: isDigit)
            guard !digits.isEmpty, digits.count <= 9 else { return nil }
            plain.unicodeScalars += digits
            place += digits.count
        }
        guard place == scalars.count else { return nil }
        return (plain, (whole + fraction).contains { $0 != "0" })
    }

    /// What to do about a cell that is no number, from what it looks like.
    static func help(_ text: String) -> String {
        let lower = text.lowercased()
        if lower.hasPrefix("0x") || lower.hasPrefix("-0x") {
            return "write it in decimal digits, such as 107.5"
        }
        if text.unicodeScalars.contains("\u{2212}") || text.unicodeScalars.contains("\u{2013}") {
            return "write a minus as a hyphen: -1.5"
        }
        if text.contains(",") {
            return
                "if the comma marks decimals, say so with --decimal comma or a line `# decimal: comma` above the header; "
                + "if it groups digits, with --decimal point"
        }
        if text.contains(where: { $0 == "$" || $0 == "€" || $0 == "£" || $0 == "%" }) {
            return "write the number alone, without currency or percent sign"
        }
        return "write digits with a point, such as 1234.5; leave the cell empty if it is missing"
    }
}
