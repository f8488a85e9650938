import Circularity
import Liquidity

/// Results of jobs, put together to what an undivided run gives.
///
/// ```swift
/// var merge = try ShardMerge(jobs)
/// for result in results { try merge.add(result) }
/// guard merge.missing.isEmpty else { … }
/// let whole = try merge.merged()
/// ```
/// Every part is needed once. A part that is there several times with the same bytes counts once: a scheduler may run a slow job twice. With other bytes it is an error.
public struct ShardMerge: Sendable {
    /// All jobs, those of a scenario or null model together and in the order of their ranges.
    public let jobs: [ShardJob]
    /// Results that were there already.
    public private(set) var repeated = 0
    private var results: [String: ShardResult] = [:]
    private let known: [String: ShardJob]

    /// One scenario or null model.
    public struct Whole: Sendable {
        public let operation: ShardOperation
        public let subject: String
        public let count: Int
        public let tally: ShardResult.Tally
    }

    /// - Throws: ``ShardError/plan(_:)`` when the jobs are of different runs, or do not cover each subject from 0 to its end exactly once.
    public init(_ plan: [ShardJob]) throws(ShardError) {
        guard let first = plan.first else { throw .plan("there is none") }
        var order: [String] = []
        var groups: [String: [ShardJob]] = [:]
        for job in plan {
            guard job.inputs == first.inputs, job.operation == first.operation else {
                throw .plan("\(job.id) is of another run than \(first.id)")
            }
            if groups[job.subject] == nil { order.append(job.subject) }
            groups[job.subject, default: []].append(job)
        }
        var sorted: [ShardJob] = []
        for subject in order {
            let group = (groups[subject] ?? []).sorted {
                ($0.range.lowerBound, $0.range.upperBound)
                    < ($1.range.lowerBound, $1.range.upperBound)
            }
            var next = 0
            for job in group {
                guard job.range.lowerBound == next else {
                    throw .plan(
                        job.range.lowerBound < next
                            ? "\(job.id) begins before \(next), where the one before it ends"
                            : "nothing covers \(next) to \(job.range.lowerBound) of \(subject)")
                }
                next = job.range.upperBound
            }
            sorted += group
        }
        jobs = sorted
        known = Dictionary(sorted.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Throws: ``ShardError/result(_:_:)`` for a result of no job of the plan, of other inputs, of another number of items, or unlike one that is there.
    public mutating func add(_ result: ShardResult) throws(ShardError) {
        guard let job = known[result.job], job.operation == result.operation else {
            throw .result(result.job, "the plan has no such job")
        }
        guard job.inputs == result.inputs else {
            throw .result(
                job.id, "it was made from another model, day or seed, or by another program")
        }
        guard job.range.count == result.tally.count else {
            throw .result(job.id, "it counts \(result.tally.count), not \(job.range.count)")
        }
        if let other = results[job.id] {
            guard other == result else {
                throw .result(job.id, "it is there twice, with different numbers")
            }
            repeated += 1
        }
        results[job.id] = result
    }

    /// Jobs without a result, in order.
    public var missing: [ShardJob] { jobs.filter { results[$0.id] == nil } }

    /// The whole, one entry a scenario or null model; only when nothing is ``missing``.
    ///
    /// - Throws: ``ShardError/result(_:_:)`` for parts that cannot be added.
    public func merged() throws(ShardError) -> [Whole] {
        var wholes: [Whole] = []
        for job in jobs {
            guard let result = results[job.id] else { throw .result(job.id, "it is missing") }
            guard let last = wholes.last, last.subject == job.subject else {
                wholes.append(
                    Whole(
                        operation: job.operation, subject: job.subject, count: job.range.count,
                        tally: result.tally))
                continue
            }
            wholes[wholes.count - 1] = Whole(
                operation: job.operation, subject: job.subject,
                count: last.count + job.range.count,
                tally: try last.tally.adding(result.tally, of: job.id))
        }
        return wholes
    }
}

extension ShardResult.Tally {
    /// Paths or replicates.
    var count: Int {
        switch self {
        case .stress(let stress): stress.tally.paths
        case .nulls(let tally): tally.replicates
        }
    }

    fileprivate func adding(_ other: Self, of job: String) throws(ShardError) -> Self {
        switch (self, other) {
        case (.stress(let one), .stress(let two)):
            guard one.firms == two.firms, one.start == two.start, one.moneyUnit == two.moneyUnit
            else { throw .result(job, "it is of other firms or quarters than the parts before") }
            var tally = one.tally
            do throws(SimulationError) { try tally.add(two.tally) } catch {
                throw .result(job, "\(error)")
            }
            return .stress(
                ShardResult.Stress(
                    tally: tally, firms: one.firms, start: one.start, moneyUnit: one.moneyUnit))
        case (.nulls(let one), .nulls(let two)):
            var tally = one
            do throws(MeasureError) { try tally.add(two) } catch {
                throw .result(job, "\(error)")
            }
            return .nulls(tally)
        default: throw .result(job, "it is of another kind")
        }
    }
}
