import Analysis
import ArgumentParser
import CBuild

@main
struct OuroborosCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ouroboros",
        abstract: "Finds money that goes round in a circle.",
        discussion: """
            Reads a ledger of investments and purchase commitments between firms, measures how much of the money can be the same money coming back, \
            and writes the analyst's report. A circular deal is not an accusation.

            EXAMPLES:
              ouroboros init my-model
              ouroboros circularity Models/demo
              ouroboros report Models/demo

            Exit status: 0 success, 1 gate failed, 2 invalid input or a file that cannot be written, 3 indeterminate, 4 warnings with --warn-exit, 64 usage, 70 internal error, 74 standard output cannot be written.
            """,
        version: versionText,
        subcommands: [
            ReportCommand.self, CircularityCommand.self, BubbleCommand.self,
            CriticalValuesCommand.self,
            ContagionCommand.self,
            StressCommand.self, ShardCommand.self, CheckCommand.self, TraceCommand.self,
            DiffCommand.self,
            VerifyCommand.self, BacktestCommand.self, ForecastCommand.self, ScoreCommand.self,
            LintCommand.self,
            ExplainCommand.self,
            FormatCommand.self,
            InitCommand.self,
            ImportCommand.self,
            ExportCommand.self,
            McpCommand.self,
            ServeCommand.self,
            ManualCommand.self,
        ])

    /// The version, and the commit where the build knew it.
    private static var versionText: String {
        let commit = String(cString: ouroboros_commit())
        return "ouroboros \(Tool.version)" + (commit.isEmpty ? "" : " (commit \(commit))")
    }

    static func main() { CommandProcess.run(Array(CommandLine.arguments.dropFirst())) }
}
