import Money
import Reports

/// A table as an Apache Parquet file (format version 1; parquet.thrift).
///
/// Texts are UTF-8, days `DATE`, whole numbers 64 bits, money `DECIMAL(38, 4)`: exact in every currency. Other numbers are binary, as the measures are.
/// Every column may be null: what is unknown is null, never zero.
struct ParquetFile {
    private let table: DataTable
    private let money: Set<String>
    private let about: String

    /// Decimals of money: no currency has more.
    static let scale = 4
    /// Bytes of a page: the format counts them in 32 bits.
    static let pageLimit = Int(Int32.max)

    private enum Physical: Int {
        case int32 = 1
        case int64 = 2
        case double = 5
        case text = 6
        case decimal = 7
    }

    init(_ table: DataTable, money: Set<String>, about: String) {
        self.table = table
        self.money = money
        self.about = about
    }

    /// - Throws: ``ExportError``.
    func bytes() throws(ExportError) -> [UInt8] {
        var file: [UInt8] = Array("PAR1".utf8)
        var chunks: [(type: Physical, name: String, offset: Int, size: Int)] = []
        for (index, column) in table.columns.enumerated() {
            let type = physical(column)
            var cells: [[UInt8]?] = []
            for row in table.rows {
                let cell = value(row[index], type)
                guard cell != nil || row[index].isEmpty else {
                    throw .unfit(column: column.name, text: row[index])
                }
                cells.append(cell)
            }
            let page = levels(cells.map { $0 != nil }) + cells.flatMap { $0 ?? [] }
            guard page.count <= Self.pageLimit else {
                throw .tooLarge(what: "the column \(column.name)", limit: Self.pageLimit)
            }
            let header = ThriftWriter.structure { header in
                header.i32(1, 0)
                header.i32(2, page.count)
                header.i32(3, page.count)
                header.structure(5) { data in
                    data.i32(1, cells.count)
                    data.i32(2, 0)
                    data.i32(3, 3)
                    data.i32(4, 3)
                }
            }
            chunks.append((type, column.name, file.count, header.count + page.count))
            file += header + page
        }
        let rows = table.rows.count
        let footer = ThriftWriter.structure { footer in
            footer.i32(1, 1)
            footer.structures(2, [nil] + table.columns.map(Optional.some)) { element, column in
                guard let column else {
                    element.text(4, "schema")
                    element.i32(5, table.columns.count)
                    return
                }
                schema(&element, column)
            }
            footer.i64(3, rows)
            footer.structures(4, [chunks]) { group, chunks in
                group.structures(1, chunks) { chunk, own in
                    chunk.i64(2, own.offset)
                    chunk.structure(3) { data in
                        data.i32(1, own.type.rawValue)
                        data.numbers(2, [0, 3])
                        data.texts(3, [own.name])
                        data.i32(4, 0)
                        data.i64(5, rows)
                        data.i64(6, own.size)
                        data.i64(7, own.size)
                        data.i64(9, own.offset)
                    }
                }
                group.i64(2, chunks.reduce(0) { $0 + $1.size })
                group.i64(3, rows)
            }
            footer.structures(5, [("title", table.title), ("about", about)]) { pair, own in
                pair.text(1, own.0)
                pair.text(2, own.1)
            }
            footer.text(6, "ouroboros")
        }
        return file + footer + Self.little(UInt32(footer.count)) + Array("PAR1".utf8)
    }

    private func physical(_ column: DataTable.Column) -> Physical {
        switch column.kind {
        case .string: .text
        case .date: .int32
        case .integer: .int64
        case .number: money.contains(column.name) ? .decimal : .double
        }
    }

    private func schema(_ element: inout ThriftWriter, _ column: DataTable.Column) {
        let type = physical(column)
        element.i32(1, type.rawValue)
        if type == .decimal { element.i32(2, 16) }
        // Optional.
        element.i32(3, 1)
        element.text(4, column.name)
        switch type {
        case .text: element.i32(6, 0)
        case .int32: element.i32(6, 6)
        case .decimal:
            element.i32(6, 5)
            element.i32(7, Self.scale)
            element.i32(8, 38)
        case .int64, .double: break
        }
    }

    /// Plain encoding of a cell; `nil`: null.
    private func value(_ text: String, _ type: Physical) -> [UInt8]? {
        guard !text.isEmpty else { return nil }
        switch type {
        case .text: return Self.little(UInt32(clamping: text.utf8.count)) + Array(text.utf8)
        case .int32: return Day(text).map { Self.little(UInt32(bitPattern: $0.daysSince1970)) }
        case .int64: return Int64(text).map { Self.little(UInt64(bitPattern: $0)) }
        case .double: return Double(text).map { Self.little($0.bitPattern) }
        case .decimal: return Self.decimal(text).map { Self.big(UInt128(bitPattern: $0)) }
        }
    }

    /// Ten-thousandths of a plain decimal; `nil`: it is none, or has more decimals than money has.
    static func decimal(_ text: String) -> Int128? {
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? parts[1] : ""
        guard let whole = parts.first, !whole.isEmpty, decimals.count <= scale else { return nil }
        let digits = whole + decimals + String(repeating: "0", count: scale - decimals.count)
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let units = Int128(digits) else {
            return nil
        }
        return isNegative ? -units : units
    }

    /// Definition levels: runs of present and missing values, with their length in front.
    private func levels(_ isThere: [Bool]) -> [UInt8] {
        var runs: [UInt8] = []
        var start = 0
        while start < isThere.count {
            var end = start
            while end < isThere.count, isThere[end] == isThere[start] { end += 1 }
            var length = UInt64(end - start) << 1
            while length >= 0x80 {
                runs.append(UInt8(length & 0x7F) | 0x80)
                length >>= 7
            }
            runs += [UInt8(length), isThere[start] ? 1 : 0]
            start = end
        }
        return Self.little(UInt32(runs.count)) + runs
    }

    private static func little(_ value: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
        (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func big(_ value: UInt128) -> [UInt8] { little(value).reversed() }
}
