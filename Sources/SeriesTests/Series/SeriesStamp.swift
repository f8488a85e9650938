import Money

/// When an observation was made, as a cell writes it.
struct SeriesStamp: Equatable {
    /// The day, in the zone of the file; the first of a month, quarter or year that has no day.
    var day: Day
    /// The first day on which it can have been known: the last of a month, quarter or year that has no day.
    var known: Day
    /// Milliseconds since the day began; `nil`: no time of day.
    var time: Int?
    /// Minutes that the zone is ahead of UTC; `nil`: not said.
    var offset: Int?

    init(_ day: Day, known: Day? = nil, time: Int? = nil, offset: Int? = nil) {
        self.day = day
        self.known = known ?? day
        self.time = time
        self.offset = offset
    }

    /// Orders the observations of one day.
    var instant: Int { (time ?? 0) - (offset ?? 0) * 60_000 }
}

/// The ways of writing dates that a series may use, one for all of its rows.
public enum SeriesDateForm: String, Sendable, Equatable, CaseIterable {
    /// ISO 8601: `2025-11-03`, `2025-11`, `2025-Q4`, `2025-W45`, `2025`, with or without a time of day.
    case iso
    /// ISO 8601 without hyphens: `20251103`.
    case compact
    /// `2025/11/03`, `2025.11.03`.
    case yearFirst = "ymd"
    /// `3/11/2025`, `03.11.2025`, `03-11-2025`: day, month, year.
    case dayFirst = "dmy"
    /// `11/3/2025`: month, day, year.
    case monthFirst = "mdy"
    /// `3 Nov 2025`, `03-Nov-2025`, `Nov 3, 2025`, `Nov-2025`, `November 2025`.
    case named
    /// `2025Q4`, `2025 Q4`, `Q4 2025`, `4Q2025`.
    case quarters = "quarter"
    /// `2025년 11월 3일`, `2025년 11월`, `2025년 4분기`, `2025.11.3.`
    case korean = "ko"
    /// Seconds since 1970-01-01, UTC.
    case epochSeconds = "epoch-s"
    /// Milliseconds since 1970-01-01, UTC.
    case epochMilliseconds = "epoch-ms"

    /// In words, for messages.
    var words: String {
        switch self {
        case .iso: "ISO 8601"
        case .compact: "year, month and day without hyphens"
        case .yearFirst: "year, month, day"
        case .dayFirst: "day, month, year"
        case .monthFirst: "month, day, year"
        case .named: "day, if any, and name of the month"
        case .quarters: "quarters"
        case .korean: "Korean dates"
        case .epochSeconds: "seconds since 1970 (UTC)"
        case .epochMilliseconds: "milliseconds since 1970 (UTC)"
        }
    }

    /// Whether digits alone are read so, which numbers that are no dates may be too.
    var isBareNumber: Bool {
        self == .epochSeconds || self == .epochMilliseconds
    }

    /// The moment that a cell names in this form; `nil`: none.
    func stamp(_ text: String) -> SeriesStamp? {
        switch self {
        case .epochSeconds: return Self.epoch(text, digits: 9...10, scale: 1_000)
        case .epochMilliseconds: return Self.epoch(text, digits: 12...13, scale: 1)
        default: break
        }
        guard let (date, time, offset) = SeriesClock.split(text) else { return nil }
        guard var stamp = stampOfDay(date) else { return nil }
        if time != nil, stamp.known != stamp.day { return nil }
        stamp.time = time
        stamp.offset = offset
        return stamp
    }

    private func stampOfDay(_ text: String) -> SeriesStamp? {
        switch self {
        case .iso: return SeriesDate.stamp(text)
        case .compact:
            guard text.utf8.count == 8, let number = Self.digits(text) else { return nil }
            return Self.day(number / 10_000, number / 100 % 100, number % 100)
        case .yearFirst, .dayFirst, .monthFirst:
            let parts = text.split(omittingEmptySubsequences: false) {
                $0 == "/" || $0 == "." || $0 == "-"
            }
            guard parts.count == 3 else { return nil }
            // 2025-11-03 is ISO 8601, not this.
            if self == .yearFirst, text.contains("-") { return nil }
            let lengths =
                self == .yearFirst ? [4...4, 1...2, 1...2] : [1...2, 1...2, 4...4]
            guard zip(parts, lengths).allSatisfy({ $1.contains($0.utf8.count) }) else { return nil }
            let numbers = parts.compactMap { Self.digits(String($0)) }
            guard numbers.count == 3 else { return nil }
            switch self {
            case .yearFirst: return Self.day(numbers[0], numbers[1], numbers[2])
            case .dayFirst: return Self.day(numbers[2], numbers[1], numbers[0])
            default: return Self.day(numbers[2], numbers[0], numbers[1])
            }
        case .named: return Self.named(text)
        case .quarters: return Self.quarter(text)
        case .korean: return Self.korean(text)
        case .epochSeconds, .epochMilliseconds: return nil
        }
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let longMonths = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]

