import Charts

/// Part of section 4, and exhibit E10: on whom firms depend.
protocol ConcentrationWords: Sendable {
    var heading: String { get }
    /// - Parameter threshold: the index above which a market counts as highly concentrated.
    func explanation(threshold: String) -> String
    var supplierHeads: [String] { get }
    var customerHeads: [String] { get }

    // MARK: E10

    func others(_ count: Int) -> String
    /// - Parameters:
    ///   - undated: commitments without payment dates; `nil`: none.
    ///   - commitments: what the model calls them.
    func subtitle(_ buyer: String, commitments: String, undated: String?, unit: String) -> String
    var signed: String { get }
    var due: String { get }
    func noDate(_ commitments: String) -> String
    func title(_ provider: String, of buyer: String, commitments: String, share: String) -> String
    func title(_ provider: String, of buyer: String, commitments: String, change: ShareChange)
        -> String
    /// What was signed by the end of a year, in words.
    func year(_ year: Int, total: String, parts: [String], index: String) -> String
}

/// How a share moved between two years.
struct ShareChange: Sendable {
    enum Direction: Sendable { case fell, rose, stayed }
    let direction: Direction
    let before: String
    let firstYear: Int
    let after: String
    let lastYear: Int
}
