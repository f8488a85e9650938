import Money
import Text

/// Reads a series from the bytes of a CSV file: those that FRED, Stooq and Yahoo hand out, or any with a date
/// and a value.
///
/// ```swift
/// let result = try SeriesReader().read(bytes, file: "nasdaq.csv")
/// ```
///
/// Lines before the header that begin with `#` are comments, or notes (``SeriesNotes``). Missing values (`.`, `null`, `NA`, nothing) are left out; what was not known
/// on the as-of day is cut off before anything else; rows are put in order of time; of a moment that occurs twice the last row counts; gaps are reported. Every bad cell is an error with its line
/// and column. Cost: two passes, memory a few times the file, which ``Options/maxBytes`` bounds.
public struct SeriesReader: Sendable {
    /// What to read.
    public struct Options: Sendable, Equatable {
        /// Name of the column of values; `nil`: what the file notes, or the one that the format has.
        public var column: String?
        /// How dates are written; `nil`: what the file notes, or the one form that all of them fit.
        public var dates: SeriesDateForm?
        /// How decimals are marked; `nil`: what the file notes, or with a point.
        public var decimal: SeriesNumber.Mark?
        /// Later observations are left out; `nil`: none.
        public var asOf: Day?
        /// Resampling; `nil`: what the file notes.
        public var interval: SamplingInterval?
        /// Whether natural logarithms are taken; `nil`: what the file notes.
        public var takesLogarithm: Bool?
        /// Whether the file's own notes on thinning and logarithms count where these options say nothing.
        public var followsNotes = true
        /// Largest file.
        public var maxBytes = 64 << 20
        /// Problems listed at the most.
        public var maxProblems = 20

        /// Everything as the file has it.
        public init() {}
    }

    /// A series and what was noticed on the way.
    public struct Result: Sendable {
        /// The series.
        public let series: TimeSeries
        /// Gaps, duplicates, missing values, disorder.
        public let warnings: [Diagnostic]
        /// What the file says about itself.
        public let notes: SeriesNotes
        /// Format by its header: FRED, Stooq, Yahoo or plain.
        public let format: String
        /// How it was resampled.
        public let interval: SamplingInterval
        /// Whether the values are logarithms.
        public let isLogarithm: Bool
    }

    /// Options in use.
    public let options: Options

    /// A reader.
    public init(options: Options = Options()) { self.options = options }

    static func isMissing(_ text: String) -> Bool {
        switch text.lowercased() {
        case "", ".", "null", "na", "n/a", "nan": true
        default: false
        }
    }

    /// Reads.
    ///
    /// - Parameters:
    ///   - bytes: of the file.
    ///   - file: how messages call it.
    /// - Throws: every problem that was found, at most ``Options/maxProblems``.
    public func read(_ bytes: [UInt8], file: String) throws(InvalidInput) -> Result {
        let file = try SeriesFile(bytes, file: file, options: options)
        return try file.series(options)
    }
}
