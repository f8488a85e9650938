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
    /// - Returns: `nil` where the number is not estimated that way.
    mutating func measure(
        _ id: MeasureID, parameters: [String: String], replicates: Int?
    ) -> Measure?

    /// Observations of the series that a number is about; `nil`: it is about no series, or the series is not known.
    func observations(_ id: MeasureID, parameters: [String: String]) -> Int?

    /// The widest loop of money that a number rests on; `nil`: none.
    func loop(_ measure: Measure) -> MoneyLoop?
}

extension MeasureSource {
    public func observations(_ id: MeasureID, parameters: [String: String]) -> Int? { nil }
    public func loop(_ measure: Measure) -> MoneyLoop? { nil }
}

extension MeasureRule {
    /// The measure that a limit `{p: …}` is about: this one where it is a p-value, else the p-value that belongs to it
    /// (`gsadf` has `gsadf-p`).
    var probability: String { unit == .probability ? id : "\(id)-p" }
}
