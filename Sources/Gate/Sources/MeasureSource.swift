import Analysis

/// Where a gate's numbers come from.
///
/// The command's source is a whole analysis; tests use made-up numbers.
public protocol MeasureSource {
    /// Every number, estimated with the policy's seed and first number of replicates.
    var measures: [Measure] { get }

    /// One number, estimated anew.
    ///
    /// - Parameters:
    ///   - parameters: settings of the rule; none: those of ``measures``.
    ///   - replicates: how many; `nil`: as many as the policy begins with.
    /// - Returns: `nil` where there is no such number, or it is not estimated that way.
    /// - Throws: why a number that the model has cannot be estimated that way.
    mutating func measure(
        _ id: MeasureID, parameters: [String: String], replicates: Int?
    ) throws(UnknownMeasure) -> Measure?

    /// Observations of the series that a number is about; `nil`: it is about no series, or the series is not known.
    func observations(
        _ id: MeasureID, parameters: [String: String]
    ) throws(UnknownMeasure) -> Int?

    /// The widest loop of money that a number rests on; `nil`: none.
    ///
    /// - Throws: why it cannot be looked for.
    func loop(_ measure: Measure) throws(UnknownMeasure) -> MoneyCircuit?
}

extension MeasureSource {
    public func observations(_ id: MeasureID, parameters: [String: String]) -> Int? { nil }
    public func loop(_ measure: Measure) -> MoneyCircuit? { nil }
}

/// Why a number cannot be had with the settings of a rule.
public struct UnknownMeasure: Error, Sendable, Hashable {
    /// A sentence without a capital and a full stop.
    public let reason: String

    public init(reason: String) { self.reason = reason }
}
