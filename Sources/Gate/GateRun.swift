import Analysis
import Circularity
import Ledger
import Liquidity
import Money
import Text

/// The whole check of a model: its analysis with the policy's random numbers, held against the policy.
public struct GateRun: Sendable {
    private let model: OpenedModel
    /// Whose parts are shared; `nil`: none was made yet.
    private let analysis: Analysis?
    private let policy: Policy
    private let policyHash: String
    private let options: AnalysisOptions
    private let threads: Int
    private let place: ModelPlace?

    /// - Parameters:
    ///   - asOf: the day; `nil`: the policy's, else the model's.
    ///   - seed: `nil`: the policy's.
    ///   - draws: behind the intervals, which no verdict depends on.
    ///   - threads: for tests of series; the verdicts do not depend on it.
    ///   - place: where the model lies; asked only of a model that states no id.
    ///   - analysis: one of the same model, whose parts are taken where they are the same.
    public init(
        model: OpenedModel, policy: Policy, policyBytes: [UInt8], asOf: Day? = nil,
        conflictPolicy: ConflictPolicy = .graded, seed: UInt64? = nil, draws: Int = 2000,
        threads: Int = 1, place: ModelPlace? = nil, sharing analysis: Analysis? = nil
    ) {
        self.place = model.model.statesID ? nil : place
        self.model = model
        self.analysis = analysis
        self.policy = policy
        self.threads = threads
        policyHash = SHA256.hex(policyBytes)
        let isSimulated = policy.rules.contains { MeasureCatalogue.needsStress($0.measure) }
        let stress =
            isSimulated
            ? StressSettings(
                paths: max(2, policy.random.replicates), seed: seed ?? policy.random.seed,
                threads: threads) : nil
        options = AnalysisOptions(
            asOf: asOf ?? policy.asOf ?? model.model.defaultAsOf, conflictPolicy: conflictPolicy,
            seed: seed ?? policy.random.seed, replicates: policy.random.replicates,
            uncertainty: Uncertainty.Options(draws: draws), stress: stress)
    }

    /// The check of a model by the policy that its files list, without a baseline; `nil`: it lists none.
    ///
    /// - Throws: ``MeasureError`` when the model cannot be analysed.
    public static func ofListedPolicy(
        _ model: OpenedModel, asOf: Day?, conflictPolicy: ConflictPolicy = .graded,
        sharing analysis: Analysis? = nil
    ) throws(MeasureError) -> GateReport? {
        guard let opened = model.policy, opened.isListed else { return nil }
        return try GateRun(
            model: model, policy: opened.policy, policyBytes: opened.bytes, asOf: asOf,
            conflictPolicy: conflictPolicy, draws: 0, sharing: analysis
        ).report()
    }

    /// - Parameters:
    ///   - baseline: earlier values; `nil`: none.
    ///   - isUpdating: the baseline is about to be written anew.
    /// - Throws: ``MeasureError`` when the model cannot be analysed.
    public func report(baseline: Baseline? = nil, isUpdating: Bool = false) throws(MeasureError)
        -> GateReport
    {
        let analysis: Analysis
        if let made = self.analysis {
            analysis = made.with(options)
        } else {
            analysis = try Analysis(of: model, options: options, parts: [])
        }
        var source = try AnalysisSource(
            analysis,
            rules: policy.rules.flatMap { rule in
                let null = rule.subject.parts[.nullModel].flatMap(NullModel.init)
                return [rule.measure.id, rule.measure.probability].map {
                    (rule: $0, null: null)
                }
            },
            threads: threads)
        let manifest = analysis.manifest
        let subject = GateReport.Subject(
            modelID: manifest.modelID, place: place, modelHash: manifest.modelHash,
            asOf: manifest.asOf,
            policyFile: policy.file, policyHash: policyHash, seed: manifest.seed,
            replicates: manifest.replicates)
        return Gate.check(
            policy, subject, measures: &source, baseline: baseline, isUpdating: isUpdating)
    }
}
