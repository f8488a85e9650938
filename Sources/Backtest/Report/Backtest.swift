import Analysis
import Ledger
import Statistics
import Text

/// A policy tried on cases whose end is known, and the limits that they can give.
///
/// ```swift
/// let backtest = try Backtest(cases, policy: policy, policyBytes: bytes)
/// backtest.hits.low      // lower end of the exact interval
/// ```
public struct Backtest: Sendable {
    public let toolVersion: String
    public let policyFile: String
    /// SHA-256 of the policy's bytes.
    public let policyHash: String
    /// By name.
    public let walks: [CaseWalk]
    /// In the order of ``walks``.
    public let records: [AlarmRecord]
    public let limits: LeaveOneCaseOut
    /// Cases that went bad and were warned of, at the latest two quarters ahead, until the end; and at any time before it.
    public let early: BinomialInterval
    public let warned: BinomialInterval
    /// Healthy cases that fail on a day, and that warn on more than a tenth of their days.
    public let falseFailures: BinomialInterval
    public let falseWarnings: BinomialInterval

    /// - Parameter policy: as it was read from `policyBytes`.
    /// - Throws: what is wrong with the ledger of a day, or ``MeasureError``.
    public init(
        _ cases: [HistoryCase], policy: Policy, policyBytes: [UInt8]
    ) throws {
        var walks: [CaseWalk] = []
        for one in cases.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            walks.append(try CaseWalk(one, policy: policy, policyBytes: policyBytes))
        }
        self.init(walks, policyFile: policy.file, policyHash: SHA256.hex(policyBytes))
    }

    init(_ walks: [CaseWalk], policyFile: String, policyHash: String) {
        toolVersion = Tool.version
        self.policyFile = policyFile
        self.policyHash = policyHash
        self.walks = walks
        let records = walks.map { AlarmRecord($0) }
        self.records = records
        limits = LeaveOneCaseOut(walks)
        let all = zip(walks, records)
        let bad = all.filter { $0.0.outcome.kind != .healthy }.map(\.1)
        let healthy = all.filter { $0.0.outcome.kind == .healthy }.map(\.1)
        early = BinomialInterval(successes: bad.filter(\.isEarly).count, trials: bad.count)
        warned = BinomialInterval(
            successes: bad.filter { $0.lasting != nil }.count, trials: bad.count)
        falseFailures = BinomialInterval(
            successes: healthy.filter { $0.failures > 0 }.count, trials: healthy.count)
        falseWarnings = BinomialInterval(
            successes: healthy.filter { ($0.alarmShare ?? 0) > LeaveOneCaseOut.tolerated }.count,
            trials: healthy.count)
    }
}
