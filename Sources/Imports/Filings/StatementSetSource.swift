import Ledger
import Money
import Text

/// A quarter of the SEC's Financial Statement Data Sets, the ZIP with `sub.txt` and `num.txt`: the statements of all filings of a quarter, of which one
/// registrant's are read. Their values go the way of company facts.
public enum StatementSetSource: ImportSource {
    public static let kind = ImportKind.statementSets
    public static let isWhole = false

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        guard file.bytes.starts(with: [0x50, 0x4B]) else { return nil }
        let set: StatementSet
        do throws(InvalidInput) { set = try StatementSet(file) } catch { return nil }
        let names = Set(set.filings.values.map(\.name)).sorted()
        return ImportIdentity(
            kind: kind, title: "financial statement data of \(set.filings.count) filings",
            count: set.values.rows.count,
            details: [names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")])
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        let facts = try StatementSet(file).facts(cik: rules.cik, yearEnd: rules.yearEnd, file: file)
        var writer = FilingWriter(file: file, facts: facts, rules: rules)
        return try writer.read()
    }
}
