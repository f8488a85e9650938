import ArgumentParser
import Ledger
import Analysis
import Liquidity
import Reports
import Text

struct LintCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Diagnostics of a ledger: every problem of every file, in one run.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The model's folder.")
    var model: String

    @Option(help: "text or json.")
    var format: Format = .text

    @Flag(help: "Exit with status 4 when there are warnings that the ledger does not accept.")
    var warnExit = false

    @OptionGroup var time: AsOfOptions
    @OptionGroup var common: CommonOptions

    func execute() throws {
        let loading = ModelLoading(common: common)
        let reading = try loading.reading(model, asOf: time.asOf, conflict: time.conflict)
        let diagnostics = reading.diagnostics
        switch format {
        case .text:
            let shown = common.quiet ? diagnostics.filter { $0.severity == .error } : diagnostics
            let text = loading.render(
                shown, files: reading.files, isColoured: Terminal.usesColour(common.color))
            if text.isEmpty {
                if !common.quiet { Terminal.write("no problems\n") }
            } else {
                Terminal.write(text)
            }
        case .json: Terminal.write(try JSONText.of(DiagnosticsData(diagnostics)))
        }
        if diagnostics.contains(where: { $0.severity == .error }) { throw ExitStatus.invalidInput }
        let isWarned = diagnostics.contains {
            $0.severity == .warning && $0.acceptedReason == nil
        }
        if warnExit, isWarned { throw ExitStatus.warnings }
    }
}
