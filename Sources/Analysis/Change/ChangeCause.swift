/// Why a number is another than before.
///
/// A change is split by putting the new in the place of the old, one cause after the other in the order of the cases, so that the parts add up to the
/// whole. What two causes do together goes to the later one: another order would share it out differently.
public enum ChangeCause: String, Sendable, Hashable, CaseIterable {
    /// The day moved on: announced events came about, terms ran out, windows that end on the as-of day moved. No source said anything.
    case time
    /// Deals, amounts, dates, payments, figures of firms: what sources say, at the old statuses.
    case data
    /// Where deals stand, and what binds the parties.
    case status
    /// The table of exchange rates.
    case exchangeRate = "exchange_rate"
    /// The analyst's choices between claims, rules of derivation, firms in scope, scenarios, and the options of the analysis.
    case method
}
