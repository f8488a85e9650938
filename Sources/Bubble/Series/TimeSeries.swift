import Ledger

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Observations in order of time.
public struct TimeSeries: Sendable, Equatable {
    /// Name of the column they come from.
    public let name: String
    /// One day an observation, ascending; `nil` when the file gives none.
    public let days: [Day]?
    /// The observations, finite.
    public let values: [Double]

    /// - Precondition: as many days as values.
    public init(name: String, days: [Day]?, values: [Double]) {
        precondition(days.map { $0.count == values.count } ?? true)
        self.name = name
        self.days = days
        self.values = values
    }

    /// The observations up to a day; all of them when they have no dates.
    public func upTo(_ day: Day) -> TimeSeries {
        guard let days, let last = days.last, last > day else { return self }
        let count = days.firstIndex { $0 > day } ?? days.count
        return TimeSeries(
            name: name, days: Array(days[..<count]), values: Array(values[..<count]))
    }

    /// Natural logarithms of the observations; those that are not above zero give what `log` gives.
    public var logarithms: [Double] { values.map { log($0) } }

    /// The day of an observation, or its number counted from 1.
    public func label(_ index: Int) -> String {
        days.map { $0[index].description } ?? "#\(index + 1)"
    }
}

/// How often a series is observed once it has been thinned.
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
