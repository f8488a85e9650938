import CFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A result that is whole on the disk before it has its name.
///
/// Where the file system can (Linux: ext4, xfs, btrfs, tmpfs) it has no name at all until then, so nothing is left of a process that is killed; elsewhere
/// it has a name that nobody can know, made anew (`O_EXCL`), and goes away when the process ends.
final class StagedFile {
    private let folder: OutputFolder
    private let descriptor: Int32
    /// `nil`: none yet.
    private var temporary: TemporaryName?
    private let shownPath: String

    /// - Parameters:
    ///   - folder: where it will have its name.
    ///   - existing: the file that will be replaced, whose rights it takes over.
    ///   - shownPath: the path that messages name.
    init(
        _ bytes: [UInt8], in folder: OutputFolder, like existing: stat?, shownPath: String
    ) throws(OutputError) {
        self.folder = folder
        self.shownPath = shownPath
        let mode: mode_t = existing == nil ? 0o666 : 0o600
        let unnamed = ouroboros_open_unnamed(folder.descriptor, mode)
        if unnamed >= 0 {
            descriptor = unnamed
        } else if errno == ENOTSUP {
            (descriptor, temporary) = try TemporaryName.file(in: folder, mode: mode, shownPath)
        } else {
            throw .system(shownPath)
        }
        do throws(OutputError) {
            try Self.fill(descriptor, bytes, like: existing, shownPath)
        } catch {
            temporary?.remove()
            close(descriptor)
            throw error
        }
    }

    deinit {
        temporary?.remove()
        close(descriptor)
    }

    private static func fill(
        _ descriptor: Int32, _ bytes: [UInt8], like existing: stat?, _ shownPath: String
    ) throws(OutputError) {
        // Another run takes what nobody holds for a left-over.
        _ = flock(descriptor, LOCK_EX | LOCK_NB)
        try OutputStream.write(bytes, to: descriptor, path: shownPath)
        if let existing { try takeRights(of: existing, descriptor, shownPath) }
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
            throw .system(shownPath)
        }
    }

    /// Mode and, where the user may give them, owner and group.
    private static func takeRights(
        of existing: stat, _ descriptor: Int32, _ shownPath: String
    ) throws(OutputError) {
        var own = stat()
        guard fstat(descriptor, &own) == 0 else { throw .system(shownPath) }
        var mode = existing.st_mode & 0o7777
        if own.st_uid != existing.st_uid || own.st_gid != existing.st_gid {
            let isGiven = fchown(descriptor, existing.st_uid, existing.st_gid) == 0
            if !isGiven, fchown(descriptor, uid_t.max, existing.st_gid) != 0 {
                // Another group must not gain what the old one had.
                mode = mode & ~0o070 | (mode & 0o007) << 3
            }
        }
        guard fchmod(descriptor, mode) == 0 else { throw .system(shownPath) }
    }

    /// Gives it a name that nothing has, in this folder or in another of the same file system.
    func name(_ name: String, in other: OutputFolder? = nil) throws(OutputError) {
        let target = (other ?? folder).descriptor
        if let temporary {
            if linkat(folder.descriptor, temporary.name, target, name, 0) != 0 {
                try rename(temporary, to: name, in: other ?? folder)
            }
            temporary.remove()
            self.temporary = nil
        } else if ouroboros_name(descriptor, target, name) != 0 {
            throw .system(shownPath)
        }
    }

    /// Where the file system gives a file one name only.
    private func rename(
        _ temporary: TemporaryName, to name: String, in target: OutputFolder
    ) throws(OutputError) {
        guard errno == EPERM || errno == ENOTSUP || errno == ENOSYS else {
            throw .system(shownPath)
        }
        guard target.information(name) == nil else {
            errno = EEXIST
            throw .system(shownPath)
        }
        guard renameat(folder.descriptor, temporary.name, target.descriptor, name) == 0 else {
            throw .system(shownPath)
        }
    }

    /// Gives it a name that another file may have, which it replaces in one step.
    func replace(_ name: String) throws(OutputError) {
        if temporary == nil {
            if ouroboros_name(descriptor, folder.descriptor, name) == 0 { return }
            guard errno == EEXIST else { throw .system(shownPath) }
            temporary = try TemporaryName.link(descriptor, in: folder, shownPath)
        }
        guard let temporary else { return }
        self.temporary = nil
        try temporary.rename(to: name, shownPath)
    }
}
