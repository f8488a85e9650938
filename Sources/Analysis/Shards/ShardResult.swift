import Circularity
import Liquidity
import SeriesTests
import Text

/// What came out of a job: a line of JSON that ends with the SHA-256 of all before it.
///
/// Counts, sums, sums of squares and classes of a histogram, all integers; those that may exceed what other readers of JSON keep are text, and so are the outcomes of
/// a Sobol design, which nothing adds up and which come back as the same bits.
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
        case bootstrap(BootstrapTally)
        case sobol(Sobol)
    }

    /// Outcomes of rows of a Sobol design, with what their columns mean.
    public struct Sobol: Sendable, Hashable {
        /// Ids of the factors in the order of the columns.
        public let factors: [String]
        /// Of the outcomes, such as USD million.
        public let moneyUnit: String
        /// Mean funding gaps row by row, `factors.count + 2` of each: ``SobolDesign/outcomes(_:threads:)``.
        public fileprivate(set) var outcomes: [Double]

        /// - Returns: `nil` when the outcomes are no whole rows.
        public init?(factors: [String], moneyUnit: String, outcomes: [Double]) {
            guard (1...SobolIndices.factorLimit).contains(factors.count), !outcomes.isEmpty,
                outcomes.count % (factors.count + 2) == 0, outcomes.allSatisfy(\.isFinite)
            else { return nil }
            self.factors = factors
            self.moneyUnit = moneyUnit
            self.outcomes = outcomes
        }

        public var rows: Int { outcomes.count / (factors.count + 2) }
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
        case .bootstrap:
            tally = .bootstrap(
                try ShardLine.decode(BootstrapRecord.self, line, "a result of a bootstrap").tally
                    .value())
        case .sobol:
            tally = .sobol(
                try ShardLine.decode(SobolRecord.self, line, "a result of a Sobol design").tally
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

    private struct BootstrapRecord: Decodable {
        let tally: BootstrapNumbers
    }

    private struct SobolRecord: Decodable {
        let tally: SobolNumbers
    }
}

extension ShardResult.Sobol {
    /// Rows that follow these; `false`, and nothing is added, for rows of other factors.
    mutating func append(_ other: Self) -> Bool {
        guard factors == other.factors, moneyUnit == other.moneyUnit else { return false }
        outcomes += other.outcomes
        return true
    }
}

extension ShardResult.Tally {
    /// As JSON.
    fileprivate var text: String {
        switch self {
        case .stress(let stress): StressNumbers.text(stress)
        case .nulls(let tally): NullNumbers.text(tally)
        case .bootstrap(let tally): BootstrapNumbers.text(tally)
        case .sobol(let sobol): SobolNumbers.text(sobol)
        }
    }
}
