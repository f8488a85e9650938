import Ledger
import Money
import Text

/// Adds the payments of a table up: exactly, by payer, payee, kind and currency.
struct PaymentRows {
    private var rows: DealRows
    private let rules: ImportRules
    private let known: Day
    private var accounts: AccountNames
    private var sums = PaymentSums()
    private var units: [ImportUnit] = []

    init(rows: DealRows, rules: ImportRules, model: LedgerModel, known: Day) {
        self.rows = rows
        self.rules = rules
        self.known = known
        accounts = AccountNames(rules: rules, model: model)
    }

    mutating func read() -> ImportReading {
        var isOver = false
        for row in rows.table.rows.dropFirst(rows.heading.index + 1) {
            if let last = rules.last, rows.matches(row, last) { isOver = true }
            units.append(isOver ? rows.skipped(row, "below the table's last row") : unit(row))
        }
        var reading = rows.reading
        reading.units = units
        reading.entities = accounts.added
        reading.derived = sums.pairs.map {
            .deal(
                $0.deal(
                    import: rules.name, source: rows.tableID, known: known, unit: "line",
                    name: accounts.name))
        }
        if !reading.derived.isEmpty {
            reading.sources = [
                SourceEntry(
                    id: rows.tableID,
                    title: rules.sourceTitle ?? "Table of payments \(rows.file.lastName)",
                    publisher: rules.publisher, kind: rules.sourceKind, grade: rows.grade,
                    published: PartialDate(known), url: rules.url, file: rows.file.lastName,
                    note: nil)
            ]
        }
        return reading
    }

    // MARK: One payment

    private mutating func unit(_ row: TableRow) -> ImportUnit {
        if row.isBlank { return rows.skipped(row, "blank") }
        if let fault = row.fault { return rows.refused(row, fault) }
        if rows.isHeadingAgain(row) { return rows.skipped(row, "the headings again") }
        for rule in rules.skips where rows.matches(row, rule) {
            return rows.skipped(row, "by rule")
        }
        if let why = rows.aside(row) { return rows.skipped(row, why) }
        do throws(RowProblem) {
            if let why = try add(row) { return rows.skipped(row, why) }
            return ImportUnit(
                key: "line \(row.number)", hash: rows.hash(row), locator: rows.locator(row),
                outcome: .operand)
        } catch { return rows.refused(row, error.diagnostic) }
    }

    /// Why the row is no part of a sum; `nil`: it is.
    private mutating func add(_ row: TableRow) throws(RowProblem) -> String? {
        try refuseFormulas(row)
        let kind = try rows.kind(row)
        guard let legKind = kind.kind, !kind.isSkipped else { return "kind left out by rule" }
        var names: [String] = []
        for role in [ColumnRole.payer, .payee] {
            let text = rows.text(role, row)
            if !AmountWords.isUndisclosed(text) {
                names.append(account(text, role, row))
                continue
            }
            if rules.missingParty == .skip { return "no \(role.rawValue)" }
            throw rows.problem(
                .importParty, role, row,
                "the row does not say who \(role == .payer ? "pays" : "is paid")",
                "fill the cell, or say `on_missing: {party: skip}` in the rules")
        }
        // Everything is read before anything is added: a refused row leaves nothing behind.
        let (amount, _, _) = try rows.amount(row)
        let days = try rows.date(row)
        guard amount.basis == .exact, let money = amount.stated else {
            throw rows.problem(
                .importAmount, .amount, row, "'\(rows.text(.amount, row))' is not one exact amount",
                "give each payment its amount")
        }
        var ids: [String] = []
        for (name, role) in zip(names, [ColumnRole.payer, .payee]) {
            switch accounts.find(name) {
            case .entity(let id): ids.append(id)
            case .skipped: return "'\(CellText.shown(name))' is no entity of the model"
            case .refused(let what, let help):
                throw rows.problem(.importParty, role, row, what, help)
            }
        }
        if kind.isReversed { ids.reverse() }
        guard ids[0] != ids[1] else { return "payer and payee are both '\(ids[0])'" }
        let isDated = rows.columns[.date] != nil && !rows.text(.date, row).isEmpty
        let isAdded = sums.add(
            money, from: ids[0], to: ids[1], kind: legKind, binding: kind.binding,
            day: isDated ? days.date : nil, row: row.number)
        guard isAdded else {
            throw rows.problem(
                .importAmount, .amount, row,
                "with this payment the sum from '\(ids[0])' to '\(ids[1])' is above the ledger's limit",
                "check the scale, or import the table in parts")
        }
        for name in names { accounts.use(name) }
        return nil
    }

    private func refuseFormulas(_ row: TableRow) throws(RowProblem) {
        for role in ColumnRole.allCases {
            guard let cell = rows.cell(role, row) else { continue }
            let text = CellText.folded(cell.text)
            guard cell.value == .formula || CellText.isFormula(text) else { continue }
            throw rows.problem(
                .importFormula, role, row, "the cell holds the formula \(CellText.shown(text))",
                "write its value in its place; formulas are never run")
        }
    }

    /// `BANK/ACCOUNT` where banks have columns of their own.
    private func account(_ text: String, _ role: ColumnRole, _ row: TableRow) -> String {
        let bank = rows.text(role == .payer ? .payerBank : .payeeBank, row)
        return bank.isEmpty ? text : "\(bank)/\(text)"
    }
}
