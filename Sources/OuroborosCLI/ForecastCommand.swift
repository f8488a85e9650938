import Analysis
import ArgumentParser
import Backtest
import Circularity
import Ledger
import Liquidity
import Money
import Text

struct ForecastCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "forecast",
        abstract: "Add dated statements that later claims can settle.",
        discussion: HelpText.discussion(
            """
            Says, with chances, which announcements will stand in a year, how much of all announced dollars, who covers next year's orders from outside, \
            and, where the model has scenarios, who runs out of cash by the end of each of four quarters. Each statement is a line of a file that holds the \
            hash of the line before: lines are added, never changed. What is there already is not added again.
            """,
            examples: [
                "ouroboros forecast Models/ai-infrastructure -o forecasts.ndjson"
            ]))

    @Argument(help: "The model's folder.")
    var model: String

    @Option(name: [.short, .long], help: "The file to add to; it is made if need be.")
    var output: String

    @Option(parsing: .unconditional, help: "Paths of the stress test, 2 to 10000000.")
    var paths = StressSettings.defaultPaths

    @Option(
        parsing: .unconditional,
        help: "Seed of the random numbers: the same seed gives the same bytes.")
    var seed: UInt64 = 1

    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    func validate() throws {
        guard (2...10_000_000).contains(paths) else {
            throw ValidationError("--paths is from 2 to 10000000.")
        }
    }

    func execute() throws {
        let opened = try ModelLoading(common: common).open(model, time)
        var chain = try ForecastFile.read(output, mayBeMissing: true)
        try ForecastFile.check(chain, of: opened, file: output)
        let analysis = try Analysis(
            of: opened,
            options: AnalysisOptions(
                asOf: time.asOf, conflictPolicy: time.conflict, seed: seed, replicates: 0,
                uncertainty: .init(draws: 0),
                stress: StressSettings(paths: paths, seed: seed)), parts: [])
        let day = analysis.ledger.asOf
        let settled = chain.forecasts.filter { $0.due <= day }.map {
            Settlement($0, by: opened.model, on: day)
        }
        let stages = StageMeter(isQuiet: common.quiet)
        defer { stages.finish() }
        stages.begin("forecasting")
        let new = try ForecastMaker(analysis, settled: settled).forecasts()
        stages.finish()
        let added = chain.append(new)
        try OutputFiles.emit(chain.text, to: output, mayReplaceInput: true)
        if !common.quiet {
            Terminal.message(
                "Added \(added) of \(new.count) forecasts made on \(day); the file holds \(chain.forecasts.count), its last hash is \(chain.head)."
            )
        }
    }
}

/// Forecast files on disk.
enum ForecastFile {
    /// - Throws: ``CommandError/invalid(_:files:)`` for a chain that does not hold.
    static func read(_ path: String, mayBeMissing: Bool) throws -> ForecastChain {
        if mayBeMissing, !InputFile.exists(path) { return ForecastChain() }
        let bytes = try InputFile.read(path, limit: ReadLimits().totalBytes)
        do throws(InvalidInput) {
            return try ForecastChain(bytes, file: path)
        } catch { throw CommandError.invalid(error, files: [path: bytes]) }
    }

    /// Whether the forecasts are of this model.
    static func check(_ chain: ForecastChain, of opened: OpenedModel, file: String) throws {
        let id = opened.model.id
        guard let line = chain.forecasts.firstIndex(where: { $0.modelID != id }) else { return }
        throw CommandError.invalid(
            [
                Diagnostic(
                    .otherModel, at: Place(file: file, line: line + 1, column: 1),
                    "the forecast is of the model '\(chain.forecasts[line].modelID)', not of '\(id)'",
                    help: "name the model of the file")
            ], files: [:])
    }
}
