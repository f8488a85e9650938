/// What has to be true for one firm, numbers formatted.
struct BreakEvenFacts {
    var firm: String
    /// Lowest balance on the path without shocks, and its quarter.
    var lowest, quarter: String
    var isShort: Bool
    /// Change of yearly growth at which the lowest balance is zero; `nil`: none does it.
    var growth: String?
    /// Revenue of the last simulated year without shocks, and at the break-even.
    var revenue: String
    var needed: String?
}

/// What a leg waits for.
indirect enum ConditionFacts {
    case none
    case from(String)
    case revenue(firm: String, amount: String)
    case capacity(firm: String, amount: String)
    case listed(String)
    case alive(String)
    case covenantsKept(String)
    case all([ConditionFacts])
}

/// Words of section 7.
protocol TriggerWords: Sendable {
    var heading: String { get }
    func lead(_ scenario: String, end: String) -> String
    /// Firm, lowest balance, in, growth may or must change by, revenue planned, needed, funding for most paths, mark.
    func heads(level: String) -> [String]
    var noChange: String { get }
    func must(_ facts: BreakEvenFacts) -> String

    var worseHeading: String { get }
    var betterHeading: String { get }
    func growthBelow(_ firm: String, _ change: String, revenue: String, year: String) -> String
    func growthAbove(_ firm: String, _ change: String, revenue: String, year: String) -> String
    func revenueShock(_ firm: String, _ ways: [String], quarter: String) -> String
    func fundingNeeded(_ firm: String, _ amount: String, by quarter: String) -> String
    func fundingEnough(_ firm: String, _ amount: String, level: String) -> String
    /// - Parameter setting: the value of the factor, as a multiple or a change.
    func factor(_ factor: String, setting: String, firm: String, change: String) -> String

    var datesHeading: String { get }
    /// Quarter, what, amount in that quarter, what it waits for.
    var datesHeads: [String] { get }
    func tranche(_ recipient: String, from investor: String?) -> String
    func expiry(_ payer: String, to payee: String?) -> String
    func begins(_ payer: String, to payee: String?) -> String
    func condition(_ condition: ConditionFacts) -> String
    func probability(_ probability: String) -> String
    func moreDates(_ count: Int) -> String
}
