import Text

extension DiagnosticCatalog {
    /// Warnings about bare networks.
    public static let edgeListWarnings: [Entry] = [
        Entry(
            DiagnosticCode(rawValue: "W301"), "a firm pays itself",
            explanation: """
                Legs from a firm to itself are left out of every measure: they are circles \
                of one.
                """,
            example: "a,a,5",
            mend: "Remove the rows, or name the segments apart."),
        Entry(
            DiagnosticCode(rawValue: "W302"), "rows carry no money",
            explanation: """
                Rows of weight zero are left out; they neither close circuits nor count as \
                legs.
                """,
            example: "a,b,0",
            mend: "Remove the rows."),
        Entry(
            DiagnosticCode(rawValue: "W303"), "rows move no money between two firms",
            explanation: """
                Rows of the kinds governance_right and acquisition stand for no payment from the one firm to \
                the other and are left out.
                """,
            example: "a,b,5,acquisition   # under src,dst,weight,kind",
            mend: "Delete the rows, or write financing or order where money moves."),
        Entry(
            DiagnosticCode(rawValue: "W304"), "contingent rows count at their weight",
            explanation: """
                Guarantees, backstops and warrants move money only if something happens. A table has nothing but its \
                weights to say how much that may be, so they are taken as they are, as financing.
                """,
            example: "a,b,5,guarantee   # under src,dst,weight,kind",
            mend: "Give the amount that is expected to move, or leave the rows out."),
        Entry(
            DiagnosticCode(rawValue: "W305"), "weights are rounded to six decimals",
            explanation: """
                Sums of floating point numbers have digits that nobody meant. Where six decimals \
                change a weight by no more than one part in a million it is rounded; beyond that \
                it is an error (E307).
                """,
            example: "a,b,0.30000000000000004",
            mend: "Nothing, or write the file with six decimals."),
        Entry(
            DiagnosticCode(rawValue: "W306"), "names hold blanks that nobody sees",
            explanation: """
                Spreadsheets, PDFs and web pages leave no-break spaces, ideographic spaces, zero-width characters and \
                double spaces in names. They are read as one space inside a name and as nothing around it, so that one firm \
                does not become two.
                """,
            example: "Acme<U+00A0>,b,5",
            mend: "Nothing, if the names are the same firm. Otherwise make them differ in letters."),
    ]
}
