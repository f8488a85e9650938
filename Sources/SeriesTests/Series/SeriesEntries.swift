import Text

extension DiagnosticCatalog {
    /// Series of prices or ratios: problems of a file that `ouroboros bubble` reads.
    public static let series: [Entry] = [
        problem(
            "E501", "a series is empty", "The file has no row with a value.",
            example: "date,value", mend: "Give rows with a date and a number."),
        problem(
            "E502", "a series' column is not clear",
            "The column that was asked for does not exist, or none of the columns can be chosen.",
            example: "--column Close, with a header date,price",
            mend: "Name the column with --column, as it stands in the header."),
        problem(
            "E503", "a value of a series is malformed",
            "A cell is a finite decimal number, or empty, a point, null or NaN for a missing value. Hexadecimal digits, currency signs and commas are no part of a number; --decimal comma or a line `# decimal: comma` above the header says that commas mark decimals.",
            example: "2025-01-02,1o2", mend: "Correct the number, or leave the cell empty."),
        problem(
            "E504", "a date of a series is malformed",
            "Dates are ISO 8601 (2025-12-31, 2025-12, 2025-Q4, 2025-W52, 2025), or all of one other form that fits every row; where day and month can be taken for each other, --dates dmy or --dates mdy, or a line `# dates: dmy` above the header, says which is which.",
            example: "01/02/2025,100", mend: "Write 2025-02-01, or declare the form."),
        problem(
            "E505", "a row of a series is malformed",
            "A row has as many cells as the header, and a quoted cell ends on its line.",
            example: "2025-01-02,1,000",
            mend: "Quote cells with commas; write numbers without separators."),
        problem(
            "E506", "a value has no logarithm", "With --log every value must be above zero.",
            example: "2025-01-02,0", mend: "Leave --log out, or correct the value."),
        problem(
            "E507", "a series cannot be read",
            "The file is larger than the limits allow, or is not UTF-8.",
            example: "(bytes of another encoding)", mend: "Save it as UTF-8, or cut it."),
        problem(
            "E508", "a series without dates cannot be thinned or cut",
            "Weekly and monthly values are the last of their week or month, and what was known on a day are the values up to it: both need dates.",
            example: "value", mend: "Add a date column, or leave the frequency and the day out."),
        problem(
            "E509", "a note of a series is malformed",
            "Comment lines before the header may say kind (price or ratio), resample (none, daily, weekly or monthly), log (yes or no), lag (a number, aic or bic), column (a name), dates (iso, compact, ymd, dmy, mdy, named, epoch-s or epoch-ms) and decimal (point or comma).",
            example: "# resample: fortnightly", mend: "Use one of the values, or drop the line."),
        problem(
            "E510", "a table of critical values is malformed",
            "The file is not, or no longer, what `ouroboros critical-values` writes: a note, a row or a number is missing or cannot be.",
            example: "levels,0.95,-0.07,0.01,1.3x,0.02,2.1,0.02",
            mend: "Make the table again; the command stands in its second line."),
        problem(
            "E511", "a table of critical values is for another test",
            "The values hold for series of one length, one lag, one minimum window, one level and one shortest episode. Those of another test would give a wrong verdict.",
            example: "--tables T400-lag1.csv, with a series of 323 observations",
            mend:
                "Give the folder of the tables instead of a file, or make a table for this test with `ouroboros critical-values`."
        ),
        problem(
            "E512", "nothing of a series was known on the day",
            "Every observation is later than the as-of day. A month, quarter or year without a day counts as known when it has ended.",
            example: "--as-of 1990-01-01, with a series that begins in 1995",
            mend: "Choose a later day, or give earlier observations."),
    ]

    /// … and what was noticed in it.
    public static let seriesWarnings: [Entry] = [
        problem(
            "W501", "rows of a series have no value",
            "They were left out; observations count as evenly spaced.",
            example: "2025-01-02,.", mend: "Nothing, if the source has none for these dates."),
        problem(
            "W502", "a date of a series occurs twice", "The last of the rows counts.",
            example: "2025-01-02,100 and 2025-01-02,101", mend: "Delete one of the rows."),
        problem(
            "W503", "a series has gaps",
            "Stretches without observations are much longer than the usual distance between two.",
            example: "2025-01-02, then 2025-06-30 in a daily series",
            mend: "Fill the gap, or thin the series."),
        problem(
            "W504", "rows of a series are not in order of time", "They were sorted.",
            example: "2025-01-03 before 2025-01-02", mend: "Sort the file by date."),
        problem(
            "W505", "a series has several observations a day",
            "Each counts as one observation; the tests take them as evenly spaced.",
            example: "2025-01-02 09:30,100 and 2025-01-02 10:30,101",
            mend: "Nothing, or keep the last of each day with --resample daily."),
        problem(
            "W506", "the columns of a series are not separated by commas",
            "The first lines all have the same number of cells with another mark, which was taken.",
            example: "date;close", mend: "Nothing, if the columns are right."),
        problem(
            "W507", "blanks that nobody sees were left out",
            "No-break spaces, spaces without width and marks of direction around a cell are no part of it.",
            example: "2025-01-02,100 with a no-break space behind it",
            mend: "Nothing, or clean the file."),
        problem(
            "W508", "dates of a series are not ISO 8601",
            "Every row fits one form only, in which they were read.",
            example: "31/12/2024 and 02/01/2025",
            mend:
                "Nothing, if the form is right; a line `# dates: dmy` above the header declares it."
        ),
        problem(
            "W509", "a series of a model cannot be tested as it stands",
            "It has no dates, so that nobody can tell what was known on the day, or its column of values is not clear.",
            example: "a header date,open_px,close_px",
            mend:
                "Add a column of dates; name the column with a line `# column: close_px` above the header, or with `column` among a rule's parameters."
        ),
    ]
}
