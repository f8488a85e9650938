import Ledger
import Money
import Text

/// Walks through the rows of a table of deals.
struct DealRows {
    let file: ImportFile
    let table: Table
    let heading: TableHeading
    let rules: ImportRules
    let parties: PartyNames
    let lock: ImportLock
    let known: Day
    let scale: Int
    let columns: [ColumnRole: Int]
    let amounts: AmountSpelling
    let dates: DateSpelling
    let headingCurrency: Currency?
    var reading = ImportReading()
    var names: DealNames
    var seen: [String: Int] = [:]

    init(
        file: ImportFile, table: Table, heading: TableHeading, rules: ImportRules,
        model: LedgerModel, lock: ImportLock, known: Day
    ) {
        self.file = file
        self.table = table
        self.heading = heading
        self.rules = rules
        self.lock = lock
        self.known = known
        parties = PartyNames(rules: rules, model: model)
        names = DealNames(lock: lock, model: model)
        var columns: [ColumnRole: Int] = [:]
        for (role, column) in rules.columns { columns[role] = heading.column(column.name) }
        self.columns = columns
        let body = table.rows.dropFirst(heading.index + 1)
        func texts(_ role: ColumnRole) -> [String] {
            guard let column = columns[role] else { return [] }
            return body.compactMap { column < $0.cells.count ? $0.cells[column].text : nil }
        }
        let spoken = ScaleHeading(columns[.amount].map { heading.names[$0] } ?? "")
        scale = rules.scale ?? spoken.power ?? 0
        headingCurrency = spoken.currency.flatMap { Currency($0) }
        amounts = AmountSpelling(
            mark: rules.decimal ?? ColumnEvidence.mark(texts(.amount)), currency: rules.currency)
        dates = DateSpelling(order: rules.dateOrder ?? ColumnEvidence.order(texts(.date)))
    }

    mutating func read() -> ImportReading {
        var isOver = false
        for row in table.rows.dropFirst(heading.index + 1) {
            if let last = rules.last, matches(row, last) { isOver = true }
            let unit = isOver ? skipped(row, "below the table's last row") : unit(row)
            reading.units.append(unit)
        }
        if !reading.units.isEmpty { addTableSource() }
        return reading
    }

    // MARK: Rows

    func text(_ role: ColumnRole, _ row: TableRow) -> String {
        guard let cell = cell(role, row) else { return "" }
        return CellText.folded(cell.text)
    }

    func cell(_ role: ColumnRole, _ row: TableRow) -> TableCell? {
        guard let column = columns[role], column < row.cells.count else { return nil }
        return row.cells[column]
    }

    func matches(_ row: TableRow, _ rule: ImportRules.SkipRule) -> Bool {
        guard let column = heading.column(rule.column), column < row.cells.count else {
            return false
        }
        return rule.words.contains(CellText.key(row.cells[column].text))
    }

    func locator(_ row: TableRow) -> String {
        if let first = row.cells.first?.address, let last = row.cells.last?.address {
            let hidden = row.isHidden ? " (hidden row)" : ""
            return "\(table.name.isEmpty ? "" : table.name + "!")\(first):\(last)\(hidden)"
        }
        return "line \(row.number)"
    }

    func hash(_ row: TableRow) -> String { ContentHash.short(row.cells.map(\.text)) }

    func skipped(_ row: TableRow, _ why: String) -> ImportUnit {
        ImportUnit(
            key: "line \(row.number)", hash: hash(row), locator: locator(row),
            outcome: .skipped(why))
    }

    mutating func unit(_ row: TableRow) -> ImportUnit {
        if row.isBlank { return skipped(row, "blank") }
        if let fault = row.fault { return refused(row, fault) }
        if isHeadingAgain(row) { return skipped(row, "the headings again") }
        for rule in rules.skips where matches(row, rule) { return skipped(row, "by rule") }
        if let why = aside(row) { return skipped(row, why) }
        do throws(RowProblem) {
            guard let entry = try entry(row) else { return skipped(row, "kind left out by rule") }
            let key = key(row)
            let deal = names.named(entry, key: key, id: text(.id, row))
            if let hand = rules.sameAs[text(.id, row)] ?? rules.sameAs[deal.id] {
                return skipped(row, "is the deal '\(hand)' by rule")
            }
            return ImportUnit(
                key: key, hash: hash(row), locator: locator(row), outcome: .gives(.deal(deal)))
        } catch { return refused(row, error.diagnostic) }
    }

    func refused(_ row: TableRow, _ diagnostic: Diagnostic) -> ImportUnit {
        ImportUnit(
            key: "line \(row.number)", hash: hash(row), locator: locator(row),
            outcome: .refused(diagnostic))
    }

    func isHeadingAgain(_ row: TableRow) -> Bool {
        let texts = row.cells.map { CellText.key($0.text) }.filter { !$0.isEmpty }
        return !texts.isEmpty && texts == heading.names.map(CellText.key).filter { !$0.isEmpty }
    }

    /// Totals and footnotes: rows without parties, and remarks that commas cut into cells.
    func aside(_ row: TableRow) -> String? {
        let texts = row.cells.map { CellText.folded($0.text) }.filter { !$0.isEmpty }
        let says = [ColumnRole.kind, .status, .amount, .date].contains { !text($0, row).isEmpty }
        if let first = texts.first, !says, RemarkWords.isRemark(first) { return "a note" }
        let payer = text(.payer, row)
        guard text(.payee, row).isEmpty else { return nil }
        if RemarkWords.isTotal(payer.isEmpty ? texts.first ?? "" : payer) { return "a total" }
        return texts.count == 1 ? "a note" : nil
    }

