import Text

/// A table of a text file: comma, semicolon, tab or bar between the cells.
enum TextTable {
    /// - Parameters:
    ///   - separator: what the rules say; `nil`: what most of the first lines agree on.
    static func read(
        _ file: ImportFile, encoding: FileEncoding? = nil, separator: UInt8? = nil,
        limits: ImportLimits = ImportLimits()
    ) throws(InvalidInput) -> Table {
        let text = try FileText(file, encoding: encoding)
        var bytes = text.bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        // A line of its own says what separates, so that titles above the heading cannot mislead.
        var shift = 0
        var used = CSVReader(bytes).separator.byte
        if !namesSeparator(bytes), let byte = separator ?? common(bytes) {
            used = byte
            bytes = Array("sep=".utf8) + [byte, 0x0A] + bytes
            shift = 1
        }
        var reader = CSVReader(bytes)
        var rows: [TableRow] = []
        func shifted(_ place: Place) -> Place {
            var place = place
            place.line -= shift
            return place
        }
        while reader.nextRow() {
            guard let first = reader.fields.first else { continue }
            let start = shifted(reader.place(of: first, file: file.name))
            guard rows.count < limits.rows, reader.fields.count <= limits.columns else {
                throw InvalidInput([
                    Diagnostic(
                        .importLimit, at: start,
                        "the table has more than \(limits.rows) rows or \(limits.columns) columns",
                        help: "import it in parts")
                ])
            }
            let cells = reader.fields.map {
                TableCell(reader.text($0), place: shifted(reader.place(of: $0, file: file.name)))
            }
            var row = TableRow(number: start.line, cells: cells, place: start)
            if let fault = reader.fault, fault.kind != .quoteInside {
                row.fault = Diagnostic(
                    .importRow, at: shifted(reader.place(of: fault, file: file.name)),
                    fault.kind == .unterminated
                        ? "a quote is opened and never closed"
                        : "text follows behind a closing quote",
                    help: "write a quote inside a quoted cell twice")
            }
            rows.append(row)
        }
        return Table(
            rows: rows,
            form: "\(CSVReader.Separator.name(used)) between cells, \(text.encoding.rawValue)")
    }

    private static func namesSeparator(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(6), as: UTF8.self).lowercased()
        return head.hasPrefix("sep=") || head.hasPrefix("\"sep=")
    }

    /// The separator that the most of the first lines have, equally often; `nil`: none stands in any.
    private static func common(_ bytes: [UInt8]) -> UInt8? {
        var best: (score: Int, byte: UInt8)?
        for byte in CSVReader.separators {
            var counts: [Int: Int] = [:]
            var (count, lines, isInside) = (0, 0, false)
            for next in bytes {
                if next == UInt8(ascii: "\"") { isInside.toggle() }
                if isInside { continue }
                if next == byte { count += 1 }
                if next == 0x0A {
                    if count > 0 { counts[count, default: 0] += 1 }
                    count = 0
                    lines += 1
                    if lines == 50 { break }
                }
            }
            if count > 0 { counts[count, default: 0] += 1 }
            // Lines that agree, weighed by how many cells they cut.
            let score = counts.map { $0.value * $0.value * min($0.key, 8) }.max() ?? 0
            if score > (best?.score ?? 0) { best = (score, byte) }
        }
        return best?.byte
    }
}
