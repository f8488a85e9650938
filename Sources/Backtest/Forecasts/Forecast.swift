import Money

/// A statement about a day to come that later claims of the ledger can settle.
///
/// A forecast is dated, says what would make it true and where that will be read, and holds what two simple rivals said on the same day.
public struct Forecast: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A firm has run out of cash by the end of a quarter.
        case shortfall
        /// The share of today's announced dollars that stand on a day.
        case attrition
        /// A named announcement stands on a day.
        case standing
        /// A buyer's outside money covers what it owes in a year.
        case coverage
    }

    public var kind: Kind
    /// A firm, or `DEAL/LEG`; `""` for the whole ledger.
    public var subject: String
    /// The day on which it was made, and the one that it is about.
    public var made: Day
    public var due: Day
    /// The model that it was made from.
    public var modelID: String
    public var modelHash: String
    public var says: Statement
    /// What it is measured against, units of the base currency: the announcement's amount, or all announced dollars.
    public var amount: Double?
    /// Chance, or share, under the two rivals.
    public var baseRate: Double
    public var lastValue: Double
    /// How the number was made, and what settles it.
    public var method: String
    public var settledBy: String

    public enum Statement: Sendable, Hashable {
        /// Chance that the event happens.
        case chance(Double)
        /// Value at each of ``levels``, increasing.
        case quantiles([Double])
    }

    /// Probabilities of the stated quantiles.
    public static let levels = [0.05, 0.25, 0.5, 0.75, 0.95]

    /// Of one subject and day there is one statement of a kind.
    struct Key: Hashable {
        let kind: Kind
        let subject: String
        let made: Day
        let due: Day
    }

    /// What no forecast can say, whoever wrote it; `nil`: nothing of the kind.
    var fault: String? {
        func isShare(_ value: Double) -> Bool { value >= 0 && value <= 1 }
        if due < made { return "it was made on \(made), after the \(due) that it is about" }
        switch says {
        case .chance(let chance):
            if kind == .attrition { return "a share needs its quantiles" }
            if !isShare(chance) { return "a chance must be in 0…1" }
        case .quantiles(let values):
            if kind != .attrition { return "an event needs a chance" }
            if !values.allSatisfy(isShare) { return "a share must be in 0…1" }
            if zip(values, values.dropFirst()).contains(where: { $0 > $1 }) {
                return "quantiles do not fall"
            }
        }
        if !isShare(baseRate) || !isShare(lastValue) { return "a rival must be in 0…1" }
        if kind == .standing, amount == nil { return "an announcement needs its amount" }
        if let amount, !(amount >= 0 && amount.isFinite) { return "an amount is not below zero" }
        return nil
    }

    var key: Key { Key(kind: kind, subject: subject, made: made, due: due) }
}
