import Analysis
import ArgumentParser
import Charts
import Circularity
import Documents
import FlowNetwork
import Ledger
import Liquidity
import Reports
import Text

struct StressCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "stress",
        abstract: "Who runs out of cash, when, and how sure is that?",
        discussion: HelpText.discussion(
            """
            Simulates the firms of a model quarter by quarter under each scenario of its scenarios/ folder: cash-out probabilities, runway, funding \
            gap, losses of suppliers; then takes the base scenario apart. Intervals say how far more paths could move a number, not whether \
            the scenario is right. A scenario is not a forecast.
            Ctrl-C ends with what is done (exit status 3). --shard i/n -o FILE stores part of the paths; --merge puts all parts together \
            with the bytes of an undivided run.
            """,
            examples: [
                "ouroboros stress Models/demo",
                "ouroboros stress Models/demo --scenario circular-freeze --paths 1000000",
                "ouroboros stress Models/demo --reverse labco",
                "ouroboros stress Models/demo --shard 1/4 -o part1",
            ]))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The model's folder.")
    var model: String

    @Option(
        help: ArgumentHelp("Run this scenario; may be repeated. All by default.", valueName: "id"))
    var scenario: [String] = []

    @Option(parsing: .unconditional, help: "Paths of every scenario, 2 to 10000000.")
    var paths = StressSettings.defaultPaths

    @Option(
        parsing: .unconditional,
        help: "Quarters to simulate, 1 to 80; by default as each scenario says.")
    var horizon: Int?

    @Option(
        parsing: .unconditional,
        help:
            "Threads; the result does not depend on them. As many as there are processors by default."
    )
    var threads: Int?

    @Option(
        parsing: .unconditional,
        help: "Seed of the random numbers: the same seed gives the same bytes.")
    var seed: UInt64 = 1

    @Option(help: "philox (pseudo-random) or sobol (randomised quasi-random, 16 shifts).")
    var sampling: SimulationOptions.Sampling = .pseudoRandom

    @Option(
        help: ArgumentHelp(
            "The most likely combination of revenue shocks that leaves this firm short, per scenario.",
            valueName: "firm"))
    var reverse: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The shortfall that --reverse looks for, in millions of the base currency; 0 is the first amount left unpaid.",
            valueName: "amount"))
    var target = 0.0

    @Option(
        help: ArgumentHelp("Simulate part i of n, from 1, and store it with -o.", valueName: "i/n"))
    var shard: ShardArgument?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Put these parts together instead of simulating.", valueName: "files"))
    var merge: [String] = []

    @Option(
        help: ArgumentHelp(
            "Write the validation page into this folder: published forecasts fed in, what comes out; where later facts are there also what came.",
            valueName: "dir"))
    var validation: String?

    @Flag(
        name: .customLong("no-explain"),
        help:
            "Leave out what takes the base scenario apart: tornado, Sobol indices, freeze, going concern."
    )
    var noExplain = false

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    func validate() throws {
        guard (2...SimulationLimits.paths.upperBound).contains(paths) else {
            throw ValidationError(
                "--paths is \(paths); it must be in 2…\(SimulationLimits.paths.upperBound).")
        }
        if let horizon, !(1...Scenario.horizonLimit).contains(horizon) {
            throw ValidationError(
                "--horizon is \(horizon); it must be in 1…\(Scenario.horizonLimit) quarters.")
        }
        if let threads, !(1...256).contains(threads) {
            throw ValidationError("--threads is \(threads); it must be in 1…256.")
        }
        guard target >= 0, target.isFinite else {
            throw ValidationError("--target is \(target); it is an amount from 0 on.")
        }
        if shard != nil, output == nil {
            throw ValidationError("--shard stores part of a run: name the file with -o FILE.")
        }
        if shard != nil, !merge.isEmpty {
            throw ValidationError("--shard and --merge exclude each other.")
        }
        if reverse != nil, shard != nil || !merge.isEmpty {
            throw ValidationError(
                "--reverse draws no random numbers: it goes without --shard and --merge.")
        }
    }

    func execute() throws {
        let opened = try ModelLoading(common: common).open(model, time)
        let analysis = try Analysis(
            of: opened,
            options: AnalysisOptions(
                asOf: time.asOf, conflictPolicy: time.conflict, seed: seed, replicates: 0,
                uncertainty: .init(draws: 0), stress: settings),
            parts: [])
        let ledger = analysis.ledger
        if let validation { return try writeValidation(opened, ledger, into: validation) }
        try checkScenarios(opened.scenarios.map(\.id))
        guard let plan = analysis.stressPlan else {
            throw CommandError.refused(
                model,
                reason: "no scenario that is asked for has a firm to simulate as of \(ledger.asOf)",
                help: "ask for another day, or give the firms their numbers")
        }
        if let reverse {
            return try OutputFiles.emit(reversed(reverse, plan.run, ledger), to: output)
        }
        let shards = StressShards(run: plan.run, manifest: analysis.manifest)
        if let shard {
            return try shards.store(shard.shard, to: output ?? "", isQuiet: common.quiet)
        }
        let found =
            try merge.isEmpty
            ? simulated(plan) : StressAnalysis(plan, results: shards.merged(merge))
        try OutputFiles.emit(text(found, analysis), to: output)
        if !found.results.isComplete {
            Terminal.message(StressSummary.interruption(found.results))
            throw ExitStatus.indeterminate
        }
    }

    private var settings: StressSettings {
        StressSettings(
            paths: paths, horizon: horizon, seed: seed, sampling: sampling, threads: threads,
            scenarios: scenario, explains: !noExplain)
    }

    private func simulated(_ plan: StressPlan) throws -> StressAnalysis {
        Interruption.listen()
        let meter = ProgressMeter(total: plan.run.totalPaths, isQuiet: common.quiet)
        defer { meter.finish() }
        do throws(SimulationError) {
            return try StressAnalysis(
                plan, progress: { paths, _ in meter.advance(by: paths) },
                isCancelled: { Interruption.isRequested })
        } catch {
            throw refuse(error)
        }
    }

    private func reversed(_ id: String, _ run: StressRun, _ ledger: ResolvedLedger) throws -> String
    {
        let known = Set(run.cases.flatMap { $0.model.firms.map(\.id) }).sorted()
        guard known.contains(id) else {
            let near = Suggestion.nearest(to: id, in: known).map { " Did you mean '\($0)'?" } ?? ""
            throw ValidationError("--reverse: there is no simulated firm '\(id)'.\(near)")
        }
        var found: [(StressCase, ReverseStress)] = []
        for scenario in run.cases {
            guard let firm = scenario.model.firms.firstIndex(where: { $0.id == id }) else {
                continue
            }
            do throws(SimulationError) {
                found.append(
                    (scenario, try ReverseStress(scenario.model, firm: firm, target: target)))
            } catch {
                throw refuse(error)
            }
        }
        switch format {
        case .json: return try JSONText.of(ReverseStressDocument(found, ledger: ledger))
        case .text:
            return try TextRenderer.fitting(output).render(
                StressSummary.reverse(found, ledger: ledger))
        }
    }

    private func text(_ found: StressAnalysis, _ analysis: Analysis) throws -> String {
        switch format {
        case .json:
            return try JSONText.of(
                StressDocument(
                    found, ledger: analysis.ledger, manifest: ManifestData(analysis.manifest)))
        case .text:
            return try TextRenderer.fitting(output).render(
                StressSummary(found, ledger: analysis.ledger).document)
        }
    }

    private func writeValidation(
        _ opened: OpenedModel, _ ledger: ResolvedLedger, into folder: String
    ) throws {
        let report: ValidationReport
        do { report = try ValidationReport(ledger, hindcast: hindcast(opened, ledger)) } catch {
            throw CommandError.refused(model, reason: "\(error)")
        }
        let files = try report.files()
        try ReportFolder.write(files, into: folder, ownNames: files.map(\.path))
    }

    /// `nil` where nothing became known after the day, or the model has no scenario.
    private func hindcast(_ opened: OpenedModel, _ ledger: ResolvedLedger) throws -> Hindcast? {
        guard let settled = ledger.model.knownDays.last, ledger.asOf < settled,
            !(opened.scenarios.isEmpty && scenario.isEmpty)
        else { return nil }
        try checkScenarios(opened.scenarios.map(\.id))
        let models = StressRun.models(
            opened.scenarios, ledger: ledger, network: FlowNetwork(ledger), settings: settings)
        guard let first = models.first(where: { !$0.model.firms.isEmpty }) else { return nil }
        return try Hindcast(first, ledger: ledger, settled: settled, seed: seed)
    }

    private func refuse(_ error: SimulationError) -> CommandError {
        .refused(model, reason: "\(error)")
    }

    /// The scenarios that are asked for, by the names that the model has.
    private func checkScenarios(_ known: [String]) throws {
        guard !known.isEmpty else {
            throw CommandError.refused(
                model, reason: "the model has no scenarios",
                help:
                    "list them in model.yaml under files, such as `scenarios: [scenarios/*.yaml]`")
        }
        for name in scenario where !known.contains(name) {
            let near = Suggestion.nearest(to: name, in: known).map { " Did you mean '\($0)'?" }
            throw ValidationError(
                "--scenario \(name): there is no such scenario.\(near ?? "") The model has \(known.joined(separator: ", "))."
            )
        }
        if Set(scenario).count < scenario.count {
            throw ValidationError("--scenario names a scenario twice.")
        }
    }
}

/// `3/12`: the third of twelve parts.
struct ShardArgument: ExpressibleByArgument {
    let shard: SimulationOptions.Shard

    static let limit = 4096

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
            (1...Self.limit).contains(count), (1...count).contains(number)
        else { return nil }
        shard = SimulationOptions.Shard(index: number - 1, count: count)
    }
}

extension SimulationOptions.Sampling: ExpressibleByArgument {}
