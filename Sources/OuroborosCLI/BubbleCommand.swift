import ArgumentParser
import Bubble
import enum Circularity.MeasureError
import FlowNetwork
import Ledger
import Reporting

struct BubbleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bubble",
        abstract: "Is a series explosive, and since when?",
        discussion: """
            GSADF of Phillips, Shi and Yu (2015) with critical values, dated episodes and the rate of false alarms; or the log-periodic power law \
            (--method lppls); or, for a model, its ratio indicators with their values net of circular deals. SERIES.csv is a file of FRED, Stooq or Yahoo, or any CSV with a date and a value. Explosive is a statement about \
            the series alone: it does not say that a price is wrong.
            """)

    enum Method: String, ExpressibleByArgument, CaseIterable { case gsadf, lppls }
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, svg }
    enum CriticalValueSource: String, ExpressibleByArgument, CaseIterable {
        case none, montecarlo, wild, composite
    }

    @Argument(help: "A CSV file with a series, or a model's folder for its ratio indicators.")
    var series: String

    @Option(help: "Name of the column; by default the one that the format has.")
    var column: String?

    @Flag(help: "Take natural logarithms.")
    var log = false

    @Option(help: "Thin to daily, weekly or monthly, the last value of each; none keeps all.")
    var resample: SamplingInterval = .asIs

    @Option(help: "gsadf or lppls.")
    var method: Method = .gsadf

    @Option(help: "Lagged changes: a number, aic or bic; by default what the file notes, or 0.")
    var lag: String?

    @Option(name: .customLong("max-lag"), help: "Most lagged changes that aic and bic try.")
    var maxLag = 6

    @Option(
        name: .customLong("min-window"), help: "Shortest window: psy (the rule) or a number.")
    var minimumWindow = "psy"

    @Option(help: "What the shortest window counts: levels (the paper) or rows (R exuber).")
    var unit: WindowUnit = .levels

    @Option(
        name: .customLong("critical-values"),
        help: "none, montecarlo, wild (Harvey et al. 2016) or composite (Phillips and Shi 2020).")
    var criticalValues: CriticalValueSource = .wild

    @Option(help: "Factor of the wild bootstrap: rademacher or gaussian.")
    var multiplier: WildMultiplier = .rademacher

    @Option(
        name: .customLong("control-window"),
        help: "Tests over which the composite bootstrap controls false alarms; all by default.")
    var controlWindow: Int?

    @Option(
        help:
            "montecarlo: a table that `ouroboros critical-values` made, or a folder of them, used where one fits the series."
    )
    var tables: String?

    @Option(help: "Simulated series.")
    var replicates = 1_999

    @Option(help: "Seed of the simulation.")
    var seed: UInt64 = 20_260_101

    @Option(help: "Level of the boundary.")
    var level = 0.95

    @Option(help: "Boundary that dates episodes: familywise, sadf or pointwise.")
    var boundary: BoundaryKind = .familywise

    @OptionGroup var work: ThreadOptions

    @Option(
        help:
            "lppls: conditions on a fit, \(LPPLSFilter.all.map(\.name).joined(separator: " or ")).")
    var filter = LPPLSFilter.sornette2015.name

    @Option(help: "lppls: shortest window that the confidence counts.")
    var shortest = 125

    @Option(help: "lppls: longest window that the confidence counts.")
    var longest = 750

    @Option(help: "lppls: observations between the starts of two windows.")
    var step = 5

    @Option(help: "lppls: series drawn for the trust of each window; 0 leaves it out.")
    var trust = 0

    @Option(help: "text, json or svg.")
    var format: Format = .text

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @OptionGroup var time: AsOfOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        _ = try lagChoice(orElse: .fixed(0))
        _ = try window()
        if tables != nil, criticalValues != .montecarlo {
            throw ValidationError(
                "--tables holds values of random walks; ask for them with --critical-values montecarlo."
            )
        }
        guard filterSet != nil else {
            throw ValidationError(
                "There is no filter '\(filter)'. Choose one of \(LPPLSFilter.all.map(\.name).joined(separator: ", "))."
            )
        }
        if method == .lppls, format == .svg {
            throw ValidationError("--format svg draws the series of --method gsadf.")
        }
    }

    func run() throws {
        if try InputFile.isFolder(series) { return try OutputFiles.emit(indicators(), to: output) }
        let reading = try read()
        switch method {
        case .gsadf: try OutputFiles.emit(explosive(reading), to: output)
        case .lppls: try OutputFiles.emit(powerLaw(reading), to: output)
        }
    }

    // MARK: what is asked for

    private func lagChoice(orElse noted: LagChoice) throws -> LagChoice {
        guard let lag else { return noted }
        switch lag {
        case "aic": return .aic(maximum: maxLag)
        case "bic": return .bic(maximum: maxLag)
        default:
            guard let number = Int(lag) else {
                throw ValidationError("--lag is '\(lag)'; give a number, aic or bic.")
            }
            return .fixed(number)
        }
    }

    private func window() throws -> MinimumWindow {
        MinimumWindow(length: try MinimumWindowText.length(minimumWindow), unit: unit)
    }

    private var filterSet: LPPLSFilter? { LPPLSFilter.all.first { $0.name == filter } }

    private var model: NullModel? {
        switch criticalValues {
        case .none: nil
        case .montecarlo: .randomWalk
        case .wild: .wild(multiplier)
        case .composite: .composite(controlWindow: controlWindow)
        }
    }

    // MARK: reading, running, writing

    private func read() throws -> SeriesReader.Result {
        var options = SeriesReader.Options()
        options.column = column
        options.interval = resample
        options.takesLogarithm = log
        let bytes = try InputFile.read(series, limit: options.maxBytes)
        do throws(InvalidInput) {
            let result = try SeriesReader(options: options).read(bytes, file: series)
            ModelLoading(common: common).report(result.warnings, files: [series: bytes])
            return result
        } catch {
            ModelLoading(common: common).report(error.diagnostics, files: [series: bytes])
            throw ExitStatus.invalidInput
        }
    }

    /// The ratio indicators of a model.
    private func indicators() throws -> String {
        let model = try ModelLoading(common: common).model(series)
        let ledger = model.resolved(asOf: time.asOf ?? model.defaultAsOf, policy: time.conflict)
        let inputs: IndicatorInputs
        do throws(MeasureError) {
            inputs = try IndicatorInputs(ledger, FlowNetwork(ledger))
        } catch { throw refuse("\(error)") }
        let table = IndicatorTable(
            readings: IndicatorRegistry.readings(inputs), ledger: ledger)
        switch format {
        case .json: return try JSONText.of(IndicatorData(table))
        case .text: return try TextRenderer(width: 100).render(table.document)
        case .svg: throw ValidationError("--format svg draws a series, not a model.")
        }
    }

    private func refuse(_ message: String) -> ExitCode {
        Terminal.message("\(series): error: \(message)")
        return ExitStatus.invalidInput
    }

    private func explosive(_ reading: SeriesReader.Result) throws -> String {
        var settings = ExplosivenessTest.Settings()
        settings.lag = try lagChoice(orElse: reading.notes.lag)
        settings.window = try window()
        settings.null = model
        settings.replicates = replicates
        settings.seed = seed
        settings.level = level
        settings.boundary = boundary
        settings.threads = work.threads
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
            return try TextRenderer(width: 100).render(summary.document) + "\n" + summary.plot
        case .json: return try JSONText.of(BubbleData(result, series: reading.series))
        case .svg:
            return BubbleChart(result, series: reading.series).chart.drawn(theme: .light).svg
        }
    }

    private func powerLaw(_ reading: SeriesReader.Result) throws -> String {
        let values = reading.series.values
        let usable = min(shortest, values.count)
        let settings = LPPLSWindows.Settings(
            shortest: usable, longest: max(longest, usable), step: step,
            filter: filterSet ?? .sornette2015, trustReplicates: trust, seed: seed,
            threads: work.threads)
        let meter = ProgressMeter(
            total: (min(settings.longest, values.count) - usable) / max(step, 1) + 1,
            isQuiet: common.quiet)
        defer { meter.finish() }
        let fit: LPPLSFit
        let windows: LPPLSWindows
        do throws(LPPLSError) {
            fit = try LPPLS.fit(values)
            windows = try LPPLSWindows(
                values, settings: settings, progress: { meter.advance(by: $0) })
        } catch { throw refuse(error.message) }
        if format == .json {
            return try JSONText.of(PowerLawData(fit, windows, series: reading.series))
        }
        return try TextRenderer(width: 100).render(
            PowerLawSummary(fit, windows, series: reading.series).document)
    }
}

extension SamplingInterval: ExpressibleByArgument {}
extension WindowUnit: ExpressibleByArgument {}
extension WildMultiplier: ExpressibleByArgument {}
extension BoundaryKind: ExpressibleByArgument {}
