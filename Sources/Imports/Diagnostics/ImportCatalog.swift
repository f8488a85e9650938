import Text

extension DiagnosticCatalog {
    /// What an import can be told, in the order of the codes.
    public static let imports: [Entry] = importFiles + importRows + importRules

    private static let importFiles: [Entry] = [
        Entry(
            .importEncoding, "the text of a file cannot be read",
            explanation: """
                Text is read as what it validly is: by its byte-order mark, else as UTF-8, \
                else as the rules say. A wrong guess would turn names into others without a \
                word, so that nothing is guessed.
                """,
            example: "a table that Korean Excel saved as CSV, without `encoding: cp949`",
            mend: "Say `encoding` under `reads` in the rules, or save the file as UTF-8."),
        Entry(
            .importForm, "a file is not what the rules say",
            explanation: """
                The file cannot be read as the kind that `reads` names: it was cut off, is \
                of another firm, or is a page that says why there is no file.
                """,
            example: "{\"error\": \"rate limit\"} in place of company facts",
            mend: "Fetch the file again; `ouroboros import identify FILE` says what it is."),
        Entry(
            .importLimit, "a file is larger than an import reads",
            explanation: """
                Bytes, rows, columns, nesting and the ratio of unpacked to packed bytes are \
                bounded, so that a file made to exhaust the machine is refused.
                """,
            example: "a table of two million rows",
            mend: "Import the file in parts."),
        Entry(
            .importColumn, "a column of the rules is not in the table",
            explanation: """
                Headings are compared without regard to case, blanks, line breaks and \
                signs. One that is missing, or stands twice, leaves open which cells are \
                meant.
                """,
            example: "columns: {payer: Buyer, payee: Seller}   # the table has 'Purchaser'",
            mend: "Take the suggested heading, or correct `header` under `reads`."),
    ]

    private static let importRows: [Entry] = [
        Entry(
            .importRow, "a row cannot be read",
            explanation: """
                A quote does not end, a field is missing, a day stands twice. The row is \
                refused; the others are read.
                """,
            example: "OpenAI,\"Oracle,purchase,2025-09-10",
            mend: "Mend the row, or import the others with --partial."),
        Entry(
            .importParty, "a name is no entity of the model",
            explanation: """
                Names of a table are matched with the rules' `entities`, then with ids and \
                names of the model, exactly. A name that is only like one is not taken for \
                it.
                """,
            example: "AWS   # the model has 'Amazon Web Services'",
            mend: "Add the name to `entities` in the rules: `AWS: aws`."),
        Entry(
            .importKind, "the kind of a flow is not decided",
            explanation: """
                What a table calls a deal does not say which way the money goes or what it \
                buys. `kinds` in the rules decides each word once.
                """,
            example: "type: stake   # equity paid, or the value of a holding?",
            mend: "Write the word with its kind in `kinds`, or `skip`."),
        Entry(
            .importStatus, "the status of a deal is not decided",
            explanation: """
                A ledger's statuses go from rumoured to completed; a table's words are \
                mapped to them once, in `statuses`.
                """,
            example: "status: closed-definitive",
            mend: "Write the word with its status in `statuses`."),
        Entry(
            .importAmount, "an amount cannot be read",
            explanation: """
                What can mean two amounts (1.234, $ in a ledger of Canadian dollars), has \
                no currency, or is an error of a spreadsheet is refused with its reason. \
                Empty cells and dashes are undisclosed amounts, not zero.
                """,
            example: "1,234   # a thousand, or one and a bit",
            mend: "Say `decimal`, `scale` or `currency` in the rules, or mend the cell."),
        Entry(
            .importDate, "a date cannot be read",
            explanation: """
                Day and month are told apart by a value above 12 in the column, else by \
                `date_order`; they are never guessed. What is partial stays partial.
                """,
            example: "9/10/2025",
            mend: "Say `date_order: dmy` or `mdy` under `reads`."),
        Entry(
            .importFormula, "a cell holds a formula",
            explanation: """
                Formulas are never run, and text that a spreadsheet would run is not \
                carried into other files.
                """,
            example: "=HYPERLINK(\"https://example.com\",\"OpenAI\")",
            mend: "Replace the formula by its value and export the table again."),
    ]

    private static let importRules: [Entry] = [
        Entry(
            .importRule, "a rule is wrong or has no effect",
            explanation: """
                Rules name entities and deals of the model, and only what has an effect on \
                their kind of file.
                """,
            example: "reads: {kind: series}\nentities: {AWS: aws}",
            mend: "Correct the id, or take the key out."),
        Entry(
            .importLock, "a lock cannot be read",
            explanation: """
                imports/NAME.lock says which rows were imported. Without it a second import \
                cannot be told from a first one.
                """,
            example: "a lock with marks of a merge conflict",
            mend: "Take it back from version control."),
        Entry(
            .importEdited, "an imported file was changed by hand",
            explanation: """
                Files of imports are written whole. What somebody has added to one would be \
                lost.
                """,
            example: "a claim added to deals/imported-tracker.yaml",
            mend: "Move your text into a file of your own, and take the imported one back."),
        Entry(
            .importUnlisted, "an imported file is not listed",
            explanation: """
                model.yaml is written by hand and not changed by an import; a file that it \
                does not list would be read by nobody.
                """,
            example: "files: {deals: [deals/nvidia.yaml]}",
            mend: "Add the pattern that the message names to `files` of model.yaml."),
        Entry(
            .importPlanDiffers, "the plan is another one",
            explanation: """
                --plan names the plan that somebody has read. Model, rules or file have \
                changed since.
                """,
            example: "ouroboros import apply model table.csv --plan 0123456789ab",
            mend: "Read `ouroboros import plan` again and pass its hash."),
    ]

    public static let importWarnings: [Entry] = [
        Entry(
            .importNear, "a deal is like one of the ledger's own",
            explanation: """
                Payer, payee and kind are the same, dates within 45 days, amounts within a \
                tenth. Both stand in the ledger until somebody says that they are one.
                """,
            example: "a table's row for a deal that deals/nvidia.yaml has",
            mend: "Say `same_as: {ROW: DEAL}` in the rules; the row is then left out."),
        Entry(
            .importVanished, "a row is gone from the file",
            explanation: """
                It was imported before. Its entry stays: that a table no longer lists a \
                deal does not say that there was none.
                """,
            example: "a row deleted from the table",
            mend:
                "Take the entry out of the imported file and its line out of the lock, if it was wrong."
        ),
        Entry(
            .importCovered, "the ledger has the figure by hand, with another value",
            explanation: """
                What is written by hand is not changed. The plan shows both values.
                """,
            example: "capex 34.2 by hand (net of incentives), 35.095 in the filing",
            mend: "Keep it, correct it by hand, or import the other beside it with --beside."),
        Entry(
            .importConflict, "values of a file disagree",
            explanation: """
                Two live tags say different things of one period, or a value is far from \
                its neighbours.
                """,
            example: "Revenues of the group and of a part under two tags",
            mend: "Say in `tags` which one is meant; correct the series at its origin."),
        Entry(
            .importCut, "a spreadsheet has shortened a number",
            explanation: """
                A number in scientific notation has lost the digits behind those shown.
                """,
            example: "3.0E+11",
            mend: "Format the column as a number and export again."),
    ]
}
