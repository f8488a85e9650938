import Text
import CFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder that holds one report and nothing else.
///
/// The new report takes the place of the old one in one step: it is made whole beside it, then the two change names. Where that cannot be done (the
/// folder is a mount point, or where a program works, or the file system knows no such step) files are replaced one by one.
struct ReportFolder {
    typealias Contents = [(path: String, contents: String)]

    /// As the user wrote it.
    private let shown: String
    private let name: String
    /// The folder that the report's folder stands in.
    private let parent: OutputFolder

    /// Writes a report.
    ///
    /// - Parameter ownNames: names that count as an earlier report's even where no manifest lists them.
    /// - Throws: also for a folder that holds what no earlier report wrote: nothing is written then.
    static func write(
        _ files: Contents, into folder: String, ownNames: [String] = []
    ) throws(OutputError) {
        try ReportFolder(folder).write(files, ownNames: ownNames)
    }

    private init(_ folder: String) throws(OutputError) {
        shown = folder
        var information = stat()
        guard stat(folder, &information) == 0 else {
            // A link that leads nowhere is no place for a new folder.
            guard errno == ENOENT, lstat(folder, &information) != 0 else { throw .system(folder) }
            var bare = folder[...]
            while bare.count > 1, bare.last == "/" { bare.removeLast() }
            let above = OutputFiles.parent(of: String(bare))
            try OutputFolder.make(above)
            name = String(bare.split(separator: "/").last ?? "")
            parent = try OutputFolder(above)
            return
        }
        guard information.isFolder else {
            throw OutputError(path: folder, reason: "it exists and is not a folder")
        }
        guard let resolved = realpath(folder, nil) else { throw .system(folder) }
        defer { free(resolved) }
        let path = String(cString: resolved)
        name = path.split(separator: "/").last.map(String.init) ?? "."
        parent = try OutputFolder(name == "." ? "/" : OutputFiles.parent(of: path))
    }

    private func write(_ files: Contents, ownNames: [String]) throws(OutputError) {
        LeftOvers.sweep(parent)
        // Other runs may make the folder, or put their report there, at the same time.
        for _ in 0..<64 {
            guard let old = parent.information(name) else {
                if try swap(files, nil, ownNames) { return }
                continue
            }
            guard old.isFolder else {
                throw OutputError(path: shown, reason: "it exists and is not a folder")
            }
            let folder = try parent.folder(name)
            LeftOvers.sweep(folder)
            let earlier = try EarlierReport(folder, shown: shown, ownNames: ownNames)
            if !earlier.isShared, !isInUse(old), try swap(files, (old, earlier), ownNames) {
                return
            }
            if parent.information(name)?.identity != old.identity { continue }
            return try replaceInPlace(files, folder, earlier)
        }
        throw OutputError(path: shown, reason: "other programs change it all the time")
    }

    /// Whether the command runs in the folder or below it: its shell would stand in a folder that is gone.
    private func isInUse(_ old: stat) -> Bool {
        var folder = "."
        for _ in 0..<64 {
            var (here, above) = (stat(), stat())
            guard stat(folder, &here) == 0, stat(folder + "/..", &above) == 0 else { return true }
            if here.identity == old.identity { return true }
            if above.identity == here.identity { return false }
            folder += "/.."
        }
        return true
    }

    // MARK: In one step

    /// - Returns: whether it could be done that way, now.
    private func swap(
        _ files: Contents, _ old: (information: stat, earlier: EarlierReport)?,
        _ ownNames: [String]
    ) throws(OutputError) -> Bool {
        guard access(parent.path.isEmpty ? "." : parent.path, W_OK) == 0 || old == nil else {
            return false
        }
        // Before the folder is there: it has a temporary name for as short a time as can be.
        var staged: [StagedFile] = []
        for file in files {
            staged.append(
                try StagedFile(
                    Array(file.contents.utf8), in: parent, like: old?.earlier.files[file.path],
                    shownPath: "\(shown)/\(file.path)"))
        }
        let temporary = try TemporaryName.folder(
            in: parent, mode: old == nil ? 0o777 : 0o700, shown)
        do throws(OutputError) {
            let folder = try parent.folder(temporary.name)
            _ = flock(folder.descriptor, LOCK_EX | LOCK_NB)
            var inner: [String: OutputFolder] = ["": folder]
            for (file, staged) in zip(files, staged) {
                let place = try Self.folder(OutputFiles.parent(of: file.path), in: &inner)
                try staged.name(Self.lastPart(file.path), in: place)
            }
            if let old {
                // Where the user may; else the folder is the user's own.
                _ = fchown(
                    folder.descriptor, old.information.st_uid, old.information.st_gid)
                guard fchmod(folder.descriptor, old.information.st_mode & 0o7777) == 0 else {
                    throw .system(shown)
                }
            }
            let isDone = try exchange(temporary, isNew: old == nil)
            if isDone {
                for folder in inner.values { try folder.synchronise() }
                try parent.synchronise()
            }
            guard isDone, old != nil else { return isDone }
            return try removeOld(temporary, ownNames)
        } catch {
            temporary.remove()
            throw error
        }
    }

