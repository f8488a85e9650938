import ArgumentParser

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes results so that a reader never sees half a file, and nothing is lost that was there.
enum OutputFiles {
    /// To a file, or to standard output (no path, or `-`).
    ///
    /// - Parameters:
    ///   - isAppended: behind what the file holds already.
    ///   - mayReplaceInput: whether the file may be one that this run has read.
    ///   - isCommands: whether the text is made of commands to the program that reads a job's log.
    /// - Throws: ``OutputError``.
    static func emit(
        _ text: String, to path: String?, isAppended: Bool = false, mayReplaceInput: Bool = false,
        isCommands: Bool = false
    ) throws {
        guard let path, path != "-" else {
            Terminal.write(text, isCommands: isCommands)
            return
        }
        let bytes = Array(text.utf8)
        if isAppended {
            try append(bytes, to: path)
        } else {
            try write(bytes, to: path, mayReplaceInput: mayReplaceInput)
        }
    }

    /// A plain file is replaced as a whole and keeps its rights; a link keeps leading where it leads; pipes and devices are written through.
    static func write(
        _ bytes: [UInt8], to path: String, mayReplaceInput: Bool = false
    ) throws(OutputError) {
        let target = try OutputTarget(path)
        if !mayReplaceInput { try refuseInput(target, path) }
        switch target {
        case .descriptor(let descriptor): try writeThrough(bytes, to: dup(descriptor), path)
        case .stream(let stream):
            try writeThrough(bytes, to: try OutputStream.open(stream), path)
        case .file(let folderPath, let name, let existing):
            let folder = try opened(folderPath, path)
            let staged = try StagedFile(bytes, in: folder, like: existing, shownPath: path)
            try staged.replace(name)
            try folder.synchronise()
        }
    }

    /// Behind what a file holds already, which is made if needed.
    static func append(_ bytes: [UInt8], to path: String) throws(OutputError) {
        let target = try OutputTarget(path)
        try refuseInput(target, path)
        switch target {
        case .descriptor(let descriptor): try writeThrough(bytes, to: dup(descriptor), path)
        case .stream(let stream):
            try writeThrough(bytes, to: try OutputStream.open(stream), path)
        case .file(let folderPath, let name, _):
            let folder = try opened(folderPath, path)
            let descriptor = openat(
                folder.descriptor, name,
                O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o666)
            try writeThrough(bytes, to: descriptor, path)
        }
    }

    /// Several files of one folder that are there already, each replaced as a whole: all are on the disk before the first takes its name.
    ///
    /// - Parameter files: paths that lead to plain files, and what these shall hold.
    static func replace(
        _ files: [(path: String, shownPath: String, contents: String)]
    ) throws(OutputError) {
        try replace(files.map { ($0.path, $0.shownPath, Array($0.contents.utf8)) })
    }

    /// The same with bytes.
    static func replace(
        _ files: [(path: String, shownPath: String, bytes: [UInt8])]
    ) throws(OutputError) {
        var staged: [(file: StagedFile, name: String, folder: OutputFolder)] = []
        for file in files {
            let target: OutputTarget
            do throws(OutputError) { target = try OutputTarget(file.path) } catch {
                throw OutputError(path: file.shownPath, reason: error.reason)
            }
            guard case .file(let folderPath, let name, let existing?) = target else {
                throw OutputError(path: file.shownPath, reason: "it is no plain file any more")
            }
            let folder = try opened(folderPath, file.shownPath)
            staged.append(
                (
                    try StagedFile(
                        file.bytes, in: folder, like: existing, shownPath: file.shownPath), name,
                    folder
                ))
        }
        try TemporaryRecord.together { () throws(OutputError) in
            for file in staged { try file.file.replace(file.name) }
        }
        for file in staged { try file.folder.synchronise() }
    }

    /// New files in a folder that is made if needed; nothing that exists is replaced, and no link is followed out of the folder.
    static func create(
        _ files: [(path: String, contents: String)], in path: String
    ) throws(OutputError) {
        try create(files.map { ($0.path, Array($0.contents.utf8)) }, in: path)
    }

    /// The same with bytes.
    static func create(
        _ files: [(path: String, bytes: [UInt8])], in path: String
    ) throws(OutputError) {
        try OutputFolder.make(path)
        let folder = try OutputFolder(path)
        var staged: [(file: StagedFile, folder: OutputFolder, name: String)] = []
        for file in files {
            var place = folder
            let parts = file.path.split(separator: "/").map(String.init)
            for part in parts.dropLast() { place = try place.madeFolder(part) }
            guard let name = parts.last else { continue }
            if place.information(name) != nil {
                throw OutputError(path: place.shown(name), reason: "it exists already")
            }
            staged.append(
                (
                    try StagedFile(
                        file.bytes, in: place, like: nil, shownPath: place.shown(name)), place, name
                ))
        }
        try TemporaryRecord.together { () throws(OutputError) in
            var named: [(folder: OutputFolder, name: String)] = []
            do throws(OutputError) {
                for file in staged {
                    try file.file.name(file.name)
                    named.append((file.folder, file.name))
                }
            } catch {
                for file in named { unlinkat(file.folder.descriptor, file.name, 0) }
                throw error
            }
        }
        for file in staged { try file.folder.synchronise() }
    }

    /// Files of a folder that is made if needed: those that are there are replaced, the others made.
    static func update(
        _ files: [(path: String, contents: String)], in path: String
    ) throws(OutputError) {
        try update(files.map { ($0.path, Array($0.contents.utf8)) }, in: path)
    }

    /// The same with bytes.
    static func update(
        _ files: [(path: String, bytes: [UInt8])], in path: String
    ) throws(OutputError) {
        let old = files.filter { exists("\(path)/\($0.path)") }
        let names = Set(old.map(\.path))
        try replace(old.map { ("\(path)/\($0.path)", "\(path)/\($0.path)", $0.bytes) })
        try create(files.filter { !names.contains($0.path) }, in: path)
    }

    private static func opened(
        _ folder: String, _ path: String
    ) throws(OutputError) -> OutputFolder {
        do throws(OutputError) { return try OutputFolder(folder) } catch {
            throw OutputError(path: path, reason: error.reason)
        }
    }

    private static func writeThrough(
        _ bytes: [UInt8], to descriptor: Int32, _ path: String
    ) throws(OutputError) {
        guard descriptor >= 0 else { throw .system(path) }
        do throws(OutputError) {
            try OutputStream.write(bytes, to: descriptor, path: path)
        } catch {
            if error.code == EPIPE { Terminal.readerLeft() }
            close(descriptor)
            throw error
        }
        // Some file systems say only now that the disk is full.
        guard close(descriptor) == 0 else { throw .system(path) }
    }

    /// A result must not destroy what it was made from.
    private static func refuseInput(_ target: OutputTarget, _ path: String) throws(OutputError) {
        guard let identity = target.identity, InputFile.wasRead(identity) else { return }
        throw OutputError(
            path: path, reason: "it is an input of this command",
            help: "name another file with -o")
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
