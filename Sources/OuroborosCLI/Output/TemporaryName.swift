import CFiles
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A name that nobody can know and that goes away when the process ends, by an error or a signal.
struct TemporaryName {
    /// What all of them begin with, so that a left-over can be told by its name.
    static let prefix = ".ouroboros-"

    let folder: OutputFolder
    let name: String
    private let key: Int

    private init(in folder: OutputFolder, name: String, key: Int) {
        self.folder = folder
        self.name = name
        self.key = key
    }

    private static func random() -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return prefix + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Whether a name is one of these.
    static func isOne(_ name: String) -> Bool {
        name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + 16
            && name.utf8.dropFirst(prefix.utf8.count).allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    /// Makes something under a new name; it is on record before a signal can end the process.
    private static func make(
        in folder: OutputFolder, isFolder: Bool, _ shownPath: String, _ make: (String) -> Int32
    ) throws(OutputError) -> (Int32, TemporaryName) {
        let result: (made: Int32, name: String, key: Int)? = TemporaryRecord.uninterrupted {
            record in
            for _ in 0..<16 {
                let name = random()
                let made = make(name)
                if made >= 0 {
                    return (made, name, record.add(folder.descriptor, name, isFolder: isFolder))
                }
                if errno != EEXIST { return nil }
            }
            return nil
        }
        guard let result else { throw .system(shownPath) }
        return (result.made, TemporaryName(in: folder, name: result.name, key: result.key))
    }

    static func file(
        in folder: OutputFolder, mode: mode_t, _ shownPath: String
    ) throws(OutputError) -> (Int32, TemporaryName) {
        try make(in: folder, isFolder: false, shownPath) {
            openat(
                folder.descriptor, $0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        }
    }

    /// A name for an open file that has none.
    static func link(
        _ descriptor: Int32, in folder: OutputFolder, _ shownPath: String
    ) throws(OutputError) -> TemporaryName {
        try make(in: folder, isFolder: false, shownPath) {
            ouroboros_name(descriptor, folder.descriptor, $0)
        }.1
    }

    static func folder(
        in folder: OutputFolder, mode: mode_t, _ shownPath: String
    ) throws(OutputError) -> TemporaryName {
        try make(in: folder, isFolder: true, shownPath) {
            mkdirat(folder.descriptor, $0, mode)
        }.1
    }

    /// In place of a file of that name, in one step.
    func rename(to other: String, _ shownPath: String) throws(OutputError) {
        let failure: Int32 = TemporaryRecord.uninterrupted { record in
            guard renameat(folder.descriptor, name, folder.descriptor, other) == 0 else {
                let reason = errno
                record.remove(key)
                return reason
            }
            record.forget(key)
            return 0
        }
        errno = failure
        guard failure == 0 else { throw .system(shownPath) }
    }

    func remove() { TemporaryRecord.uninterrupted { $0.remove(key) } }

    /// It is no longer there, or no longer temporary.
    func forget() { TemporaryRecord.uninterrupted { $0.forget(key) } }
    func forget(in record: inout TemporaryRecord) { record.forget(key) }
}

/// The temporary names of the process.
struct TemporaryRecord {
    private struct Entry {
        let folder: Int32
        let name: String
        let isFolder: Bool
    }

    private var entries: [Int: Entry] = [:]
    private var next = 0

    private static let shared = Mutex(TemporaryRecord())
    private static let groups = Mutex(())

    /// Several steps that a signal does not part: it ends the process before or after them.
    static func together<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure) {
        try groups.withLock { _ throws(Failure) in try work() }
    }

    /// Work that a signal does not cut in two.
    static func uninterrupted<Value: Sendable>(_ work: (inout TemporaryRecord) -> Value) -> Value {
        shared.withLock { work(&$0) }
    }

    /// Removes all, then ends the process: nothing is made in between.
    static func removeAll(then end: () -> Never) -> Never {
        groups.withLock { _ in
            shared.withLock { record in
                for key in record.entries.keys.sorted() { record.remove(key) }
                end()
            }
        }
    }

    fileprivate mutating func add(_ folder: Int32, _ name: String, isFolder: Bool) -> Int {
        next += 1
        entries[next] = Entry(folder: folder, name: name, isFolder: isFolder)
        return next
    }

    fileprivate mutating func forget(_ key: Int) { entries[key] = nil }

    fileprivate mutating func remove(_ key: Int) {
        guard let entry = entries.removeValue(forKey: key) else { return }
        if entry.isFolder {
            FolderTree.remove(entry.name, in: entry.folder)
        } else {
            unlinkat(entry.folder, entry.name, 0)
        }
    }
}
