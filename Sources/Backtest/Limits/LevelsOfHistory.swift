import Analysis
import Ledger
import Money

/// Levels for one measure, from healthy cases alone: what none of them has shown.
///
/// A measure warns at a quarter more than the worst day of any healthy case, and fails at twice that day, never below the floors of
/// ``LimitCandidate``. Cases that collapsed have no part in it, so that leaving one of them out changes nothing, and what the levels find in them is found
/// without having been fitted to it.
public struct LevelsOfHistory: Sendable {
    public let warn: Double
    public let fail: Double
    /// The healthy case with the worst day, and its number.
    public let worst: (name: String, value: Double)
    /// Healthy cases that have the number at all.
    public let cases: Int

    static let warnFactor = 1.25
    static let failFactor = 2.0

    /// - Returns: `nil` where no healthy case has the number: there is nothing to set a level by.
    init?(_ candidate: LimitCandidate, healthy: [CaseProfile]) {
        let known = healthy.compactMap { profile in
            profile.worst(candidate).map { (profile.name, $0) }
        }
        let isHigh = candidate.isHighBad
        guard let worst = known.max(by: { isHigh ? $0.1 < $1.1 : $0.1 > $1.1 }) else {
            return nil
        }
        self.worst = worst
        cases = known.count
        if isHigh {
            warn = max(candidate.floors.warn, Self.rounded(Self.warnFactor * worst.1, up: true))
            fail = max(candidate.floors.fail, Self.rounded(Self.failFactor * worst.1, up: true))
        } else {
            // A cover of nothing or less leaves no level below it.
            guard worst.1 > 0 else { return nil }
            warn = min(candidate.floors.warn, Self.rounded(worst.1 / Self.warnFactor, up: false))
            fail = min(candidate.floors.fail, Self.rounded(worst.1 / Self.failFactor, up: false))
        }
    }

    /// Two significant digits, away from the healthy cases.
    private static func rounded(_ value: Double, up: Bool) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        var unit = 1.0
        while value / unit >= 100 { unit *= 10 }
        while value / unit < 10 { unit /= 10 }
        let steps = value / unit
        // A number that is two digits already stays what it is, whatever binary fractions do to it.
        let near = steps.rounded()
        let whole =
            abs(steps - near) < 1e-9 ? near : steps.rounded(up ? .up : .down)
        return unit < 1 ? whole / (1 / unit).rounded() : whole * unit
    }

    public func reaches(_ value: Double?, _ level: Double, _ candidate: LimitCandidate) -> Bool {
        guard let value else { return false }
        return candidate.isHighBad ? value >= level : value <= level
    }
}

/// A case as limits see it: the worst number of each candidate on each day before the outcome.
public struct CaseProfile: Sendable {
    public let name: String
    public let isHealthy: Bool
    public let end: Day
    /// Increasing days before the outcome.
    public let days: [(day: Day, worst: [String: Double])]

    public init(_ walk: CaseWalk) {
        name = walk.name
        isHealthy = walk.outcome.kind == .healthy
        let end = Outcome.End(walk.outcome).day
        self.end = end
        days = walk.days.filter { $0.day < end }.map { ($0.day, $0.worst) }
    }

    init(name: String, isHealthy: Bool, end: Day, days: [(day: Day, worst: [String: Double])]) {
        self.name = name
        self.isHealthy = isHealthy
        self.end = end
        self.days = days
    }

    /// The number of the worst day.
    func worst(_ candidate: LimitCandidate) -> Double? {
        let values = days.compactMap { $0.worst[candidate.id] }
        return candidate.isHighBad ? values.max() : values.min()
    }

    /// Days from the first day on which a level was reached to the outcome.
    func lead(_ candidate: LimitCandidate, _ level: Double) -> Int? {
        days.first { day in
            day.worst[candidate.id].map { candidate.isHighBad ? $0 >= level : $0 <= level }
                ?? false
        }.map { end - $0.day }
    }
}
