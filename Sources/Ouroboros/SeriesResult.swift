import Bubble
import Ledger

/// What the series of a model say: whether they are explosive and since when, their log-periodic fit, their run-up.
public struct SeriesResult: Sendable {
    /// Inside the model's folder: `series/nasdaq.csv`.
    public let path: String
    public let notes: SeriesNotes
    /// As the recursive test saw it: thinned and in logarithms if its notes say so.
    public let series: TimeSeries
    /// Whether the values are logarithms.
    public let isLogarithm: Bool
    /// Gaps and the like.
    public let warnings: [Diagnostic]
    /// `nil` where the series cannot be tested; ``problem`` says why.
    public let test: ExplosivenessTest.Result?
    public let problem: String?
    /// Log-periodic fits of all windows that end at the last observation, not thinned; of prices only.
    public let powerLaw: LPPLSWindows?
    /// Of prices with two years of dates.
    public let runUp: RunUp?

    /// Every series of a model up to a day: later observations were not known on it. Files that cannot be read are left out;
    /// ``diagnostics(of:)`` says what is wrong with them.
    static func all(
        of model: LedgerModel, asOf: Day, options: AnalysisOptions
    ) -> [SeriesResult] {
        model.attachments(.series).compactMap {
            SeriesResult($0, asOf: asOf, options: options)
        }
    }

    /// Problems of the files and what was noticed in them, without any test.
    public static func diagnostics(of model: LedgerModel) -> [Diagnostic] {
        model.attachments(.series).flatMap { file -> [Diagnostic] in
            do throws(InvalidInput) {
                return try SeriesReader().read(file.bytes, file: file.shownPath).warnings
            } catch { return error.diagnostics }
        }
    }

    /// - Returns: `nil` when the file cannot be read, or no observation was known on the day.
    private init?(_ file: Attachment, asOf: Day, options: AnalysisOptions) {
        var plain = SeriesReader.Options()
        plain.followsNotes = false
        guard
            let reading = try? SeriesReader().read(file.bytes, file: file.shownPath),
            let whole = try? SeriesReader(options: plain).read(file.bytes, file: file.shownPath)
                .series.upTo(asOf)
        else { return nil }
        path = file.path
        notes = reading.notes
        series = reading.series.upTo(asOf)
        isLogarithm = reading.notes.takesLogarithm
        warnings = reading.warnings
        guard !series.values.isEmpty else { return nil }
        var settings = ExplosivenessTest.Settings()
        settings.lag = reading.notes.lag
        settings.replicates = options.seriesReplicates
        settings.seed = options.seed
        do throws(SeriesTestError) {
            test = try ExplosivenessTest.run(series.values, settings: settings)
            problem = nil
        } catch {
            test = nil
            problem = error.message
        }
        let isPrice = reading.notes.kind == .price && whole.values.allSatisfy { $0 > 0 }
        powerLaw =
            isPrice
            ? try? LPPLSWindows(whole.logarithms, settings: .init(seed: options.seed)) : nil
        runUp = isPrice ? RunUp(whole) : nil
    }
}
