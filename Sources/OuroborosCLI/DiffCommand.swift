import Analysis
import ArgumentParser
import Ledger
import Money
import Reports

struct DiffCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "What changed between two days, or two models, and why.",
        discussion: HelpText.discussion(
            """
            `diff MODEL --from DAY [--to DAY]` compares a model with itself; `diff OLD NEW` compares two, each on its own day unless told otherwise. \
            Every number's change is split by cause, put in one after the other: time, data, status, exchange rate, method. \
            Without --from the day of the previous report that model.yaml states is used.
            """,
            examples: [
                "ouroboros diff Models/demo --from 2025-08-15 --top 10",
                "ouroboros diff old/ledger new/ledger",
            ]))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "A model's folder: the only one, or the old one.")
    var old: String

    @Argument(help: "The new model's folder.")
    var new: String?

    @Option(help: "The earlier day, YYYY-MM-DD.")
    var from: Day?

    @Option(help: "The later day, YYYY-MM-DD; by default the model's own.")
    var to: Day?

    @Option(
        help:
            "Which of two claims that disagree is used without a `resolve`: graded, latest, widest."
    )
    var conflict: ConflictPolicy = .graded

    @Option(
        name: .customLong("from-conflict"),
        help: "The same for the old side, where it was another.")
    var fromConflict: ConflictPolicy?

    @OptionGroup var list: ListOptions

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(name: [.short, .long], help: "Write to a file instead of standard output.")
    var output: String?

    @OptionGroup(title: "Messages") var common: CommonOptions

    func validate() throws {
        if list.top != nil, format == .json {
            throw ValidationError("--top is for text: JSON has everything.")
        }
    }

    func execute() throws {
        let loading = ModelLoading(common: common)
        let first = try loading.open(old, asOf: new == nil ? to : from, conflict: conflict)
        let second = try new.map { try loading.open($0, asOf: to, conflict: conflict) } ?? first
        let start = from ?? (new == nil ? first.model.previousAsOf : first.model.defaultAsOf)
        guard let start else {
            throw ValidationError(
                "Say from when: --from YYYY-MM-DD, or `previous_as_of` in \(old)/model.yaml.")
        }
        let end = to ?? second.model.defaultAsOf
        guard new != nil || start <= end else {
            throw ValidationError("--from \(start) is after \(end).")
        }
        try loading.check(first, asOf: start, conflict: fromConflict ?? conflict)
        func side(
            _ model: OpenedModel, _ day: Day, _ policy: ConflictPolicy
        ) -> AnalysisChange.Side {
            AnalysisChange.Side(model, options: .point(asOf: day, conflictPolicy: policy))
        }
        let stages = StageMeter(isQuiet: common.quiet)
        defer { stages.finish() }
        stages.begin("comparing")
        let change: AnalysisChange
        do throws(ChangeError) {
            change = try AnalysisChange(
                from: side(first, start, fromConflict ?? conflict),
                to: side(second, end, conflict))
        } catch {
            throw CommandError.refused(nil, reason: "\(error)")
        }
        stages.finish()
        switch format {
        case .text: try OutputFiles.emit(ChangeSummary(change, top: list.top).text, to: output)
        case .json: try OutputFiles.emit(JSONText.of(ChangeData(change)), to: output)
        }
    }
}
