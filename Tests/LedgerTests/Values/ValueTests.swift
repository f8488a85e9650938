import Testing

@testable import Ledger
@testable import Money

@Suite("Money, days, dates and terms")
struct ValueTests {
    @Test("every day from 1900 to 2200 survives the way to its text and back")
    func dayRoundTrip() throws {
        let first = try #require(Day(year: 1900, month: 1, day: 1))
        let last = try #require(Day(year: 2200, month: 12, day: 31))
        #expect(last - first == 109_937)
        var wrong = 0
        var previous: (Int, Int, Int) = (1899, 12, 31)
        for number in first.daysSince1970...last.daysSince1970 {
            let day = Day(daysSince1970: number)
            let civil = day.civil
            let follows =
                civil == (previous.0, previous.1, previous.2 + 1)
                || civil == (previous.0, previous.1 + 1, 1) || civil == (previous.0 + 1, 1, 1)
            if Day(day.description) != day || !follows { wrong += 1 }
            previous = civil
        }
        #expect(wrong == 0)
    }

    @Test(
        "known days have their known distance from 1970-01-01",
        arguments: [
            ("1970-01-01", 0), ("2000-02-29", 11016), ("2000-03-01", 11017), ("1900-03-01", -25508),
            ("2025-11-03", 20395), ("2100-03-01", 47541), ("2038-01-19", 24855),
        ])
    func knownDays(text: String, days: Int) {
        #expect(Day(text)?.daysSince1970 == Int32(days))
    }

    @Test(
        "what is not a day is refused",
        arguments: [
            "", "2025-02-30", "1900-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "20251103",
            "2025-11-03 ", "1899-12-31", "2201-01-01", "٢٠٢٥-١١-٠٣", "2025-11-03-01", "-025-11-03",
        ])
    func badDays(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("adding months keeps the day, or takes the month's last")
    func addingMonths() {
        #expect(Day("2025-11-30")?.adding(months: 3).description == "2026-02-28")
        #expect(Day("2023-11-30")?.adding(months: 3).description == "2024-02-29")
        #expect(Day("2025-11-03")?.adding(months: -11).description == "2024-12-03")
    }

    @Test(
        "a partial date spans its first to its last day and prints as written",
        arguments: [
            ("2026", "2026-01-01", "2026-12-31"), ("2026-H1", "2026-01-01", "2026-06-30"),
            ("2026-H2", "2026-07-01", "2026-12-31"), ("2026-Q1", "2026-01-01", "2026-03-31"),
            ("2024-Q4", "2024-10-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
            ("2026-07-15", "2026-07-15", "2026-07-15"),
        ])
    func partialDates(text: String, first: String, last: String) throws {
        let date = try #require(PartialDate(text))
        #expect(date.first.description == first)
        #expect(date.last.description == last)
        #expect(date.description == text)
    }

    @Test(
        "what is not a partial date is refused",
        arguments: [
            "", "26", "2026-", "2026-Q5", "2026-H3", "2026-13", "2026-7", "Q3-2026", "2026-Q",
            "early 2026",
        ])
    func badPartialDates(text: String) {
        #expect(PartialDate(text) == nil)
    }

    @Test(
        "terms are read and printed in years, months and days",
        arguments: [
            ("P7Y", 84, 0, "P7Y"), ("P18M", 18, 0, "P1Y6M"), ("P90D", 0, 90, "P90D"),
            ("P1Y6M15D", 18, 15, "P1Y6M15D"), ("P100Y", 1200, 0, "P100Y"),
        ])
    func terms(text: String, months: Int, days: Int, printed: String) throws {
        let term = try #require(Term(text))
        #expect(term.months == months)
        #expect(term.days == days)
        #expect(term.description == printed)
        #expect(Term(term.description) == term)
    }

    @Test(
        "what is not a term is refused",
        arguments: [
            "", "P", "7Y", "PT5H", "P1D1Y", "P1Y1Y", "P-1Y", "P0Y", "P101Y", "P999999999999Y", "P5",
            "P1.5Y",
        ])
    func badTerms(text: String) {
        #expect(Term(text) == nil)
    }

    @Test(
        "money prints as an exact decimal",
        arguments: [
            (Int64(3_800_000_000_000), "USD", "38000000000"),
            (49_380_000_050, "USD", "493800000.5"),
            (-1, "USD", "-0.01"), (0, "USD", "0"), (50, "KRW", "50"),
            (Int64.min, "USD", "-92233720368547758.08"),
        ])
    func decimals(units: Int64, code: String, printed: String) throws {
        let currency = try #require(Currency(code))
        #expect(Money(minorUnits: units, currency: currency).decimalString == printed)
    }

    @Test("a legal entity identifier is right only with its own check digits")
    func legalEntityIdentifiers() {
        // Apple's and Deutsche Bank's, from the public register.
        let good = ["HWUPKR0MPOU8FGXBT394", "7LTWFZYICNSX8D621K86"]
        for lei in good {
            #expect(LegalEntityIdentifier.verdict(lei) == .good)
            // MOD 97-10 finds every wrong character and every swap of two neighbours.
            let characters = Array(lei)
            for index in 0..<19 where characters[index] != characters[index + 1] {
                var swapped = characters
                swapped.swapAt(index, index + 1)
                #expect(LegalEntityIdentifier.verdict(String(swapped)) != .good, "\(index)")
            }
            for index in 0..<20 {
                var changed = characters
                changed[index] = characters[index] == "7" ? "8" : "7"
                #expect(LegalEntityIdentifier.verdict(String(changed)) == .wrongChecksum)
            }
        }
        #expect(LegalEntityIdentifier.verdict("") == .malformed)
        #expect(LegalEntityIdentifier.verdict("hwupkr0mpou8fgxbt394") == .malformed)
    }
}
