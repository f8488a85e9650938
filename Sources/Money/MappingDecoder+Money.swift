import Text

extension MappingDecoder {
    package func day(_ key: String) -> Day? {
        value(key, .badDate, "a day", "write YYYY-MM-DD, a day that exists, 1900 to 2200") {
            Day($0)
        }
    }

    package func date(_ key: String) -> PartialDate? {
        value(key, .badDate, "a date", "write 2026, 2026-H2, 2026-Q3, 2026-07 or 2026-07-15") {
            PartialDate($0)
        }
    }

    package func term(_ key: String) -> Term? {
        value(key, .badTerm, "a length of time", "write P7Y, P18M, P1Y6M or P90D (ISO 8601)") {
            Term($0)
        }
    }

    package func currency(_ key: String) -> Currency? {
        guard let text = text(key) else { return nil }
        if let currency = Currency(text) { return currency }
        report(
            .unknownCurrency, key, "'\(text)' in '\(key)' of \(owner) is not a currency",
            help: Currency.help(for: text))
        return nil
    }
}
