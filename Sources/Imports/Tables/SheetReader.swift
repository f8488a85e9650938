import Money
import Text

/// Streams the cells of one sheet.
struct SheetReader {
    let file: ImportFile
    let sheet: String
    let strings: [String]
    let styles: CellStyles
    let is1904: Bool
    let limits: ImportLimits
    private(set) var rows: [TableRow] = []

    init(
        file: ImportFile, sheet: String, strings: [String], styles: CellStyles, is1904: Bool,
        limits: ImportLimits
    ) {
        self.file = file
        self.sheet = sheet
        self.strings = strings
        self.styles = styles
        self.is1904 = is1904
        self.limits = limits
    }

    private struct Cell {
        var row = 0
        var column = 0
        var type = ""
        var style: Int?
        var value = ""
        var hasValue = false
        var hasFormula = false
        var inline = ""
    }

    mutating func read(_ bytes: [UInt8]) throws(InvalidInput) {
        var xml = XMLEvents(bytes, file: "\(file.name)!\(sheet)", limits: limits)
        var cell = Cell()
        var row = TableRow(number: 0, cells: [], place: place(1, 1))
        var (isValue, isInline, isPhonetic) = (false, false, false)
        var cells = 0
        var merges: [String] = []
        while let event = try xml.next() {
            switch event {
            case .start("row", let values):
                let number = values["r"].flatMap { Int($0) } ?? (rows.last?.number ?? 0) + 1
                row = TableRow(number: number, cells: [], place: place(number, 1))
                row.isHidden = values["hidden"] == "1" || values["hidden"] == "true"
                guard rows.count < limits.rows else { throw tooLarge() }
            case .end("row"): rows.append(row)
            case .start("c", let values):
                cell = Cell()
                cell.row = row.number
                cell.column = values["r"].flatMap(Self.column) ?? row.cells.count
                cell.type = values["t"] ?? "n"
                cell.style = values["s"].flatMap { Int($0) }
                cells += 1
                guard cell.column < limits.columns, cells <= 10_000_000 else { throw tooLarge() }
            case .start("v", _):
                isValue = true
                cell.hasValue = true
            case .end("v"): isValue = false
            case .start("f", _): cell.hasFormula = true
            case .start("rPh", _): isPhonetic = true
            case .end("rPh"): isPhonetic = false
            case .start("t", _): isInline = !isPhonetic
            case .end("t"): isInline = false
            case .text(let text):
                if isValue { cell.value += text }
                if isInline { cell.inline += text }
            case .end("c"): append(cell, to: &row)
            case .start("mergeCell", let values): if let ref = values["ref"] { merges.append(ref) }
            default: break
            }
        }
        merge(merges)
    }

    private func place(_ row: Int, _ column: Int) -> Place {
        Place(file: "\(file.name)!\(sheet)", line: row, column: column)
    }

    private func tooLarge() -> InvalidInput {
        InvalidInput([
            Diagnostic(
                .importLimit, at: Place(file: file.name, line: 1, column: 1),
                "the sheet has more than \(limits.rows) rows or \(limits.columns) columns",
                help: "import it in parts")
        ])
    }

