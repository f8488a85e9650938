import Ledger
import Money
import Text

/// Tables of deals as people keep them: one row a flow of money.
public enum DealTableSource: ImportSource {
    public static let kind = ImportKind.table

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        let table: Table
        do throws(InvalidInput) {
            let guess = ImportTables.isMarked(file) ? nil : EncodingGuess(file)
            table = try ImportTables.read(file, encoding: guess?.encoding)
        } catch { return nil }
        let columns = table.rows.map(\.cells.count).max() ?? 0
        guard table.rows.count > 1, columns > 1 || Workbook.isWorkbook(file) else { return nil }
        return ImportIdentity(
            kind: kind, title: "a table", count: table.rows.count - 1, details: [table.form])
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

    /// The decimal sign of a column in which the other one stands in front of exactly three digits, once, in three different cells or more; `nil`: it does not.
    ///
    /// Likely, not certain: for a draft that says so.
    static func threes(_ texts: [String]) -> (mark: DecimalMark, cells: Int)? {
        let tokens = texts.flatMap(numbers)
        for (group, mark) in [(Character(","), DecimalMark.point), (".", .comma)] {
            let own = tokens.filter { $0.contains(group) }
            let isGroups = own.allSatisfy { token in
                let parts = token.split(separator: group, omittingEmptySubsequences: false)
                return parts.count == 2 && parts[1].count == 3 && (1...3).contains(parts[0].count)
            }
            let other: Character = group == "," ? "." : ","
            if isGroups, Set(own).count >= 3, !tokens.contains(where: { $0.contains(other) }) {
                return (mark, own.count)
            }
        }
        return nil
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
