import ArgumentParser
import Imports
import Text

/// What `import plan` and `import apply` share.
struct ImportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The rules; by default those in imports/ of the model whose `reads.file` is the file's name, or the only ones.",
            valueName: "file"))
    var rules: String?

    @Flag(
        help: "Write a figure of the file as a second claim where the ledger has another by hand.")
    var beside = false
}

/// Opens the parts of an import.
struct ImportLoading {
    let model: String
    let options: ImportOptions

    private static let ruleBytes = 8 << 20
    private static let fileBytes = 256 << 20

    func folder() throws -> DiskFolder {
        do throws(FolderError) {
            return try DiskFolder(path: model)
        } catch {
            throw CommandError.refused(
                model, reason: "the model \(error.words)",
                help: "`ouroboros import init FILE --model \(model)` makes one from a file")
        }
    }

    static func file(_ path: String) throws -> ImportFile {
        ImportFile(name: path, bytes: try InputFile.read(path, limit: fileBytes))
    }

    func plan(_ file: ImportFile, in folder: DiskFolder) throws -> ImportPlan {
        ImportPlanner(folder: folder, rules: try rules(for: file, folder), isBeside: options.beside)
            .plan(file)
    }

    private func rules(for file: ImportFile, _ folder: DiskFolder) throws -> ImportRules {
        if let path = options.rules {
            return try parse(try InputFile.read(path, limit: Self.ruleBytes), path)
        }
        var names: [String] = []
        do throws(FolderError) {
            names = try folder.fileNames(in: "imports").filter { $0.hasSuffix(".yaml") }.sorted()
        } catch {
            guard error == .missing else {
                throw CommandError.refused(
                    folder.shown("imports"), reason: "the folder \(error.words)")
            }
        }
        var all: [ImportRules] = []
        for name in names {
            let path = "imports/\(name)"
            let bytes: [UInt8]
            do throws(FolderError) {
                bytes = try folder.read(path, limit: Self.ruleBytes)
            } catch {
                throw CommandError.refused(folder.shown(path), reason: "the file \(error.words)")
            }
            all.append(try parse(bytes, folder.shown(path)))
        }
        let named = all.filter { $0.isFor(file) }
        if named.count == 1 { return named[0] }
        if named.isEmpty, all.count == 1, all[0].file == nil { return all[0] }
        throw CommandError.refused(
            file.name,
            reason: named.isEmpty
                ? "no rules in \(folder.shown("imports")) are for this file"
                : "the rules \(named.map(\.name).joined(separator: ", ")) are all for this file",
            help:
                "name them with --rules, or draft some with `ouroboros import init \(file.name) --model \(model)`"
        )
    }

    /// Problems of a rules file end the run with their places.
    private func parse(_ bytes: [UInt8], _ path: String) throws -> ImportRules {
        do throws(InvalidInput) {
            return try ImportRules(reading: bytes, file: path)
        } catch { throw CommandError.invalid(error, files: [path: bytes]) }
    }
}
