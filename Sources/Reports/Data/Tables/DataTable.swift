import Text

/// A table of data beside the report: a CSV file with a schema that says what each column is.
package struct DataTable: Sendable {
    /// Resource name; the file is `NAME.csv`.
    package let name: String
    package let title: String
    package let columns: [Column]
    /// One text for each column; an empty text is a missing value.
    package let rows: [[String]]
    /// Names of the columns that identify a row.
    package let primaryKey: [String]
    package var foreignKeys: [ForeignKey] = []

    package init(
        name: String, title: String, columns: [Column], rows: [[String]], primaryKey: [String],
        foreignKeys: [ForeignKey] = []
    ) {
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
        self.primaryKey = primaryKey
        self.foreignKeys = foreignKeys
    }

    package var path: String { "\(name).csv" }

    /// A column with its Table Schema type.
    package struct Column: Sendable {
        package enum Kind: String, Sendable { case string, number, integer, date }

        package let name: String
        package let kind: Kind
        package let description: String
        var isRequired = false
        var isUnique = false
        /// Texts that may stand there; empty: any.
        var values: [String] = []
        var least: Double?
        var most: Double?

        package init(
            _ name: String, _ kind: Kind, _ description: String, isRequired: Bool = false,
            isUnique: Bool = false, values: [String] = [], least: Double? = nil,
            most: Double? = nil
        ) {
            self.name = name
            self.kind = kind
            self.description = description
            self.isRequired = isRequired
            self.isUnique = isUnique
            self.values = values
            self.least = least
            self.most = most
        }
    }

    /// A column whose values are those of another table's column, or missing.
    package struct ForeignKey: Sendable {
        let column: String
        let table: String
        let otherColumn: String
    }

    /// The table as CSV: a header, fields quoted where they need it (RFC 4180), lines ended by a line feed.
    package var csv: String {
        var text = columns.map { Self.field($0.name) }.joined(separator: ",") + "\n"
        for row in rows {
            let cells = zip(row, columns).map { cell, column in
                Self.field(column.kind == .string ? Self.inert(cell) : cell)
            }
            text += cells.joined(separator: ",") + "\n"
        }
        return text
    }

    /// Text that a spreadsheet takes for text: behind an apostrophe where it would be taken for a formula, and with nothing in it that hides or turns the
    /// direction of writing.
    ///
    /// The signs are those of OWASP's page on CSV injection, and their full-width forms.
    static func inert(_ text: String) -> String {
        let shown = SafeText.line(text)
        let first = shown.unicodeScalars.first { $0 != " " }
        guard let first, formulaSigns.contains(first) else { return shown }
        return "'" + shown
    }

    private static let formulaSigns: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// Quoted when it holds a comma, a quote or a line break, or begins or ends with a space.
    static func field(_ text: String) -> String {
        // The four signs are single bytes, and such bytes are part of nothing else.
        let needsQuotes =
            text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
            || (text.utf8.first == 0x20 && text.first == " ")
            || (text.utf8.last == 0x20 && text.last == " ")
        guard needsQuotes else { return text }
        // By scalar: a carriage return and a line feed are one Character.
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"\"" } else { quoted.unicodeScalars.append(scalar) }
        }
        return quoted + "\""
    }
}

/// Numbers in data files: plain decimals, no exponent, no more digits than the number is known to.
package enum DataNumber {
    /// Significant digits of what rests on floating-point arithmetic or on draws.
    static let digits = 6

    /// A number to ``digits`` significant digits; a sum of amounts or a count to its last decimal when `isExact`.
    package static func text(_ value: Double, isExact: Bool = false) -> String {
        // A minor unit has four decimals at the most; what has more is no sum of amounts.
        let isSum =
            value.magnitude < 1e13 && (value * 100).rounded() / 100 == value
            || value.magnitude < 1e11 && (value * 10_000).rounded() / 10_000 == value
        return isExact && isSum
            ? DecimalFormat.atMost(value, 4, .data)
            : DecimalFormat.significant(value, digits, .data)
    }
}
