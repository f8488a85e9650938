import ArgumentParser
import Ledger

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that a user names, as opposed to one that a model lists.
enum InputFile {
    /// The name that stands for standard input.
    static let standardInput = "-"

    static func isFolder(_ path: String) throws -> Bool {
        guard path != standardInput else { return false }
        var information = stat()
        guard stat(path, &information) == 0 else { throw refused(path, OutputFiles.reason()) }
        return information.st_mode & S_IFMT == S_IFDIR
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The bytes of a file or a pipe, at most `limit`.
    /// - Throws: ``CommandError/refused(_:reason:help:)`` when it cannot be read.
    static func read(_ path: String, limit: Int) throws -> [UInt8] {
        let opened = path == standardInput ? fdopen(dup(STDIN_FILENO), "r") : fopen(path, "r")
        guard let file = opened else { throw refused(path, OutputFiles.reason()) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = fread(&block, 1, block.count, file)
            if count == 0 { break }
            guard bytes.count + count <= limit else {
                throw refused(path, "it has more than \(limit) bytes")
            }
            bytes += block[..<count]
        }
        guard ferror(file) == 0 else { throw refused(path, OutputFiles.reason()) }
        return bytes
    }

    private static func refused(_ path: String, _ reason: String) -> CommandError {
        .refused(path, reason: "cannot read it: \(reason)")
    }
}
