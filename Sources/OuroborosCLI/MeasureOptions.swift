import Analysis
import ArgumentParser
import Circularity
import Ledger
import Liquidity
import Money

/// Options of the verbs that give every measure of a model: how its intervals and its stress test are drawn.
struct MeasureOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: "Draws of amounts and promises behind every interval, at most 1000000.")
    var draws = 2000

    @Option(
        parsing: .unconditional,
        help: "Paths of every scenario of the stress test, at most 10000000; 0 leaves it out.")
    var paths = StressSettings.defaultPaths

    @OptionGroup(title: "Random numbers") var random: RandomOptions

    func validate() throws {
        try AnalysisLimits.check(draws: draws, replicates: random.replicates)
        try AnalysisLimits.check(paths: paths)
    }

    func analysis(
        asOf: Day?, conflict: ConflictPolicy, losingClaims: Bool = false
    ) -> AnalysisOptions {
        AnalysisOptions(
            asOf: asOf, conflictPolicy: conflict, seed: random.seed,
            replicates: random.replicates,
            uncertainty: .init(draws: draws, losingClaims: losingClaims),
            stress: paths > 0 ? StressSettings(paths: paths, seed: random.seed) : nil)
    }
}

/// Ranges of the options that several verbs share.
enum AnalysisLimits {
    static func check(draws: Int, replicates: Int) throws {
        guard (0...1_000_000).contains(draws) else {
            throw ValidationError("--draws is \(draws); it must be in 0…1000000.")
        }
        guard replicates != 1 else {
            throw ValidationError("--replicates is 1; a test needs two or more, or 0 for none.")
        }
    }

    static func check(paths: Int) throws {
        guard paths == 0 || (2...SimulationLimits.paths.upperBound).contains(paths) else {
            throw ValidationError(
                "--paths is \(paths); it must be in 2…\(SimulationLimits.paths.upperBound), or 0 for none."
            )
        }
    }
}
