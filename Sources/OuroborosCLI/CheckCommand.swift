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

struct CheckCommand: Verb {
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
                "ouroboros check Models/ai-infrastructure --sarif gate.sarif --junit gate.xml",
                "ouroboros check Models/ai-infrastructure --update-baseline --baseline b.json",
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

    func execute() throws {
        let (checked, policy, bytes) = try inputs()
        let paths = RepositoryPlace.paths()
        let baselineFile = try baselineFile(policy, policyBytes: bytes)
        try refuseSameOutputs(baselineFile)
        let place = ModelPlace(
            inRepository: paths.path(model),
            fromBaseline: baselineFile.map {
                RepositoryPaths.relative(
                    from: paths.absolute(OutputFiles.parent(of: $0.path)),
                    to: paths.absolute(model))
            })
        let old = try oldBaseline(baselineFile, policy, checked.model, place, policyBytes: bytes)
        let loading = ModelLoading(common: common)
        if time.asOf == nil, let day = policy.asOf {
            try loading.check(checked, asOf: day, conflict: time.conflict)
        }
        let report = try GateRun(
            model: checked, policy: policy, policyBytes: bytes, asOf: time.asOf,
            conflictPolicy: time.conflict, seed: seed, threads: threads, place: place
        ).report(baseline: old?.baseline, isUpdating: updateBaseline)
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
        if let summary = outputs.summary {
            try OutputFiles.emit(JobSummary.markdown(report), to: summary, isAppended: true)
        }
        for output in outputs.all {
            let text = output.format.text(
                report,
                RenderContext(
                    policy: bytes,
                    isColored: output.file == nil && Terminal.usesColour(common.color),
                    isVerbose: common.verbose, isQuiet: common.quiet, toolVersion: Tool.version,
                    paths: paths))
            try OutputFiles.emit(
                text, to: output.file, isCommands: output.format.isCommands)
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

    /// The model and the policy that it is held against; what is wrong with either is said in one run.
    private func inputs() throws -> (OpenedModel, Policy, [UInt8]) {
        let loading = ModelLoading(common: common)
        guard let policy else {
            let opened = try loading.open(model, time)
            guard let own = opened.policy else {
                throw CommandError.refused(
                    GateFiles.join(model, OpenedPolicy.fileName),
                    reason: "the model has no policy",
                    help: "write one (Documentation/gate.md), or name it with --policy")
            }
            return (opened, own.policy, own.bytes)
        }
        let reading = try loading.reading(model, asOf: time.asOf, conflict: time.conflict)
        let bytes = try InputFile.read(policy, limit: ReadLimits().fileBytes + 1)
        var problems = reading.model == nil ? reading.diagnostics : []
        do throws(InvalidInput) {
            let read = try OpenedPolicy(
                Attachment(kind: .policy, path: policy, shownPath: policy, bytes: bytes),
                of: reading.model?.model)
            if let opened = reading.model { return (opened, read.policy, bytes) }
        } catch { problems += error.diagnostics }
        throw CommandError.invalid(
            problems.sorted(), files: reading.files.merging([policy: bytes]) { first, _ in first })
    }

    private var gateFiles: GateFiles {
        GateFiles(model: model, policyOption: policy, baselineOption: baseline)
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
        _ modelPlace: ModelPlace, policyBytes: [UInt8]
    ) throws -> (baseline: Baseline, bytes: [UInt8])? {
        guard let file else { return nil }
        guard file.exists else {
            if updateBaseline { return nil }
            throw CommandError.invalid(
                [
                    Diagnostic(
                        .noBaseline, at: file.place ?? Place(file: file.path, line: 1, column: 1),
                        "the baseline \(file.path) does not exist",
                        help: "write it with --update-baseline, and commit it")
                ], files: [policy.file: policyBytes])
        }
        let bytes = try InputFile.read(file.target, limit: ReadLimits().fileBytes + 1)
        do throws(InvalidInput) {
            return (
                try BaselineReader.read(
                    bytes, file: file.path, model: model.id,
                    place: model.statesID ? nil : modelPlace.fromBaseline), bytes
            )
        } catch {
            throw CommandError.invalid(error, files: [file.path: bytes])
        }
    }

    /// One file can hold one result only.
    private func refuseSameOutputs(_ baseline: GateFiles.BaselineFile?) throws {
        let outputs: [(option: String, path: String)] =
            [("--update-baseline", updateBaseline ? baseline?.target : nil)]
            .compactMap { option, path in path.map { (option, $0) } } + outputs.paths
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
