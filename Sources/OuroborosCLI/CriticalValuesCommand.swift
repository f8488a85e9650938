import ArgumentParser
import SeriesTests

struct CriticalValuesCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "critical-values",
        abstract: "Makes a table of critical values for `bubble --tables`.",
        discussion: HelpText.discussion(
            """
            Simulates random walks of one length and writes what their test statistics are, with Monte-Carlo standard errors, boundaries and rates of \
            false alarms, in both units of the minimum window. The file holds its seed, its number of replicates and this command: the same command \
            writes the same bytes. Only --critical-values montecarlo can use it: the other sources simulate from the series itself.
            """,
            examples: [
                "ouroboros critical-values --length 400 -o T400-lag0.csv"
            ]))

    @Option(parsing: .unconditional, help: "Observations of the series.")
    var length: Int

    @Option(parsing: .unconditional, help: "Lagged changes.")
    var lag = 0

    @Option(
        name: .customLong("min-window"), help: "Shortest window: psy (the rule) or a number.")
    var minimumWindow = "psy"

    @Option(parsing: .unconditional, help: "Level of the boundaries.")
    var level = 0.95

    @Option(parsing: .unconditional, help: "Simulated series, for each unit of the minimum window.")
    var replicates = 9_999

    @Option(help: "Seed of the simulation.")
    var seed: UInt64 = 20_260_101

    @OptionGroup(title: "Work") var work: ThreadOptions

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @OptionGroup(title: "Messages") var common: CommonOptions

    func validate() throws { _ = try MinimumWindowText.length(minimumWindow) }

    func execute() throws {
        let key = CriticalValueTable.Key(
            count: max(length, 0), lag: lag, window: try MinimumWindowText.length(minimumWindow),
            level: level)
        let meter = ProgressMeter(total: 2 * replicates, isQuiet: common.quiet)
        let table: CriticalValueTable
        do throws(SeriesTestError) {
            table = try CriticalValueTable(
                key, replicates: replicates, seed: seed, threads: work.threads,
                progress: { meter.advance(by: $0) })
            meter.finish()
        } catch {
            meter.finish()
            throw CommandError.refused(nil, reason: error.message)
        }
        try OutputFiles.emit(table.text, to: output)
    }
}

/// The shortest window as it is written on the command line.
enum MinimumWindowText {
    static func length(_ text: String) throws -> MinimumWindow.Length {
        if text == "psy" { return .phillipsShiYu }
        guard let length = Int(text), length > 0 else {
            throw ValidationError("--min-window is '\(text)'; give psy or a number.")
        }
        return .fixed(length)
    }
}
