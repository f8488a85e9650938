import Money
import Text

/// One cell of a table, with the place that messages name.
public struct TableCell: Sendable, Hashable {
    public enum Value: Sendable, Hashable {
        case text
        /// A number as the file stores it, exact.
        case number(ExactDecimal)
        case date(PartialDate)
        /// `#REF!` and its like.
        case error
        /// A formula without a stored value.
        case formula
    }

    /// As a reader sees it.
    public var text: String
    public var value: Value
    public var place: Place
    /// `B12` of a spreadsheet.
    public var address: String?
    /// ISO 4217 code that the cell's number format shows.
    public var currency: String?
    /// Whether the cell stores the whole amount although its format shows thousands or millions.
    public var isWhole = false

    public init(_ text: String, value: Value = .text, place: Place, address: String? = nil) {
        self.text = text
        self.value = value
        self.place = place
        self.address = address
    }

    public var isEmpty: Bool { value == .text && CellText.folded(text).isEmpty }
}

/// A row of cells.
public struct TableRow: Sendable {
    /// The file's line, or the sheet's row, from 1.
    public var number: Int
    public var cells: [TableCell]
    /// Why the row cannot be read.
    public var fault: Diagnostic?
    public var isHidden = false
    public var place: Place

    public init(number: Int, cells: [TableCell], fault: Diagnostic? = nil, place: Place) {
        self.number = number
        self.cells = cells
        self.fault = fault
        self.place = place
    }

    public var isBlank: Bool { fault == nil && cells.allSatisfy(\.isEmpty) }
}

/// A table as a file holds it: rows of cells, headings among them.
public struct Table: Sendable {
    /// The sheet's name; empty for a text file.
    public var name: String
    public var rows: [TableRow]
    /// For messages: `comma-separated, utf-8`.
    public var form: String

    public init(name: String = "", rows: [TableRow], form: String) {
        self.name = name
        self.rows = rows
        self.form = form
    }
}
