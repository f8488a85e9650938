import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A model's folder on disk. Only plain files inside the folder are read; links that lead out of it are refused.
struct DiskFolder: ModelFolder {
    /// Path as the user wrote it, without a slash at the end.
    private let path: String
    /// Absolute path with all links followed.
    private let root: String
    let name: String

    /// - Throws: the reason why the folder cannot be used.
    init(path: String) throws(FolderError) {
        var shown = path.isEmpty ? "." : path
        while shown.count > 1, shown.hasSuffix("/") { shown.removeLast() }
        self.path = shown
        root = try DiskFolder.resolve(shown)
        var info = stat()
        guard stat(root, &info) == 0 else { throw DiskFolder.systemError() }
        guard info.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder }
        name = root.split(separator: "/").last.map(String.init) ?? "model"
        guard !name.unicodeScalars.contains(where: ControlCharacter.isInName) else {
            throw .badName
        }
    }

    func shown(_ path: String) -> String { self.path == "." ? path : "\(self.path)/\(path)" }

    func fileNames(in folder: String) throws(FolderError) -> [String] {
        let absolute = try inside(folder)
        guard let stream = opendir(absolute) else {
            throw errno == ENOTDIR ? .notAFolder : DiskFolder.systemError()
        }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            var info = stat()
            guard stat("\(absolute)/\(name)", &info) == 0 else {
                // A link that leads nowhere is listed, so that reading it says so.
                if name != ".", name != ".." { names.append(name) }
                continue
            }
            if info.st_mode & S_IFMT == S_IFREG { names.append(name) }
        }
        guard errno == 0 else { throw DiskFolder.systemError() }
        return names
    }

    func size(of path: String) throws(FolderError) -> Int {
        var info = stat()
        guard stat(try inside(path), &info) == 0 else { throw DiskFolder.systemError() }
        guard info.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        return Int(info.st_size)
    }

    func read(_ path: String, limit: Int) throws(FolderError) -> [UInt8] {
        // Without blocking, so that a pipe put in the file's place cannot hold the program.
        let descriptor = open(try inside(path), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw DiskFolder.systemError() }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { throw DiskFolder.systemError() }
        guard info.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        InputFile.remember(info)
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = block.withUnsafeMutableBytes {
                Self.readBlock(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw DiskFolder.systemError() }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else { throw .tooLarge }
            bytes += block[..<count]
        }
    }

    /// The system's `read`, which the method of that name hides.
    private static func readBlock(
        _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
    ) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer, count)
        #elseif canImport(Musl)
            Musl.read(descriptor, buffer, count)
        #else
            Darwin.read(descriptor, buffer, count)
        #endif
    }

    /// The absolute path of something in the folder, links followed, if these do not lead it out.
    func inside(_ path: String) throws(FolderError) -> String {
        let resolved = try DiskFolder.resolve(path.isEmpty ? root : "\(root)/\(path)")
        guard resolved == root || root == "/" || resolved.hasPrefix(root + "/") else {
            throw .outside
        }
        return resolved
    }

    private static func resolve(_ path: String) throws(FolderError) -> String {
        guard let resolved = realpath(path, nil) else { throw systemError() }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func systemError() -> FolderError {
        switch errno {
        case ENOENT: .missing
        case ENOTDIR: .notAFolder
        case ELOOP: .linkLoop
        case let code: .system(String(cString: strerror(code)))
        }
    }
}
