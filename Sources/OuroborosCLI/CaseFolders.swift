import Backtest
import Ledger
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Cases of history on disk: a case's own folder, or a folder that holds several.
struct CaseFolders {
    let common: CommonOptions

    /// Cases that can be read, and those that cannot, with what is wrong with each.
    struct Found {
        var cases: [HistoryCase] = []
        var refused: [(path: String, problem: CommandError)] = []
    }

    /// - Throws: ``CommandError`` where there is no case, or two of one name.
    func cases(_ paths: [String]) throws -> Found {
        var found = Found()
        for path in paths {
            let folders = try InputFile.isFolder(path) ? folders(in: path) : []
            guard !folders.isEmpty else {
                throw CommandError.refused(
                    path, reason: "there is no case here",
                    help: "name folders with a model.yaml and an outcome.yaml, such as Models/cases"
                )
            }
            for folder in folders {
                do {
                    found.cases.append(try read(folder))
                } catch let problem as CommandError { found.refused.append((folder, problem)) }
            }
        }
        let names = found.cases.map(\.name)
        for (index, name) in names.enumerated() where names[..<index].contains(name) {
            throw CommandError.refused(
                nil, reason: "two cases are called '\(name)'", help: "name each folder once")
        }
        return found
    }

    private func read(_ path: String) throws -> HistoryCase {
        let folder: DiskFolder
        do throws(FolderError) { folder = try DiskFolder(path: path) } catch {
            throw CommandError.refused(path, reason: "the case \(error.words)")
        }
        let reading = LedgerReader.read(folder: folder)
        do throws(InvalidInput) {
            return try HistoryCase(reading, folder: folder, name: folder.name)
        } catch { throw CommandError.invalid(error, files: reading.files) }
    }

    /// The folder itself where it is a model, else the models in it, by name.
    private func folders(in path: String) throws -> [String] {
        if InputFile.exists(join(path, ModelName.file)) { return [path] }
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CommandError.refused(path, reason: SystemError.reason)
        }
        defer { close(descriptor) }
        do throws(FolderTree.Problem) {
            return try FolderTree.names(descriptor, "", limit: 1000)
                .map { join(path, String(decoding: $0, as: UTF8.self)) }
                .filter { InputFile.exists(join($0, ModelName.file)) }
        } catch {
            throw CommandError.refused(path, reason: "the folder cannot be listed: \(error)")
        }
    }

    private func join(_ folder: String, _ name: String) -> String {
        GateFiles.join(folder, name)
    }

    private enum ModelName { static let file = "model.yaml" }
}
