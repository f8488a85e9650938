/// What the BSADF sequence must cross for an episode to begin.
public enum BoundaryKind: String, Sendable, Equatable, CaseIterable {
    /// The quantile of the GSADF, the same at all ends: crossed anywhere in 5% of series without a
    /// bubble, at level 0.95.
    case familywise
    /// The quantile of the SADF up to each end, as in the R package exuber.
    case sadf
    /// The quantile of the BSADF at each end by itself: 5% at each of many ends.
    case pointwise
}

/// A boundary with the rate at which it is crossed when there is no bubble.
public struct Boundary: Sendable, Equatable {
    /// How it is drawn.
    public let kind: BoundaryKind
    /// Its nominal level.
    public let level: Double
    /// One value an end of window.
    public let values: [Double]
    /// Share of the simulated series without a bubble that cross it anywhere.
    public let falseAlarms: ShareEstimate
    /// Share of them that get an episode: they stay above it for the minimum duration or longer and, where the dates are screened, their
    /// GSADF rejects.
    public let falseEpisodes: ShareEstimate
    /// Whether ``falseEpisodes`` is the most that it can be, because a table does not say more.
    public let falseEpisodesAreBound: Bool
    /// Share of them that are above it at the last observation.
    public let falseAtEnd: ShareEstimate
}

extension NullDistribution {
    /// Draws a boundary and measures its false-alarm rates on the replicates.
    ///
    /// - Parameters:
    ///   - kind: all but ``BoundaryKind/familywise`` need the sequences to have been kept, and
    ///     replicates as long as the series.
    ///   - level: such as 0.95.
    ///   - minimumDuration: observations an episode lasts at least.
    ///   - isScreened: whether a replicate only has episodes when its GSADF is above the quantile at the level.
    ///   - ends: ends of window of the series; only needed when the replicates are shorter.
    /// - Returns: `nil` when the sequences that it needs were not kept.
    public func boundary(
        _ kind: BoundaryKind, level: Double, minimumDuration: Int, isScreened: Bool = false,
        ends wanted: Int? = nil
    ) -> Boundary? {
        guard sequences.count == ends * replicates, !sequences.isEmpty else { return nil }
        let values: [Double]
        switch kind {
        case .familywise:
            values = [Double](
                repeating: QuantileEstimate.quantile(gsadf, level), count: wanted ?? ends)
        case .sadf, .pointwise:
            guard wanted == nil || wanted == ends else { return nil }
            let source = kind == .sadf ? running : sequences
            values = (0..<ends).map { end in
                let row = source[end * replicates..<(end + 1) * replicates].sorted()
                return QuantileEstimate.quantile(row, level)
            }
        }
        let limit = isScreened ? QuantileEstimate.quantile(gsadf, level) : -.infinity
        var crossed = 0
        var lasted = 0
        var last = 0
        for replicate in 0..<replicates {
            var run = 0
            var longest = 0
            var largest = -Double.infinity
            for end in 0..<ends {
                let value = sequences[end * replicates + replicate]
                largest = max(largest, value)
                run = value > values[end] ? run + 1 : 0
                longest = max(longest, run)
            }
            if longest > 0 { crossed += 1 }
            if longest >= minimumDuration, !isScreened || largest > limit { lasted += 1 }
            if run > 0 { last += 1 }
        }
        return Boundary(
            kind: kind, level: level, values: values,
            falseAlarms: ShareEstimate(count: crossed, of: replicates),
            falseEpisodes: ShareEstimate(count: lasted, of: replicates),
            falseEpisodesAreBound: false,
            falseAtEnd: ShareEstimate(count: last, of: replicates))
    }
}
