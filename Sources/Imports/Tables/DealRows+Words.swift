import Ledger
import Money
import Text

/// Parties, kind, status and dates of a row.
extension DealRows {
    func firms(_ role: ColumnRole, _ row: TableRow) throws(RowProblem) -> [String] {
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

    func kind(_ row: TableRow) throws(RowProblem) -> ImportRules.KindRule {
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
        let meant = DiagnosticCollector(limit: 1).didYouMean(
            word, in: LegKind.allCases.map(\.rawValue))
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

    func status(
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
        let meant = DiagnosticCollector(limit: 1).didYouMean(
            word, in: DealStatus.allCases.map(\.rawValue))
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

    func date(
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

    func periods(
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
}
