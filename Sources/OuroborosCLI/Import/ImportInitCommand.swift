import Analysis
import ArgumentParser
import Imports
import Ledger
import Text

struct ImportInitCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Draft a rules file, and a model where there is none.",
        discussion: HelpText.discussion(
            """
            Guesses stand beside their evidence; what is unsure is left blank, and `import plan` refuses until it is filled in. An existing file is not changed.
            """,
            examples: [
                "ouroboros import init deals.csv --model my-model",
                "ouroboros import init deals.csv --model my-model --encoding cp949",
                "ouroboros import init companyfacts.json --model my-model --name amazon-sec",
            ]))

    @Argument(help: "The file to import.")
    var file: String

    @Option(
        help: ArgumentHelp("The model's folder; made where it has no model.yaml.", valueName: "dir")
    )
    var model: String

    @Option(help: ArgumentHelp("Name of the import; by default the file's.", valueName: "id"))
    var name: String?

    @Option(
        help: ArgumentHelp(
            "How the text is stored: utf-8, utf-16, cp949, euc-kr or cp1252; by default what its bytes look like.",
            valueName: "name"))
    var encoding: FileEncoding?

    @OptionGroup(title: "Messages") var common: CommonOptions

    func execute() throws {
        let file = try ImportLoading.file(self.file)
        let name = try importName(file)
        let rules = "imports/\(name).yaml"
        if OutputFiles.exists("\(model)/\(rules)") {
            throw CommandError.refused(
                "\(model)/\(rules)", reason: "it exists already; nothing was written",
                help: "choose another name with --name")
        }
        var existing: LedgerModel?
        if OutputFiles.exists("\(model)/model.yaml") {
            existing = try ModelLoading(common: common).open(model).model
        }
        let draft: RulesDraft
        do throws(InvalidInput) {
            draft = try RulesDraft(of: file, name: name, model: existing, encoding: encoding)
        } catch { throw CommandError.invalid(error, files: [file.name: file.bytes]) }
        try OutputFiles.create(draft.model + [(rules, draft.rules)], in: model)
        guard !common.quiet else { return }
        Terminal.message(
            "Wrote \(([rules] + draft.model.map(\.path)).joined(separator: ", ")) in \(model).")
        for open in draft.open { Terminal.message("to decide: \(open)") }
        Terminal.message("Next: `ouroboros import apply \(model) \(self.file)`.")
    }

    private func importName(_ file: ImportFile) throws -> String {
        let stem = file.lastName.split(separator: ".").dropLast().joined(separator: "-")
        let text = name ?? (stem.isEmpty ? file.lastName : stem)
        guard let id = ImportRules.name(from: text), name == nil || id == text else {
            throw CommandError.refused(
                text, reason: "it is no name of an import",
                help: "choose one of a–z, 0–9 and '-' with --name")
        }
        return id
    }
}

extension FileEncoding: ExpressibleByArgument {}
