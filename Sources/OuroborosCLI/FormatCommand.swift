import Analysis
import ArgumentParser
import Ledger
import Liquidity
import Text

struct FormatCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Rewrite a model's YAML in its canonical form; comments stay.",
        discussion: HelpText.discussion(
            examples: [
                "ouroboros fmt Models/demo",
                "ouroboros fmt Models/demo --check",
            ])
    )

    @Argument(help: "The model's folder.")
    var model: String

    @Flag(help: "Change nothing; exit with status 2 if a file is not in canonical form.")
    var check = false

    @OptionGroup(title: "Messages") var common: CommonOptions

    func execute() throws {
        let checked = try ModelLoading(common: common).open(model).model
        var changed: [(path: String, before: [UInt8], contents: String)] = []
        // A series is no YAML; a policy's comments and lines are its owner's.
        let others = Set(
            (checked.attachments(.series) + checked.attachments(.policy)).map(\.path))
        let scenarios = Set(checked.attachments(.scenarios).map(\.path))
        let texts = checked.files.filter { !others.contains($0.path) }
        for file in texts {
            let after: String
            do throws(InvalidInput) {
                after = try LedgerFormatter.format(
                    file.bytes, file: "\(model)/\(file.path)",
                    as: scenarios.contains(file.path) ? .scenario : nil)
            } catch {
                throw CommandError.invalid(error, files: [:])
            }
            if Array(after.utf8) != file.bytes { changed.append((file.path, file.bytes, after)) }
        }
        if check {
            for file in changed { Terminal.write(SafeText.line("\(model)/\(file.path)") + "\n") }
            if !changed.isEmpty { throw ExitStatus.invalidInput }
            return
        }
        try rewrite(changed)
        if !common.quiet {
            Terminal.message(
                changed.isEmpty
                    ? "Nothing to change."
                    : "Rewrote \(changed.count) of \(texts.count) files.")
        }
    }

    /// Into the files that were read, links inside the model followed; one that has changed since is left alone.
    private func rewrite(
        _ files: [(path: String, before: [UInt8], contents: String)]
    ) throws {
        var targets: [(path: String, shownPath: String, contents: String)] = []
        for file in files {
            do throws(FolderError) {
                let folder = try DiskFolder(path: model)
                let shown = folder.shown(file.path)
                guard try folder.read(file.path, limit: ReadLimits().fileBytes + 1) == file.before
                else { throw .system("it has changed since it was read") }
                targets.append((try folder.inside(file.path), shown, file.contents))
            } catch {
                throw OutputError(path: "\(model)/\(file.path)", reason: "it \(error.words)")
            }
        }
        try OutputFiles.replace(targets)
    }
}
