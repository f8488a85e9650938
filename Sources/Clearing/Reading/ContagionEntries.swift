import Text

extension DiagnosticCatalog {
    /// The tables of the verb `contagion`.
    public static let contagion: [Entry] = [
        Entry(
            DiagnosticCode(rawValue: "E401"), "a table is empty",
            explanation: "The file has no header line, so nothing says what its columns mean.",
            example: "an empty EDGES.csv",
            mend:
                "Begin EDGES.csv with `src,dst,weight`, FIRMS.csv with `firm,cash,external_liabilities,equity`, HOLDINGS.csv with `owner,firm,share`."
        ),
        Entry(
            DiagnosticCode(rawValue: "E402"), "a column is missing, or stands there twice",
            explanation: """
                EDGES.csv needs `src`, `dst` and `weight` (with any suffix); FIRMS.csv needs `firm` \
                (or `id` or `name`), `cash` and `external_liabilities`; HOLDINGS.csv needs `owner`, `firm` \
                and `share`.
                """,
            example: "src,dst,weight,weight_usd",
            mend: "Name each column once."),
        Entry(
            DiagnosticCode(rawValue: "E403"), "a row does not fit the header",
            explanation: "The row has more or fewer fields than the header.",
            example: "a,b",
            mend: "Put names with a comma in quotes; write 0 where there is nothing."),
        Entry(
            DiagnosticCode(rawValue: "E404"), "an amount is not a finite number",
            explanation: """
                An amount is a decimal number. An empty cell is not read as 0, because an unknown \
                cash position is not an empty one.
                """,
            example: "a,b,ten",
            mend: "Write a number such as 12.5, and 0 where there is really nothing."),
        Entry(
            DiagnosticCode(rawValue: "E405"), "an amount is negative",
            explanation: """
                Debts, cash, liabilities and equity are not negative here: a negative debt is a debt \
                the other way, and a firm without equity has none to lose.
                """,
            example: "a,b,-5",
            mend: "Exchange src and dst of the debt; write 0 for cash or equity below zero."),
        Entry(
            DiagnosticCode(rawValue: "E406"), "a firm has no figures",
            explanation: """
                EDGES.csv or HOLDINGS.csv names a firm that FIRMS.csv does not have. Taking its cash as 0 would make \
                it fail without a reason.
                """,
            example: "a,zzz,5",
            mend: "Add a row for the firm to FIRMS.csv, or mend the name."),
        Entry(
            DiagnosticCode(rawValue: "E407"), "a firm stands there twice",
            explanation: "FIRMS.csv has two rows for one firm, and nothing says which counts.",
            example: "a,1,0 and a,2,0",
            mend: "Leave one of the rows out."),
        Entry(
            DiagnosticCode(rawValue: "E408"), "a firm owes itself",
            explanation:
                "A debt of a firm to itself clears by itself and says nothing about others.",
            example: "a,a,5",
            mend: "Leave the row out."),
        Entry(
            DiagnosticCode(rawValue: "E409"), "a table is too large",
            explanation: """
                The file has more bytes or rows than the limits allow, or its amounts add up to more \
                than a number can hold.
                """,
            example: "weights of 1e308",
            mend: "Add up parallel debts before, or state amounts in a larger unit."),
        Entry(
            DiagnosticCode(rawValue: "E410"), "a quote is wrong",
            explanation: "A quoted field does not end, or has text behind its end.",
            example: "\"a,b,5",
            mend: "Close the quote; write a quote inside a quoted field twice."),
        Entry(
            DiagnosticCode(rawValue: "E411"), "a name is empty or unreadable",
            explanation: "A firm's name is empty or not UTF-8.",
            example: ",b,5",
            mend: "Give every firm a name, and store the file as UTF-8."),
        Entry(
            DiagnosticCode(rawValue: "E412"), "more problems than are listed",
            explanation: "The list of problems ends here; there are more of them in the file.",
            example: "a thousand rows without weight",
            mend: "Mend those above first."),
        Entry(
            DiagnosticCode(rawValue: "E413"), "a seniority is no rank",
            explanation: """
                The column `seniority` of EDGES.csv says in which order debts are paid: a whole number \
                from 1, which is paid first, to 20.
                """,
            example: "a,b,5,first",
            mend: "Write 1 for the debts that are paid first, 2 for the next, and so on."),
        Entry(
            DiagnosticCode(rawValue: "E414"), "a share is outside 0 to 1",
            explanation: "HOLDINGS.csv has the part of the firm's equity that the owner holds.",
            example: "a,b,30",
            mend: "Write 0.3 for 30%."),
        Entry(
            DiagnosticCode(rawValue: "E415"), "nobody outside owns a part of a firm",
            explanation: """
                The shares of the firm in HOLDINGS.csv add up to 1 or more. The value of firms that own \
                each other whole has no end, so outsiders must hold a part of each.
                """,
            example: "a,b,0.6 and c,b,0.4",
            mend: "Lower the shares, or merge the firm with its owner."),
        Entry(
            DiagnosticCode(rawValue: "E416"), "a firm owns itself",
            explanation: "Shares that a firm holds of itself belong to its other owners.",
            example: "a,a,0.1",
            mend: "Leave the row out, and count the other shares as parts of the rest."),
        Entry(
            DiagnosticCode(rawValue: "E417"), "the amounts are in several currencies",
            explanation: """
                A column such as currency or ccy of EDGES.csv or FIRMS.csv names another currency than the rows \
                before. Their amounts cannot be added.
                """,
            example: "a,b,5,EUR   # under src,dst,weight,currency, after rows in USD",
            mend: "Convert the amounts of all tables into one currency."),
    ]

    /// Warnings about networks of debts.
    public static let contagionWarnings: [Entry] = [
        Entry(
            DiagnosticCode(rawValue: "W401"),
            "names of a network of debts hold blanks that nobody sees",
            explanation: """
                No-break spaces, zero-width characters and double spaces in EDGES.csv, FIRMS.csv and \
                HOLDINGS.csv are read as one space inside a name and as nothing around it, so that one \
                firm does not become two.
                """,
            example: "Acme<U+00A0>,12,3,4",
            mend: "Nothing, if the names are the same firm. Otherwise make them differ in letters.")
    ]
}
