import Ledger
import Money
import Text

/// Tables of deals as people keep them: one row a flow of money.
public enum DealTableSource: ImportSource {
    public static let kind = ImportKind.table

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        for encoding in [nil, FileEncoding.cp949, .cp1252] {
            do throws(InvalidInput) {
                let table = try ImportTables.read(file, encoding: encoding)
                let columns = table.rows.map(\.cells.count).max() ?? 0
                guard table.rows.count > 1, columns > 1 || Workbook.isWorkbook(file) else {
                    return nil
                }
                return ImportIdentity(
                    kind: kind, title: "a table", count: table.rows.count - 1,
                    details: [table.form])
            } catch { continue }
        }
        return nil
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        guard let known = rules.known else {
            throw InvalidInput([
                Diagnostic(
                    .missingKey, at: rules.place, "the rules have no 'known'",
                    help:
                        "add `known: 2026-07-15`, the day on which the table's contents were known")
            ])
        }
        let table = try ImportTables.read(
            file, encoding: rules.encoding, separator: rules.separator, sheet: rules.sheet)
        let heading = try TableHeading(of: table, rules: rules, file: file.name)
        var reader = DealRows(
            file: file, table: table, heading: heading, rules: rules, model: model, lock: lock,
            known: known)
        return reader.read()
    }
}

/// Why a row is refused.
struct RowProblem: Error {
    var diagnostic: Diagnostic
}

/// What a column's cells tell about how all of them are written.
enum ColumnEvidence {
    /// `nil`: nothing, or both.
    static func mark(_ texts: [String]) -> DecimalMark? {
        var found: Set<DecimalMark> = []
        for text in texts {
            for token in numbers(text) {
                if let mark = NumberSpelling.evidence(token) { found.insert(mark) }
            }
        }
        return found.count == 1 ? found.first : nil
    }

    static func order(_ texts: [String]) -> DateOrder? {
        let found = Set(texts.compactMap(DateSpelling.evidence))
        return found.count == 1 ? found.first : nil
    }

    private static func numbers(_ text: String) -> [String] {
        text.split { !($0.isASCIIDigit || $0 == "." || $0 == ",") }.map { part in
            var part = part
            while let last = part.last, !last.isASCIIDigit { part = part.dropLast() }
            while let first = part.first, !first.isASCIIDigit { part = part.dropFirst() }
            return String(part)
        }
    }
}
