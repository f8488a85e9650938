import Analysis

/// A value held against one limit.
struct LimitTest {
    /// On which side of a number a value lies.
    enum Outcome { case reached, clear, tooClose }

    /// Standard errors within which a comparison is not decided.
    static let width = 3.0

    /// - Parameters:
    ///   - bound: the number to compare with.
    ///   - side: which side is bad; the bound itself is bad.
    static func compare(
        _ value: Double, standardError: Double?, bound: Double, side: PolicyRule.Side
    ) -> Outcome {
        let excess = side == .above ? value - bound : bound - value
        if let error = standardError, error > 0, abs(excess) <= width * error { return .tooClose }
        return excess >= 0 ? .reached : .clear
    }

    /// The bad side for a limit: a p-value is bad when it is small.
    static func side(_ limit: Limit, _ rule: PolicyRule) -> PolicyRule.Side {
        limit.scale == .probability ? .below : rule.side
    }
}

/// A failing limit with its memory: entered at one number, left at another, after some runs in a row.
struct Hysteresis {
    /// What earlier runs saw, oldest first.
    let earlier: [Baseline.Memory]

    /// The number that counts now.
    func bound(_ limit: Limit) -> Double { wasFailing ? limit.clear : limit.at }

    var wasFailing: Bool { earlier.last?.isFailing ?? false }

    /// Runs in a row that reached the limit, with this one.
    func streak(hasReached: Bool) -> Int {
        guard hasReached else { return 0 }
        return 1 + earlier.reversed().prefix { $0.hasReached }.count
    }
}
