import Ledger
import Money
import Text

/// Tables of payments between accounts: one row a payment. All payments from one party to another become one leg with their exact sum.
public enum PaymentsSource: ImportSource {
    public static let kind = ImportKind.payments

    /// Headings that payment tables have and tables of deals do not: those of AMLworld (Altman and others, 2023), of AMLSim (Suzumura and
    /// Kanezashi, 2021), and of the bank of PKDD'99 (Berka and Sochorova).
    private static let signatures: [[String]] = [
        ["frombank", "tobank", "amountpaid", "paymentcurrency"],
        ["sourcenodeid", "targetnodeid", "value"],
        ["accountid", "bankto", "accountto", "amount"],
        ["accountid", "operation", "amount", "account"],
    ]

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        let table: Table
        do throws(InvalidInput) {
            table = try TextTable.read(file, encoding: EncodingGuess(file)?.encoding)
        } catch { return nil }
        let names = Set(table.rows.first?.cells.map { CellText.key($0.text) } ?? [])
        guard table.rows.count > 1,
            signatures.contains(where: { $0.allSatisfy(names.contains) })
        else { return nil }
        return ImportIdentity(
            kind: kind, title: "a table of payments", count: table.rows.count - 1,
            details: [table.form])
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        guard let known = rules.known else {
            throw InvalidInput([
                Diagnostic(
                    .missingKey, at: rules.place, "the rules have no 'known'",
                    help: "add `known: 2026-07-15`, the day on which the payments were known")
            ])
        }
        let table = try ImportTables.read(
            file, encoding: rules.encoding, separator: rules.separator, sheet: rules.sheet)
        let heading = try TableHeading(of: table, rules: rules, file: file.name)
        let rows = DealRows(
            file: file, table: table, heading: heading, rules: rules, model: model, lock: lock,
            known: known)
        var reader = PaymentRows(rows: rows, rules: rules, model: model, known: known)
        return reader.read()
    }
}
