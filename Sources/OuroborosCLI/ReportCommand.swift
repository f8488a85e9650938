import ArgumentParser
import Circularity
import Ledger
import Ouroboros
import Reporting

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

    @Option(help: "Draws of amounts and promises behind every interval, at most 1000000.")
    var draws = 2000

    @Flag(
        name: .customLong("losing-claims"),
        help: "Let amounts of claims that lost against another take part in the draws.")
    var losingClaims = false

    @OptionGroup var random: RandomOptions
    @OptionGroup var time: AsOfOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (0...1_000_000).contains(draws) else {
            throw ValidationError("--draws is \(draws); it goes from 0 to 1000000.")
        }
        guard random.replicates != 1 else {
            throw ValidationError("--replicates is 1; a test needs two or more, or 0 for none.")
        }
    }

    func run() throws {
        let checked = try ModelLoading(common: common).model(model)
        let analysis = try Analysis.checked(
            checked, time: time, seed: random.seed, replicates: random.replicates,
            uncertainty: .init(draws: draws, losingClaims: losingClaims))
        let files = try Report.files(analysis, languages: languages.list)
        let folder = output ?? "Reports/\(checked.id)"
        do {
            try OutputFiles.write(files, into: folder)
        } catch let error as OutputError {
            Terminal.message("error: \(error)")
            throw ExitStatus.invalidInput
        }
        if !common.quiet {
            Terminal.message(
                "Wrote \(folder)/\(files.first?.path ?? "") and \(files.count - 1) more files, as of \(analysis.manifest.asOf)."
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
        replicates: Int = defaultReplicates, uncertainty: Uncertainty.Options = .init()
    ) throws -> Analysis {
        let options = AnalysisOptions(
            asOf: time.asOf, conflictPolicy: time.conflict, maxCircuitLength: maxLength,
            seed: seed, replicates: replicates, uncertainty: uncertainty)
        do throws(MeasureError) {
            return try Analysis(of: model, options: options)
        } catch {
            throw internalError("\(error)")
        }
    }

    private static func internalError(_ what: String) -> ExitCode {
        Terminal.message(
            "internal error: \(what)\n   = help: this is a defect of ouroboros \(toolVersion); please report it with the model's folder"
        )
        return ExitStatus.internalError
    }
}
