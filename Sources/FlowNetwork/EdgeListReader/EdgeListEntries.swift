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
                The header needs `src`, `dst` and one column whose name begins with \
                `weight`.
                """,
            example: "from,to,amount",
            mend: "Rename the columns."),
        Entry(
            DiagnosticCode(rawValue: "E303"), "two columns mean the same",
            explanation: """
                The header has a column twice, or two weights.
                """,
            example: "src,dst,weight,weight_usd",
            mend: "Keep one of them."),
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
    ]
}
