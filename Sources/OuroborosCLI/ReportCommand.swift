import Analysis
import ArgumentParser
import Circularity
import Gate
import Ledger
import Liquidity
import Money
import Reports
import Text

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write the analyst's report: Markdown, exhibits, data.")

    @Argument(help: "The model's folder.")
    var model: String

    @Option(
        name: [.short, .long],
        help: "The folder to write into; by default Reports/ and the model's name.")
    var output: String?

    @Option(
        name: .customLong("lang"),
        help: ArgumentHelp(
            "Languages of the report, with commas between them: en, ko.", valueName: "en,ko"))
    var languages: ReportLanguages = ReportLanguages([.en])

    @Flag(
        help: "Also write each report as one page that needs nothing but itself: report.html.")
    var html = false

    @Option(help: "Draws of amounts and promises behind every interval, at most 1000000.")
    var draws = 2000

    @Flag(
        name: .customLong("losing-claims"),
        help: "Let amounts of claims that lost against another take part in the draws.")
    var losingClaims = false

    @Option(
        help:
            "Say what changed since this day, YYYY-MM-DD; by default the model's previous_as_of.")
    var since: Day?

    @Option(help: "Paths of every scenario of the stress test, at most 10000000; 0 leaves it out.")
    var paths = StressSettings.defaultPaths

    @OptionGroup var random: RandomOptions
    @OptionGroup var time: AsOfOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (0...1_000_000).contains(draws) else {
            throw ValidationError("--draws is \(draws); it goes from 0 to 1000000.")
        }
        guard paths == 0 || (2...SimulationLimits.paths.upperBound).contains(paths) else {
            throw ValidationError(
                "--paths is \(paths); it goes from 2 to \(SimulationLimits.paths.upperBound), or is 0 for none."
            )
        }
        guard random.replicates != 1 else {
            throw ValidationError("--replicates is 1; a test needs two or more, or 0 for none.")
        }
    }

    /// The report shows what the model's policy says: one with mistakes says nothing.
    private func checkPolicy(of model: LedgerModel) throws {
        for file in model.attachments(.policy) {
            do throws(InvalidInput) {
                _ = try PolicyReader(of: model).read(file.bytes, file: file.shownPath)
            } catch {
                ModelLoading(common: common).report(
                    error.diagnostics, files: [file.shownPath: file.bytes])
                throw ExitStatus.invalidInput
            }
        }
    }

    func run() throws {
        let checked = try ModelLoading(common: common).model(model)
        if paths > 0, !checked.attachments(.scenarios).isEmpty {
            _ = try StressLoading(common: common).scenarios(of: checked)
        }
        try checkPolicy(of: checked)
        let request = ReportRequest(
            analysis: AnalysisOptions(
                asOf: time.asOf, conflictPolicy: time.conflict, seed: random.seed,
                replicates: random.replicates,
                uncertainty: .init(draws: draws, losingClaims: losingClaims),
                stress: paths > 0 ? StressSettings(paths: paths, seed: random.seed) : nil),
            languages: languages.list, hasPages: html, since: since
        ).resolved(for: checked)
        let meter = ReportMeter(isQuiet: common.quiet)
        defer { meter.finish() }
        let files = try Analysis.orInternalError {
            try request.files(of: checked) { meter.show($0) }
        }
        meter.finish()
        let folder = output ?? "Reports/\(checked.id)"
        try ReportFolder.write(files, into: folder)
        if !common.quiet {
            Terminal.message(
                "Wrote \(folder)/\(files.first?.path ?? "") and \(files.count - 1) more files, as of \(request.analysis.asOf ?? checked.defaultAsOf)."
            )
        }
    }
}

/// `en,ko`: languages in the order given, each once.
struct ReportLanguages: ExpressibleByArgument, CustomStringConvertible {
    let list: [ReportLanguage]

    init(_ list: [ReportLanguage]) { self.list = list }

    init?(argument: String) {
        var list: [ReportLanguage] = []
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let language = ReportLanguage(rawValue: String(part)), !list.contains(language)
            else { return nil }
            list.append(language)
        }
        self.list = list
    }

    var description: String { list.map(\.code).joined(separator: ",") }
    var defaultValueDescription: String { description }
}

extension Analysis {
    /// The analysis of a model, or an internal error that says what to report.
    static func checked(
        _ model: LedgerModel, time: AsOfOptions, maxLength: Int = 6, seed: UInt64 = 1,
        replicates: Int = defaultReplicates, uncertainty: Uncertainty.Options = .init(),
        stress: StressSettings? = nil
    ) throws -> Analysis {
        let options = AnalysisOptions(
            asOf: time.asOf, conflictPolicy: time.conflict, maxCircuitLength: maxLength,
            seed: seed, replicates: replicates, uncertainty: uncertainty, stress: stress)
        return try orInternalError { try Analysis(of: model, options: options) }
    }

    /// What a checked model should never make fail.
    static func orInternalError<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch MeasureError.simulation(let why) {
            Terminal.message("error: the scenarios cannot be simulated: \(why)")
            throw ExitStatus.invalidInput
        } catch {
            throw failure(error)
        }
    }

    /// Says why a measure fails: amounts that no measure can add are the ledger's matter, everything else is a defect.
    static func failure(_ error: any Error) -> ExitCode {
        switch error {
        case MeasureError.flow(.tooLarge), MeasureError.graph(.totalOverflow),
            MeasureError.circularity(.network(.totalOverflow)):
            Terminal.message("error: the amounts together are beyond what the measures can add")
            return ExitStatus.invalidInput
        default: return internalError("\(error)")
        }
    }

    static func internalError(_ what: String) -> ExitCode {
        Terminal.message(
            "internal error: \(what)\n   = help: this is a defect of ouroboros \(Tool.version); please report it with the model's folder"
        )
        return ExitStatus.internalError
    }
}
