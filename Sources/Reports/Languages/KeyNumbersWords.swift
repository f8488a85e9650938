import Ledger

/// Section 2: names and notes of the key numbers, and how they were drawn.
protocol KeyNumbersWords: Sendable {
    var heading: String { get }
    /// Heads of the table, with the name of the interval in its place.
    func heads(interval: String) -> KeyNumberHeads
    /// The name of an interval of a level: `80% interval`.
    func interval(_ level: String) -> String
    /// How the draws were made, with the probabilities that were used.
    func draws(_ facts: DrawFacts) -> String
    /// What the bounds and the layers are.
    var bounds: String { get }

    // MARK: rows

    func returnable(_ layer: Firmness) -> String
    func returnableShare(_ layer: Firmness) -> String
    /// Coverage of what a buyer owes in a year.
    func coverage(_ buyer: String, _ year: Int) -> String
    func owed(_ amount: String) -> String
    func circulation(_ layer: Firmness) -> String
    func circulationShare(_ layer: Firmness) -> String
    func reciprocity(_ layer: Firmness) -> String
    func multiParty(_ layer: Firmness) -> String
    func loops(maxLength: Int) -> String
    func atLeast(_ count: String) -> String
    func priced(_ loops: Int) -> String
    var loopsWithDerived: String { get }
    func widestLoop(_ layer: Firmness) -> String
    var paidShare: String { get }
    func vendorFinancing(_ vendor: String) -> String
    func loansAlone(_ share: String) -> String
    var pricedLegs: String { get }
    func of(_ part: Int, _ whole: Int) -> String
    func undisclosed(_ legs: Int) -> String
    func ownMoney(_ vendor: String) -> String
    func ownMoneyRange(documented: String, atMost: String) -> String
    func hangsOn(_ deal: String) -> String
    func concentration(_ buyer: String, _ commitments: String) -> String
    func atItsHighest(_ index: String) -> String
    /// A firm that cannot pay what is due by the end of a quarter, in a scenario.
    func cashOut(_ firm: String, by quarter: String, scenario: String) -> String
    func fundingGap(_ firm: String, scenario: String) -> String
    /// The expected shortfall of a funding gap.
    func worstPaths(_ tail: String, _ shortfall: String) -> String
}

/// Heads of the table of key numbers.
struct KeyNumberHeads: Sendable {
    let indicator: String
    let stated: String
    /// Median of the draws, with the name of the interval.
    let drawn: String
    let notes: String
    let limit: String
    let state: String
    let change: String
    let mark: String
}

/// How the draws behind the intervals were made.
struct DrawFacts: Sendable {
    let draws: String
    /// Shares of announced and of signed dollars that still stood after the horizon; `nil`: no history.
    let announced: String?
    let binding: String?
    let horizonDays: Int
    /// Deals that began as talk, and how many of them were announced.
    let talked: Int
    let talkedThenAnnounced: Int
    /// Whether amounts of claims that lost against another take part.
    let losingClaims: Bool
}
