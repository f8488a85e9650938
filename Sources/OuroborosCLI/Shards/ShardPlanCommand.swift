import Analysis
import ArgumentParser
import Circularity
import Liquidity
import Text

struct ShardPlanCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Write the jobs of a run, one a line.",
        discussion: HelpText.discussion(
            examples: [
                "ouroboros shard plan stress Models/demo --count 1000000000 --parts 4096",
                "ouroboros shard plan nulls Models/demo --count 1000000 --subject swap",
                "ouroboros shard plan bootstrap Models/ai-infrastructure --count 1000000",
                "ouroboros shard plan sobol Models/demo --count 65536 --subject baseline/labco",
            ]))

    @Argument(
        help:
            "stress (paths of scenarios), nulls (replicates of null models), bootstrap (replicates of the tests of series) or sobol (rows of designs over the assumptions' ranges)."
    )
    var operation: ShardOperation

    @Argument(help: "The model's folder.")
    var model: String

    @Option(
        parsing: .unconditional,
        help: "Paths, replicates or rows of every subject.")
    var count: Int

    @Option(
        parsing: .unconditional,
        help: "Jobs of every subject, 1 to 65536; fewer where there is less to do.")
    var parts = 32

    @Option(
        help: ArgumentHelp(
            "This scenario, null model, series, or scenario and firm (baseline/acme); may be repeated. All by default.",
            valueName: "id"))
    var subject: [String] = []

    @Option(
        parsing: .unconditional,
        help: "Quarters to simulate, 1 to 80; by default as each scenario says.")
    var horizon: Int?

    @Option(
        parsing: .unconditional,
        help: "Seed of the random numbers: the same seed gives the same bytes.")
    var seed: UInt64 = 1

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    func validate() throws {
        let least = operation == .sobol ? 4 : 2
        guard (least...operation.limit).contains(count) else {
            throw ValidationError(
                "--count is \(count); it must be in \(least)…\(operation.limit).")
        }
        guard (1...65_536).contains(parts) else {
            throw ValidationError("--parts is \(parts); it must be in 1…65536.")
        }
        if let horizon, !operation.hasQuarters || !(1...Scenario.horizonLimit).contains(horizon) {
            throw ValidationError(
                operation.hasQuarters
                    ? "--horizon is \(horizon); it must be in 1…\(Scenario.horizonLimit) quarters."
                    : "--horizon goes with stress and sobol: a \(operation.subject) has no quarters."
            )
        }
    }

    func execute() throws {
        let work = ShardWork(
            try Analysis(
                of: ModelLoading(common: common).open(model, time),
                options: ShardWork.options(
                    seed: seed, asOf: time.asOf, conflict: time.conflict, horizon: horizon),
                parts: ShardWork.parts(of: operation)))
        let known = work.subjects(operation)
        guard !known.isEmpty else {
            throw CommandError.refused(
                model,
                reason: nothing)
        }
        for name in subject where !known.contains(name) {
            let near =
                Suggestion.nearest(to: name, in: known).map { " Did you mean '\($0)'?" } ?? ""
            throw ValidationError(
                "--subject \(name): there is no such \(operation.subject).\(near) There are \(known.joined(separator: ", "))."
            )
        }
        if Set(subject).count < subject.count {
            throw ValidationError("--subject names one twice.")
        }
        let jobs = (subject.isEmpty ? known : subject).flatMap {
            ShardJob.plan(operation, subject: $0, count: count, parts: parts, inputs: work.inputs)
        }
        try OutputFiles.emit(jobs.map { $0.line + "\n" }.joined(), to: output)
    }

    /// Why there is no subject.
    private var nothing: String {
        switch operation {
        case .stress: "no scenario has a firm to simulate on that day"
        case .nulls: "no money flows on that day"
        case .bootstrap: "the model has no series"
        case .sobol: "no scenario has a firm to simulate and an assumption with a range on that day"
        }
    }
}
