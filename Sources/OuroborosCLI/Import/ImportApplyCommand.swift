import ArgumentParser
import Imports
import Text

struct ImportApplyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Write what `import plan` shows.",
        discussion: HelpText.discussion(
            """
            Refused when the model has errors, or would have some; when rows are refused, unless --partial; and when the plan is not the one that --plan names. The \
            files are in canonical form.
            """,
            examples: [
                "ouroboros import apply my-model deals.csv",
                "ouroboros import apply my-model deals.csv --plan 0123456789ab --partial",
            ]))

    @Argument(help: "The model's folder.")
    var model: String

    @Argument(help: "The files to import.")
    var files: [String]

    @OptionGroup var options: ImportOptions

    @Option(
        help: ArgumentHelp("The plan that was read: its hash. Of one file.", valueName: "hash"))
    var plan: String?

    @Flag(help: "Import the rows that can be read although others are refused.")
    var partial = false

    @OptionGroup(title: "Messages") var common: CommonOptions

    func validate() throws {
        if plan != nil, files.count != 1 {
            throw ValidationError("--plan is of one file; name one, or leave --plan out.")
        }
    }

    func execute() throws {
        let loading = ImportLoading(model: model, options: options)
        let folder = try loading.folder()
        for path in files {
            let file = try ImportLoading.file(path)
            let plan = try loading.plan(file, in: folder)
            let shown = [file.name: file.bytes]
            if !plan.obstacles.isEmpty {
                throw CommandError.invalid(plan.obstacles + plan.diagnostics, files: shown)
            }
            if let problem = self.plan.flatMap(plan.mismatch) {
                throw CommandError.invalid([problem], files: shown)
            }
            if plan.counts.refused > 0, !partial {
                ModelLoading(common: common).report(plan.diagnostics, files: shown)
                throw CommandError.refused(
                    file.name,
                    reason: "\(plan.counts.refused) rows are refused; nothing was written",
                    help: "mend them, or import the others with --partial")
            }
            ModelLoading(common: common).report(plan.diagnostics, files: shown)
            try OutputFiles.update(plan.changes.map { ($0.path, $0.after) }, in: model)
            if !common.quiet {
                Terminal.message(plan.counts.text)
                Terminal.message(
                    plan.hasChanges
                        ? "Wrote \(plan.changes.map(\.path).joined(separator: ", "))."
                        : "Nothing to do.")
            }
        }
    }
}
