import Analysis
import ArgumentParser
import Circularity
import Ledger
import Liquidity
import Money
import Reports
import Text

struct ReportCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write the analyst's report: Markdown, exhibits, data.",
        discussion: HelpText.discussion(
            examples: [
                "ouroboros report Models/demo",
                "ouroboros report Models/demo -o out --lang en,ko --html",
                "ouroboros report Models/demo --as-of 2025-11-05",
            ]))

    @Argument(help: "The model's folder.")
    var model: String

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "The folder to write into; by default Reports/ and the model's id, or its folder's name.",
            valueName: "dir"))
    var output: String?

    @Option(
        name: .customLong("lang"),
        help: ArgumentHelp(
            "Languages of the report, with commas between them: en, ko.", valueName: "en,ko"))
    var languages: ReportLanguages = ReportLanguages([.en])

    @Flag(
        help: "Also write each report as one page that needs nothing but itself: report.html.")
    var html = false

    @Option(
        parsing: .unconditional,
        help: "Draws of amounts and promises behind every interval, at most 1000000.")
    var draws = 2000

    @Flag(
        name: .customLong("losing-claims"),
        help: "Let amounts of claims that lost against another take part in the draws.")
    var losingClaims = false

    @Option(
        help:
            "Say what changed since this day, YYYY-MM-DD; by default the model's previous_as_of.")
    var since: Day?

    @Option(
        parsing: .unconditional,
        help: "Paths of every scenario of the stress test, at most 10000000; 0 leaves it out.")
    var paths = StressSettings.defaultPaths

    @OptionGroup(title: "Random numbers") var random: RandomOptions
    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    func validate() throws {
        try AnalysisLimits.check(draws: draws, replicates: random.replicates)
        try AnalysisLimits.check(paths: paths)
    }

    func execute() throws {
        let opened = try ModelLoading(common: common).open(model, time)
        let request = ReportRequest(
            analysis: AnalysisOptions(
                asOf: time.asOf, conflictPolicy: time.conflict, seed: random.seed,
                replicates: random.replicates,
                uncertainty: .init(draws: draws, losingClaims: losingClaims),
                stress: paths > 0 ? StressSettings(paths: paths, seed: random.seed) : nil),
            languages: languages.list, hasPages: html, since: since
        ).resolved(for: opened.model)
        let folder = output ?? "Reports/\(ReportPlace.name(of: opened.model, at: model))"
        let meter = ReportMeter(isQuiet: common.quiet)
        defer { meter.finish() }
        let files = try request.files(
            of: opened, modelPath: ReportPlace.modelPath(model, reportFolder: folder)
        ) { meter.show($0) }
        meter.finish()
        try ReportFolder.write(files, into: folder)
        if !common.quiet {
            Terminal.message(
                "Wrote \(folder)/\(files.first?.path ?? "") and \(files.count - 1) more files, as of \(request.analysis.asOf ?? opened.model.defaultAsOf)."
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
