import Foundation

/// One run of the built command, with what it printed and how it ended.
struct CommandRun {
    let output: String
    let messages: String
    let status: Int32

    /// The repository's root, found from where this source stands.
    static let root: URL = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The command stands beside the test bundle.
    static let command: URL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "ouroboros")

    /// - Parameter folder: where the command starts; the repository's root unless given.
    init(
        _ arguments: [String], in folder: URL = CommandRun.root,
        environment: [String: String] = [:]
    ) throws {
        let process = Process()
        process.executableURL = Self.command
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = ProcessInfo.processInfo.environment
        variables["SWIFT_BACKTRACE"] = "enable=no"
        for (name, value) in environment { variables[name] = value }
        process.environment = variables
        // Files rather than pipes: a pipe that is read late would hold a chatty command.
        let scratch = try TemporaryFolder()
        let out = scratch.url.appending(path: "out")
        let err = scratch.url.appending(path: "err")
        for file in [out, err] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        output = String(decoding: try Data(contentsOf: out), as: UTF8.self)
        messages = String(decoding: try Data(contentsOf: err), as: UTF8.self)
        // A crash shows as the negative number of its signal.
        status =
            process.terminationReason == .exit
            ? process.terminationStatus : -process.terminationStatus
    }
}

/// A folder of its own that goes away with the value.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(
            path: "ouroboros-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    @discardableResult
    func write(_ text: String, to path: String) throws -> URL {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file
    }

    /// Relative paths of all files, sorted.
    var files: [String] {
        let names = FileManager.default.enumerator(atPath: url.path())?.compactMap { $0 as? String }
        return (names ?? []).filter {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(
                atPath: url.appending(path: $0).path(), isDirectory: &isFolder)
            return !isFolder.boolValue
        }.sorted()
    }
}
