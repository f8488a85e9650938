import Circularity
import Ledger
import Ouroboros

/// The whole check of a model: its analysis with the policy's random numbers, held against the policy.
public struct GateRun: Sendable {
    private let model: LedgerModel
    private let policy: Policy
    private let policyHash: String
    private let options: AnalysisOptions
    private let threads: Int

    /// - Parameters:
    ///   - asOf: the day; `nil`: the policy's, else the model's.
    ///   - seed: `nil`: the policy's.
    ///   - threads: for tests of series; the verdicts do not depend on it.
    public init(
        model: LedgerModel, policy: Policy, policyBytes: [UInt8], asOf: Day? = nil,
        conflictPolicy: ConflictPolicy = .graded, seed: UInt64? = nil, threads: Int = 1
    ) {
        self.model = model
        self.policy = policy
        self.threads = threads
        policyHash = SHA256.hex(policyBytes)
        options = AnalysisOptions(
            asOf: asOf ?? policy.asOf ?? model.defaultAsOf, conflictPolicy: conflictPolicy,
            seed: seed ?? policy.random.seed, replicates: policy.random.replicates)
    }

    /// - Parameters:
    ///   - baseline: earlier values; `nil`: none.
    ///   - isUpdating: the baseline is about to be written anew.
    /// - Throws: ``MeasureError`` when the model cannot be analysed.
    public func report(baseline: Baseline? = nil, isUpdating: Bool = false) throws(MeasureError)
        -> GateReport
    {
        let analysis = try Analysis(of: model, options: options)
        var source = AnalysisSource(analysis, of: model, options: options, threads: threads)
        let manifest = analysis.manifest
        let subject = GateReport.Subject(
            modelID: manifest.modelID, modelHash: manifest.modelHash, asOf: manifest.asOf,
            policyFile: policy.file, policyHash: policyHash, seed: manifest.seed,
            replicates: manifest.replicates)
        return Gate.check(
            policy, subject, measures: &source, baseline: baseline, isUpdating: isUpdating)
    }
}
