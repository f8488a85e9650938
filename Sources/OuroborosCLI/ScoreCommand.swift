import Analysis
import ArgumentParser
import Backtest
import Documents
import Ledger
import Money
import Reports
import Text

struct ScoreCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Settle forecasts by what the ledger says since, and score them.",
        discussion: HelpText.discussion(
            """
            Settles every forecast that is due by --as-of from claims that were known by then: Brier score and continuous ranked probability score against two \
            rivals (the base rate, and that everything stays as it is), and what came true of each chance that was said. \
            A file of which a byte was changed is refused.
            """,
            examples: [
                "ouroboros score Models/ai-infrastructure forecasts.ndjson",
                "ouroboros score Models/ai-infrastructure forecasts.ndjson --format json",
            ]))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

    @Argument(help: "The model's folder.")
    var model: String

    @Argument(help: "The file that `ouroboros forecast` wrote.")
    var forecasts: String

    @Option(help: "text, json or markdown.")
    var format: Format = .text

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    func execute() throws {
        let opened = try ModelLoading(common: common).open(model, time)
        let chain = try ForecastFile.read(forecasts, mayBeMissing: false)
        try ForecastFile.check(chain, of: opened, file: forecasts)
        let day = time.asOf ?? opened.model.defaultAsOf
        let settlements = chain.forecasts.map { Settlement($0, by: opened.model, on: day) }
        let scores = ForecastScores(settlements)
        let document = Document(scores.blocks(title: "Forecasts as of \(day)"))
        let text =
            switch format {
            case .text: try TextRenderer.fitting(output).render(document)
            case .markdown: try MarkdownRenderer().render(document)
            case .json: try JSONText.of(ScoreData(settlements, scores, head: chain.head))
            }
        try OutputFiles.emit(text, to: output)
    }
}
