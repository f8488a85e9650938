import Analysis
import ArgumentParser

struct ShardRunCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Do jobs: their lines in, a line of results for each out.",
        discussion: HelpText.discussion(
            """
            Jobs come from a file or standard input. A result is written as soon as it is there, and a last line says how many there are. Ends with 65 for jobs \
            of another model or program, with 75 when it was interrupted: what is written until then counts.
            """,
            examples: [
                "ouroboros shard run Models/demo jobs -o results",
                "ouroboros shard run Models/demo",
            ]))

    @Argument(help: "The model's folder.")
    var model: String

    @Argument(help: "The file of jobs; standard input by default.")
    var jobs: String = InputFile.standardInput

    @Option(
        parsing: .unconditional,
        help:
            "Threads; the result does not depend on them. As many as there are processors by default."
    )
    var threads: Int?

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @OptionGroup(title: "Messages") var common: CommonOptions

    func validate() throws {
        if let threads, !(1...256).contains(threads) {
            throw ValidationError("--threads is \(threads); it must be in 1…256.")
        }
    }

    func execute() throws { try CommandError.withStatus(common, work) }

    private func work() throws {
        Interruption.listen()
        let jobs = try ShardFiles.jobs(jobs)
        let meter = ProgressMeter(
            total: jobs.reduce(0) { $0 + $1.range.count }, isQuiet: common.quiet)
        var opened: (key: AnalysisOptions, work: ShardWork)?
        var lines = ""
        // What is whole counts, however the run ends.
        defer { meter.finish() }
        do {
            for (done, job) in jobs.enumerated() {
                let options = ShardWork.options(for: job)
                if opened?.key != options { opened = (options, try open(options, for: job)) }
                guard let work = opened?.work else { break }
                let line = try result(of: job, work, meter, done: done, of: jobs.count)
                write(line, &lines)
            }
        } catch {
            if let output { try OutputFiles.emit(lines, to: output) }
            throw error
        }
        write(ShardStream.trailer(results: jobs.count), &lines)
        if let output { try OutputFiles.emit(lines, to: output) }
    }

    private func write(_ line: String, _ lines: inout String) {
        if output == nil { Terminal.write(line + "\n") } else { lines += line + "\n" }
    }

    private func result(
        of job: ShardJob, _ work: ShardWork, _ meter: ProgressMeter, done: Int, of count: Int
    ) throws -> String {
        let result: ShardResult?
        do throws(ShardError) {
            result = try work.run(
                job, threads: threads, progress: { meter.advance(by: $0) },
                isCancelled: { Interruption.isRequested })
        } catch { throw CommandError.refused(nil, reason: "\(error)") }
        guard let result else {
            throw CommandError.interrupted("\(done) of \(count) jobs done")
        }
        return result.line
    }

    private func open(_ options: AnalysisOptions, for job: ShardJob) throws -> ShardWork {
        let model = try ModelLoading(common: common).open(
            model, asOf: options.asOf, conflict: options.conflictPolicy)
        return ShardWork(
            try Analysis(
                of: model, options: options,
                parts: ShardWork.parts(of: job.operation)))
    }
}
