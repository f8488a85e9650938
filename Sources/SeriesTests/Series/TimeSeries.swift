import Money

/// Observations in order of time.
public struct TimeSeries: Sendable, Equatable {
    /// Name of the column they come from.
    public let name: String
    /// One day an observation, ascending; `nil` when the file gives none.
    public let days: [Day]?
    /// Minutes since the day began, one an observation; `nil` unless a day has several.
    public let minutes: [Int]?
    /// The observations, finite.
    public let values: [Double]

    /// - Precondition: as many days, and minutes, as values.
    public init(name: String, days: [Day]?, minutes: [Int]? = nil, values: [Double]) {
        precondition(days.map { $0.count == values.count } ?? true)
        precondition(minutes.map { $0.count == values.count } ?? true)
        self.name = name
        self.days = days
        self.minutes = minutes
        self.values = values
    }

    /// The day of an observation, with its time where a day has several, or its number counted from 1.
    public func label(_ index: Int) -> String {
        guard let day = days?[index] else { return "#\(index + 1)" }
        guard let minute = minutes?[index] else { return day.description }
        func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day) \(pad(minute / 60)):\(pad(minute % 60))"
    }
}

/// How often a series is observed once it has been resampled.
public enum SamplingInterval: String, Sendable, Equatable, CaseIterable {
    /// As in the file.
    case asIs = "none"
    /// One a day, the last of each.
    case daily
    /// One an ISO week, the last of each.
    case weekly
    /// One a calendar month, the last of each.
    case monthly

    /// Two days with the same key belong to the same interval.
    func key(_ day: Day) -> Int {
        switch self {
        case .asIs, .daily: return Int(day.daysSince1970)
        case .weekly:
            // 1970-01-01 was a Thursday: weeks begin on Monday.
            let shifted = Int(day.daysSince1970) + 3
            return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
        case .monthly:
            let (year, month, _) = day.civil
            return year * 12 + month
        }
    }
}
