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

struct StressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stress",
        abstract: "Who runs out of cash, when, and how sure is that?",
        discussion: """
            Simulates the firms of a model quarter by quarter under each scenario of its scenarios/ folder: cash-out probabilities, runway, funding \
            gap, losses of suppliers; then takes the base scenario apart. Intervals say how far more paths could move a number, not whether \
            the scenario is right. A scenario is not a forecast.
            Ctrl-C ends with what is done (exit status 3). --shard i/n -o FILE stores part of the paths; --merge puts all parts together \
            with the bytes of an undivided run.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The model's folder.")
    var model: String

    @Option(
        help: ArgumentHelp("Run this scenario; may be repeated. All by default.", valueName: "id"))
    var scenario: [String] = []

    @Option(help: "Paths of every scenario, 2 to 10000000.")
    var paths = StressSettings.defaultPaths

    @Option(help: "Quarters to simulate, 1 to 80; by default as each scenario says.")
    var horizon: Int?

    @Option(
        help:
            "Threads; the result does not depend on them. As many as there are processors by default."
    )
    var threads: Int?

    @Option(help: "Seed of the random numbers: the same seed gives the same bytes.")
    var seed: UInt64 = 1

    @Option(help: "philox (pseudo-random) or sobol (randomised quasi-random, 16 shifts).")
    var sampling: SimulationOptions.Sampling = .pseudoRandom

    @Option(
        help: ArgumentHelp(
            "The most likely combination of revenue shocks that leaves this firm short, per scenario.",
            valueName: "firm"))
    var reverse: String?

    @Option(
        help: ArgumentHelp(
            "The shortfall that --reverse looks for, in millions of the base currency; 0 is the first unpaid dollar.",
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
            "Write the validation page into this folder: published forecasts fed in, what comes out.",
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

    @OptionGroup var time: AsOfOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (2...SimulationLimits.paths.upperBound).contains(paths) else {
            throw ValidationError(
                "--paths is \(paths); it goes from 2 to \(SimulationLimits.paths.upperBound).")
        }
        if let horizon, !(1...Scenario.horizonLimit).contains(horizon) {
            throw ValidationError(
                "--horizon is \(horizon); it goes from 1 to \(Scenario.horizonLimit) quarters.")
        }
        if let threads, !(1...256).contains(threads) {
            throw ValidationError("--threads is \(threads); it goes from 1 to 256.")
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

    func run() throws {
        let checked = try ModelLoading(common: common).model(model)
        let scenarios = try StressLoading(common: common).scenarios(of: checked, named: scenario)
        let ledger = checked.resolved(asOf: time.asOf ?? checked.defaultAsOf, policy: time.conflict)
        if let validation { return try writeValidation(ledger, into: validation) }
        let network = FlowNetwork(ledger)
        let built = StressRun.models(
            scenarios, ledger: ledger, network: network, settings: settings)
        let run = StressRun(built.map(StressCase.init), settings: settings)
        if let reverse {
            return try OutputFiles.emit(reversed(reverse, run, ledger), to: output)
        }
        let manifest = Manifest(
            model: checked, asOf: ledger.asOf,
            options: AnalysisOptions(
                asOf: time.asOf, conflictPolicy: time.conflict, seed: seed, replicates: 0,
                uncertainty: .init(draws: 0), stress: settings))
        let shards = StressShards(run: run, manifest: manifest)
        if let shard {
            return try shards.store(shard.shard, to: output ?? "", isQuiet: common.quiet)
        }
        let results = try merge.isEmpty ? self.results(run) : shards.merged(merge)
        try OutputFiles.emit(text(results, ledger, built, ManifestData(manifest)), to: output)
        if !results.isComplete {
            Terminal.message(StressSummary.interruption(results))
            throw ExitStatus.indeterminate
        }
    }

    private var settings: StressSettings {
        StressSettings(
            paths: paths, horizon: horizon, seed: seed, sampling: sampling, threads: threads,
            scenarios: scenario, explains: !noExplain)
    }

    private func results(_ run: StressRun) throws -> StressResults {
        Interruption.listen()
        let meter = ProgressMeter(total: run.totalPaths, isQuiet: common.quiet)
        defer { meter.finish() }
        do throws(SimulationError) {
            return try run.results(
                progress: { meter.advance(by: $0) }, isCancelled: { Interruption.isRequested })
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
            return try TextRenderer(width: 100).render(
                StressSummary.reverse(found, ledger: ledger))
        }
    }

    private func text(
        _ results: StressResults, _ ledger: ResolvedLedger, _ built: [ScenarioModel],
        _ manifest: ManifestData
    ) throws -> String {
        switch format {
        case .json:
            return try JSONText.of(
                StressDocument(results, ledger: ledger, models: built, manifest: manifest))
        case .text:
            return try TextRenderer(width: 100).render(
                StressSummary(results, ledger: ledger, models: built).document)
        }
    }

    private func writeValidation(_ ledger: ResolvedLedger, into folder: String) throws {
        let report: ValidationReport
        do throws(SimulationError) { report = try ValidationReport(ledger) } catch {
            throw refuse(error)
        }
        let files = try report.files()
        try ReportFolder.write(files, into: folder, ownNames: files.map(\.path))
    }

    private func refuse(_ error: SimulationError) -> ExitCode {
        Terminal.message("\(model): error: \(error)")
        return ExitStatus.invalidInput
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

/// Reads the scenarios of a model for the verbs, and says what is wrong with them.
struct StressLoading {
    let common: CommonOptions

    /// - Parameter names: ids that are asked for; empty: all.
    /// - Throws: ``ExitStatus/invalidInput`` after printing every problem, or `ValidationError` for a name that no scenario has.
    func scenarios(of model: LedgerModel, named names: [String] = []) throws -> [Scenario] {
        let reading = ScenarioReader.read(model)
        let files = Dictionary(
            model.attachments(.scenarios).map { ($0.shownPath, $0.bytes) },
            uniquingKeysWith: { first, _ in first })
        guard let scenarios = reading.scenarios else {
            ModelLoading(common: common).report(reading.diagnostics, files: files)
            throw ExitStatus.invalidInput
        }
        if common.verbose { ModelLoading(common: common).report(reading.diagnostics, files: files) }
        guard !scenarios.isEmpty else {
            Terminal.message("\(model.id): error: the model has no scenarios")
            Terminal.message(
                "   = help: list them in model.yaml under files, such as `scenarios: [scenarios/*.yaml]`"
            )
            throw ExitStatus.invalidInput
        }
        let known = scenarios.map(\.id)
        for name in names where !known.contains(name) {
            let near = Suggestion.nearest(to: name, in: known).map { " Did you mean '\($0)'?" }
            throw ValidationError(
                "--scenario \(name): there is no such scenario.\(near ?? "") The model has \(known.joined(separator: ", "))."
            )
        }
        if Set(names).count < names.count {
            throw ValidationError("--scenario names a scenario twice.")
        }
        return scenarios
    }
}
