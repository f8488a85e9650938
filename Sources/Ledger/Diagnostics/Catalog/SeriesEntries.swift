extension DiagnosticCatalog {
    /// Series of prices or ratios: problems of a file that `ouroboros bubble` reads.
    static let series: [Entry] = [
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
            "A cell is a finite decimal number, or empty, a point, null or NaN for a missing value.",
            example: "2025-01-02,1o2", mend: "Correct the number, or leave the cell empty."),
        problem(
            "E504", "a date of a series is malformed", "Dates are YYYY-MM-DD, YYYY-MM or YYYY.",
            example: "31/12/2025,100", mend: "Write 2025-12-31."),
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
            "E508", "a series without dates cannot be thinned",
            "Weekly and monthly values are the last of their week or month, which needs dates.",
            example: "value", mend: "Add a date column, or leave the frequency as it is."),
        problem(
            "E509", "a note of a series is malformed",
            "Comment lines before the header may say kind (price or ratio), resample (none, daily, weekly or monthly), log (yes or no) and lag (a number, aic or bic).",
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
    ]

    /// … and what was noticed in it.
    static let seriesWarnings: [Entry] = [
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
    ]
}