    private static func lastPart(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The folder of a path below the first, made with those above it.
    private static func folder(
        _ path: String, in known: inout [String: OutputFolder]
    ) throws(OutputError) -> OutputFolder {
        if let found = known[path] { return found }
        let made = try folder(OutputFiles.parent(of: path), in: &known).madeFolder(lastPart(path))
        known[path] = made
        return made
    }

    /// Gives the new folder its name; the old one has the temporary one then.
    private func exchange(_ temporary: TemporaryName, isNew: Bool) throws(OutputError) -> Bool {
        let failure: Int32 = TemporaryRecord.uninterrupted { record in
            if isNew {
                guard ouroboros_rename_new(parent.descriptor, temporary.name, name) == 0 else {
                    return errno
                }
                temporary.forget(in: &record)
                return 0
            }
            return ouroboros_exchange(parent.descriptor, temporary.name, name) == 0 ? 0 : errno
        }
        if failure == 0 { return true }
        if isNew, failure == ENOTSUP { return try makeEmpty(temporary) }
        temporary.remove()
        // It came or went meanwhile; it is a mount point; the file system knows no such step.
        let isOtherWay =
            isNew
            ? failure == EEXIST
            : [ENOENT, EBUSY, EXDEV, ENOTSUP, EACCES, EPERM].contains(failure)
        if isOtherWay { return false }
        errno = failure
        throw .system(shown)
    }

    /// A file system that cannot rename to a new name alone gets an empty folder, which is filled file by file.
    private func makeEmpty(_ temporary: TemporaryName) throws(OutputError) -> Bool {
        temporary.remove()
        guard mkdirat(parent.descriptor, name, 0o777) == 0 || errno == EEXIST else {
            throw .system(shown)
        }
        return false
    }

    /// Removes what the folder held before; what appeared in it since it was looked at brings it back.
    private func removeOld(
        _ temporary: TemporaryName, _ ownNames: [String]
    ) throws(OutputError) -> Bool {
        let old = try parent.folder(temporary.name)
        do throws(OutputError) {
            _ = try EarlierReport(old, shown: shown, ownNames: ownNames)
        } catch {
            guard ouroboros_exchange(parent.descriptor, temporary.name, name) == 0 else {
                temporary.forget()
                throw OutputError(
                    path: shown,
                    reason: "what was put into it meanwhile is in \(parent.shown(temporary.name))")
            }
            temporary.remove()
            throw error
        }
        temporary.remove()
        guard parent.information(temporary.name) == nil else {
            throw OutputError(
                path: parent.shown(temporary.name),
                reason: "the earlier report cannot be removed; the new one is written")
        }
        return true
    }

    // MARK: File by file

    private func replaceInPlace(
        _ files: Contents, _ folder: OutputFolder, _ earlier: EarlierReport
    ) throws(OutputError) {
        var inner: [String: OutputFolder] = ["": folder]
        var staged: [(file: StagedFile, folder: OutputFolder, name: String)] = []
        // The manifest first: whenever this is cut short, it lists what the folder holds.
        for file in [files.last].compactMap({ $0 }) + files.dropLast() {
            let place = try Self.folder(OutputFiles.parent(of: file.path), in: &inner)
            staged.append(
                (
                    try StagedFile(
                        Array(file.contents.utf8), in: place, like: earlier.files[file.path],
                        shownPath: "\(shown)/\(file.path)"), place, Self.lastPart(file.path)
                ))
        }
        let wanted = Set(files.map(\.path))
        let old = earlier.files.keys.filter { !wanted.contains($0) }.sorted()
        let folders = earlier.folders.filter { folder in
            !wanted.contains { $0.hasPrefix(folder + "/") }
        }
        try TemporaryRecord.together { () throws(OutputError) in
            for path in old where unlinkat(folder.descriptor, path, 0) != 0 && errno != ENOENT {
                throw .system("\(shown)/\(path)")
            }
            for path in folders { unlinkat(folder.descriptor, path, AT_REMOVEDIR) }
            for file in staged { try file.file.replace(file.name) }
        }
        for folder in inner.values { try folder.synchronise() }
    }
}
