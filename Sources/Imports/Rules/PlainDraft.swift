import Ledger
import Text

/// Drafts for files whose form says all but whose they are: lists of filings, registers, payments of known origins.
extension RulesDraft {
    static func plain(
        _ file: ImportFile, _ kind: ImportKind, _ name: String, _ existing: LedgerModel?,
        encoding: FileEncoding?
    ) throws(InvalidInput) -> RulesDraft {
        guard existing != nil else {
            throw InvalidInput([
                Diagnostic(
                    .importForm, at: Place(file: file.name, line: 1, column: 1),
                    "a model cannot be drafted from a file of kind \(kind.rawValue)",
                    help: "name a folder with a model.yaml, or draft one from a table of deals")
            ])
        }
        // Lists and registers of lines are UTF-8 by their formats; a table of payments is what somebody saved.
        let guess = kind == .payments ? EncodingGuess(file) : nil
        let used = encoding ?? guess?.encoding
        let evidence = encoding == nil ? guess?.evidence : "as it was said"
        let head =
            "import: \(name)\nreads:\n  kind: \(kind.rawValue)\n  file: \(ScalarText.line(file.lastName, .plain))\n"
            + (used.map { "  encoding: \($0.rawValue)   # \(evidence ?? "")\n" } ?? "")
        switch kind {
        case .payments: return try payments(file, head, used)
        case .gleif, .followTheMoney, .beneficialOwnership:
            return RulesDraft(
                rules: head
                    + "# add: firms that the model lacks become entities; skip: they are left out\non_unknown: skip\n",
                model: [], open: [])
        case .frames: return RulesDraft(rules: head + "  firm:\n", model: [], open: [])
        default:
            return RulesDraft(
                rules: head + "  firm:\n", model: [],
                open: ["reads.firm: the entity that the file is about"])
        }
    }

    /// Columns by the headings of the file's origin; what the payments are for is decided by nobody.
    private static func payments(
        _ file: ImportFile, _ head: String, _ encoding: FileEncoding?
    ) throws(InvalidInput) -> RulesDraft {
        let table = try TextTable.read(file, encoding: encoding)
        let names = table.rows.first?.cells.map { CellText.folded($0.text) } ?? []
        func column(_ words: String...) -> String? {
            for word in words {
                let found = names.filter { CellText.key($0) == word }
                if found.count == 1 { return found[0] }
            }
            return nil
        }
        let isTwice = names.count { CellText.key($0) == "account" } == 2
        let columns: [(ColumnRole, String?)] = [
            (
                .payer,
                isTwice
                    ? "Account #1" : column("accountid", "sourcenodeid", "account")
            ),
            (
                .payee,
                isTwice
                    ? "Account #2" : column("account1", "accountto", "targetnodeid", "account")
            ),
            (.payerBank, column("frombank")), (.payeeBank, column("tobank", "bankto", "bank")),
            (.amount, column("amountpaid", "amount", "value")),
            (.currency, column("paymentcurrency")), (.kind, column("type")),
            (.date, column("timestamp", "date")),
        ]
        var text = head + "columns:\n"
        for (role, name) in columns {
            if let name { text += "  \(role.rawValue): \(ScalarText.line(name, .plain))\n" }
        }
        var open = ["known: the day on which the payments were known"]
        if column("type") == nil {
            text += "# what the payments are for: purchase, debt, equity …\ndefaults:\n  kind:\n"
            open.append("defaults.kind: what the payments are for")
        } else {
            text +=
                "# each word of the column with a kind; reverse: true where the payee pays\nkinds: {}\n"
            open.append("kinds: what the words of the column are, and who pays")
        }
        if column("paymentcurrency") == nil {
            text += "currency:\n  default:\n"
            open.append("currency.default: the currency of the amounts")
        }
        if column("timestamp", "date") == nil { text += "on_missing: {date: known}\n" }
        text += "# add: accounts that the model lacks become entities\non_unknown: refuse\nknown:\n"
        return RulesDraft(rules: text, model: [], open: open)
    }
}
