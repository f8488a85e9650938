/// A stretch of observations over which the series is explosive.
public struct Episode: Sendable, Equatable {
    /// First observation above the boundary.
    public let start: Int
    /// Last observation above the boundary.
    public let end: Int
    /// Observation with the largest statistic.
    public let peak: Int
    /// The largest statistic.
    public let statistic: Double
    /// Whether the series ends before the episode does.
    public let isOngoing: Bool

    /// Which way a series went.
    public enum Direction: String, Sendable, Equatable { case up, down }

    /// Which way the series went from the observation before the episode to its peak: the tests find falls that feed on themselves as well as rises.
    ///
    /// - Parameter series: the observations that were tested.
    public func direction(in series: [Double]) -> Direction {
        series[peak] < series[max(start - 1, 0)] ? .down : .up
    }

    /// Observations above the boundary.
    public var duration: Int { end - start + 1 }

    /// Dates the episodes of a sequence (Phillips, Shi and Yu 2015, section 3.2).
    ///
    /// - Parameters:
    ///   - bsadf: one value an end of window.
    ///   - boundary: as many values.
    ///   - firstEnd: observation of the first value.
    ///   - minimumDuration: shorter episodes are dropped, an ongoing one too.
    public static func date(
        bsadf: [Double?], boundary: [Double], firstEnd: Int, minimumDuration: Int
    ) -> [Episode] {
        var episodes: [Episode] = []
        var start: Int?
        var peak = 0
        var largest = -Double.infinity
        func close(at end: Int, isOngoing: Bool) {
            if let first = start, end - first + 1 >= minimumDuration {
                episodes.append(
                    Episode(
                        start: firstEnd + first, end: firstEnd + end, peak: firstEnd + peak,
                        statistic: largest, isOngoing: isOngoing))
            }
            start = nil
            largest = -.infinity
        }
        let count = min(bsadf.count, boundary.count)
        for index in 0..<count {
            if let value = bsadf[index], value > boundary[index] {
                if start == nil { start = index }
                if value > largest { (largest, peak) = (value, index) }
            } else {
                close(at: index - 1, isOngoing: false)
            }
        }
        close(at: count - 1, isOngoing: true)
        return episodes
    }
}
