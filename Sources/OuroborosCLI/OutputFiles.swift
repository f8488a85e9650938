#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes results so that a reader never sees half a file: beside it, then renamed.
enum OutputFiles {
    /// Writes `files` into a folder that is made if needed. Every file is complete on the disk before the first takes its name.
    static func write(_ files: [(path: String, contents: String)], into folder: String) throws {
        var prepared: [(temporary: String, final: String)] = []
        do {
            for file in files {
                let final = folder + "/" + file.path
                try makeFolder(parent(of: final))
                let temporary = final + ".part"
                prepared.append((temporary, final))
                try writeWhole(Array(file.contents.utf8), to: temporary)
            }
        } catch {
            for file in prepared { unlink(file.temporary) }
            throw error
        }
        for file in prepared { try rename(file.temporary, to: file.final) }
    }

    /// To a file, or to standard output.
    ///
    /// - Parameter isAppended: behind what the file holds already.
    static func emit(_ text: String, to path: String?, isAppended: Bool = false) throws {
        guard let path else {
            Terminal.write(text)
            return
        }
        if isAppended { try append(text, to: path) } else { try write(text, to: path) }
    }

    static func write(_ contents: String, to path: String) throws {
        try write(bytes: Array(contents.utf8), to: path)
    }

    static func write(bytes: [UInt8], to path: String) throws {
        let temporary = path + ".part"
        do { try writeWhole(bytes, to: temporary) } catch {
            unlink(temporary)
            throw error
        }
        try rename(temporary, to: path)
    }

    /// Behind what a file holds already, which is made if needed.
    static func append(_ contents: String, to path: String) throws {
        try writeWhole(Array(contents.utf8), to: path, mode: "a")
    }

    private static func writeWhole(_ bytes: [UInt8], to path: String, mode: String = "w") throws {
        guard let file = fopen(path, mode) else { throw OutputError(path: path, reason: reason()) }
        let written = fwrite(bytes, 1, bytes.count, file)
        let failure = reason()
        guard fclose(file) == 0, written == bytes.count else {
            throw OutputError(path: path, reason: failure)
        }
    }

    private static func rename(_ from: String, to path: String) throws {
        #if canImport(Glibc)
            let status = Glibc.rename(from, path)
        #else
            let status = Darwin.rename(from, path)
        #endif
        guard status == 0 else {
            let failure = reason()
            unlink(from)
            throw OutputError(path: path, reason: failure)
        }
    }

    static func makeFolder(_ path: String) throws {
        guard !path.isEmpty, path != "/", path != "." else { return }
        var information = stat()
        if stat(path, &information) == 0 {
            guard information.st_mode & S_IFMT == S_IFDIR else {
                throw OutputError(path: path, reason: "it exists and is not a folder")
            }
            return
        }
        try makeFolder(parent(of: path))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw OutputError(path: path, reason: reason())
        }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func reason() -> String { String(cString: strerror(errno)) }
}

/// A result could not be written.
struct OutputError: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "cannot write \(path): \(reason)" }
}
