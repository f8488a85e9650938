import ArgumentParser
import Imports
import Reports
import Text

struct ImportPlanCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Show what an import would write; change nothing.",
        discussion: HelpText.discussion(
            "Exit status: 0 nothing to do, 1 changes wait, 2 rows are refused, 3 nothing can be written.",
            examples: [
                "ouroboros import plan my-model deals.csv",
                "ouroboros import plan my-model companyfacts.json --rules imports/amazon.yaml --format json",
            ]))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The model's folder.")
    var model: String

    @Argument(help: "The files to import.")
    var files: [String]

    @OptionGroup var options: ImportOptions

    @Option(help: "text or json.")
    var format: Format = .text

    @OptionGroup(title: "Messages") var common: CommonOptions

    func execute() throws {
        let loading = ImportLoading(model: model, options: options)
        let folder = try loading.folder()
        var status: Int32 = 0
        for path in files {
            let file = try ImportLoading.file(path)
            let plan = try loading.plan(file, in: folder)
            ModelLoading(common: common).report(
                plan.obstacles + plan.diagnostics, files: [file.name: file.bytes])
            switch format {
            case .text: Terminal.write(plan.text(isLong: common.verbose))
            case .json: Terminal.write(try JSONText.of(ImportPlanData(plan)))
            }
            status = max(status, plan.exitStatus)
        }
        if status != 0 { throw ExitCode(status) }
    }
}

extension ImportPlan {
    /// 0 nothing to do, 1 changes wait, 2 rows are refused, 3 nothing can be written.
    var exitStatus: Int32 {
        if !obstacles.isEmpty { return 3 }
        return counts.refused > 0 ? 2 : hasChanges ? 1 : 0
    }
}
