import Analysis
import ArgumentParser
import Ledger
import Liquidity

/// Parts of a stress test in files: stored one by one, put together later.
struct StressShards {
    let run: StressRun
    let manifest: Manifest

    /// Largest file of a part.
    static let fileLimit = 1 << 33

    /// Everything that the paths depend on: parts that differ in it never go together.
    private var inputs: [UInt8] {
        let settings = run.settings
        return Array(
            [
                manifest.toolVersion, manifest.modelHash, "\(manifest.asOf)",
                manifest.conflictPolicy.rawValue, String(settings.seed), settings.sampling.rawValue,
                settings.horizon.map(String.init) ?? "-",
                run.cases.map(\.id).joined(separator: ","),
            ].joined(separator: "|").utf8)
    }

    /// Simulates one part of every scenario and stores it.
    /// - Throws: ``ExitStatus/indeterminate`` after an interruption: a part that is not whole is not stored.
    func store(_ shard: SimulationOptions.Shard, to path: String, isQuiet: Bool) throws {
        Interruption.listen()
        let meter = ProgressMeter(total: run.totalPaths / shard.count, isQuiet: isQuiet)
        defer { meter.finish() }
        var parts: [StressPartial] = []
        var options = run.settings.simulation()
        options.shard = shard
        for scenario in run.cases {
            let outcomes: PathOutcomes
            do throws(SimulationError) {
                outcomes = try run.simulate(
                    scenario, shard: shard, progress: { meter.advance(by: $0) },
                    isCancelled: { Interruption.isRequested })
            } catch {
                throw CommandError.refused(scenario.id, reason: "\(error)")
            }
            if Interruption.isRequested {
                throw CommandError.interrupted(
                    "\(parts.count) of \(run.cases.count) scenarios of the part done; nothing is stored"
                )
            }
            parts.append(
                StressPartial(
                    label: scenario.id, inputs: inputs, options: options, outcomes: outcomes))
        }
        try OutputFiles.write(StressPartial.encode(parts), to: path)
    }

    /// The results of an undivided run from its parts.
    func merged(_ paths: [String]) throws -> StressResults {
        var parts: [StressPartial] = []
        for path in paths {
            let bytes = try InputFile.read(
                path, limit: Self.fileLimit,
                header: InputFile.Header(length: StressPartial.headerLength) {
                    StressPartial.headerProblem($0).map { "\($0)" }
                })
            do throws(StressPartialError) {
                parts += try StressPartial.decode(bytes)
            } catch { throw refuse(path, "\(error)") }
        }
        let known = Set(run.cases.map(\.id))
        if let other = parts.first(where: { !known.contains($0.label) }) {
            throw refuse(
                "--merge", "a part is of scenario '\(other.label)', which is not asked for")
        }
        if parts.contains(where: { $0.inputs != inputs }) {
            throw refuse(
                "--merge",
                "a part was made from another model, date, seed, sampling or choice of scenarios than this command says"
            )
        }
        if let other = parts.first(where: { $0.totalPaths != run.settings.paths }) {
            throw refuse(
                "--merge",
                "the parts are of \(other.totalPaths) paths; say --paths \(other.totalPaths)")
        }
        var done: [ScenarioResult] = []
        for scenario in run.cases {
            let outcomes: PathOutcomes
            do throws(StressPartialError) {
                outcomes = try StressPartial.merged(parts.filter { $0.label == scenario.id })
            } catch { throw refuse("--merge", "scenario \(scenario.id): \(error)") }
            do throws(SimulationError) {
                done.append(try ScenarioResult(scenario, outcomes, settings: run.settings))
            } catch { throw refuse("--merge", "scenario \(scenario.id): \(error)") }
        }
        do throws(SimulationError) {
            return try run.results(done, isCancelled: { Interruption.isRequested })
        } catch { throw refuse("--merge", "\(error)") }
    }

    private func refuse(_ place: String, _ what: String) -> CommandError {
        .refused(place, reason: what)
    }
}
