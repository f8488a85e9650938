import Analysis
import ArgumentParser
import Circularity
import Clearing
import Liquidity
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

    @Option(
        parsing: .unconditional,
        help: "Draws of amounts and promises behind every interval, at most 1000000.")
    var draws = 2000

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
        let analysis = try Analysis(
            of: opened,
            options: AnalysisOptions(
                asOf: time.asOf, conflictPolicy: time.conflict, seed: random.seed,
                replicates: random.replicates, uncertainty: .init(draws: draws),
                stress: paths > 0 ? StressSettings(paths: paths, seed: random.seed) : nil),
            parts: [])
        try OutputFiles.emit(try text(analysis), to: output)
    }

    private func text(_ analysis: Analysis) throws -> String {
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

/// Ranges of the options that several verbs share.
enum AnalysisLimits {
    static func check(draws: Int, replicates: Int) throws {
        guard (0...1_000_000).contains(draws) else {
            throw ValidationError("--draws is \(draws); it goes from 0 to 1000000.")
        }
        guard replicates != 1 else {
            throw ValidationError("--replicates is 1; a test needs two or more, or 0 for none.")
        }
    }

    static func check(paths: Int) throws {
        guard paths == 0 || (2...SimulationLimits.paths.upperBound).contains(paths) else {
            throw ValidationError(
                "--paths is \(paths); it goes from 2 to \(SimulationLimits.paths.upperBound), or is 0 for none."
            )
        }
    }
}