    private static func named(_ text: String) -> SeriesStamp? {
        let parts = text.lowercased().split { $0 == " " || $0 == "-" || $0 == "," || $0 == "." }
        guard parts.count == 2 || parts.count == 3 else { return nil }
        guard
            let place = parts.prefix(2).firstIndex(where: { $0.allSatisfy(\.isLetter) }),
            let month =
                months.firstIndex(of: String(parts[place]))
                ?? longMonths.firstIndex(of: String(parts[place]))
                ?? (parts[place] == "sept" ? 8 : nil)
        else { return nil }
        let day = parts[1 - place]
        if parts.count == 2 {
            guard day.utf8.count == 4, let year = digits(String(day)) else { return nil }
            return SeriesDate.stamp("\(year)-\(month < 9 ? "0" : "")\(month + 1)")
        }
        guard parts[2].utf8.count == 4, (1...2).contains(day.utf8.count),
            let year = digits(String(parts[2])), let number = digits(String(day))
        else { return nil }
        return Self.day(year, month + 1, number)
    }

    private static func quarter(_ text: String) -> SeriesStamp? {
        let sign = text.uppercased().filter { $0 != " " && $0 != "-" && $0 != "/" }
        guard sign.utf8.count == 6, let mark = sign.firstIndex(of: "Q") else { return nil }
        let (before, after) = (sign[..<mark], sign[sign.index(after: mark)...])
        // 2025Q4, Q42025, 4Q2025
        let year = before.utf8.count == 4 ? before : after.suffix(4)
        let number = before.utf8.count == 4 ? after : before.isEmpty ? after.prefix(1) : before
        guard year.utf8.count == 4, number.utf8.count == 1, let year = digits(String(year)),
            let number = digits(String(number)), (1...4).contains(number)
        else { return nil }
        return SeriesDate.stamp("\(year)-Q\(number)")
    }

    private static func korean(_ text: String) -> SeriesStamp? {
        var parts: [Int] = []
        var rest = text.filter { $0 != " " }[...]
        let isDotted = rest.hasSuffix(".")
        let marks: [Character] = isDotted ? [".", ".", "."] : ["년", "월", "일"]
        for mark in marks where !rest.isEmpty {
            if parts.count == 1, rest.hasSuffix("분기"),
                let number = digits(String(rest.dropLast(2))),
                (1...4).contains(number)
            {
                return SeriesDate.stamp("\(parts[0])-Q\(number)")
            }
            guard let end = rest.firstIndex(of: mark),
                let number = digits(String(rest[..<end]))
            else { return nil }
            parts.append(number)
            rest = rest[rest.index(after: end)...]
        }
        guard rest.isEmpty, let year = parts.first, (1000...9999).contains(year) else { return nil }
        switch parts.count {
        case 3: return Self.day(year, parts[1], parts[2])
        case 2 where (1...12).contains(parts[1]):
            return SeriesDate.stamp("\(year)-\(parts[1] < 10 ? "0" : "")\(parts[1])")
        default: return nil
        }
    }

    private static func epoch(
        _ text: String, digits: ClosedRange<Int>, scale: Int
    ) -> SeriesStamp? {
        guard digits.contains(text.utf8.count), let number = Self.digits(text) else { return nil }
        let milliseconds = number * scale
        guard let first = Day(year: 1970, month: 1, day: 1) else { return nil }
        return SeriesStamp(
            first.adding(days: milliseconds / 86_400_000), time: milliseconds % 86_400_000,
            offset: 0)
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> SeriesStamp? {
        SeriesDate.day(year: year, month: month, day: day).map { SeriesStamp($0) }
    }

    private static func digits(_ text: String) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 15,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(text)
    }

