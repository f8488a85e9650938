import Analysis
import ArgumentParser
import Circularity
import Clearing
import Reports

struct TraceCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "trace", abstract: "One number back to its formula, claims and sources.",
        discussion: HelpText.discussion(
            """
            Without a number it lists all of them with their values. A number's id is what it measures and of what: circulation-share@announced, \
            vendor-financing@nvidia. The report's appendix and measures.csv name them.
            """,
            examples: [
                "ouroboros trace Models/demo",
                "ouroboros trace Models/demo circulation-share@announced",
            ]))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The model's folder.")
    var model: String

    @Argument(help: "A number's id.")
    var number: String?

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @OptionGroup var measures: MeasureOptions
    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    func execute() throws {
        let opened = try ModelLoading(common: common).open(model, time)
        let analysis = try Analysis(
            of: opened,
            options: measures.analysis(asOf: time.asOf, conflict: time.conflict), parts: [])
        try OutputFiles.emit(try text(analysis), to: output)
    }

    private func text(_ analysis: Analysis) throws -> String {
        let stages = StageMeter(isQuiet: common.quiet)
        defer { stages.finish() }
        stages.begin("measuring")
        guard let number else {
            try analysis.compute(.measures)
            switch format {
            case .text: return TraceSummary(analysis).list
            case .json: return try JSONText.of(MeasureListData(analysis))
            }
        }
        guard let measure = try analysis.number(MeasureID(parsing: number)) else {
            try analysis.compute(.measures)
            throw ValidationError(analysis.table.unknown(number))
        }
        let trace = try NumberTrace(of: measure, in: analysis)
        switch format {
        case .text: return TraceSummary(analysis).text(trace)
        case .json: return try JSONText.of(TraceData(trace, analysis))
        }
    }
}
