import Analysis
import ArgumentParser
import Circularity
import FlowNetwork
import Text

/// Why a verb ends without its result. Thrown anywhere in the command; ``Verb`` alone prints it and ends the run.
enum CommandError: Error {
    /// Problems of files, with their places and the bytes that excerpts are taken from.
    case invalid([Diagnostic], files: [String: [UInt8]])
    /// Input that cannot be used: what it is about (a path, an option), why, and how to mend it.
    case refused(String?, reason: String, help: String? = nil)
    /// Ended by the user before there was a result.
    case interrupted(String)
    /// Something that a checked model can never cause.
    case defect(String)

    static func invalid(_ error: InvalidInput, files: [String: [UInt8]]) -> CommandError {
        .invalid(error.diagnostics, files: files)
    }

    /// An error of a part of the command that knows nothing of verbs.
    fileprivate init(_ error: any Error) {
        switch error {
        case MeasureError.simulation(let why):
            self = .refused(nil, reason: "the scenarios cannot be simulated: \(why)")
        case let error as InvalidInput: self = .invalid(error, files: [:])
        // Amounts that no measure can add are the ledger's matter.
        case MeasureError.flow(.tooLarge), MeasureError.graph(.totalOverflow),
            MeasureError.graph(.totalAbove), MeasureError.circularity(.network(.totalOverflow)),
            MeasureError.circularity(.network(.totalAbove)),
            MeasureError.circulation(.network(.totalOverflow)),
            MeasureError.circulation(.network(.totalAbove)):
            self = .refused(
                nil, reason: "the amounts together are beyond what the measures can add")
        case let error as OutputError:
            self = .refused(nil, reason: "\(error)", help: error.help)
        default: self = .defect("\(error)")
        }
    }

    var status: ExitCode {
        switch self {
        case .invalid, .refused: ExitStatus.invalidInput
        case .interrupted: ExitStatus.indeterminate
        case .defect: ExitStatus.internalError
        }
    }

    /// Prints what is wrong to standard error.
    func report(_ common: CommonOptions) {
        switch self {
        case .invalid(let diagnostics, let files):
            ModelLoading(common: common).report(diagnostics, files: files)
        case .refused(let subject, let reason, let help):
            Terminal.message("\(subject.map { "\($0): " } ?? "")error: \(reason)")
            if let help { Terminal.message("   = help: \(help)") }
        case .interrupted(let what): Terminal.message("interrupted: \(what)")
        case .defect(let what):
            Terminal.message(
                "internal error: \(what)\n   = help: this is a defect of ouroboros \(Tool.version); please report it with the input"
            )
        }
    }
}

/// A verb of the command: it throws, and one place prints and ends.
protocol Verb: ParsableCommand {
    var common: CommonOptions { get }
    func execute() throws
}

extension Verb {
    func run() throws {
        do {
            try execute()
        } catch let error as CommandError {
            error.report(common)
            throw error.status
        } catch let error where Self.isOfCommandLine(error) {
            throw error
        } catch {
            let failure = CommandError(error)
            failure.report(common)
            throw failure.status
        }
    }

    /// What the argument parser prints, or an exit status that says all.
    private static func isOfCommandLine(_ error: any Error) -> Bool {
        error is ValidationError || error is ExitCode || error is CleanExit
    }
}
