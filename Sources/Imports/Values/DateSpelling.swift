import Money
import Text

/// Which part of `9/10/2025` is the day.
public enum DateOrder: String, Sendable, CaseIterable { case dmy, mdy, ymd, yymmdd }

/// What a cell in a column of dates says.
public enum DateReading: Hashable, Sendable {
    case date(PartialDate)
    /// From a first to a last day.
    case period(PartialDate, PartialDate)
    /// `by 2030`: an end, no start.
    case deadline(PartialDate)
    /// `FY2026-Q3`: a label of the firm's own calendar, which no day follows from.
    case fiscal(String)
    case none
    /// Words that name no date: `late 2026`.
    case words(String)
    case refused(reason: String, help: String)
}

/// Reads dates as tables write them; what is partial stays partial, and day and month are never swapped by guess.
///
/// ```swift
/// DateSpelling().read("Sept. 22, 2025")               // 2025-09-22
/// DateSpelling(order: .dmy).read("10.09.2025")        // 2025-09-10
/// DateSpelling().read("9/10/2025")                    // refused: 9 October or 10 September
/// ```
public struct DateSpelling: Sendable {
    /// What the column uses; `nil`: not known.
    public var order: DateOrder?

    public init(order: DateOrder? = nil) { self.order = order }

    public func read(_ text: String) -> DateReading {
        let folded = CellText.folded(text)
        if AmountWords.isUndisclosed(folded) { return .none }
        if let date = PartialDate(folded) { return .date(date) }
        if let date = compact(folded) { return .date(date) }
        if order == .yymmdd, let date = short(folded) { return .date(date) }
        if let date = instant(folded) { return .date(date) }
        if let reading = label(folded) { return reading }
        if let reading = korean(folded) { return reading }
        if let reading = between(folded) { return reading }
        if let reading = numeric(folded) { return reading }
        if let reading = worded(folded) { return reading }
        return .refused(
            reason: "'\(folded)' is not a date",
            help: "write 2025-09-22, 2025-09, 2025-Q3 or 2025")
    }

    /// What a column's dates with two signs tell about their order; `nil`: nothing.
    public static func evidence(_ text: String) -> DateOrder? {
        let parts = parts(CellText.folded(text))
        guard parts.count == 3, let numbers = numbers(parts) else { return nil }
        if parts[0].count == 4 { return .ymd }
        guard parts[2].count == 4 || parts[2].count == 2 else { return nil }
        if numbers[0] > 12, numbers[0] <= 31, numbers[1] <= 12, parts[2].count == 4 { return .dmy }
        if numbers[1] > 12, numbers[1] <= 31, numbers[0] <= 12, parts[2].count == 4 { return .mdy }
        return nil
    }

    private static func parts(_ text: String) -> [Substring] {
        var text = text[...]
        while text.last == "." { text = text.dropLast() }
        return text.split(
            omittingEmptySubsequences: false,
            whereSeparator: { $0 == "/" || $0 == "." || $0 == "-" }
        ).map { part in
            var part = part.drop { $0 == " " }
            while part.last == " " { part = part.dropLast() }
            return part
        }
    }

    private static func numbers(_ parts: [Substring]) -> [Int]? {
        let numbers = parts.compactMap { part in
            (1...4).contains(part.count) && part.allSatisfy(\.isASCIIDigit) ? Int(part) : nil
        }
        return numbers.count == parts.count ? numbers : nil
    }

    /// `20250731`.
    private func compact(_ text: String) -> PartialDate? {
        guard text.count == 8, text.allSatisfy(\.isASCIIDigit), let number = Int(text) else {
            return nil
        }
        return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
            .map { PartialDate($0) }
    }

    /// `930131`, as bank files write days. Two digits of a year are of 1969 to 2068, as POSIX has it.
    private func short(_ text: String) -> PartialDate? {
        guard text.count == 6, text.allSatisfy(\.isASCIIDigit), let number = Int(text) else {
            return nil
        }
        let year = number / 10_000
        return Day(
            year: (year < 69 ? 2000 : 1900) + year, month: number / 100 % 100, day: number % 100
        ).map { PartialDate($0) }
    }

