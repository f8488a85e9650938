import Analysis

/// The appendix' list of number ids.
protocol NumberIndexWords: Sendable {
    var heading: String { get }
    /// Before an example of a command, between it and the name of a file, and after that.
    var before: String { get }
    var between: String { get }
    var after: String { get }
    var heads: [String] { get }
    /// What a rule measures.
    func title(_ rule: MetricDefinition) -> String
}
