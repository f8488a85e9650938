import Text

/// A model's folder as it would be with some files written.
struct OverlayFolder: ModelFolder {
    let base: any ModelFolder
    /// Path → contents.
    let files: [String: [UInt8]]

    var name: String { base.name }
    func shown(_ path: String) -> String { base.shown(path) }

    func fileNames(in folder: String) throws(FolderError) -> [String] {
        let prefix = folder.isEmpty ? "" : folder + "/"
        let own = files.keys.filter {
            $0.hasPrefix(prefix) && !$0.dropFirst(prefix.count).contains("/")
        }.map { String($0.dropFirst(prefix.count)) }
        do throws(FolderError) {
            return Array(Set(try base.fileNames(in: folder) + own))
        } catch {
            if error == .missing, !own.isEmpty { return own }
            throw error
        }
    }

    func size(of path: String) throws(FolderError) -> Int {
        if let bytes = files[path] { return bytes.count }
        return try base.size(of: path)
    }

    func read(_ path: String, limit: Int) throws(FolderError) -> [UInt8] {
        guard let bytes = files[path] else { return try base.read(path, limit: limit) }
        guard bytes.count <= limit else { throw .tooLarge }
        return bytes
    }
}