    /// `2022-06-06 00:00:00+01:00`: the day that is written, in whatever zone.
    private func instant(_ text: String) -> PartialDate? {
        let head = text.prefix(10)
        let tail = text.dropFirst(10)
        guard let day = Day(String(head.replacing("/", with: "-"))), let separator = tail.first,
            separator == "T" || separator == " ",
            tail.dropFirst().allSatisfy({ $0.isASCIIDigit || ":.+-Z".contains($0) }),
            tail.contains(":")
        else { return nil }
        return PartialDate(day)
    }

    /// `Q3 2025`, `3Q25`, `1H25`, `FY2026-Q3`.
    private func label(_ text: String) -> DateReading? {
        let upper = text.uppercased().filter { $0 != " " && $0 != "-" && $0 != "'" && $0 != "/" }
        if upper.hasPrefix("FY"), upper.dropFirst(2).prefix(2).allSatisfy(\.isASCIIDigit) {
            return .fiscal(text)
        }
        let letters = upper.filter(\.isLetter)
        guard letters == "Q" || letters == "H", upper.count <= 6,
            let at = upper.firstIndex(where: \.isLetter)
        else { return nil }
        let (before, after) = (upper[..<at], upper[upper.index(after: at)...])
        func full(_ year: Substring) -> String? {
            year.count == 4 ? String(year) : year.count == 2 ? "20\(year)" : nil
        }
        let found: (number: Substring, year: Substring)?
        if before.isEmpty, after.count > 2 {
            found = (after.prefix(1), after.dropFirst(1))
        } else if before.count == 1 {
            found = (before, after)
        } else if after.count == 1 {
            found = (after, before)
        } else {
            found = nil
        }
        guard let found, let year = full(found.year),
            let date = PartialDate("\(year)-\(letters)\(found.number)")
        else { return nil }
        return .date(date)
    }

    /// `2025년 7월 24일`, `2025.12.31 현재`.
    private func korean(_ text: String) -> DateReading? {
        if text.hasSuffix("현재") {
            let reading = read(String(text.dropLast(2)))
            return reading
        }
        guard text.contains("년") else { return nil }
        let numbers = text.split { !$0.isASCIIDigit }
        let pieces = numbers.prefix(3).map { $0.count == 1 ? "0\($0)" : String($0) }
        let isRest = text.allSatisfy { $0.isASCIIDigit || $0 == " " || "년월일".contains($0) }
        guard isRest, let date = PartialDate(pieces.joined(separator: "-")) else { return nil }
        return .date(date)
    }

    /// `2021.01.01 ~ 2021.12.31`, `by 2030`.
    private func between(_ text: String) -> DateReading? {
        for word in ["by ", "until ", "through ", "before "]
        where text.lowercased().hasPrefix(word) {
            guard case .date(let date) = read(String(text.dropFirst(word.count))) else {
                return nil
            }
            return .deadline(date)
        }
        guard text.contains("~") || text.contains(" to ") else { return nil }
        let ends = text.replacing(" to ", with: "~").split(separator: "~")
        guard ends.count == 2, case .date(let first) = read(String(ends[0])),
            case .date(let last) = read(String(ends[1]))
        else { return nil }
        return .period(first, last)
    }

