import Circularity
import Liquidity
import SeriesTests

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
    /// All jobs, those of one subject together and in the order of their ranges.
    public let jobs: [ShardJob]
    /// Results that were there already.
    public private(set) var repeated = 0
    private var results: [String: ShardResult] = [:]
    private let known: [String: ShardJob]

    /// One scenario, null model, series, or scenario and firm.
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

    /// The whole, one entry a subject; only when nothing is ``missing``.
    ///
    /// - Throws: ``ShardError/result(_:_:)`` for parts that cannot be added.
    public func merged() throws(ShardError) -> [Whole] {
        var wholes: [Whole] = []
        var next = jobs.startIndex
        while next < jobs.endIndex {
            let subject = jobs[next].subject
            let end = jobs[next...].firstIndex { $0.subject != subject } ?? jobs.endIndex
            var parts: [ShardResult] = []
            for job in jobs[next..<end] {
                guard let result = results[job.id] else { throw .result(job.id, "it is missing") }
                parts.append(result)
            }
            wholes.append(
                Whole(
                    operation: jobs[next].operation, subject: subject,
                    count: jobs[end - 1].range.upperBound,
                    tally: try ShardResult.Tally(adding: parts)))
            next = end
        }
        return wholes
    }
}

extension ShardResult.Tally {
    /// Paths, replicates or rows.
    var count: Int {
        switch self {
        case .stress(let stress): stress.tally.paths
        case .nulls(let tally): tally.replicates
        case .bootstrap(let tally): tally.replicates
        case .sobol(let sobol): sobol.rows
        }
    }

    /// - Parameter parts: of one subject, in the order of their ranges; at least one.
    fileprivate init(adding parts: [ShardResult]) throws(ShardError) {
        switch parts[0].tally {
        case .stress(let first):
            var tally = first.tally
            for part in parts.dropFirst() {
                guard case .stress(let next) = part.tally, next.firms == first.firms,
                    next.start == first.start, next.moneyUnit == first.moneyUnit
                else { throw part.stranger("set of firms or quarters") }
                do throws(SimulationError) { try tally.add(next.tally) } catch {
                    throw .result(part.job, "\(error)")
                }
            }
            self = .stress(
                ShardResult.Stress(
                    tally: tally, firms: first.firms, start: first.start,
                    moneyUnit: first.moneyUnit))
        case .nulls(var tally):
            for part in parts.dropFirst() {
                guard case .nulls(let next) = part.tally else { throw part.stranger("kind") }
                do throws(MeasureError) { try tally.add(next) } catch {
                    throw .result(part.job, "\(error)")
                }
            }
            self = .nulls(tally)
        case .bootstrap(var tally):
            for part in parts.dropFirst() {
                guard case .bootstrap(let next) = part.tally, tally.add(next) else {
                    throw part.stranger("series")
                }
            }
            self = .bootstrap(tally)
        case .sobol(var rows):
            for part in parts.dropFirst() {
                guard case .sobol(let next) = part.tally, rows.append(next) else {
                    throw part.stranger("set of factors")
                }
            }
            self = .sobol(rows)
        }
    }
}

extension ShardResult {
    fileprivate func stranger(_ what: String) -> ShardError {
        .result(job, "it is of another \(what) than the parts before")
    }
}