    private mutating func append(_ cell: Cell, to row: inout TableRow) {
        while row.cells.count < cell.column {
            row.cells.append(
                TableCell(
                    "", place: place(row.number, row.cells.count + 1),
                    address: Self.address(row.cells.count, row.number)))
        }
        var made = TableCell(
            "", place: place(row.number, cell.column + 1),
            address: Self.address(cell.column, row.number))
        let format = styles.format(cell.style)
        switch cell.type {
        case "s":
            let index = Int(cell.value) ?? -1
            made.text = strings.indices.contains(index) ? strings[index] : ""
        case "inlineStr": made.text = CellStyles.unescaped(cell.inline)
        case "str": made.text = CellStyles.unescaped(cell.value)
        case "b": made.text = cell.value == "1" ? "TRUE" : "FALSE"
        case "e":
            made.text = cell.value
            made.value = .error
        case "d":
            made.text = cell.value
            if case .date(let date) = DateSpelling().read(cell.value) { made.value = .date(date) }
        default:
            made.text = cell.value
            if let number = ExactDecimal(cell.value).flatMap(Self.rounded) {
                made.text = number.plain
                if format.isDate {
                    if let day = Self.day(number, is1904: is1904) {
                        made.value = .date(PartialDate(day))
                        made.text = day.description
                    }
                } else {
                    made.value = .number(number)
                    made.currency = format.currency
                    made.isWhole = format.isScaled
                }
            }
        }
        if cell.hasFormula, !cell.hasValue, cell.inline.isEmpty {
            made.text = "a formula without a stored value"
            made.value = .formula
        }
        // A cell that stands twice is the later one.
        if cell.column < row.cells.count {
            row.cells[cell.column] = made
        } else {
            row.cells.append(made)
        }
    }

    /// A heading over several columns is that of each of them; merged cells below a heading are not filled, so that no amount is counted twice.
    private mutating func merge(_ merges: [String]) {
        for ref in merges {
            let ends = ref.split(separator: ":").map(String.init)
            guard ends.count == 2, let first = Self.column(ends[0]),
                let last = Self.column(ends[1]),
                first < last, let number = Self.row(ends[0]), Self.row(ends[1]) == number,
                let index = rows.firstIndex(where: { $0.number == number }),
                first < rows[index].cells.count, rows[index].cells[first].value == .text
            else { continue }
            let text = rows[index].cells[first].text
            for column in first + 1...last {
                while rows[index].cells.count <= column {
                    rows[index].cells.append(
                        TableCell(
                            "", place: place(number, rows[index].cells.count + 1),
                            address: Self.address(rows[index].cells.count, number)))
                }
                if rows[index].cells[column].text.isEmpty { rows[index].cells[column].text = text }
            }
        }
    }

    // MARK: Addresses and numbers

    /// `AB12` → 27.
    static func column(_ address: String) -> Int? {
        var number = 0
        for byte in address.utf8 {
            guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { break }
            number = number * 26 + Int(byte - UInt8(ascii: "A")) + 1
            if number > 1_000_000 { return nil }
        }
        return number > 0 ? number - 1 : nil
    }

    static func row(_ address: String) -> Int? { Int(address.drop { !$0.isASCIIDigit }) }

    static func address(_ column: Int, _ row: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            let letter = UInt8(ascii: "A") + UInt8((rest - 1) % 26)
            letters = String(Character(Unicode.Scalar(letter))) + letters
            rest = (rest - 1) / 26
        }
        return "\(letters)\(row)"
    }

    /// Spreadsheets hold 15 digits; what a file has beyond is noise of binary numbers: 34.200000000000003.
    static func rounded(_ number: ExactDecimal) -> ExactDecimal? {
        var digits = number.digits.magnitude
        var exponent = number.exponent
        var isUp = false
        while digits >= 1_000_000_000_000_000 {
            isUp = digits % 10 >= 5
            digits /= 10
            exponent += 1
        }
        let whole = Int128(digits) + (isUp ? 1 : 0)
        return ExactDecimal(digits: number.isNegative ? -whole : whole, exponent: exponent)
    }

    /// The day of a serial number; `nil` for 60 of the system of 1900, which is no day, and for what lies before.
    static func day(_ number: ExactDecimal, is1904: Bool) -> Day? {
        guard !number.isNegative else { return nil }
        let plain = number.plain
        guard let serial = Int(plain.prefix { $0 != "." }) else { return nil }
        guard serial < 120_000 else { return nil }
        if is1904 { return Day(year: 1904, month: 1, day: 1)?.adding(days: serial) }
        guard serial > 0, serial != 60 else { return nil }
        // The system of 1900 counts a 29 February that there was not.
        return Day(daysSince1970: Int32(serial) - (serial < 60 ? 25_568 : 25_569))
    }
}
