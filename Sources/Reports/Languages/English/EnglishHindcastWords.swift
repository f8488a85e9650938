struct EnglishHindcastWords: HindcastWords {
    let title = "What was forecast on this day, and what came"

    func introduction(draws: String, level: String, asOf: String, settled: String) -> String {
        "Fed in: what was known on \(asOf). Every one of \(draws) draws takes all assumptions at a place of their ranges and then one path of revenue and promises; low and high hold the middle \(level) of the draws. What came is what the ledger knew by \(settled). Nothing is fitted to it."
    }

    let firmAndYear = "Firm, year"
    let forecastOf = "Forecast of"
    let low = "Low"
    let median = "Middle"
    let high = "High"
    let came = "Came"
    let insideHead = "Inside"
    func isInside(_ inside: Bool) -> String { inside ? "yes" : "no" }
    let revenue = "revenue"
    let cash = "cash before new money"
    let notReported = "not reported"

    func year(_ year: Int, quarters: Int) -> String {
        quarters == 4 ? "\(year)" : "\(year) (\(quarters) quarters)"
    }

    func byEnd(of year: Int) -> String { "by the end of \(year)" }
    let short = "Draws with something unpaid"

    func insolvency(_ known: Bool?, on day: String?) -> String {
        switch known {
        case true: day.map { "insolvent on \($0)" } ?? "insolvent"
        case false: "not insolvent"
        case nil: "not known"
        }
    }

    func need(_ firm: String, low: String, median: String, high: String, raised: String?) -> String
    {
        "\(firm) needs \(low) to \(high) beyond committed money (middle \(median))."
            + (raised.map { " Raised afterwards, as far as the ledger goes: \($0)." } ?? "")
    }

    func inside(_ count: Int, of all: Int, level: String) -> String {
        all == 0
            ? "None of the figures was reported later."
            : "\(count) of \(all) reported figures lie inside; of many, \(level) would. A few figures of one wave, which move together, say little about that share."
    }
}
