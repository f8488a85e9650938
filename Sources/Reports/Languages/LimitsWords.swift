/// Section 11: what the report does not show.
protocol LimitsWords: Sendable {
    var heading: String { get }
    /// - Parameters:
    ///   - roots: sources that repeat no other.
    ///   - hasDerived: whether a rule derives legs from spending.
    func items(sources: Int, roots: Int, hasDerived: Bool) -> [String]
}