    private func numeric(_ text: String) -> DateReading? {
        let parts = DateSpelling.parts(text)
        guard parts.count == 3, let numbers = DateSpelling.numbers(parts) else { return nil }
        func date(_ year: Int, _ month: Int, _ day: Int) -> DateReading {
            guard let day = Day(year: year, month: month, day: day) else {
                return .refused(
                    reason: "'\(text)' is a day that does not exist",
                    help: "check day and month, or `date_order` in the rules")
            }
            return .date(PartialDate(day))
        }
        if parts[0].count == 4 { return date(numbers[0], numbers[1], numbers[2]) }
        switch order {
        case .ymd where parts[0].count == 2:
            return date(2000 + numbers[0], numbers[1], numbers[2])
        case .dmy where parts[2].count == 4: return date(numbers[2], numbers[1], numbers[0])
        case .mdy where parts[2].count == 4: return date(numbers[2], numbers[0], numbers[1])
        case .dmy where parts[2].count == 2: return date(2000 + numbers[2], numbers[1], numbers[0])
        case .mdy where parts[2].count == 2: return date(2000 + numbers[2], numbers[0], numbers[1])
        default: break
        }
        if parts[2].count == 4, order == nil {
            if numbers[0] > 12 { return date(numbers[2], numbers[1], numbers[0]) }
            if numbers[1] > 12 { return date(numbers[2], numbers[0], numbers[1]) }
            if numbers[0] == numbers[1] { return date(numbers[2], numbers[0], numbers[1]) }
        }
        return .refused(
            reason: "'\(text)' may be of several days: which number is the day?",
            help: "say `date_order: dmy`, `mdy` or `ymd` in the rules")
    }

    /// `22 Sep 2025`, `Sept. 22, 2025`, `5-Jan-26`, `Sep-25`, `November 2025`, `12. März 2026`.
    private func worded(_ text: String) -> DateReading? {
        let tokens = text.split { " ,.-/".contains($0) }.map(String.init)
        guard (2...3).contains(tokens.count) else { return nil }
        let months = tokens.indices.filter { DateSpelling.month(tokens[$0]) != nil }
        guard months.count == 1, let at = months.first,
            let month = DateSpelling.month(tokens[at])
        else {
            if ["late", "early", "mid", "end"].contains(tokens[0].lowercased()) {
                return .words(text)
            }
            return nil
        }
        let others = tokens.indices.filter { $0 != at }.map { tokens[$0] }
        let digits = others.map { $0.filter(\.isASCIIDigit) }
        guard digits.allSatisfy({ !$0.isEmpty }) else { return nil }
        if others.count == 2, at == 1, digits[0].count <= 2, others[1] == digits[1],
            digits[1].count == 2, let day = Int(digits[0]), let year = Int(digits[1])
        {
            // `5-Jan-26`, the short date of spreadsheets: the day comes first.
            return Day(year: (year < 69 ? 2000 : 1900) + year, month: month, day: day)
                .map { .date(PartialDate($0)) }
        }
        if others.count == 2 {
            let isYearFirst = digits[0].count == 4
            guard let year = Int(isYearFirst ? digits[0] : digits[1]),
                let day = Int(isYearFirst ? digits[1] : digits[0]), year > 1900,
                let found = Day(year: year, month: month, day: day)
            else { return nil }
            return .date(PartialDate(found))
        }
        if digits[0].count == 4, let year = Int(digits[0]) {
            return PartialDate("\(year)-\(month < 10 ? "0" : "")\(month)").map(DateReading.date)
        }
        if at == 0, digits[0].count == 2, text.contains("-"), others[0] == digits[0] {
            // Excel shows a month as `Sep-25`; `25-Sep` may also be a day without a year.
            return PartialDate("20\(digits[0])-\(month < 10 ? "0" : "")\(month)")
                .map(DateReading.date)
        }
        return .refused(
            reason: "'\(text)' may be a day without a year or a month of one",
            help: "write the date with its year: 2025-09-25 or 2025-09")
    }

    private static let names = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let longNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]

    private static let german = [
        "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september",
        "oktober", "november", "dezember",
    ]
    private static let french = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
    ]

    private static func month(_ word: String) -> Int? {
        let lower = word.lowercased()
        if lower == "sept" { return 9 }
        for list in [names, longNames, german, french] {
            if let index = list.firstIndex(of: lower) { return index + 1 }
        }
        return nil
    }
}
