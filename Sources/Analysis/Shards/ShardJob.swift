import Circularity
import Ledger
import Liquidity
import Money
import SeriesTests
import Text

/// What is divided among workers.
public enum ShardOperation: String, Sendable, CaseIterable, Codable {
    /// Paths of scenarios.
    case stress
    /// Replicates of the null models of circulation.
    case nulls
    /// Bootstrap replicates of the tests of series.
    case bootstrap
    /// Rows of the Sobol design of a scenario's assumptions.
    case sobol

    /// Items that belong together: a range begins at a multiple of it.
    var blockSize: Int {
        switch self {
        case .stress: 1024
        case .nulls: ExcessCirculation.blockSize
        case .bootstrap: BootstrapTally.blockSize
        case .sobol: SobolDesign.blockSize
        }
    }

    /// Items of a run at the most.
    public var limit: Int {
        switch self {
        case .stress: SimulationLimits.talliedPaths.upperBound
        case .nulls: NullTally.limit
        case .bootstrap: BootstrapTally.limit
        case .sobol: SobolDesign.rowLimit
        }
    }

    /// Whether quarters are simulated, so that there is a horizon.
    public var hasQuarters: Bool {
        switch self {
        case .stress, .sobol: true
        case .nulls, .bootstrap: false
        }
    }

    /// What is divided: paths and so on of one of what.
    public var subject: String {
        switch self {
        case .stress: "scenario"
        case .nulls: "null model"
        case .bootstrap: "series"
        case .sobol: "scenario and firm"
        }
    }
}

/// One part of a large run: what a worker is told, a line of JSON.
///
/// ```json
/// {"v":1,"op":"stress","job":"stress/baseline/0-1048576","inputs":"9f…","lo":0,"hi":1048576,"seed":"1","subject":"baseline","asOf":"2026-10-10","conflict":"graded","horizon":null}
/// ```
/// Random numbers are a function of the seed and of the number of a path or replicate in the whole run, never of the part: any division gives the same sums.
public struct ShardJob: Sendable, Hashable {
    public let operation: ShardOperation
    /// The scenario's id, the null model's name, the series' path, or scenario and firm as `baseline/acme`.
    public let subject: String
    /// SHA-256 of everything that the numbers depend on (``ShardInputs``).
    public let inputs: String
    /// Paths, replicates or rows, numbered in the whole run.
    public let range: Range<Int>
    public let seed: UInt64
    public let asOf: Day
    public let conflict: ConflictPolicy
    /// Quarters; `nil`: as the scenario says.
    public let horizon: Int?

    /// Of the lines of jobs and results.
    public static let version = 1

    /// The name of the part in every message.
    public var id: String {
        "\(operation.rawValue)/\(subject)/\(range.lowerBound)-\(range.upperBound)"
    }

    /// The line, without its end.
    public var line: String {
        let pairs: [(String, String)] = [
            ("v", "\(Self.version)"), ("op", JSONString.quoted(operation.rawValue)),
            ("job", JSONString.quoted(id)), ("inputs", JSONString.quoted(inputs)),
            ("lo", "\(range.lowerBound)"), ("hi", "\(range.upperBound)"),
            ("seed", JSONString.quoted("\(seed)")), ("subject", JSONString.quoted(subject)),
            ("asOf", JSONString.quoted(asOf.description)),
            ("conflict", JSONString.quoted(conflict.rawValue)),
            ("horizon", horizon.map(String.init) ?? "null"),
        ]
        return ShardLine.object(pairs)
    }

    /// - Throws: ``ShardError/line(_:)`` for a line that is no job of this version.
    public init(_ line: some Collection<UInt8>) throws(ShardError) {
        let record = try ShardLine.decode(Record.self, line, "a job")
        guard let seed = UInt64(record.seed), let asOf = Day(record.asOf),
            let operation = ShardOperation(rawValue: record.op),
            let conflict = ConflictPolicy(rawValue: record.conflict),
            record.lo >= 0, record.lo < record.hi, record.lo % operation.blockSize == 0
        else { throw .line("it is no job: a value is impossible") }
        self.init(
            operation: operation, subject: record.subject, inputs: record.inputs,
            range: record.lo..<record.hi, seed: seed, asOf: asOf, conflict: conflict,
            horizon: record.horizon)
        // One spelling of one job: a changed name or another order is another line.
        guard self.line.utf8.elementsEqual(line) else {
            throw .line("it is no job as `shard plan` writes it")
        }
    }

    private init(
        operation: ShardOperation, subject: String, inputs: String, range: Range<Int>,
        seed: UInt64, asOf: Day, conflict: ConflictPolicy, horizon: Int?
    ) {
        self.operation = operation
        self.subject = subject
        self.inputs = inputs
        self.range = range
        self.seed = seed
        self.asOf = asOf
        self.conflict = conflict
        self.horizon = horizon
    }

    /// The whole run in `parts` ranges of about the same size, fewer where there are not as many blocks.
    ///
    /// - Parameters:
    ///   - count: paths, replicates or rows; at least 1.
    ///   - parts: at least 1.
    public static func plan(
        _ operation: ShardOperation, subject: String, count: Int, parts: Int, inputs: ShardInputs
    ) -> [ShardJob] {
        let size = operation.blockSize
        let blocks = (count + size - 1) / size
        let parts = min(parts, blocks)
        return (0..<parts).map { part in
            // Of a division with a rest the first parts have one block more; no product that could overflow.
            func edge(_ part: Int) -> Int {
                let (each, rest) = blocks.quotientAndRemainder(dividingBy: parts)
                return min(count, (part * each + min(part, rest)) * size)
            }
            return ShardJob(
                operation: operation, subject: subject, inputs: inputs.digest,
                range: edge(part)..<edge(part + 1), seed: inputs.seed, asOf: inputs.asOf,
                conflict: inputs.conflict, horizon: inputs.horizon)
        }
    }

    private struct Record: Decodable {
        let v: Int
        let op, inputs: String
        let lo, hi: Int
        let seed, subject, asOf, conflict: String
        let horizon: Int?
    }
}
