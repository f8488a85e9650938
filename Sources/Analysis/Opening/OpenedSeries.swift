import Ledger
import SeriesTests
import Text

/// A series of a model, its cells read.
public struct OpenedSeries: Sendable {
    /// Inside the model's folder: `series/nasdaq.csv`.
    public let path: String
    /// Gaps and the like. That a column is not clear, or that there are no dates, keeps a series from being tested as it stands, but not the
    /// model from being read: a rule may name the column.
    public let warnings: [Diagnostic]
    private let attachment: Attachment
    /// `nil` where settings have to say first which column it is.
    private let file: SeriesFile?

    /// - Throws: every problem of the file.
    public init(_ attachment: Attachment) throws(InvalidInput) {
        self.attachment = attachment
        path = attachment.path
        do throws(InvalidInput) {
            let file = try SeriesFile(attachment.bytes, file: attachment.shownPath)
            let result = try SeriesStudy(file).levels()
            self.file = file
            warnings =
                result.series.days == nil
                ? result.warnings + [
                    Diagnostic(
                        .seriesUntested, at: Place(file: attachment.shownPath, line: 1, column: 1),
                        "the series has no dates, so what was known on a day cannot be told",
                        help: "add a column of dates")
                ] : result.warnings
        } catch {
            guard error.diagnostics.allSatisfy({ $0.code == .seriesColumn }) else { throw error }
            file = nil
            warnings = error.diagnostics.map {
                Diagnostic(.seriesUntested, at: $0.place, $0.message, help: $0.help)
            }
        }
    }

    /// The series as settings ask for it; the cells are read anew only where the settings say how.
    ///
    /// - Throws: every problem of the file under these settings.
    func study(_ settings: SeriesStudy.Settings) throws(InvalidInput) -> SeriesStudy {
        let reading = settings.reading
        if let file, reading.column == nil, reading.dates == nil, reading.decimal == nil {
            return SeriesStudy(file, settings: settings)
        }
        return try SeriesStudy(
            attachment.bytes, file: attachment.shownPath, settings: settings)
    }
}
