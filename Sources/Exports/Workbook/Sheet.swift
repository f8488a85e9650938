import Money
import Reports
import Text

/// A sheet of a workbook: a head that stays in sight, and rows.
struct Sheet {
    enum Cell {
        case blank
        /// Never a formula, whatever it begins with.
        case text(String)
        /// A decimal as text, so that no digit is lost on the way to the file.
        case number(String, Style = .plain)
        case day(Day)
        /// Without the equals sign, with the value that it has.
        case formula(String, value: String, Style = .plain)
    }

    /// Positions in the workbook's list of cell formats.
    enum Style: Int { case plain = 0, head, day, money, share }

    let name: String
    let heads: [String]
    var rows: [[Cell]]

    /// Rows that a sheet can have, with its head.
    static let rowLimit = 1_048_576
    /// Characters that a cell can have.
    static let textLimit = 32_767

    init(_ name: String, _ heads: [String], _ rows: [[Cell]]) {
        self.name = name
        self.heads = heads
        self.rows = rows
    }

    /// A table as it stands: numbers and days as such.
    init(_ name: String, _ table: DataTable, money: Set<String> = []) {
        self.init(
            name, table.columns.map(\.name),
            table.rows.map { row in
                zip(row, table.columns).map { text, column in
                    Self.cell(text, column.kind, isMoney: money.contains(column.name))
                }
            })
    }

    static func cell(
        _ text: String, _ kind: DataTable.Column.Kind, isMoney: Bool = false
    ) -> Cell {
        guard !text.isEmpty else { return .blank }
        switch kind {
        case .number, .integer: return .number(text, isMoney ? .money : .plain)
        case .date, .string: return Day(text).map { .day($0) } ?? .text(text)
        }
    }

    /// `A`, `Z`, `AA`.
    static func column(_ index: Int) -> String {
        var (index, name) = (index, "")
        repeat {
            name = String(UnicodeScalar(UInt8(65 + index % 26))) + name
            index = index / 26 - 1
        } while index >= 0
        return name
    }

    /// All cells of a column under the head, from any sheet: `Legs!$P$2:$P$120`.
    func range(_ head: String) -> String {
        let column = Self.column(heads.firstIndex(of: head) ?? 0)
        return "\(name)!$\(column)$2:$\(column)$\(max(2, rows.count + 1))"
    }

    // MARK: XML

    /// - Throws: ``ExportError/tooLarge(what:limit:)``.
    func xml() throws(ExportError) -> String {
        guard rows.count < Self.rowLimit else {
            throw .tooLarge(what: "the number of rows of \(name)", limit: Self.rowLimit)
        }
        let last = "\(Self.column(heads.count - 1))\(rows.count + 1)"
        var xml = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:\(last)"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>
            """
        for (index, width) in widths.enumerated() {
            xml +=
                "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
        }
        xml += "</cols><sheetData>\n"
        xml += row(1, heads.map { .text($0) }, style: .head)
        for (index, cells) in rows.enumerated() { xml += row(index + 2, cells) }
        return xml + "</sheetData><autoFilter ref=\"A1:\(last)\"/></worksheet>\n"
    }

    private func row(_ number: Int, _ cells: [Cell], style: Style? = nil) -> String {
        var xml = "<row r=\"\(number)\">"
        for (index, cell) in cells.enumerated() {
            let place = "<c r=\"\(Self.column(index))\(number)\""
            func open(_ own: Style) -> String {
                let format = style ?? own
                return format == .plain ? place : "\(place) s=\"\(format.rawValue)\""
            }
            switch cell {
            case .blank: continue
            case .text(let text):
                xml +=
                    "\(open(.plain)) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(Self.escaped(text))</t></is></c>"
            case .number(let text, let own): xml += "\(open(own))><v>\(text)</v></c>"
            case .day(let day):
                // Before 1 March 1900 a sheet counts a day that never was.
                let serial = Int(day.daysSince1970) + 25_569
                xml +=
                    serial > 60
                    ? "\(open(.day))><v>\(serial)</v></c>"
                    : "\(open(.plain)) t=\"inlineStr\"><is><t>\(day)</t></is></c>"
            case .formula(let formula, let value, let own):
                xml += "\(open(own))><f>\(xmlEscaped(formula))</f><v>\(value)</v></c>"
            }
        }
        return xml + "</row>\n"
    }

    /// Text that a sheet shows as it is: cut where a cell ends, and with no `_x0041_` that would be read as a character.
    static func escaped(_ text: String) -> String {
        var shown = text.replacing(#/_x(?=[0-9A-Fa-f]{4}_)/#, with: "_x005F_x")
        if shown.utf16.count > textLimit {
            let note = " … (cut: a cell holds \(textLimit) characters)"
            var kept = ""
            var length = note.utf16.count
            for character in shown {
                length += character.utf16.count
                guard length <= textLimit else { break }
                kept.append(character)
            }
            shown = kept + note
        }
        return xmlEscaped(shown)
    }

    /// Characters a column is wide: what most of its cells need, between 8 and 60.
    private var widths: [Int] {
        heads.indices.map { index in
            let lengths = rows.prefix(500).map { row -> Int in
                guard index < row.count else { return 0 }
                switch row[index] {
                case .blank: return 0
                case .text(let text):
                    return text.unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) }
                case .number(let text, _): return text.utf8.count + text.utf8.count / 3
                case .day: return 11
                case .formula(_, let value, _): return min(value.utf8.count + 4, 20)
                }
            }
            return min(60, max(8, max(heads[index].utf8.count + 4, (lengths.max() ?? 0) + 1)))
        }
    }
}
