import Text
import ArgumentParser
import Ledger
import Analysis

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The command as a process: what is prepared before a verb runs, and how it ends.
enum CommandProcess {
    static func run(_ arguments: [String]) -> Never {
        openStandardFiles()
        Interruption.install()
        var verb: (any ParsableCommand)?
        do {
            try check(arguments)
            try VerbHelp.check(arguments)
            var command = try OuroborosCommand.parseAsRoot(arguments)
            verb = command
            try command.run()
        } catch let error as ValidationError {
            Terminal.message(VerbHelp.message(error, of: verb))
            leave(ExitCode.validationFailure.rawValue)
        } catch { end(error) }
        Terminal.finish()
        Interruption.leave(0)
    }

    /// Three numbers that no file of the run may get: a message would be written into it.
    private static func openStandardFiles() {
        for (descriptor, mode) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ] where fcntl(descriptor, F_GETFD) < 0 {
            // The wrong way round, so that using it fails as it would have.
            _ = open("/dev/null", mode)
        }
    }

    /// Arguments come back in messages and results: control characters of a terminal have no place in them.
    private static func check(_ arguments: [String]) throws {
        for (index, argument) in arguments.enumerated() {
            guard let scalar = argument.unicodeScalars.first(where: ControlCharacter.isOne) else {
                continue
            }
            throw ValidationError(
                "argument \(index + 1) holds the control character \(ControlCharacter.name(scalar)): '\(SafeText.line(argument))'"
            )
        }
    }

    /// Says what went wrong, and ends with its status.
    private static func end(_ error: any Error) -> Never {
        switch error {
        case let code as ExitCode:
            Terminal.finish()
            leave(code.rawValue)
        case let failure as OutputError:
            Terminal.message("error: \(failure)")
            if let help = failure.help { Terminal.message("   = help: \(help)") }
            leave(ExitStatus.invalidInput.rawValue)
        default: break
        }
        let code = OuroborosCommand.exitCode(for: error)
        if code == .success {
            Terminal.write(OuroborosCommand.fullMessage(for: error) + "\n")
            Terminal.finish()
            leave(0)
        }
        if code == .failure {
            // No error of the parser: one that nobody expected.
            let defect = CommandError.defect("\(error)")
            defect.report(CommonOptions())
            leave(defect.status.rawValue)
        }
        Terminal.message(OuroborosCommand.fullMessage(for: error))
        leave(code.rawValue)
    }

    private static func leave(_ status: Int32) -> Never { Interruption.leave(status) }
}
