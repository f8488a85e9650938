import ArgumentParser
import Text
import Ledger

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard output and error: data go to the one, messages to the other.
enum Terminal {
    /// Writes a result to standard output.
    ///
    /// - Parameter isCommands: whether it is made of commands to the program that reads a job's log; from any other text such commands are taken.
    ///
    /// A reader that went away ends the run quietly, as with other commands of a pipe. Anything else that keeps the result from being written ends it with a
    /// message and ``ExitStatus/outputFailed``: a run whose result is lost has not succeeded.
    static func write(_ text: String, isCommands: Bool = false) {
        let bytes = Array(text.utf8)
        do throws(OutputError) {
            try OutputStream.write(
                isCommands ? bytes : LogCommands.neutral(bytes), to: STDOUT_FILENO,
                path: "standard output")
        } catch { fail(error) }
    }

    /// Some disks say only when a file is closed that they are full.
    static func finish() {
        // It was closed when the command started: nothing was written, or the writing has failed.
        guard fcntl(STDOUT_FILENO, F_GETFD) >= 0, close(STDOUT_FILENO) != 0 else { return }
        fail(.system("standard output"))
    }

    private static func fail(_ error: OutputError) -> Never {
        if error.code == EPIPE { readerLeft() }
        message("error: \(error)")
        Interruption.leave(ExitStatus.outputFailed.rawValue)
    }

    /// Ends the run as a closed pipe ends other commands.
    static func readerLeft() -> Never {
        Interruption.end(by: SIGPIPE)
    }

    /// A sentence about the run, with nothing in it that could move the cursor, start a line of its own or command a program that reads the log.
    static func message(_ text: String) { message(styled: SafeText.lines(text)) }

    /// … that has been made safe already, and may be coloured.
    static func message(styled text: String) {
        // Where messages cannot be written there is nobody to say it to.
        try? OutputStream.write(
            LogCommands.neutral(Array((text + "\n").utf8)), to: STDERR_FILENO, path: "")
    }

    /// Whether messages may be coloured.
    static func usesColour(_ choice: CommonOptions.Colour) -> Bool {
        switch choice {
        case .always: true
        case .never: false
        case .auto: getenv("NO_COLOR") == nil && isatty(STDERR_FILENO) == 1
        }
    }
}
