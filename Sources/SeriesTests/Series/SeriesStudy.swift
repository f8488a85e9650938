import Text

/// What a series says, as the verb, the report and the gate all ask it: one place that reads a file for a day and makes its tests.
///
/// The notes of the file (``SeriesNotes``) hold where the settings say nothing. Resampling and logarithms that a file notes are for the
/// recursive tests; the log-periodic fit takes every observation and always logarithms, unless the settings say otherwise.
public struct SeriesStudy: Sendable {
    /// What is asked for; `nil`: what the file notes, else the default.
    public struct Settings: Sendable, Equatable {
        /// How the file is read, and up to which day.
        public var reading = SeriesReader.Options()
        /// Lagged changes of the recursive tests.
        public var lag: LagChoice?
        /// The recursive tests; its lag is that of ``lag`` or of the file.
        public var test = ExplosivenessTest.Settings()
        /// The windows of the log-periodic fit.
        public var windows = LPPLSWindows.Settings()

        /// Defaults throughout.
        public init() {}
    }

    /// The file, its cells read.
    public let file: SeriesFile
    /// What is asked for.
    public let settings: Settings

    /// Reads the cells of a file.
    ///
    /// - Throws: ``InvalidInput`` with everything that is wrong with it.
    public init(
        _ bytes: [UInt8], file: String, settings: Settings = Settings()
    ) throws(InvalidInput) {
        self.file = try SeriesFile(bytes, file: file, options: settings.reading)
        self.settings = settings
    }

    /// Of a file whose cells are read.
    public init(_ file: SeriesFile, settings: Settings = Settings()) {
        self.file = file
        self.settings = settings
    }

    /// The series as the recursive tests take it.
    public func levels() throws(InvalidInput) -> SeriesReader.Result {
        try file.series(settings.reading)
    }

    /// The prices themselves, every one unless the settings thin them.
    public func prices() throws(InvalidInput) -> SeriesReader.Result {
        var options = settings.reading
        options.followsNotes = false
        options.takesLogarithm = false
        return try file.series(options)
    }

    /// The series as the log-periodic fit takes it.
    public func logPrices() throws(InvalidInput) -> SeriesReader.Result {
        var options = settings.reading
        options.followsNotes = false
        options.takesLogarithm = settings.reading.takesLogarithm ?? true
        return try file.series(options)
    }

    /// Settings of the recursive tests, with the lag in use.
    public var test: ExplosivenessTest.Settings {
        var test = settings.test
        test.lag = settings.lag ?? file.notes.lag
        return test
    }

    /// The log-periodic fits of all windows that end at the last observation, and their confidence.
    ///
    /// - Throws: ``LPPLSError``; a series below the shortest window has no confidence.
    public func windows(
        of series: TimeSeries, progress: (@Sendable (Int) -> Void)? = nil
    ) throws(LPPLSError) -> LPPLSWindows {
        try LPPLSWindows(series.values, settings: settings.windows, progress: progress)
    }
}
