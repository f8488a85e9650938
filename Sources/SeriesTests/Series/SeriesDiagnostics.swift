import Text

/// The problems of a file with a series, by code.
extension DiagnosticCode {
    /// The file has no row with a value.
    public static let seriesEmpty = DiagnosticCode(rawValue: "E501")
    /// The column that was asked for does not exist, or none can be chosen.
    public static let seriesColumn = DiagnosticCode(rawValue: "E502")
    /// A cell that is neither a number nor a sign for a missing value.
    public static let seriesBadNumber = DiagnosticCode(rawValue: "E503")
    /// A cell that is not a date.
    public static let seriesBadDate = DiagnosticCode(rawValue: "E504")
    /// A row with fewer or more cells than the header, or a quote that does not end.
    public static let seriesBadRow = DiagnosticCode(rawValue: "E505")
    /// A value that has no logarithm.
    public static let seriesNotPositive = DiagnosticCode(rawValue: "E506")
    /// The file is larger than the limits allow, or not UTF-8.
    public static let seriesUnreadable = DiagnosticCode(rawValue: "E507")
    /// Resampling and cutting at a day need dates.
    public static let seriesNoDates = DiagnosticCode(rawValue: "E508")
    /// A note at the head of the file whose value is not one of those it can have.
    public static let seriesBadNote = DiagnosticCode(rawValue: "E509")
    /// A table of critical values that is not as `ouroboros critical-values` writes it.
    public static let criticalValuesMalformed = DiagnosticCode(rawValue: "E510")
    /// A table of critical values that was made for another test.
    public static let criticalValuesMismatch = DiagnosticCode(rawValue: "E511")
    /// No observation was known on the as-of day.
    public static let seriesNotKnown = DiagnosticCode(rawValue: "E512")
    /// Rows without a value were left out.
    public static let seriesMissing = DiagnosticCode(rawValue: "W501")
    /// A date occurs more than once.
    public static let seriesDuplicate = DiagnosticCode(rawValue: "W502")
    /// Stretches without observations.
    public static let seriesGap = DiagnosticCode(rawValue: "W503")
    /// Rows were not in order of time.
    public static let seriesUnsorted = DiagnosticCode(rawValue: "W504")
    /// Several observations a day.
    public static let seriesIntraday = DiagnosticCode(rawValue: "W505")
    /// Columns that are separated by something else than commas.
    public static let seriesSeparator = DiagnosticCode(rawValue: "W506")
    /// Blanks that nobody sees stood around cells.
    public static let seriesHiddenBlank = DiagnosticCode(rawValue: "W507")
    /// Dates that are not ISO 8601 were read in the only form that fits all of them.
    public static let seriesDateForm = DiagnosticCode(rawValue: "W508")
    /// A series of a model that cannot be tested as it stands, though a rule may say how.
    public static let seriesUntested = DiagnosticCode(rawValue: "W509")
}
