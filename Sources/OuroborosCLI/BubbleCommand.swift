import ArgumentParser
import Analysis
import Charts
import Documents
import FlowNetwork
import Indicators
import Ledger
import Money
import Reports
import SeriesTests
import Text
import enum Circularity.MeasureError

struct BubbleCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "bubble",
        abstract: "Is a series explosive, and since when?",
        discussion: HelpText.discussion(
            """
            GSADF of Phillips, Shi and Yu (2015) with critical values, dated episodes and the rate of false alarms; or the log-periodic power law \
            (--method lppls); or, for a model, its ratio indicators with their values net of circular deals. SERIES.csv is a file of FRED, Stooq or Yahoo, or any CSV with a date and a value. Explosive is a statement about \
            the series alone: it does not say that a price is wrong.
            """,
            examples: [
                "ouroboros bubble prices.csv --log --resample weekly --lag bic",
                "ouroboros bubble prices.csv --column close --method lppls",
                "ouroboros bubble Models/demo",
            ]))

    enum Method: String, ExpressibleByArgument, CaseIterable { case gsadf, lppls }
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, svg }
    enum CriticalValueSource: String, ExpressibleByArgument, CaseIterable {
        case none, montecarlo, wild, composite
    }
    enum Screen: String, ExpressibleByArgument, CaseIterable { case gsadf, none }

    @Argument(help: "A CSV file with a series, or a model's folder for its ratio indicators.")
    var series: String

    @Option(
        help: "Name of the column; by default what the file notes, or the one its format has.")
    var column: String?

    @Option(
        help:
            "How dates are written: \(SeriesDateForm.allCases.map(\.rawValue).joined(separator: ", ")); by default the one form that fits every row."
    )
    var dates: SeriesDateForm?

    @Option(help: "How decimals are marked: point or comma.")
    var decimal: SeriesNumber.Mark?

    @Flag(
        inversion: .prefixedNo,
        help:
            "Natural logarithms; by default what the file notes, and always for lppls. --no-log takes the values as they are."
    )
    var log: Bool?

    @Option(
        help:
            "Thin to daily, weekly or monthly, the last value of each; none keeps all. By default what the file notes; lppls keeps all."
    )
    var resample: SamplingInterval?

    @Option(help: "gsadf or lppls; gsadf by default.")
    var method: Method?

    @Option(
        help: "gsadf: lagged changes, a number, aic or bic; by default what the file notes, or 0.")
    var lag: String?

    @Option(
        name: .customLong("max-lag"), parsing: .unconditional,
        help: "gsadf: most lagged changes that aic and bic try; 6 by default.")
    var maxLag: Int?

    @Option(
        name: .customLong("min-window"),
        help: "gsadf: shortest window, psy (the rule, by default) or a number.")
    var minimumWindow: String?

    @Option(
        help:
            "gsadf: what the shortest window counts, levels (the paper, by default) or rows (R exuber)."
    )
    var unit: WindowUnit?

    @Option(
        name: .customLong("critical-values"),
        help:
            "gsadf: none, montecarlo, wild (Harvey et al. 2016, by default) or composite (Phillips and Shi 2020)."
    )
    var criticalValues: CriticalValueSource?

    @Option(help: "wild: factor of the changes, rademacher (by default) or gaussian.")
    var multiplier: WildMultiplier?

    @Option(
        help:
            "wild: kept (by default) leaves the mean change to every replicate, none multiplies it too, as in the paper."
    )
    var drift: WildDrift?

    @Option(
        name: .customLong("control-window"), parsing: .unconditional,
        help: "composite: tests over which false alarms are controlled; all by default.")
    var controlWindow: Int?

    @Option(
        help:
            "montecarlo: a table that `ouroboros critical-values` made, or a folder of them, used where one fits the series."
    )
    var tables: String?

    @Option(parsing: .unconditional, help: "gsadf: simulated series; 1999 by default.")
    var replicates: Int?

    @Option(help: "Seed of the simulation.")
    var seed: UInt64 = 20_260_101

    @Option(
        parsing: .unconditional,
        help: "gsadf: level of the test and of the boundary; 0.95 by default.")
    var level: Double?

    @Option(
        help: "gsadf: boundary that dates episodes, pointwise (by default), familywise or sadf.")
    var boundary: BoundaryKind?

    @Option(
        help:
            "gsadf: date episodes only where the GSADF rejects at the level (by default), or always: gsadf or none."
    )
    var screen: Screen?

    @Option(
        parsing: .unconditional,
        help:
            "gsadf: looks over which the p-value of the last observation holds; 60 by default, five years of months."
    )
    var looks: Int?

    @OptionGroup(title: "Work") var work: ThreadOptions

    @Option(
        help:
            "lppls: conditions on a fit, \(LPPLSFilter.all.map(\.name).joined(separator: " or ")); \(LPPLSFilter.sornette2015.name) by default."
    )
    var filter: String?

    @Option(
        parsing: .unconditional,
        help: "lppls: shortest window that the confidence counts; 125 by default.")
    var shortest: Int?

    @Option(
        parsing: .unconditional,
        help: "lppls: longest window that the confidence counts; 750 by default.")
    var longest: Int?

    @Option(
        parsing: .unconditional,
        help: "lppls: observations between the starts of two windows; 5 by default.")
    var step: Int?

    @Option(
        parsing: .unconditional,
        help: "lppls: series drawn for the trust of each window; none by default.")
    var trust: Int?

    @Option(help: "text, json or svg.")
    var format: Format = .text

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @Option(
        name: .customLong("as-of"),
        help:
            "The day whose knowledge counts, YYYY-MM-DD: later observations are cut off first. By default the last of a series, or the model's day."
    )
    var asOf: Day?

    @Option(
        help:
            "A model: which of two claims that disagree is used without a `resolve`: graded (by default), latest, widest."
    )
    var conflict: ConflictPolicy?

    @OptionGroup(title: "Messages") var common: CommonOptions

    func validate() throws {
        _ = try lagChoice()
        _ = try window()
        guard filter == nil || filterSet != nil else {
            throw ValidationError(
                "There is no filter '\(filter ?? "")'. Choose one of \(LPPLSFilter.all.map(\.name).joined(separator: ", "))."
            )
        }
        if method == .lppls, format == .svg {
            throw ValidationError("--format svg draws the series of --method gsadf.")
        }
        try checkEffects()
    }

    func execute() throws {
        if try InputFile.isFolder(series) {
            try checkModelOptions()
            return try OutputFiles.emit(indicators(), to: output)
        }
        if conflict != nil {
            throw ValidationError("--conflict is for the claims of a model, not for a series.")
        }
        let study = try study()
        switch method ?? .gsadf {
        case .gsadf: try OutputFiles.emit(explosive(study), to: output)
        case .lppls: try OutputFiles.emit(powerLaw(study), to: output)
        }
    }

    // MARK: what is asked for

    private func lagChoice() throws -> LagChoice? {
        guard let lag else { return nil }
        switch lag {
        case "aic": return .aic(maximum: maxLag ?? 6)
        case "bic": return .bic(maximum: maxLag ?? 6)
        default:
            guard let number = Int(lag) else {
                throw ValidationError("--lag is '\(lag)'; give a number, aic or bic.")
            }
            return .fixed(number)
        }
    }

    private func window() throws -> MinimumWindow {
        MinimumWindow(
            length: try MinimumWindowText.length(minimumWindow ?? "psy"), unit: unit ?? .levels)
    }

    private var filterSet: LPPLSFilter? { LPPLSFilter.all.first { $0.name == filter } }

    private var model: NullModel? {
        switch criticalValues ?? .wild {
        case .none: nil
        case .montecarlo: .randomWalk
        case .wild: .wild(multiplier ?? .rademacher, drift: drift ?? .kept)
        case .composite: .composite(controlWindow: controlWindow)
        }
    }

    // MARK: reading, running, writing

    private func study() throws -> SeriesStudy {
        var settings = SeriesStudy.Settings()
        settings.reading.column = column
        settings.reading.dates = dates
        settings.reading.decimal = decimal
        settings.reading.asOf = asOf
        settings.reading.interval = resample
        settings.reading.takesLogarithm = log
        settings.lag = try lagChoice()
        settings.test.window = try window()
        settings.test.null = model
        settings.test.replicates = replicates ?? settings.test.replicates
        settings.test.seed = seed
        settings.test.level = level ?? settings.test.level
        settings.test.boundary = boundary ?? settings.test.boundary
        settings.test.isScreened = screen != Screen.none
        settings.test.looks = looks ?? settings.test.looks
        settings.test.threads = work.threads
        settings.windows = LPPLSWindows.Settings(
            shortest: shortest ?? 125, longest: longest ?? 750, step: step ?? 5,
            filter: filterSet ?? .sornette2015, trustReplicates: trust ?? 0, seed: seed,
            threads: work.threads)
        let bytes = try InputFile.read(series, limit: settings.reading.maxBytes)
        return try reported(bytes) { () throws(InvalidInput) in
            try SeriesStudy(bytes, file: series, settings: settings)
        }
    }

    /// What `body` gives, or its problems printed.
    private func reported<Value>(
        _ bytes: [UInt8]?, _ body: () throws(InvalidInput) -> Value
    ) throws -> Value {
        do throws(InvalidInput) {
            return try body()
        } catch {
            throw CommandError.invalid(error, files: bytes.map { [series: $0] } ?? [:])
        }
    }

    private func read(
        _ body: () throws(InvalidInput) -> SeriesReader.Result
    ) throws -> SeriesReader.Result {
        let result = try reported(nil, body)
        ModelLoading(common: common).report(result.warnings, files: [:])
        return result
    }

    /// The ratio indicators of a model.
    private func indicators() throws -> String {
        var options = AnalysisOptions(asOf: asOf, conflictPolicy: conflict ?? .graded)
        options.uncertainty.draws = 0
        let analysis = try Analysis(
            of: try ModelLoading(common: common).open(
                series, asOf: asOf, conflict: conflict ?? .graded),
            options: options, parts: .indicators)
        let table = IndicatorTable(
            readings: analysis.indicators.readings, ledger: analysis.ledger)
        switch format {
        case .json: return try JSONText.of(IndicatorData(table))
        case .text: return try TextRenderer.fitting(output).render(table.document)
        case .svg: throw ValidationError("--format svg draws a series, not a model.")
        }
    }

    private func refuse(_ message: String) -> CommandError {
        .refused(series, reason: message)
    }

    private func explosive(_ study: SeriesStudy) throws -> String {
        let reading = try read { () throws(InvalidInput) in try study.levels() }
        var settings = study.test
        if let tables {
            settings.tables = try TableLoading(common: common).tables(
                tables, for: settings, reading.series, file: series)
        }
        let meter = ProgressMeter(
            total: ExplosivenessTest.replicatesToRun(settings), isQuiet: common.quiet)
        let result: ExplosivenessTest.Result
        do throws(SeriesTestError) {
            result = try ExplosivenessTest.run(
                reading.series.values, settings: settings, progress: { meter.advance(by: $0) })
            meter.finish()
        } catch {
            meter.finish()
            throw refuse(error.message)
        }
        switch format {
        case .text:
            let summary = BubbleSummary(
                result, series: reading.series, format: reading.format)
            return try TextRenderer.fitting(output).render(summary.document) + "\n" + summary.plot
        case .json: return try JSONText.of(BubbleData(result, series: reading.series))
        case .svg:
            return BubbleChart(result, series: reading.series).chart.drawn(theme: .light).svg
        }
    }

    private func powerLaw(_ study: SeriesStudy) throws -> String {
        let reading = try read { () throws(InvalidInput) in try study.logPrices() }
        let settings = study.settings.windows
        let count = reading.series.values.count
        let meter = ProgressMeter(
            total: max(
                1, (min(settings.longest, count) - settings.shortest) / max(settings.step, 1) + 1),
            isQuiet: common.quiet)
        defer { meter.finish() }
        let fit: LPPLSFit
        do throws(LPPLSError) {
            fit = try LPPLS.fit(reading.series.values)
        } catch { throw refuse(error.message) }
        var windows: LPPLSWindows?
        var reason: String?
        do throws(LPPLSError) {
            windows = try study.windows(of: reading.series, progress: { meter.advance(by: $0) })
        } catch {
            // The whole series has a fit; only the windows of the confidence are longer than it is.
            guard case .tooShort(let observations, let needed) = error else {
                throw refuse(error.message)
            }
            reason =
                "\(observations) observations are fewer than the \(needed) of the shortest window; --shortest makes it shorter"
        }
        let result = PowerLawResult(
            fit: fit, windows: windows, reason: reason, filter: settings.filter,
            bounds: settings.bounds, reading: reading)
        if format == .json { return try JSONText.of(LPPLSData(result)) }
        return try TextRenderer.fitting(output).render(PowerLawSummary(result).document)
    }
}

/// What `bubble --method lppls` found.
struct PowerLawResult {
    /// Of the whole series.
    let fit: LPPLSFit
    /// `nil`: the series is shorter than every window, and ``reason`` says so.
    let windows: LPPLSWindows?
    let reason: String?
    let filter: LPPLSFilter
    let bounds: LPPLSBounds
    let reading: SeriesReader.Result

    var series: TimeSeries { reading.series }
}

extension SeriesDateForm: ExpressibleByArgument {}
extension SeriesNumber.Mark: ExpressibleByArgument {}
extension WildDrift: ExpressibleByArgument {}
extension SamplingInterval: ExpressibleByArgument {}
extension WindowUnit: ExpressibleByArgument {}
extension WildMultiplier: ExpressibleByArgument {}
extension BoundaryKind: ExpressibleByArgument {}
