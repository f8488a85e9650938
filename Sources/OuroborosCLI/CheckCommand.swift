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
        discussion: HelpText.discussion(
            """
            Every measure of the tool can be a rule with limits. The policy says what warns and what fails, for how long, what is waived and what \
            happens when data are missing. The day comes from --as-of, the policy or the model, never from the clock.

            Exit status: 0 passed, waived or warned; 1 failed; 2 invalid input; 3 indeterminate; 4 warned, with --warn-exit.
            """,
            examples: [
                "ouroboros check Models/ai-infrastructure",
                "ouroboros check Models/ai-infrastructure --format github --sarif gate.sarif --junit gate.xml --summary page.md",
                "ouroboros check Models/ai-infrastructure --update-baseline --baseline baseline.json",
            ]))

    @Argument(help: "The model's folder.")
    var model: String

    @Option(help: "The policy; by default policy.yaml in the model's folder.")
    var policy: String?

    @Option(help: "The baseline, instead of the one that the policy names.")
    var baseline: String?

    @Flag(help: "Write the baseline anew with today's values.")
    var updateBaseline = false

    @OptionGroup(title: "Results") var outputs: GateOutputs

    @Flag(help: "Exit with status 4 when something warns.")
    var warnExit = false

    @Option(help: "Seed of the random numbers, instead of the policy's.")
    var seed: UInt64?

    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    func run() throws {
        let (checked, policy, bytes) = try inputs()
        let paths = RepositoryPlace.paths()
        let baselinePath = try baselinePath(policy)
        let place = ModelPlace(
            inRepository: paths.path(model),
            fromBaseline: baselinePath.map {
                RepositoryPaths.relative(
                    from: paths.absolute(OutputFiles.parent(of: $0)), to: paths.absolute(model))
            })
        let old = try oldBaseline(baselinePath, policy, checked, place, policyBytes: bytes)
        let report: GateReport
        do throws(MeasureError) {
            report = try GateRun(
                model: checked, policy: policy, policyBytes: bytes, asOf: time.asOf,
                conflictPolicy: time.conflict, seed: seed, threads: threads, place: place
            ).report(baseline: old, isUpdating: updateBaseline)
        } catch { throw Analysis.internalError("\(error)") }

        let loading = ModelLoading(common: common)
        var files = [policy.file: bytes]
        if let old, let text = try? InputFile.read(old.file, limit: ReadLimits().fileBytes) {
            files[old.file] = text
        }
        if updateBaseline, let baselinePath {
            try OutputFiles.emit(report.updatedBaseline.text, to: baselinePath)
            if !common.quiet {
                Terminal.message(
                    "Wrote \(baselinePath) with \(report.updatedBaseline.values.count) values.")
            }
        } else {
            loading.report(report.diagnostics, files: files)
        }
        if let summary = outputs.summary {
            try OutputFiles.emit(JobSummary.markdown(report), to: summary, isAppended: true)
        }
        for output in outputs.all {
            let text = output.format.text(
                report,
                Surroundings(
                    policy: bytes,
                    isColored: output.file == nil && Terminal.usesColour(common.color),
                    isVerbose: common.verbose, isQuiet: common.quiet, toolVersion: Tool.version,
                    paths: paths))
            try OutputFiles.emit(text, to: output.file)
        }
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
        let path = policy ?? join(model, "policy.yaml")
        if policy == nil, !OutputFiles.exists(path) {
            Terminal.message("\(path): error: the model has no policy")
            Terminal.message(
                "   = help: write one (Documentation/gate.md), or name it with --policy")
            throw ExitStatus.invalidInput
        }
        let bytes = try InputFile.read(path, limit: ReadLimits().fileBytes + 1)
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

    private func baselinePath(_ policy: Policy) throws -> String? {
        if let baseline { return baseline }
        if let named = policy.baseline {
            return named.hasPrefix("/")
                ? named : join(OutputFiles.parent(of: policy.file), named)
        }
        guard !updateBaseline else {
            throw ValidationError(
                "--update-baseline needs a file: name it with --baseline, or in the policy.")
        }
        return nil
    }

    private func oldBaseline(
        _ path: String?, _ policy: Policy, _ model: LedgerModel, _ modelPlace: ModelPlace,
        policyBytes: [UInt8]
    ) throws -> Baseline? {
        guard let path else { return nil }
        let loading = ModelLoading(common: common)
        guard OutputFiles.exists(path) else {
            if updateBaseline { return nil }
            let place =
                baseline == nil ? policy.baselinePlace : nil
            loading.report(
                [
                    Diagnostic(
                        .noBaseline, at: place ?? Place(file: path, line: 1, column: 1),
                        "the baseline \(path) does not exist",
                        help: "write it with --update-baseline, and commit it")
                ], files: [policy.file: policyBytes])
            throw ExitStatus.invalidInput
        }
        let bytes = try InputFile.read(path, limit: ReadLimits().fileBytes + 1)
        do throws(InvalidInput) {
            return try BaselineReader.read(
                bytes, file: path, model: model.id,
                place: model.statesID ? nil : modelPlace.fromBaseline)
        } catch {
            loading.report(error.diagnostics, files: [path: bytes])
            throw ExitStatus.invalidInput
        }
    }

    private func join(_ folder: String, _ name: String) -> String {
        if folder.isEmpty { return name }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }
}
