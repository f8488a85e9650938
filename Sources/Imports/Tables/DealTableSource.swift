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
    private let columns: [ColumnRole: Int]
    private let amounts: AmountSpelling
    private let dates: DateSpelling
    private let headingCurrency: Currency?
    private var reading = ImportReading()
    private var names: DealNames
    private var seen: [String: Int] = [:]

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

    private func text(_ role: ColumnRole, _ row: TableRow) -> String {
        guard let cell = cell(role, row) else { return "" }
        return CellText.folded(cell.text)
    }

    private func cell(_ role: ColumnRole, _ row: TableRow) -> TableCell? {
        guard let column = columns[role], column < row.cells.count else { return nil }
        return row.cells[column]
    }

    private func matches(_ row: TableRow, _ rule: ImportRules.SkipRule) -> Bool {
        guard let column = heading.column(rule.column), column < row.cells.count else {
            return false
        }
        return rule.words.contains(CellText.key(row.cells[column].text))
    }

    private func locator(_ row: TableRow) -> String {
        if let first = row.cells.first?.address, let last = row.cells.last?.address {
            let hidden = row.isHidden ? " (hidden row)" : ""
            return "\(table.name.isEmpty ? "" : table.name + "!")\(first):\(last)\(hidden)"
        }
        return "line \(row.number)"
    }

    private func hash(_ row: TableRow) -> String { ContentHash.short(row.cells.map(\.text)) }

    private func skipped(_ row: TableRow, _ why: String) -> ImportUnit {
        ImportUnit(
            key: "line \(row.number)", hash: hash(row), locator: locator(row),
            outcome: .skipped(why))
    }

    private mutating func unit(_ row: TableRow) -> ImportUnit {
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

    private func refused(_ row: TableRow, _ diagnostic: Diagnostic) -> ImportUnit {
        ImportUnit(
            key: "line \(row.number)", hash: hash(row), locator: locator(row),
            outcome: .refused(diagnostic))
    }

    private func isHeadingAgain(_ row: TableRow) -> Bool {
        let texts = row.cells.map { CellText.key($0.text) }.filter { !$0.isEmpty }
        return !texts.isEmpty && texts == heading.names.map(CellText.key).filter { !$0.isEmpty }
    }

    /// Totals and footnotes: rows without parties.
    private func aside(_ row: TableRow) -> String? {
        let filled = row.cells.filter { !$0.isEmpty }
        let payer = text(.payer, row)
        guard text(.payee, row).isEmpty else { return nil }
        if ["total", "totals", "sum", "grandtotal", "합계", "총계", "summe"].contains(
            CellText.key(payer.isEmpty ? filled.first?.text ?? "" : payer))
        {
            return "a total"
        }
        return filled.count == 1 ? "a note" : nil
    }

    /// What a row is known by in the next edition of the table: its own id, else parties, kind and date; of identical ones, which of them.
    private mutating func key(_ row: TableRow) -> String {
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

    private func problem(
        _ code: DiagnosticCode, _ role: ColumnRole, _ row: TableRow, _ message: String,
        _ help: String
    ) -> RowProblem {
        RowProblem(
            diagnostic: Diagnostic(
                code, at: cell(role, row)?.place ?? row.place, message, help: help))
    }

    private mutating func entry(_ row: TableRow) throws(RowProblem) -> DealEntry? {
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

    private func title(_ payers: [String], _ payees: [String], _ kind: LegKind) -> String {
        let from = payers.map(parties.name).joined(separator: ", ")
        let to = payees.map(parties.name).joined(separator: ", ")
        return "\(from) to \(to), \(kind.rawValue.replacing("_", with: " "))"
    }

    private func firms(_ role: ColumnRole, _ row: TableRow) throws(RowProblem) -> [String] {
        let whole = text(role, row)
        guard !AmountWords.isUndisclosed(whole) else {
            throw problem(
                .importParty, role, row,
                "the row does not say who \(role == .payer ? "pays" : "is paid")",
                "fill the cell, or leave the row out with `skip` in the rules")
        }
        if let id = parties.id(whole) { return [id] }
        var names = [whole]
        if let separator = rules.split[role] {
            names = whole.split(separator: separator).map { CellText.folded(String($0)) }
                .filter { !$0.isEmpty }
        }
        var ids: [String] = []
        for name in names {
            guard let id = parties.id(name) else {
                throw problem(
                    .importParty, role, row,
                    "the name '\(CellText.shown(name))' is no entity of the model",
                    parties.help(name))
            }
            if !ids.contains(id) { ids.append(id) }
        }
        return ids
    }

    private func kind(_ row: TableRow) throws(RowProblem) -> ImportRules.KindRule {
        let word = text(.kind, row)
        if word.isEmpty, let kind = rules.defaultKind {
            return ImportRules.KindRule(
                kind: kind, binding: rules.defaultBinding, place: rules.place)
        }
        if let rule = rules.kinds[CellText.key(word)] {
            guard rule.kind != nil || rule.isSkipped else {
                throw problem(
                    .importKind, .kind, row, "the rules leave open what '\(word)' is",
                    "write a kind behind '\(word)' in `kinds` (\(rule.place.file):\(rule.place.line))"
                )
            }
            var decided = rule
            decided.binding = rule.binding ?? rules.defaultBinding
            return decided
        }
        if let kind = LegKind(rawValue: word) {
            return ImportRules.KindRule(
                kind: kind, binding: rules.defaultBinding, place: rules.place)
        }
        let meant = Collector(limit: 1).didYouMean(word, in: LegKind.allCases.map(\.rawValue))
        throw problem(
            .importKind, .kind, row,
            word.isEmpty
                ? "the row does not say what kind of flow it is"
                : "'\(CellText.shown(word))' is not a kind of flow",
            word.isEmpty
                ? "fill the cell, or say `defaults: {kind: …}` in the rules"
                : "add `\(ScalarText.key(word)): KIND` to `kinds` in the rules"
                    + (meant.map { "; \($0)" } ?? ""))
    }

    private func status(
        _ row: TableRow
    ) throws(RowProblem) -> (status: DealStatus, binding: Binding?) {
        let word = text(.status, row)
        if word.isEmpty, let status = rules.defaultStatus { return (status, nil) }
        if let rule = rules.statuses[CellText.key(word)] {
            guard let status = rule.status else {
                throw problem(
                    .importStatus, .status, row, "the rules leave open what '\(word)' is",
                    "write a status behind '\(word)' in `statuses` (\(rule.place.file):\(rule.place.line))"
                )
            }
            return (status, rule.binding)
        }
        if let status = DealStatus(rawValue: word) { return (status, nil) }
        let meant = Collector(limit: 1).didYouMean(word, in: DealStatus.allCases.map(\.rawValue))
        throw problem(
            .importStatus, .status, row,
            word.isEmpty
                ? "the row does not say where the deal stands"
                : "'\(CellText.shown(word))' is not a status",
            word.isEmpty
                ? "fill the cell, or say `defaults: {status: …}` in the rules"
                : "add `\(ScalarText.key(word)): STATUS` to `statuses` in the rules"
                    + (meant.map { "; \($0)" } ?? ""))
    }

    private func date(
        _ row: TableRow
    ) throws(RowProblem) -> (date: PartialDate, end: PartialDate?) {
        let reading: DateReading
        if case .date(let date)? = cell(.date, row)?.value {
            reading = .date(date)
        } else {
            reading = dates.read(text(.date, row))
        }
        switch reading {
        case .date(let date): return (date, nil)
        case .period(let first, let last): return (first, last)
        case .deadline, .fiscal, .words, .none:
            if rules.missingDate == .known {
                if case .deadline(let end) = reading { return (PartialDate(known), end) }
                return (PartialDate(known), nil)
            }
            throw problem(
                .importDate, .date, row,
                reading == .none
                    ? "the row has no date" : "'\(text(.date, row))' gives no day or period",
                "write one such as 2025-09, or say `on_missing: {date: known}` in the rules")
        case .refused(let reason, let help): throw problem(.importDate, .date, row, reason, help)
        }
    }

    private func periods(
        _ row: TableRow, _ legs: inout [DealEntry.LegEntry]
    ) throws(RowProblem) {
        for role in [ColumnRole.start, .end] {
            let found: PartialDate?
            switch dates.read(text(role, row)) {
            case .date(let date), .deadline(let date): found = date
            case .none: found = nil
            case .refused(let reason, let help): throw problem(.importDate, role, row, reason, help)
            default:
                throw problem(
                    .importDate, role, row, "'\(text(role, row))' is no day", "write 2025-09-22")
            }
            guard let found else { continue }
            for index in legs.indices {
                if role == .start { legs[index].start = found } else { legs[index].end = found }
            }
        }
    }

    private mutating func amount(
        _ row: TableRow
    ) throws(RowProblem) -> (amount: Amount, quantity: String?, rest: String?) {
        guard let cell = cell(.amount, row) else {
            return (try missingAmount(row), nil, nil)
        }
        let spelled: SpelledAmount
        switch cell.value {
        case .number(let value):
            spelled = SpelledAmount(
                basis: .exact, low: value, high: value, currency: cell.currency,
                hasScale: cell.isWhole)
        case .error:
            throw problem(
                .importAmount, .amount, row, "'\(cell.text)' is an error of a spreadsheet",
                "mend the formula and save the table again")
        default:
            switch amounts.read(cell.text) {
            case .undisclosed(let note): return (try missingAmount(row), nil, note)
            case .quantity(let quantity, let note):
                return (try missingAmount(row), quantity, note)
            case .refused(let reason, let help):
                throw problem(.importAmount, .amount, row, reason, help)
            case .amount(let amount): spelled = amount
            }
        }
        if spelled.low?.isZero ?? true, spelled.high?.isZero ?? true, rules.zero != .keep {
            if rules.zero == .undisclosed { return (try missingAmount(row), nil, spelled.rest) }
            throw problem(
                .importAmount, .amount, row, "the amount is 0, which some tables write for unknown",
                "say `on_zero: undisclosed`, `keep` or `refuse` in the rules")
        }
        if spelled.isScientific {
            reading.notes.append(
                Diagnostic(
                    .importCut, at: cell.place,
                    "'\(CellText.folded(cell.text))' was shortened by a spreadsheet",
                    help: "format the column as a number and export the table again"))
        }
        let currency = try currency(row, spelled)
        let power = spelled.hasScale ? 0 : scale
        func money(_ value: ExactDecimal?) throws(RowProblem) -> Money? {
            guard let value else { return nil }
            if value.isNegative {
                throw problem(
                    .importAmount, .amount, row, "the amount is below zero",
                    "turn payer and payee round with `{kind: …, reverse: true}` in `kinds`, or mend the cell"
                )
            }
            guard let units = value.scaled(by: power)?.minorUnits(of: currency),
                units <= Money.minorUnitLimit
            else {
                throw problem(
                    .importAmount, .amount, row,
                    "\(value.plain)\(power == 0 ? "" : " × 10^\(power)") is no amount of \(currency): it has more decimals than the currency, or is above the ledger's limit",
                    "check the scale (`scale` in the rules) and the currency")
            }
            return Money(minorUnits: units, currency: currency)
        }
        let (low, high) = (try money(spelled.low), try money(spelled.high))
        switch (spelled.basis, low, high) {
        case (.range, let low?, let high?):
            let middle = low.minorUnits + (high.minorUnits - low.minorUnits) / 2
            return (
                Amount(
                    basis: .range, low: low,
                    stated: Money(minorUnits: middle, currency: currency), high: high),
                spelled.quantity, spelled.rest
            )
        case (let basis, let value?, _), (let basis, nil, let value?):
            return (Amount(basis, value), spelled.quantity, spelled.rest)
        default: return (try missingAmount(row), spelled.quantity, spelled.rest)
        }
    }

    private func missingAmount(_ row: TableRow) throws(RowProblem) -> Amount {
        guard rules.missingAmount == .refuse else { return .undisclosed }
        throw problem(
            .importAmount, .amount, row, "the row has no amount",
            "fill the cell, or say `on_missing: {amount: undisclosed}` in the rules")
    }

    /// Cell, column, heading, rules: the first that says it; two that disagree are refused.
    private func currency(_ row: TableRow, _ spelled: SpelledAmount) throws(RowProblem) -> Currency
    {
        var column: Currency?
        let word = text(.currency, row)
        if !AmountWords.isUndisclosed(word) {
            let code = ScaleHeading(word).currency ?? word.uppercased()
            column = Currency(code)
            if column == nil {
                throw problem(
                    .importAmount, .currency, row, "'\(CellText.shown(word))' is not a currency",
                    Currency.help(for: word))
            }
        }
        let own = spelled.currency.flatMap { Currency($0) }
        if let own, let column, own != column {
            throw problem(
                .importAmount, .amount, row,
                "the amount is in \(own), its column of currencies says \(column)",
                "mend the cell that is wrong")
        }
        guard let found = own ?? column ?? headingCurrency ?? rules.currency else {
            throw problem(
                .importAmount, .amount, row, "the amount has no currency",
                "say `currency: {default: USD}` in the rules, or map a column of currencies")
        }
        return found
    }

    // MARK: Sources

    private var tableID: String { rules.sourceID ?? rules.name }

    private mutating func source(_ row: TableRow) throws(RowProblem) -> String {
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
                    file: nil, note: "as the table cites it; not opened"))
        }
        return id
    }

    private var grade: String { rules.grade?.description ?? "F6" }

    private mutating func addTableSource() {
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