    /// What to say of a cell that is no date in any form.
    static func problem(_ text: String) -> (message: String, help: String) {
        let iso = "write ISO 8601: 2025-11-03, 2025-11 or 2025-Q4"
        let parts = text.split { $0 == "/" || $0 == "." || $0 == "-" }
        if parts.count == 3, parts.allSatisfy({ $0.utf8.count <= 2 && digits(String($0)) != nil }) {
            return ("'\(text)' has a year of two digits, whose century is not said", iso)
        }
        if (4...5).contains(text.utf8.count), digits(text) != nil {
            return (
                "'\(text)' is not a date; spreadsheets count days so",
                "format the column as 2025-11-03 before it is saved as CSV"
            )
        }
        return ("'\(text)' is not a date", iso)
    }
}

/// Cuts a time of day off a date.
enum SeriesClock {
    /// - Returns: the date, milliseconds since midnight and the zone's minutes ahead of UTC; `nil` when what is behind the date is
    ///   no time.
    static func split(_ text: String) -> (date: String, time: Int?, offset: Int?)? {
        var words = text.split(separator: " ")
        if words.isEmpty { return nil }
        // 2025-11-03T09:30
        if let last = words.indices.first(where: { words[$0].contains(":") }),
            let mark = words[last].firstIndex(where: { $0 == "T" || $0 == "t" }),
            mark != words[last].startIndex
        {
            let (date, time) = (
                words[last][..<mark], words[last][words[last].index(after: mark)...]
            )
            words.replaceSubrange(last...last, with: [date, time])
        }
        guard let clock = words.firstIndex(where: { $0.contains(":") }) else {
            return (text, nil, nil)
        }
        guard clock > 0 else { return nil }
        let date = words[..<clock].joined(separator: " ")
        guard let (time, zone) = time(words[clock], Array(words[(clock + 1)...])) else {
            return nil
        }
        return (date, time, zone)
    }

    /// `09:30`, `09:30:15.250`, with `Z`, `+01:00`, `AM` or `PM` behind it.
    static func time(_ text: Substring, _ rest: [Substring]) -> (milliseconds: Int, offset: Int?)? {
        var clock = text
        var zone: Substring?
        if let mark = clock.firstIndex(where: { $0 == "+" || $0 == "-" || $0 == "Z" || $0 == "z" })
        {
            zone = clock[mark...]
            clock = clock[..<mark]
        }
        var half: Int?
        for word in rest {
            switch word.uppercased() {
            case "AM" where half == nil: half = 0
            case "PM" where half == nil: half = 12
            case "UTC" where zone == nil, "GMT" where zone == nil: zone = "Z"
            default:
                guard zone == nil, word.first == "+" || word.first == "-" || word == "Z" else {
                    return nil
                }
                zone = word
            }
        }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), var hour = number(parts[0], 1...2),
            let minute = number(parts[1], 2...2), minute < 60
        else { return nil }
        if let half {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + half
        }
        var milliseconds = 0
        if parts.count == 3 {
            let seconds = parts[2].split(
                separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard let whole = number(seconds[0], 2...2), whole < 60 else { return nil }
            milliseconds = whole * 1_000
            if seconds.count == 2 {
                guard number(seconds[1], 1...9) != nil,
                    let fraction = Int((seconds[1] + "000").prefix(3))
                else { return nil }
                milliseconds += fraction
            }
        }
        guard hour < 24 || (hour == 24 && minute == 0 && milliseconds == 0) else { return nil }
        var offset: Int?
        if let zone {
            guard let minutes = minutesAhead(zone) else { return nil }
            offset = minutes
        }
        return ((hour * 60 + minute) * 60_000 + milliseconds, offset)
    }

    private static func minutesAhead(_ zone: Substring) -> Int? {
        if zone == "Z" || zone == "z" { return 0 }
        guard let sign = zone.first, sign == "+" || sign == "-" else { return nil }
        let digits = zone.dropFirst().filter { $0 != ":" }
        guard digits.count == 2 || digits.count == 4, let hours = number(digits.prefix(2), 2...2),
            hours <= 14
        else { return nil }
        let minutes = digits.count == 4 ? number(digits.suffix(2), 2...2) : 0
        guard let minutes, minutes < 60 else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 60 + minutes)
    }

    private static func number(_ text: some StringProtocol, _ length: ClosedRange<Int>) -> Int? {
        guard length.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(text)
    }
}
