/// A calendar day of the proleptic Gregorian calendar, stored as days since 1970-01-01.
///
/// ```swift
/// Day("2025-11-03")?.adding(months: 3)   // 2026-02-03
/// ```
///
/// Conversions follow Hinnant, "chrono-compatible low-level date algorithms" (2013).
public struct Day: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let daysSince1970: Int32

    public init(daysSince1970: Int32) { self.daysSince1970 = daysSince1970 }

    /// - Returns: `nil` unless year is in 1900…2200 and the day exists in that month.
    public init?(year: Int, month: Int, day: Int) {
        guard (1900...2200).contains(year), (1...12).contains(month),
            (1...Day.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        self.init(civil: (year, month, day))
    }

    /// ISO 8601 `YYYY-MM-DD`, nothing else.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private init(civil: (year: Int, month: Int, day: Int)) {
        let y = civil.month <= 2 ? civil.year - 1 : civil.year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSince1970 = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    public var civil: (year: Int, month: Int, day: Int) {
        let z = Int(daysSince1970) + 719_468
        let era = z / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    public var year: Int { civil.year }

    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public func adding(days: Int) -> Day { Day(daysSince1970: daysSince1970 + Int32(days)) }

    /// The same day of a later month, or that month's last day where it is shorter.
    public func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let index = year * 12 + month - 1 + months
        let newYear = index / 12
        let newMonth = index % 12 + 1
        return Day(
            civil: (newYear, newMonth, min(day, Day.length(ofMonth: newMonth, year: newYear))))
    }

    /// Days from `other` to `self`.
    public static func - (a: Day, b: Day) -> Int { Int(a.daysSince1970 - b.daysSince1970) }
    public static func < (a: Day, b: Day) -> Bool { a.daysSince1970 < b.daysSince1970 }

    public var description: String {
        func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (year, month, day) = civil
        return "\(year)-\(pad(month))-\(pad(day))"
    }
}

/// A date as precisely as a source gives it: a day, a month, a quarter, a half-year or a year.
public struct PartialDate: Hashable, Sendable, CustomStringConvertible {
    public enum Precision: String, Sendable, CaseIterable {
        case year, half, quarter, month, day
    }

    public let precision: Precision
    /// First and last day that the date can mean.
    public let first: Day
    public let last: Day

    private init(_ precision: Precision, _ first: Day, _ last: Day) {
        self.precision = precision
        self.first = first
        self.last = last
    }

    public init(_ day: Day) { self.init(.day, day, day) }

    /// `2026`, `2026-H2`, `2026-Q3`, `2026-07` or `2026-07-15`.
    public init?(_ text: String) {
        if let day = Day(text) {
            self.init(day)
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts[0].count == 4,
            parts[0].allSatisfy({ ("0"..."9").contains($0) }), let year = Int(parts[0])
        else { return nil }
        let precision: Precision
        let start: Int
        let months: Int
        if parts.count == 1 {
            (precision, start, months) = (.year, 1, 12)
        } else {
            switch parts[1] {
            case "H1": (precision, start, months) = (.half, 1, 6)
            case "H2": (precision, start, months) = (.half, 7, 6)
            case "Q1", "Q2", "Q3", "Q4":
                guard let quarter = parts[1].last?.wholeNumberValue else { return nil }
                (precision, start, months) = (.quarter, quarter * 3 - 2, 3)
            default:
                guard parts[1].count == 2, parts[1].allSatisfy({ ("0"..."9").contains($0) }),
                    let month = Int(parts[1])
                else { return nil }
                (precision, start, months) = (.month, month, 1)
            }
        }
        guard let day = Day(year: year, month: start, day: 1) else { return nil }
        self.init(precision, day, day.adding(months: months).adding(days: -1))
    }

    public var description: String {
        let (year, month, _) = first.civil
        switch precision {
        case .year: return "\(year)"
        case .half: return "\(year)-H\(month <= 6 ? 1 : 2)"
        case .quarter: return "\(year)-Q\((month + 2) / 3)"
        case .month: return String(first.description.prefix(7))
        case .day: return first.description
        }
    }

    /// Whether the two can mean the same day.
    public func overlaps(_ other: PartialDate) -> Bool {
        first <= other.last && other.first <= last
    }
}

/// A length of time in calendar units: ISO 8601 `P7Y`, `P18M`, `P1Y6M`, `P90D`.
public struct Term: Hashable, Sendable, CustomStringConvertible {
    public let months: Int
    public let days: Int

    /// - Returns: `nil` for anything but years, months and days in that order, or for an empty or negative term, or more than 100 years.
    public init?(_ text: String) {
        guard text.first == "P", text.count > 1 else { return nil }
        var (months, days, digits, stage) = (0, 0, "", 0)
        for character in text.dropFirst() {
            if ("0"..."9").contains(character) {
                digits.append(character)
                continue
            }
            guard digits.count <= 5, let number = Int(digits) else { return nil }
            digits = ""
            switch character {
            case "Y" where stage < 1: (months, stage) = (months + 12 * number, 1)
            case "M" where stage < 2: (months, stage) = (months + number, 2)
            case "D" where stage < 3: (days, stage) = (number, 3)
            default: return nil
            }
        }
        guard digits.isEmpty, stage > 0, months + days > 0, months <= 1200, days <= 36_525 else {
            return nil
        }
        self.months = months
        self.days = days
    }

    /// The first day after the term, when it starts on `start`.
    public func end(from start: Day) -> Day { start.adding(months: months).adding(days: days) }

    public var description: String {
        var text = "P"
        if months >= 12 { text += "\(months / 12)Y" }
        if months % 12 != 0 { text += "\(months % 12)M" }
        if days != 0 { text += "\(days)D" }
        return text
    }
}

extension Day: Codable {
    /// From its text, `2025-11-03`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(text)' is not a day, YYYY-MM-DD")
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
