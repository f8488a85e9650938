import Text

extension DiagnosticCatalog {
    /// Bare networks (`EDGES.csv`).
    public static let edgeLists: [Entry] = [
        Entry(
            DiagnosticCode(rawValue: "E301"), "an edge list is empty",
            explanation: """
                The file has no header line.
                """,
            example: "an empty file",
            mend: "Begin with the header src,dst,weight."),
        Entry(
            DiagnosticCode(rawValue: "E302"), "an edge list lacks a column",
            explanation: """
                The header names who pays (src, source, from, payer, …), who receives (dst, target, to, payee, …) and how \
                much (weight, amount or value, with any suffix such as weight_musd).
                """,
            example: "lender,borrower,principal",
            mend: "Rename the columns, or name them: --column src=lender."),
        Entry(
            DiagnosticCode(rawValue: "E303"), "two columns mean the same",
            explanation: """
                The header has a column twice, or two that could be the weight. Which one is meant decides the result, so \
                it is not guessed.
                """,
            example: "src,dst,weight,weight_usd",
            mend: "Keep one of them, or name it: --column weight=weight_usd."),
        Entry(
            DiagnosticCode(rawValue: "E304"), "a row has too few or too many fields",
            explanation: """
                Every row has as many fields as the header. A comma inside a name needs \
                quotes.
                """,
            example: "a,b,c,1   # under src,dst,weight",
            mend: "Quote the field that holds the comma."),
        Entry(
            DiagnosticCode(rawValue: "E305"), "a weight is not a number",
            explanation: """
                Weights are finite decimal numbers. NaN and infinity would make every \
                measure meaningless.
                """,
            example: "a,b,NaN",
            mend: "Correct the number or remove the row."),
        Entry(
            DiagnosticCode(rawValue: "E306"), "a weight is negative",
            explanation: """
                A flow has a direction; a negative one is a flow the other way.
                """,
            example: "a,b,-5",
            mend: "Swap src and dst."),
        Entry(
            DiagnosticCode(rawValue: "E307"), "a weight is out of range",
            explanation: """
                Weights are kept as exact integers with a common scale, so that circulations \
                are exact. This one, or the sum of all, does not fit 64 bits.
                """,
            example: "a,b,1e30",
            mend: "Use a larger unit (millions, billions)."),
        Entry(
            DiagnosticCode(rawValue: "E308"), "a name is empty or unprintable",
            explanation: """
                Firms are told apart by their names.
                """,
            example: "a,,5",
            mend: "Write the name."),
        Entry(
            DiagnosticCode(rawValue: "E309"), "a day is malformed",
            explanation: """
                `day` is a whole number, `date` an ISO 8601 day.
                """,
            example: "a,b,5,03/11/2025",
            mend: "Write 2025-11-03."),
        Entry(
            DiagnosticCode(rawValue: "E310"), "a quoted field is malformed",
            explanation: """
                A quote is not closed, or text follows the closing quote.
                """,
            example: "\"a,b,5",
            mend: "Close the quote; double a quote inside a field."),
        Entry(
            DiagnosticCode(rawValue: "E311"), "an edge list is not UTF-8",
            explanation: """
                The place is that of the first byte that does not fit.
                """,
            example: "a file saved as Latin-1",
            mend: "Save it as UTF-8."),
        Entry(
            DiagnosticCode(rawValue: "E312"), "an edge list is too large",
            explanation: """
                Bytes and rows are limited, so that hostile input costs bounded memory.
                """,
            example: "a file of many gigabytes",
            mend: "Raise the limit with the option that the message names, or aggregate the rows."),
        Entry(
            DiagnosticCode(rawValue: "E313"), "more problems than are listed",
            explanation: """
                After a number of problems the rest is only counted.
                """,
            example: "a file with another separator",
            mend: "Mend the first ones and run again."),
        Entry(
            DiagnosticCode(rawValue: "E314"), "a kind is not known",
            explanation: """
                A column `kind` says of each row whether its money is financing or an order. It holds one of these \
                two words or a leg kind of the ledger, such as equity, debt or purchase.
                """,
            example: "a,b,5,friend   # under src,dst,weight,kind",
            mend: "Write financing or order. A column that means something else needs another name."
        ),
        Entry(
            DiagnosticCode(rawValue: "E315"), "a row is undirected",
            explanation: """
                Gephi writes a column Type with Directed or Undirected. Money that goes round has a direction; \
                an undirected row does not say who pays.
                """,
            example: "a,b,Undirected,5   # under Source,Target,Type,Weight",
            mend: "Export a directed graph, with a row for each direction in which money goes."),
        Entry(
            DiagnosticCode(rawValue: "E316"), "a day cannot cut the table",
            explanation: """
                With --as-of only what was known on that day counts. That needs a date on every row; an unknown \
                date is neither early nor late.
                """,
            example: "a,b,5,   # under src,dst,weight,date, with --as-of 2026-01-31",
            mend: "Give every row a date, or leave out --as-of."),
        Entry(
            DiagnosticCode(rawValue: "E317"), "several characters could separate the columns",
            explanation: """
                The first row tells by what the columns are separated: commas, semicolons, tabs or bars. Here two of \
                them stand in it equally often.
                """,
            example: "src,dst;weight",
            mend:
                "Begin the file with a line such as sep=; or put names that contain one in quotes."),
        Entry(
            DiagnosticCode(rawValue: "E318"), "the amounts are in several currencies",
            explanation: """
                A column such as currency or ccy names another currency than the rows before. Their amounts \
                cannot be added, and a table has no exchange rates.
                """,
            example: "a,b,5,EUR   # under src,dst,weight,currency, after rows in USD",
            mend:
                "Convert the amounts into one currency, or make a model of the table with `ouroboros import init`, whose rules take rates."
        ),
    ]
}
