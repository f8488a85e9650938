import Ledger
import Money
import SeriesTests
import Text

/// What a series of a model says: whether it is explosive and since when, its log-periodic fit, its run-up.
///
/// The report takes every part with the file's own notes; a rule of a gate takes the part it is about, with the settings it states.
public struct SeriesResult: Sendable {
    /// What can be asked of a series.
    public enum Part: Sendable, CaseIterable { case test, lppls, runUp }

    /// Inside the model's folder: `series/nasdaq.csv`.
    public let path: String
    public let notes: SeriesNotes
    /// As the recursive test saw it: what was known on the day, resampled and in logarithms if its notes say so. Empty where
    /// ``problem`` says why.
    public let series: TimeSeries
    /// How it was resampled.
    public let interval: SamplingInterval
    /// Whether the values are logarithms.
    public let isLogarithm: Bool
    /// Gaps and the like.
    public let warnings: [Diagnostic]
    /// `nil` where the series cannot be tested; ``problem`` says why.
    public let test: ExplosivenessTest.Result?
    public let problem: SeriesProblem?
    /// Log-periodic fits of all windows that end at the last observation, not resampled; of prices only.
    public let lppls: LPPLSWindows?
    /// Why there is no ``lppls``; `nil` where there is one or none was asked for.
    public let lpplsProblem: String?
    /// Of prices with two years of dates.
    public let runUp: RunUp?
    /// What was asked for.
    public let parts: Set<Part>

    /// Every series of a model up to a day: later observations were not known on it.
    static func all(
        of files: [OpenedSeries], asOf: Day, options: AnalysisOptions
    ) -> [SeriesResult] {
        var settings = settings(seed: options.seed)
        settings.test.replicates = options.seriesReplicates
        if options.seriesReplicates == 0 { settings.test.null = nil }
        return files.map { SeriesResult($0, asOf: asOf, settings: settings) }
    }

    /// Nothing but the seed is told: the notes of each file say the rest.
    static func settings(seed: UInt64) -> SeriesStudy.Settings {
        var settings = SeriesStudy.Settings()
        settings.test.seed = seed
        settings.windows.seed = seed
        return settings
    }

    /// - Parameters:
    ///   - asOf: later observations are cut off before anything else.
    ///   - parts: what is asked for; the rest is not computed.
    public init(
        _ file: OpenedSeries, asOf: Day, settings: SeriesStudy.Settings,
        parts: Set<Part> = Set(Part.allCases)
    ) {
        var settings = settings
        settings.reading.asOf = asOf
        path = file.path
        self.parts = parts
        var tested: Tested
        do throws(InvalidInput) {
            let study = try file.study(settings)
            tested = try Tested(study, parts)
        } catch {
            tested = Tested(problem: error)
        }
        notes = tested.notes
        series = tested.series
        interval = tested.interval
        isLogarithm = tested.isLogarithm
        warnings = tested.warnings
        test = tested.test
        problem = tested.problem
        lppls = tested.lppls
        lpplsProblem = tested.lpplsProblem
        runUp = tested.runUp
    }

    /// The parts as they come.
    private struct Tested {
        var notes = SeriesNotes()
        var series = TimeSeries(name: "", days: nil, values: [])
        var interval = SamplingInterval.asIs
        var isLogarithm = false
        var warnings: [Diagnostic] = []
        var test: ExplosivenessTest.Result?
        var problem: SeriesProblem?
        var lppls: LPPLSWindows?
        var lpplsProblem: String?
        var runUp: RunUp?

        init(problem: InvalidInput) {
            warnings = problem.diagnostics
            self.problem = SeriesProblem(problem)
            lpplsProblem = self.problem?.message
        }

        init(_ study: SeriesStudy, _ parts: Set<Part>) throws(InvalidInput) {
            notes = study.file.notes
            let levels = try study.levels()
            series = levels.series
            interval = levels.interval
            isLogarithm = levels.isLogarithm
            warnings = levels.warnings
            if parts.contains(.test) {
                do throws(SeriesTestError) {
                    test = try ExplosivenessTest.run(series.values, settings: study.test)
                } catch { problem = .untestable(error) }
            }
            guard notes.kind == .price else {
                lpplsProblem =
                    "a log-periodic fit is of prices, and the file notes a \(notes.kind.rawValue)"
                return
            }
            if parts.contains(.runUp) { runUp = RunUp(try study.prices().series) }
            if parts.contains(.lppls) { fitPowerLaw(study) }
        }

        private mutating func fitPowerLaw(_ study: SeriesStudy) {
            do {
                lppls = try study.windows(of: try study.logPrices().series)
            } catch let error as LPPLSError {
                lpplsProblem = error.message
            } catch let error as InvalidInput {
                lpplsProblem = error.diagnostics.first?.message
            } catch { lpplsProblem = "\(error)" }
        }
    }
}
