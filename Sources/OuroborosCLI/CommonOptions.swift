import ArgumentParser
import Circularity
import Ledger
import Money

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Options that every verb understands.
struct CommonOptions: ParsableArguments {
    enum Colour: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

    @Flag(name: [.short, .long], help: "Say only what went wrong.")
    var quiet = false

    @Flag(name: [.short, .long], help: "Say more.")
    var verbose = false

    @Option(help: "When to colour: auto, always, never. NO_COLOR turns auto off.")
    var color: Colour = .auto
}

/// Options of the verbs that look at a model as of a day.
struct AsOfOptions: ParsableArguments {
    @Option(
        name: .customLong("as-of"),
        help: "The day whose knowledge counts, YYYY-MM-DD; by default the model's.")
    var asOf: Day?

    @Option(
        name: .customLong("conflict"),
        help:
            "Which of two claims that disagree is used without a `resolve`: graded, latest, widest. (default: graded)"
    )
    var givenConflict: ConflictPolicy?

    var conflict: ConflictPolicy { givenConflict ?? .graded }
}

/// Options of the verbs that draw random numbers.
struct RandomOptions: ParsableArguments {
    @Option(
        name: .customLong("seed"),
        help: "Seed of the random numbers: the same seed gives the same bytes. (default: 1)")
    var givenSeed: UInt64?

    @Option(
        name: .customLong("replicates"), parsing: .unconditional,
        help: ArgumentHelp(
            "Replicates of every permutation test, at most 10000000. (default: \(defaultReplicates))"
        ))
    var givenReplicates: Int?

    var seed: UInt64 { givenSeed ?? 1 }
    var replicates: Int { givenReplicates ?? defaultReplicates }

    func validate() throws {
        guard (0...10_000_000).contains(replicates) else {
            throw ValidationError(
                "--replicates is \(replicates); it must be in 0…10000000.")
        }
    }
}

/// Option of the verbs whose work is divided among threads.
struct ThreadOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: "Threads; the result does not depend on it.")
    var threads: Int = min(256, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))

    func validate() throws {
        guard (1...256).contains(threads) else {
            throw ValidationError("--threads is \(threads); it must be in 1…256.")
        }
    }
}

extension NullModel: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension ConflictPolicy: ExpressibleByArgument {}

/// How a run ends; the numbers are part of the command's contract.
enum ExitStatus {
    static let gateFailed = ExitCode(1)
    static let invalidInput = ExitCode(2)
    static let indeterminate = ExitCode(3)
    static let warnings = ExitCode(4)
    static let internalError = ExitCode(70)
    /// Standard output could not be written (`EX_IOERR` of sysexits.h); a file that was named and cannot be written is ``invalidInput``.
    static let outputFailed = ExitCode(74)
}
