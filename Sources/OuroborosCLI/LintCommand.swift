import ArgumentParser
import Gate
import Ledger
import Analysis
import Liquidity
import Reports
import Text

struct LintCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Diagnostics of a ledger: every problem of every file, in one run.",
        discussion: HelpText.discussion(
            examples: [
                "ouroboros lint Models/demo",
                "ouroboros lint Models/demo --warn-exit --format json",
            ]))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The model's folder.")
    var model: String

    @Option(help: "text or json.")
    var format: Format = .text

    @OptionGroup var list: ListOptions

    @Flag(help: "Exit with status 4 when there are warnings that the ledger does not accept.")
    var warnExit = false

    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    func execute() throws {
        let loading = ModelLoading(common: common)
        let reading = try loading.reading(model, asOf: time.asOf, conflict: time.conflict)
        let diagnostics = reading.diagnostics
        let listed = Array(diagnostics.prefix(list.top ?? diagnostics.count))
        switch format {
        case .text:
            let shown = common.quiet ? listed.filter { $0.severity == .error } : listed
            let text = loading.render(
                shown, files: reading.files, isColoured: Terminal.usesColour(common.color))
            if text.isEmpty {
                if !common.quiet { Terminal.write("no problems\n") }
            } else {
                Terminal.write(text)
            }
            if listed.count < diagnostics.count, !common.quiet {
                Terminal.write("and \(diagnostics.count - listed.count) more\n")
            }
        case .json: Terminal.write(try JSONText.of(DiagnosticsData(listed)))
        }
        if diagnostics.contains(where: { $0.severity == .error }) { throw ExitStatus.invalidInput }
        let isWarned = diagnostics.contains {
            $0.severity == .warning && $0.acceptedReason == nil
        }
        if warnExit, isWarned { throw ExitStatus.warnings }
    }

    /// What is wrong with the policies that the model lists.
    private func policies(of model: LedgerModel) -> [Diagnostic] {
        model.attachments(.policy).flatMap { file -> [Diagnostic] in
            do throws(InvalidInput) {
                _ = try PolicyReader(of: model).read(file.bytes, file: file.shownPath)
                return []
            } catch { return error.diagnostics }
        }
    }
}
