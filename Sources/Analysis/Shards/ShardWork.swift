import Circularity
import Ledger
import Liquidity
import Money
import Statistics

/// Does the jobs of a divided run on one opened model.
public struct ShardWork: Sendable {
    private let analysis: Analysis
    private let plan: StressPlan?
    public let inputs: ShardInputs

    /// - Parameter analysis: with the seed, day, conflicts and horizon of the jobs.
    public init(_ analysis: Analysis) {
        self.analysis = analysis
        plan = analysis.stressPlan
        inputs = ShardInputs(analysis)
    }

    /// What an analysis must be asked for, so that it can do a job.
    public static func options(for job: ShardJob) -> AnalysisOptions {
        options(
            seed: job.seed, asOf: job.asOf, conflict: job.conflict, horizon: job.horizon)
    }

    public static func options(
        seed: UInt64, asOf: Day?, conflict: ConflictPolicy, horizon: Int?
    ) -> AnalysisOptions {
        AnalysisOptions(
            asOf: asOf, conflictPolicy: conflict, seed: seed, replicates: 0,
            uncertainty: .init(draws: 0), seriesReplicates: 0,
            stress: StressSettings(horizon: horizon, seed: seed, explains: false))
    }

    /// Ids of scenarios or names of null models that the model has.
    public func subjects(_ operation: ShardOperation) -> [String] {
        switch operation {
        case .stress: plan?.run.cases.map(\.id) ?? []
        case .nulls:
            analysis.headline.stated.totalWeight > 0 ? NullModel.allCases.map(\.rawValue) : []
        }
    }

    /// - Returns: `nil` after a cancellation.
    /// - Throws: ``ShardError/job(_:_:)`` with the job's name.
    public func run(
        _ job: ShardJob, threads: Int? = nil, progress: (@Sendable (Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(ShardError) -> ShardResult? {
        guard job.inputs == inputs.digest else {
            throw .job(
                job.id,
                "it is planned from another model, day or seed, or by another program: its inputs are \(job.inputs.prefix(12))…, here they are \(inputs.digest.prefix(12))…"
            )
        }
        switch job.operation {
        case .stress:
            guard let plan, let scenario = plan.run.cases.first(where: { $0.id == job.subject })
            else { throw .job(job.id, "the model has no scenario '\(job.subject)' to simulate") }
            do throws(SimulationError) {
                let tally = try LiquiditySimulation(scenario.model).tally(
                    job.range, seed: job.seed, threads: threads, progress: progress,
                    isCancelled: isCancelled)
                return tally.map {
                    ShardResult(
                        job,
                        .stress(
                            ShardResult.Stress(
                                tally: $0, firms: scenario.model.firms.map(\.id),
                                start: scenario.start.description,
                                moneyUnit:
                                    "\(analysis.ledger.model.baseCurrency.code) million")))
                }
            } catch { throw .job(job.id, "\(error)") }
        case .nulls:
            guard let null = NullModel(rawValue: job.subject) else {
                throw .job(job.id, "there is no null model '\(job.subject)'")
            }
            return try nulls(job, null, threads, progress, isCancelled)
        }
    }

    /// Replicates between two looks at whether to go on.
    private static let atOnce = 40 * ExcessCirculation.blockSize

    private func nulls(
        _ job: ShardJob, _ null: NullModel, _ threads: Int?,
        _ progress: (@Sendable (Int) -> Void)?, _ isCancelled: (@Sendable () -> Bool)?
    ) throws(ShardError) -> ShardResult? {
        let network = analysis.headline.stated.network
        var whole: NullTally?
        var next = job.range.lowerBound
        while next < job.range.upperBound {
            if isCancelled?() == true { return nil }
            let end = min(job.range.upperBound, next + Self.atOnce)
            do throws(MeasureError) {
                let part = try NullTally(
                    of: network, null: null, range: next..<end,
                    streams: RandomStreams(seed: job.seed), threads: threads)
                if whole == nil { whole = part } else { try whole?.add(part) }
            } catch { throw .job(job.id, "\(error)") }
            progress?(end - next)
            next = end
        }
        return whole.map { ShardResult(job, .nulls($0)) }
    }
}
