import Foundation

/// A few lines of a shell around the built command, which they know as `$O`.
struct ShellRun {
    let output: String
    let status: Int32

    /// - Parameter folder: where the lines run.
    init(_ script: String, in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = folder
        var variables = ProcessInfo.processInfo.environment
        variables["SWIFT_BACKTRACE"] = "enable=no"
        variables["O"] = CommandRun.command.path()
        variables["REPO"] = CommandRun.root.path()
        process.environment = variables
        let scratch = try TemporaryFolder()
        let file = scratch.url.appending(path: "out")
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        output = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        status =
            process.terminationReason == .exit
            ? process.terminationStatus : -process.terminationStatus
    }

    var lines: [String] { output.split(separator: "\n").map(String.init) }
}
