import ArgumentParser
import Imports
import Text

struct ImportExplainCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "From an imported entry back to its file and row.",
        discussion: HelpText.discussion(
            "A part of the entry's id does: a deal, a firm, a metric with its day.",
            examples: ["ouroboros import explain my-model openai-oracle-purchase-2025-09"]))

    @Argument(help: "The model's folder.")
    var model: String

    @Argument(help: "The entry, or a part of its id.")
    var entry: String

    @OptionGroup(title: "Messages") var common: CommonOptions

    func execute() throws {
        let folder = try ImportLoading(model: model, options: ImportOptions()).folder()
        let names: [String]
        do throws(FolderError) {
            names = try folder.fileNames(in: "imports").filter { $0.hasSuffix(".lock") }.sorted()
        } catch {
            throw CommandError.refused(folder.shown("imports"), reason: "the folder \(error.words)")
        }
        var isFound = false
        for file in names {
            let path = "imports/\(file)"
            let bytes: [UInt8]
            do throws(FolderError) {
                bytes = try folder.read(path, limit: 256 << 20)
            } catch {
                throw CommandError.refused(folder.shown(path), reason: "the lock \(error.words)")
            }
            let lock: ImportLock
            do throws(InvalidInput) {
                lock = try ImportLock(
                    reading: bytes, name: String(file.dropLast(5)), file: folder.shown(path))
            } catch { throw CommandError.invalid(error, files: [folder.shown(path): bytes]) }
            for (key, found) in lock.entries.sorted(by: { $0.key < $1.key })
            where found.ledgerID.contains(entry) {
                isFound = true
                Terminal.write(
                    "\(found.ledgerID)\n  import \(lock.name), plan \(found.plan)\n  row \(key)\n  digest \(found.hash)\n"
                )
                for (name, hash) in lock.files.sorted(by: { $0.key < $1.key }) {
                    Terminal.write("  file \(name), sha256 \(hash)\n")
                }
            }
        }
        if !isFound {
            throw CommandError.refused(
                entry, reason: "no import of \(model) has it",
                help:
                    "its claim names its source and place; locks are in \(folder.shown("imports"))")
        }
    }
}
