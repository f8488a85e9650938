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
            ]))

    @Argument(help: "stress (paths of scenarios) or nulls (replicates of null models).")
    var operation: ShardOperation

    @Argument(help: "The model's folder.")
    var model: String

    @Option(
        parsing: .unconditional, help: "Paths of every scenario, or replicates of every null model."
    )
    var count: Int

    @Option(
        parsing: .unconditional,
        help: "Jobs of every scenario or null model, 1 to 65536; fewer where there is less to do.")
    var parts = 32

    @Option(
        help: ArgumentHelp(
            "This scenario or null model; may be repeated. All by default.", valueName: "id"))
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
        let most =
            operation == .stress
            ? SimulationLimits.talliedPaths.upperBound : NullTally.limit
        guard (2...most).contains(count) else {
            throw ValidationError("--count is \(count); it goes from 2 to \(most).")
        }
        guard (1...65_536).contains(parts) else {
            throw ValidationError("--parts is \(parts); it goes from 1 to 65536.")
        }
        if let horizon, operation != .stress || !(1...Scenario.horizonLimit).contains(horizon) {
            throw ValidationError(
                operation == .stress
                    ? "--horizon is \(horizon); it goes from 1 to \(Scenario.horizonLimit) quarters."
                    : "--horizon goes with stress: a null model has no quarters.")
        }
    }

    func execute() throws {
        let work = ShardWork(
            try Analysis(
                of: ModelLoading(common: common).open(model, time),
                options: ShardWork.options(
                    seed: seed, asOf: time.asOf, conflict: time.conflict, horizon: horizon),
                parts: operation == .nulls ? [.layers] : []))
        let known = work.subjects(operation)
        guard !known.isEmpty else {
            throw CommandError.refused(
                model,
                reason: operation == .stress
                    ? "no scenario has a firm to simulate on that day"
                    : "no money flows on that day")
        }
        for name in subject where !known.contains(name) {
            let near =
                Suggestion.nearest(to: name, in: known).map { " Did you mean '\($0)'?" } ?? ""
            throw ValidationError(
                "--subject \(name): there is no such \(operation == .stress ? "scenario" : "null model").\(near) There are \(known.joined(separator: ", "))."
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
}
