import Ledger

/// Part of section 4, and exhibit E9: what announcements become.
protocol HeadlineDecayWords: Sendable {
    var heading: String { get }
    /// - Parameter curve: what ``curve(_:)`` or ``nothingWithdrawn(days:followed:)`` says.
    func fate(_ facts: FateFacts, curve: String) -> String
    func nothingWithdrawn(days: Int, followed: Int) -> String
    func curve(_ facts: CurveFacts) -> String
    var heads: [String] { get }
    func ended(_ deals: [String]) -> String
    /// A deal that ended without a published amount: `Title (cancelled 2026-03-06, 0.6 GW)`.
    func ended(_ title: String, _ status: DealStatus, since: String?, size: String?) -> String
    /// Titles of the deals that an undertaking was, one after the other.
    func oneAfterTheOther(_ titles: [String]) -> String

    // MARK: E9

    func noneWithdrawn(days: Int) -> String
    func title(_ share: String, days: Int) -> String
    func subtitle(followed: Int) -> String
    func description(_ share: String, days: Int, steps: [String]) -> String
    func step(day: Int, share: String) -> String
    func endLabel(_ share: String) -> String
    var followedLabel: String { get }
    var curveLabel: String { get }
    var dealsLabel: String { get }
    func months(_ count: Int) -> String
}

/// What became of announced money: parts with their shares.
struct FateFacts: Sendable {
    let announced: String
    let undertakings: Int
    let paid, signed, standing, withdrawn: String
}

/// The curve at the horizon.
struct CurveFacts: Sendable {
    let share: String
    let days: Int
    let intervalName: String
    let interval: String
    let dealShare: String
}
