import Circularity
import Ledger
import Liquidity
import Money
import SeriesTests
import Statistics
import Text

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

    /// Parts of an analysis that an operation needs.
    public static func parts(of operation: ShardOperation) -> AnalysisParts {
        operation == .nulls ? [.layers] : []
    }

    /// What of the model the operation can be done on: ids of scenarios, names of null models, paths of series, scenarios and firms.
    public func subjects(_ operation: ShardOperation) -> [String] {
        switch operation {
        case .stress: plan?.run.cases.map(\.id) ?? []
        case .nulls:
            analysis.headline.stated.totalWeight > 0
                ? Circularity.NullModel.allCases.map(\.rawValue) : []
        case .bootstrap: analysis.openedSeries.map(\.path)
        case .sobol:
            plan?.run.cases.flatMap { scenario in
                scenario.factors.isEmpty
                    ? [] : scenario.model.firms.map { "\(scenario.id)/\($0.id)" }
            } ?? []
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
                                moneyUnit: moneyUnit)))
                }
            } catch { throw .job(job.id, "\(error)") }
        case .nulls:
            guard let null = Circularity.NullModel(rawValue: job.subject) else {
                throw .job(job.id, "there is no null model '\(job.subject)'")
            }
            return try nulls(job, null, threads, progress, isCancelled)
        case .bootstrap: return try bootstrap(job, threads, progress, isCancelled)
        case .sobol: return try sobol(job, threads, progress, isCancelled)
        }
    }

    private func bootstrap(
        _ job: ShardJob, _ threads: Int?, _ progress: (@Sendable (Int) -> Void)?,
        _ isCancelled: (@Sendable () -> Bool)?
    ) throws(ShardError) -> ShardResult? {
        guard let file = analysis.openedSeries.first(where: { $0.path == job.subject }) else {
            throw .job(job.id, "the model has no series '\(job.subject)'")
        }
        var settings = SeriesResult.settings(seed: job.seed)
        settings.reading.asOf = analysis.manifest.asOf
        do {
            let study = try file.study(settings)
            let tally = try BootstrapTally(
                of: try study.levels().series.values, settings: study.test, range: job.range,
                threads: threads ?? .max, progress: progress, isCancelled: isCancelled)
            return tally.map { ShardResult(job, .bootstrap($0)) }
        } catch let error as SeriesTestError {
            throw .job(job.id, error.message)
        } catch let error as InvalidInput {
            throw .job(job.id, error.diagnostics.first?.message ?? "the series cannot be read")
        } catch { throw .job(job.id, "\(error)") }
    }

    private func sobol(
        _ job: ShardJob, _ threads: Int?, _ progress: (@Sendable (Int) -> Void)?,
        _ isCancelled: (@Sendable () -> Bool)?
    ) throws(ShardError) -> ShardResult? {
        guard let (scenario, firm) = scenarioAndFirm(job.subject) else {
            throw .job(job.id, "the model has no scenario and firm '\(job.subject)' to simulate")
        }
        var settings = StressSettings(horizon: job.horizon, seed: job.seed)
        settings.threads = threads
        do throws(SimulationError) {
            guard
                let design = try SobolDesign.widest(scenario, firm: firm, settings: settings)
            else {
                throw SimulationError.shape("no assumption with a range moves the funding gap")
            }
            var outcomes: [Double] = []
            var next = job.range.lowerBound
            while next < job.range.upperBound {
                if isCancelled?() == true { return nil }
                let end = min(job.range.upperBound, next + Self.rowsAtOnce)
                outcomes += try design.outcomes(next..<end)
                progress?(end - next)
                next = end
            }
            return ShardResult.Sobol(
                factors: design.factors.map(\.id), moneyUnit: moneyUnit, outcomes: outcomes
            ).map { ShardResult(job, .sobol($0)) }
        } catch { throw .job(job.id, "\(error)") }
    }

    private func scenarioAndFirm(_ subject: String) -> (StressCase, Int)? {
        for scenario in plan?.run.cases ?? [] {
            let firm = scenario.model.firms.firstIndex { "\(scenario.id)/\($0.id)" == subject }
            if let firm { return (scenario, firm) }
        }
        return nil
    }

    /// Rows between two looks at whether to go on.
    private static let rowsAtOnce = 16 * SobolDesign.blockSize

    private var moneyUnit: String { "\(analysis.ledger.model.baseCurrency.code) million" }

    /// Replicates between two looks at whether to go on.
    private static let atOnce = 40 * ExcessCirculation.blockSize

    private func nulls(
        _ job: ShardJob, _ null: Circularity.NullModel, _ threads: Int?,
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