    /// What a row is known by in the next edition of the table: its own id, else parties, kind and date; of identical ones, which of them.
    mutating func key(_ row: TableRow) -> String {
        let id = text(.id, row)
        let parts = [
            text(.payer, row), text(.payee, row), text(.kind, row), text(.date, row),
        ]
        let base = (id.isEmpty ? "" : "id:\(id)|") + parts.map(CellText.key).joined(separator: "|")
        seen[base, default: 0] += 1
        let count = seen[base] ?? 1
        return count == 1 ? base : "\(base)#\(count)"
    }

    // MARK: One deal

    func problem(
        _ code: DiagnosticCode, _ role: ColumnRole, _ row: TableRow, _ message: String,
        _ help: String
    ) -> RowProblem {
        RowProblem(
            diagnostic: Diagnostic(
                code, at: cell(role, row)?.place ?? row.place, message, help: help))
    }

    mutating func entry(_ row: TableRow) throws(RowProblem) -> DealEntry? {
        for role in ColumnRole.allCases {
            guard let cell = cell(role, row) else { continue }
            if cell.value == .formula || CellText.isFormula(CellText.folded(cell.text)) {
                throw problem(
                    .importFormula, role, row,
                    "the cell holds the formula \(CellText.shown(CellText.folded(cell.text)))",
                    "write its value in its place; formulas are never run")
            }
        }
        let kind = try kind(row)
        if kind.isSkipped { return nil }
        var payers = try firms(.payer, row)
        var payees = try firms(.payee, row)
        if kind.isReversed { swap(&payers, &payees) }
        let status = try status(row)
        let (date, end) = try date(row)
        let (amount, quantity, rest) = try amount(row)
        let isRound = payers.count * payees.count > 1
        var notes = [text(.note, row), rest ?? ""].filter { !$0.isEmpty }.map(CellText.shown)
        if isRound, amount.stated != nil {
            // Nobody says how much is whose.
            notes.insert("\(amount.text) together, shares not given", at: 0)
        }
        guard let legKind = kind.kind else { return nil }
        var legs: [DealEntry.LegEntry] = []
        for from in payers {
            for to in payees {
                guard from != to else {
                    throw problem(
                        .importParty, .payee, row, "payer and payee are both '\(from)'",
                        "a flow needs two firms; leave the row out with `skip`")
                }
                legs.append(
                    DealEntry.LegEntry(
                        id: legKind.rawValue.replacing("_", with: "-"), from: from, to: to,
                        kind: legKind, amount: isRound ? .undisclosed : amount,
                        quantity: quantity, binding: kind.binding ?? status.binding, start: nil,
                        end: end))
            }
        }
        try periods(row, &legs)
        let own = text(.title, row)
        return DealEntry(
            id: "", title: own.isEmpty ? title(payers, payees, legKind) : CellText.shown(own),
            source: try source(row), status: status.status, date: date, known: nil,
            locator: locator(row), note: notes.isEmpty ? nil : notes.joined(separator: "; "),
            legs: legs)
    }

    func title(_ payers: [String], _ payees: [String], _ kind: LegKind) -> String {
        let from = payers.map(parties.name).joined(separator: ", ")
        let to = payees.map(parties.name).joined(separator: ", ")
        return "\(from) to \(to), \(kind.rawValue.replacing("_", with: " "))"
    }

    // MARK: Sources

    var tableID: String { rules.sourceID ?? rules.name }

    mutating func source(_ row: TableRow) throws(RowProblem) -> String {
        let url = text(.url, row)
        guard !AmountWords.isUndisclosed(url), url.contains("://") else { return tableID }
        guard !url.contains(" "), url.utf8.count <= 2000 else {
            throw problem(
                .importRow, .url, row, "'\(url.prefix(60))' is not one address",
                "give one address a cell")
        }
        let host = url.split(separator: "/").dropFirst().first.map(String.init) ?? ""
        let id =
            "\(tableID)-\(CellText.slug(host.replacing("www.", with: "")))-\(ContentHash.hex([url]).prefix(6))"
        if !reading.sources.contains(where: { $0.id == id }) {
            reading.sources.append(
                SourceEntry(
                    id: id, title: "Address that the table \(file.lastName) gives", publisher: host,
                    kind: rules.sourceKind, grade: grade, published: PartialDate(known), url: url,
                    file: nil, note: "as the table cites it, not opened; the digest is the table's")
            )
        }
        return id
    }

    var grade: String { rules.grade?.description ?? "F6" }

    mutating func addTableSource() {
        let used = reading.units.contains {
            if case .gives(.deal(let deal)) = $0.outcome { return deal.source == tableID }
            return false
        }
        guard used else { return }
        reading.sources.insert(
            SourceEntry(
                id: tableID, title: rules.sourceTitle ?? "Table of deals \(file.lastName)",
                publisher: rules.publisher, kind: rules.sourceKind, grade: grade,
                published: PartialDate(known), url: rules.url, file: file.lastName, note: nil),
            at: 0)
    }
}
