import ArgumentParser
import Ledger

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
        help:
            "Which of two claims that disagree is used without a `resolve`: graded, latest, widest."
    )
    var conflict: ConflictPolicy = .graded
}

extension Day: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension ConflictPolicy: ExpressibleByArgument {}

/// How a run ends; the numbers are part of the command's contract.
enum ExitStatus {
    static let gateFailed = ExitCode(1)
    static let invalidInput = ExitCode(2)
    static let warnings = ExitCode(4)
    static let internalError = ExitCode(70)
}
