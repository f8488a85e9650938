import Analysis
import ArgumentParser
import Backtest
import Documents
import Ledger
import Reports
import Text

struct BacktestCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Try a policy on cases of history whose end is known.",
        discussion: HelpText.discussion(
            """
            Runs the gate on every day on which something became known of a case, on a ledger that ends on that day, and holds what it said against \
            what became of the case (outcome.yaml): alarms, failures, how long before, and how often a healthy case was warned of. \
            Then sets limits from the healthy cases and judges each case by those that the others give. Also scores the forecasts that would have been made.

            CASES are folders with a model.yaml and an outcome.yaml, or folders that hold such. A case with errors is left out of the result: its errors are printed, and the exit status is 2.
            """,
            examples: [
                "ouroboros backtest Models/cases",
                "ouroboros backtest Models/cases --format json -o backtest.json",
                "ouroboros backtest Models/cases --report Reports/backtest",
            ]))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

    @Argument(help: "Folders of cases.")
    var cases: [String]

    @Option(help: "The policy; by default policy.yaml in the first folder.")
    var policy: String?

    @Option(help: "text, json or markdown.")
    var format: Format = .text

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Write the page and the data into this folder.", valueName: "folder"))
    var report: String?

    @OptionGroup(title: "Messages") var common: CommonOptions

    func validate() throws {
        if report != nil, output != nil {
            throw ValidationError("--report writes files of its own: leave --output out.")
        }
    }

    func execute() throws {
        let file = policy ?? GateFiles.join(cases[0], OpenedPolicy.fileName)
        let bytes = try InputFile.read(file, limit: ReadLimits().fileBytes + 1)
        let rules: Policy
        do throws(InvalidInput) {
            rules = try PolicyReader(measures: MeasureCatalogue.rules).read(bytes, file: file)
        } catch { throw CommandError.invalid(error, files: [file: bytes]) }
        let found = try CaseFolders(common: common).cases(cases)
        try tell(found)
        let read = found.cases
        let backtest = try Backtest(read, policy: rules, policyBytes: bytes)
        let forward = try WalkForward(read)
        if let report {
            let files = try BacktestReport(backtest, forward).files { try JSONText.of($0) }
            return try ReportFolder.write(files, into: report, ownNames: files.map(\.path))
        }
        let document = BacktestReport(backtest, forward).document
        let text =
            switch format {
            case .text: try TextRenderer.fitting(output).render(document)
            case .markdown: try MarkdownRenderer().render(document)
            case .json: try JSONText.of(BacktestData(backtest))
            }
        try OutputFiles.emit(text, to: output)
        if !found.refused.isEmpty { throw ExitStatus.invalidInput }
    }

    /// Says which cases are left out and why.
    ///
    /// - Throws: where none is left, or where a page would be committed that does not hold them all.
    private func tell(_ found: CaseFolders.Found) throws {
        for (path, problem) in found.refused {
            problem.report(common)
            Terminal.message("\(path): error: the case has errors and is left out")
        }
        guard !found.refused.isEmpty else { return }
        let count = "\(found.refused.count) of \(found.refused.count + found.cases.count) cases"
        if found.cases.isEmpty {
            throw CommandError.refused(
                nil, reason: "no case can be read", help: "mend the errors above")
        }
        if let report {
            throw CommandError.refused(
                report, reason: "\(count) cannot be read; nothing was written",
                help: "mend them, or name the others one by one")
        }
        Terminal.message(
            "\(count) are left out; counts and limits are those of the others")
    }
}
