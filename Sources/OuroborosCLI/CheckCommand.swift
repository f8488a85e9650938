import Analysis
import ArgumentParser
import Circularity
import Gate
import Ledger
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "The gate: hold a model's numbers against a policy.",
        discussion: """
            Every measure of the tool can be a rule with limits. The policy says what warns and what fails, for how long, what is waived and what \
            happens when data are missing. The day comes from --as-of, the policy or the model, never from the clock.

            Exit status: 0 passed, waived or warned; 1 failed; 2 invalid input; 3 indeterminate; 4 warned, with --warn-exit.
            """)

    @Argument(help: "The model's folder.")
    var model: String

    @Option(help: "The policy; by default policy.yaml in the model's folder.")
    var policy: String?

    @Option(help: "The baseline, instead of the one that the policy names.")
    var baseline: String?

    @Flag(help: "Write the baseline anew with today's values.")
    var updateBaseline = false

    @Option(help: "\(GateFormats.all.map(\.name).joined(separator: ", ")).")
    var format = "text"

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @Option(help: "Also add a summary in Markdown to the end of a file, for a job's page.")
    var summary: String?

    @Flag(help: "Exit with status 4 when something warns.")
    var warnExit = false

    @Option(help: "Seed of the random numbers, instead of the policy's.")
    var seed: UInt64?

    @OptionGroup var time: AsOfOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard GateFormats.format(format) != nil else {
            throw ValidationError(
                "--format is '\(format)'; it is one of \(GateFormats.all.map(\.name).joined(separator: ", "))."
            )
        }
    }

    func run() throws {
        let (checked, policy, bytes) = try inputs()
        guard let form = GateFormats.format(format) else { return }
        let baselineFile = try baselineFile(policy, policyBytes: bytes)
        try refuseSameOutputs(baselineFile)
        let old = try oldBaseline(baselineFile, policy, checked, policyBytes: bytes)
        let report: GateReport
        do throws(MeasureError) {
            report = try GateRun(
                model: checked, policy: policy, policyBytes: bytes, asOf: time.asOf,
                conflictPolicy: time.conflict, seed: seed, threads: threads
            ).report(baseline: old?.baseline, isUpdating: updateBaseline)
        } catch { throw Analysis.failure(error) }

        let loading = ModelLoading(common: common)
        var files = [policy.file: bytes]
        if let old { files[old.baseline.file] = old.bytes }
        if updateBaseline, let baselineFile {
            try OutputFiles.emit(
                report.updatedBaseline.text, to: baselineFile.target, mayReplaceInput: true)
            if !common.quiet {
                Terminal.message(
                    "Wrote \(baselineFile.path) with \(report.updatedBaseline.values.count) values."
                )
            }
        } else {
            loading.report(report.diagnostics, files: files)
        }
        let text = form.text(
            report,
            Surroundings(
                policy: bytes, isColored: output == nil && Terminal.usesColour(common.color),
                isVerbose: common.verbose, toolVersion: Tool.version))
        if let summary {
            try OutputFiles.emit(JobSummary.markdown(report), to: summary, isAppended: true)
        }
        try OutputFiles.emit(text, to: output, isCommands: form.isCommands)
        try end(report)
    }

    private func end(_ report: GateReport) throws {
        switch report.state {
        case .fail: throw ExitStatus.gateFailed
        case .indeterminate: throw ExitStatus.indeterminate
        case .warn: if warnExit { throw ExitStatus.warnings }
        case .pass, .waived: break
        }
        if warnExit, !updateBaseline, !report.diagnostics.isEmpty { throw ExitStatus.warnings }
    }

    private var threads: Int { min(256, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))) }

    // MARK: Inputs

    /// The model and the policy; what is wrong with either is said in one run.
    private func inputs() throws -> (LedgerModel, Policy, [UInt8]) {
        let loading = ModelLoading(common: common)
        let reading = try loading.reading(model)
        let path = gateFiles.policyPath
        let bytes = try gateFiles.policy()
        var read: Policy?
        do throws(InvalidInput) {
            let reader =
                reading.model.map { PolicyReader(of: $0) }
                ?? PolicyReader(measures: MeasureCatalogue.rules)
            read = try reader.read(bytes, file: path)
        } catch { loading.report(error.diagnostics, files: [path: bytes]) }
        guard let checked = reading.model else {
            loading.report(reading.diagnostics, files: reading.files)
            throw ExitStatus.invalidInput
        }
        guard let read else { throw ExitStatus.invalidInput }
        return (checked, read, bytes)
    }

    private var gateFiles: GateFiles {
        GateFiles(
            model: model, policyOption: policy, baselineOption: baseline, common: common)
    }

    private func baselineFile(
        _ policy: Policy, policyBytes: [UInt8]
    ) throws -> GateFiles.BaselineFile? {
        let file = try gateFiles.baseline(policy, policyBytes: policyBytes)
        guard file != nil || !updateBaseline else {
            throw ValidationError(
                "--update-baseline needs a file: name it with --baseline, or in the policy.")
        }
        return file
    }

    private func oldBaseline(
        _ file: GateFiles.BaselineFile?, _ policy: Policy, _ model: LedgerModel,
        policyBytes: [UInt8]
    ) throws -> (baseline: Baseline, bytes: [UInt8])? {
        guard let file else { return nil }
        let loading = ModelLoading(common: common)
        guard file.exists else {
            if updateBaseline { return nil }
            loading.report(
                [
                    Diagnostic(
                        .noBaseline, at: file.place ?? Place(file: file.path, line: 1, column: 1),
                        "the baseline \(file.path) does not exist",
                        help: "write it with --update-baseline, and commit it")
                ], files: [policy.file: policyBytes])
            throw ExitStatus.invalidInput
        }
        let bytes = try InputFile.read(file.target, limit: ReadLimits().fileBytes + 1)
        do throws(InvalidInput) {
            return (try BaselineReader.read(bytes, file: file.path, model: model.id), bytes)
        } catch {
            loading.report(error.diagnostics, files: [file.path: bytes])
            throw ExitStatus.invalidInput
        }
    }

    /// One file can hold one result only.
    private func refuseSameOutputs(_ baseline: GateFiles.BaselineFile?) throws {
        let outputs: [(option: String, path: String)] = [
            ("--update-baseline", updateBaseline ? baseline?.target : nil),
            ("--output", output), ("--summary", summary),
        ].compactMap { option, path in path.map { (option, $0) } }
        for (index, one) in outputs.enumerated() {
            for other in outputs[(index + 1)...] where one.path != "-" && other.path != "-" {
                guard try OutputTarget(one.path).isSame(as: OutputTarget(other.path)) else {
                    continue
                }
                throw ValidationError(
                    "\(one.option) and \(other.option) name the same file, \(other.path).")
            }
        }
    }
}
