import Analysis
import Circularity
import Gate
import Ledger
import Liquidity
import Money
import Text

/// How a report is asked for: with the model's files all that its bytes depend on.
///
/// ```swift
/// let files = try ReportRequest(languages: [.en, .ko]).resolved(for: model).files(of: model)
/// ```
/// It is written into the report's manifest, so that the report can be made again.
public struct ReportRequest: Sendable, Hashable, Codable {
    public var analysis: AnalysisOptions
    /// Each once, in the order of writing.
    public var languages: [ReportLanguage]
    /// Whether each language's report is also written as one page of HTML.
    public var hasPages: Bool
    /// The day that the report compares itself with; `nil`: none.
    public var since: Day?

    public init(
        analysis: AnalysisOptions = AnalysisOptions(), languages: [ReportLanguage] = [.en],
        hasPages: Bool = false, since: Day? = nil
    ) {
        self.analysis = analysis
        self.languages = languages
        self.hasPages = hasPages
        self.since = since
    }

    /// What is out of range, with the ranges that the command line has: a request may come from a file of somebody else's.
    var problem: String? {
        let counts: [(name: String, value: Int, range: ClosedRange<Int>)] = [
            ("draws", analysis.uncertainty.draws, 0...1_000_000),
            ("replicates", analysis.replicates, 0...10_000_000),
            ("seriesReplicates", analysis.seriesReplicates, 0...1_000_000),
            ("maxCircuitLength", analysis.maxCircuitLength, 2...12),
            ("circuitWindowDays", analysis.circuitWindowDays, 0...100_000),
            ("paths", analysis.stress?.paths ?? 2, 2...SimulationLimits.paths.upperBound),
            ("languages", languages.count, 1...ReportLanguage.allCases.count),
        ]
        if let bad = counts.first(where: { !$0.range.contains($0.value) }) {
            return
                "\(bad.name) is \(bad.value); it goes from \(bad.range.lowerBound) to \(bad.range.upperBound)"
        }
        let level = analysis.uncertainty.level
        return level > 0 && level < 1 ? nil : "level is \(level); it must be above 0 and below 1"
    }

    /// With the model's own days where none are given.
    ///
    /// The model's `previous_as_of` is taken where it lies before the report's day: the first report of a series has none before it.
    public func resolved(for model: LedgerModel) -> ReportRequest {
        var request = self
        let asOf = analysis.asOf ?? model.defaultAsOf
        request.analysis.asOf = asOf
        request.since = since ?? model.previousAsOf.flatMap { $0 < asOf ? $0 : nil }
        return request
    }

    /// Every file of the report, the manifest last, with paths relative to the report's folder.
    ///
    /// The status strip shows what the model's own policy says, without a baseline: what was worse or better before is a matter of the check.
    ///
    /// - Parameters:
    ///   - modelPath: where the model lies, as ``ReportManifest/modelPath`` says it.
    ///   - progress: called from any thread when a step begins, and with every few paths of the stress test.
    /// - Throws: ``MeasureError`` and ``ChangeError`` where amounts overflow; ``DocumentError`` or `EncodingError`: defects of the program.
    public func files(
        of model: OpenedModel, modelPath: String? = nil,
        progress: (@Sendable (ReportStep) -> Void)? = nil
    ) throws -> [(path: String, contents: String)] {
        var paths: (@Sendable (Int, Int) -> Void)?
        if let progress { paths = { done, total in progress(.paths(done, of: total)) } }
        let analysis = try Analysis(of: model, options: analysis, parts: [], progress: paths)
        progress?(.gate)
        let gate = try GateRun.ofListedPolicy(
            model, asOf: self.analysis.asOf, conflictPolicy: self.analysis.conflictPolicy,
            sharing: analysis)
        progress?(.measures)
        try analysis.compute(.all)
        progress?(.changes)
        let changes = try since.map { try self.changes(of: model, since: $0, now: analysis) }
        progress?(.writing)
        var files = try Report.files(
            analysis, languages: languages, gate: gate, changes: changes)
        if hasPages {
            files += try Report.pages(
                analysis, languages: languages, gate: gate, changes: changes)
        }
        let manifest = ReportManifest(
            analysis.manifest, modelPath: modelPath, request: self, files: files)
        return files + [(ReportManifest.fileName, try JSONText.of(manifest))]
    }

    /// Numbers alone are compared: their draws, tests and paths are of one day.
    private func changes(
        of model: OpenedModel, since: Day, now: Analysis
    ) throws(ChangeError) -> AnalysisChange {
        func side(_ day: Day?) -> AnalysisChange.Side {
            var options = AnalysisOptions.point(
                asOf: day, conflictPolicy: analysis.conflictPolicy)
            options.maxCircuitLength = analysis.maxCircuitLength
            return AnalysisChange.Side(model, options: options)
        }
        return try AnalysisChange(from: side(since), to: side(analysis.asOf), sharing: now)
    }
}

/// What is being done for a report, in this order.
public enum ReportStep: Sendable, Hashable {
    /// The check of the model's own policy.
    case gate
    /// Everything that is measured before the stress test.
    case measures
    /// Paths of the stress test that were just simulated, and how many there are; after the last its drivers are looked for.
    case paths(Int, of: Int)
    /// The comparison with the report before.
    case changes
    case writing
}
