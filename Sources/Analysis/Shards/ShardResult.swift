import Circularity
import Liquidity
import Text

/// What came out of a job: a line of JSON that ends with the SHA-256 of all before it.
///
/// Integers only: counts, sums, sums of squares and classes of a histogram. Sums that may exceed what other readers of JSON keep are text.
public struct ShardResult: Sendable, Hashable {
    public let operation: ShardOperation
    /// Of the job: its ``ShardJob/id`` and ``ShardJob/inputs``.
    public let job, inputs: String
    public let tally: Tally
    /// The line, without its end.
    public let line: String

    public enum Tally: Sendable, Hashable {
        case stress(Stress)
        case nulls(NullTally)
    }

    /// Counts of paths, with what their words mean.
    public struct Stress: Sendable, Hashable {
        public let tally: StressTally
        /// Ids in the order of the counts.
        public let firms: [String]
        /// The first simulated quarter, such as 2026Q4.
        public let start: String
        /// Of the amounts, such as USD million.
        public let moneyUnit: String

        public init(tally: StressTally, firms: [String], start: String, moneyUnit: String) {
            self.tally = tally
            self.firms = firms
            self.start = start
            self.moneyUnit = moneyUnit
        }
    }

    public init(_ job: ShardJob, _ tally: Tally) {
        self.init(operation: job.operation, job: job.id, inputs: job.inputs, tally)
    }

    private init(operation: ShardOperation, job: String, inputs: String, _ tally: Tally) {
        self.operation = operation
        self.job = job
        self.inputs = inputs
        self.tally = tally
        let body = ShardLine.object([
            ("v", "\(ShardJob.version)"), ("op", JSONString.quoted(operation.rawValue)),
            ("job", JSONString.quoted(job)), ("inputs", JSONString.quoted(inputs)),
            ("tally", tally.text),
        ])
        // The brace at the end is not hashed, since the hash stands before it.
        let head = String(body.dropLast())
        line = head + ",\"sha256\":\"\(SHA256.hex(Array(head.utf8)))\"}"
    }

    /// - Throws: ``ShardError/line(_:)`` for a line that is no result, was changed, or holds impossible numbers.
    public init(_ line: some Collection<UInt8>) throws(ShardError) {
        let record = try ShardLine.decode(Record.self, line, "a result")
        let tally: Tally
        switch record.op {
        case .stress:
            tally = .stress(
                try ShardLine.decode(StressRecord.self, line, "a result of a stress test").tally
                    .value())
        case .nulls:
            tally = .nulls(
                try ShardLine.decode(NullRecord.self, line, "a result of a null model").tally
                    .value())
        }
        self.init(operation: record.op, job: record.job, inputs: record.inputs, tally)
        guard self.line.utf8.elementsEqual(line) else {
            throw .line("it was changed: its hash is not that of what it says")
        }
    }

    private struct Record: Decodable {
        let op: ShardOperation
        let job, inputs: String
    }

    private struct StressRecord: Decodable {
        let tally: StressNumbers
    }

    private struct NullRecord: Decodable {
        let tally: NullNumbers
    }
}

extension ShardResult.Tally {
    /// As JSON.
    fileprivate var text: String {
        switch self {
        case .stress(let stress): StressNumbers.text(stress)
        case .nulls(let tally): NullNumbers.text(tally)
        }
    }
}

/// The numbers of a stress test as they stand in a line.
private struct StressNumbers: Decodable {
    let firms: [String]
    let start, moneyUnit: String
    let quarters, paths: Int
    let cashOut, firstCut: [[Int]]
    /// `[firm][amount]`: sum and sum of squares.
    let amounts: [[[String]]]
    /// `[firm]`: class and count.
    let gaps: [[[Int]]]

    static func text(_ stress: ShardResult.Stress) -> String {
        let tally = stress.tally
        func counts(_ rows: [[Int]]) -> String {
            ShardLine.array(rows.map { ShardLine.array($0.map(String.init)) })
        }
        return ShardLine.object([
            ("firms", ShardLine.array(stress.firms.map(JSONString.quoted))),
            ("start", JSONString.quoted(stress.start)),
            ("moneyUnit", JSONString.quoted(stress.moneyUnit)),
            ("quarters", "\(tally.quarters)"), ("paths", "\(tally.paths)"),
            ("cashOut", counts(tally.cashOut)), ("firstCut", counts(tally.firstCut)),
            (
                "amounts",
                ShardLine.array(
                    tally.amounts.map { firm in
                        ShardLine.array(firm.map { "[\"\($0.sum)\",\"\($0.squares)\"]" })
                    })
            ),
            (
                "gaps",
                ShardLine.array(
                    tally.gaps.map { gaps in
                        ShardLine.array(
                            gaps.counts.sorted { $0.key < $1.key }
                                .map { "[\($0.key),\($0.value)]" })
                    })
            ),
        ])
    }

    func value() throws(ShardError) -> ShardResult.Stress {
        var sums: [[ExactSum]] = []
        for firm in amounts {
            var row: [ExactSum] = []
            for pair in firm {
                guard pair.count == 2, let sum = Int128(pair[0]), let squares = Int128(pair[1])
                else { throw .line("a sum is no whole number") }
                row.append(ExactSum(sum: sum, squares: squares))
            }
            sums.append(row)
        }
        var histograms: [AmountHistogram] = []
        for firm in gaps {
            guard firm.allSatisfy({ $0.count == 2 }) else { throw .line("a class has no count") }
            histograms.append(
                AmountHistogram(
                    Dictionary(firm.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })))
        }
        do throws(SimulationError) {
            let tally = try StressTally(
                quarters: quarters, paths: paths, cashOut: cashOut, firstCut: firstCut,
                amounts: sums, gaps: histograms)
            guard firms.count == tally.firms else {
                throw SimulationError.shape("\(firms.count) names for \(tally.firms) firms")
            }
            return ShardResult.Stress(
                tally: tally, firms: firms, start: start, moneyUnit: moneyUnit)
        } catch { throw .line("it holds impossible numbers: \(error)") }
    }
}

/// The numbers of a null model as they stand in a line.
private struct NullNumbers: Decodable {
    let observed, total: String
    let replicates, atLeast: Int
    let sum, squares: String

    static func text(_ tally: NullTally) -> String {
        ShardLine.object([
            ("observed", "\"\(tally.observed)\""), ("total", "\"\(tally.total)\""),
            ("replicates", "\(tally.replicates)"), ("atLeast", "\(tally.atLeast)"),
            ("sum", "\"\(tally.sum)\""), ("squares", "\"\(tally.squares)\""),
        ])
    }

    func value() throws(ShardError) -> NullTally {
        guard let observed = Int64(observed), let total = Int64(total), let sum = Int128(sum),
            let squares = Int128(squares)
        else { throw .line("a sum is no whole number") }
        do throws(MeasureError) {
            return try NullTally(
                observed: observed, total: total, replicates: replicates, atLeast: atLeast,
                sum: sum, squares: squares)
        } catch { throw .line("it holds impossible numbers: \(error)") }
    }
}
