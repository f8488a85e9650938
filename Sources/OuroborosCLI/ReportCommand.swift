import Analysis
import ArgumentParser
import Circularity
import Ledger
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

    @Flag(
        name: .customLong("losing-claims"),
        help: "Let amounts of claims that lost against another take part in the draws.")
    var losingClaims = false

    @Option(
        help:
            "Say what changed since this day, YYYY-MM-DD; by default the model's previous_as_of.")
    var since: Day?

    @OptionGroup var measures: MeasureOptions
    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    func execute() throws {
        let opened = try ModelLoading(common: common).open(model, time)
        let request = ReportRequest(
            analysis: measures.analysis(
                asOf: time.asOf, conflict: time.conflict, losingClaims: losingClaims),
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
