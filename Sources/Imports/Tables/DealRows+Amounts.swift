import Ledger
import Money
import Text

/// Amount and currency of a row.
extension DealRows {
    mutating func amount(
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

    func missingAmount(_ row: TableRow) throws(RowProblem) -> Amount {
        guard rules.missingAmount == .refuse else { return .undisclosed }
        throw problem(
            .importAmount, .amount, row, "the row has no amount",
            "fill the cell, or say `on_missing: {amount: undisclosed}` in the rules")
    }

    /// Cell, column, heading, rules: the first that says it; two that disagree are refused.
    func currency(_ row: TableRow, _ spelled: SpelledAmount) throws(RowProblem) -> Currency {
        var column: Currency?
        let word = text(.currency, row)
        if !AmountWords.isUndisclosed(word) {
            let code =
                CurrencyNames.code(word) ?? ScaleHeading(word).currency ?? word.uppercased()
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
}
