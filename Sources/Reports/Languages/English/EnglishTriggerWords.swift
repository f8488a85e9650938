struct EnglishTriggerWords: TriggerWords {
    private let common = EnglishCommonWords()

    let heading = "What must be true, and what to watch"

    func lead(_ scenario: String, end: String) -> String {
        "Computed from the scenario \(scenario) on the path without shocks, up to \(end). A balance counts everything left unpaid so far; growth is of a firm's own outside revenue, in log points a year on top of its plan."
    }

    func heads(level: String) -> [String] {
        [
            "Firm", "Lowest balance", "in", "Growth needed to self-fund, against plan",
            "Last year's revenue",
            "Break-even revenue", "Funding need at \(level) confidence", "Mark",
        ]
    }
    let noChange = "none found"

    func must(_ facts: BreakEvenFacts) -> String {
        guard facts.isShort else {
            let room =
                facts.growth.map {
                    ", and growth may fall by \($0) a year before anything is left unpaid"
                } ?? ""
            return
                "\(facts.firm) stays above zero (lowest \(facts.lowest) in \(facts.quarter))\(room)."
        }
        let way =
            facts.growth.map { growth in
                ": its revenue has to grow \(growth) a year faster than planned\(facts.needed.map { ", to \($0) instead of \(facts.revenue) in the last simulated year" } ?? ""), or somebody has to bring the money"
            } ?? ", and no change of its growth alone mends that"
        return "\(facts.firm) is short of money (lowest \(facts.lowest) in \(facts.quarter))\(way)."
    }

    let worseHeading = "It gets worse if"
    let betterHeading = "It gets better if"
    func growthBelow(_ firm: String, _ change: String, revenue: String, year: String) -> String {
        "\(firm) grows \(change) a year slower than planned (revenue below \(revenue) in \(year)): then something is left unpaid."
    }
    func growthAbove(_ firm: String, _ change: String, revenue: String, year: String) -> String {
        "\(firm) grows \(change) a year faster than planned (revenue above \(revenue) in \(year)): then everything is paid."
    }
    func revenueShock(_ firm: String, _ ways: [String], quarter: String) -> String {
        "revenue until \(quarter) comes in like this, the most likely way to leave \(firm) short: \(common.list(ways))."
    }
    func fundingNeeded(_ firm: String, _ amount: String, by quarter: String) -> String {
        "\(firm) finds no new \(amount) by \(quarter)."
    }
    func fundingEnough(_ firm: String, _ amount: String, level: String) -> String {
        "\(firm) raises \(amount) beyond what is simulated: that covers the gap on \(level) of paths."
    }
    func factor(_ factor: String, setting: String, firm: String, change: String) -> String {
        "“\(factor)” stands at \(setting): that moves the mean gap of \(firm) by \(change)."
    }

    let datesHeading = "Dates to watch"
    let datesHeads = ["Quarter", "What", "In that quarter", "Waits for"]
    func tranche(_ recipient: String, from investor: String?) -> String {
        "next money for \(recipient) from \(investor ?? "outside")"
    }
    func expiry(_ payer: String, to payee: String?) -> String {
        "last payment of \(payer) to \(payee ?? "outside")"
    }
    func begins(_ payer: String, to payee: String?) -> String {
        "first payment of \(payer) to \(payee ?? "outside")"
    }
    func condition(_ condition: ConditionFacts) -> String {
        switch condition {
        case .none: "–"
        case .from(let quarter): "not before \(quarter)"
        case .revenue(let firm, let amount): "revenue of \(firm) of \(amount) or more a quarter"
        case .capacity(let firm, let amount): "\(firm) with \(amount) in operation"
        case .listed(let firm): "\(firm) being listed"
        case .alive(let firm): "\(firm) having paid everything"
        case .covenantsKept(let firm): "\(firm) keeping its covenants"
        case .all(let parts): common.list(parts.map { self.condition($0) })
        }
    }
    func probability(_ probability: String) -> String { "uncommitted; \(probability) assumed" }
    func moreDates(_ count: Int) -> String { "\(count) later dates are in data.json." }
}
