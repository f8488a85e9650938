import Analysis
import ArgumentParser
import Reports
import Statistics

struct ShardMergeCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Put the results of all jobs together, as JSON.",
        discussion: HelpText.discussion(
            """
            Needs neither the model nor the machine that made the results. Every job is needed once; the same result twice counts once, two different ones are an \
            error (65). Missing jobs are listed, and end with status 4.
            """,
            examples: [
                "ouroboros shard merge jobs results",
                "ouroboros shard merge jobs results --missing again",
            ]))

    @Argument(help: "The file of all jobs.")
    var plan: String

    @Argument(help: "Files of results; - is standard input.")
    var results: [String]

    @Option(
        help: ArgumentHelp("Write the jobs without a result into this file.", valueName: "file"))
    var missing: String?

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @OptionGroup(title: "Messages") var common: CommonOptions

    /// Jobs that are named when results are missing; the rest are counted.
    private static let named = 20

    func execute() throws { try CommandError.withStatus(common, work) }

    private func work() throws {
        let jobs = try ShardFiles.jobs(plan)
        var merge: ShardMerge
        do throws(ShardError) { merge = try ShardMerge(jobs) } catch {
            throw CommandError.refused(plan, reason: "\(error)")
        }
        for path in results {
            let bytes = try InputFile.read(path, limit: ShardFiles.limit)
            do throws(ShardError) {
                let stream = try ShardStream(bytes)
                if !stream.isWhole, !common.quiet {
                    Terminal.message(
                        "\(path): warning: it does not end as a worker ends; \(stream.results.count) results of it are whole"
                    )
                }
                for result in stream.results { try merge.add(result) }
            } catch { throw CommandError.refused(path, reason: "\(error)") }
        }
        if merge.repeated > 0, !common.quiet {
            Terminal.message("\(merge.repeated) results are there more than once, and count once")
        }
        let absent = merge.missing
        if let missing {
            try OutputFiles.emit(absent.map { $0.line + "\n" }.joined(), to: missing)
        }
        guard absent.isEmpty else {
            for job in absent.prefix(Self.named) { Terminal.message("missing: \(job.id)") }
            Terminal.message(
                "error: \(absent.count) of \(jobs.count) jobs have no result\n   = help: write them with --missing FILE, run them, and merge again"
            )
            throw ExitStatus.warnings
        }
        let whole: [ShardMerge.Whole]
        do throws(ShardError) { whole = try merge.merged() } catch {
            throw CommandError.refused(nil, reason: "\(error)")
        }
        guard let first = merge.jobs.first else { return }
        let data: ShardData
        do throws(StatisticsError) { data = try ShardData(first, whole) } catch {
            throw CommandError.refused(nil, reason: "\(error)")
        }
        try OutputFiles.emit(JSONText.of(data), to: output)
    }
}
