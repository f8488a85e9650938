#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What runs that were killed have left under temporary names.
enum LeftOvers {
    /// Seconds after which whatever lives has locked what it made.
    private static let age = 0.1

    /// Removes them from a folder; what a living run holds stays.
    static func sweep(_ folder: OutputFolder) {
        // A folder that cannot be listed keeps them.
        guard let names = try? FolderTree.names(folder.descriptor, "", limit: .max) else { return }
        for bytes in names {
            let name = String(decoding: bytes, as: UTF8.self)
            if TemporaryName.isOne(name), isDead(name, in: folder) {
                FolderTree.remove(name, in: folder.descriptor)
            }
        }
    }

    /// Whether it is the user's own, not brand-new, and nobody holds it.
    private static func isDead(_ name: String, in folder: OutputFolder) -> Bool {
        guard let information = folder.information(name), information.st_uid == geteuid(),
            information.isFolder || information.isPlainFile,
            seconds(since: information) > age
        else { return false }
        let descriptor = openat(
            folder.descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }

    private static func seconds(since information: stat) -> Double {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        #if canImport(Darwin)
            let changed = information.st_ctimespec
        #else
            let changed = information.st_ctim
        #endif
        return Double(now.tv_sec - changed.tv_sec) + Double(now.tv_nsec - changed.tv_nsec) / 1e9
    }
}
