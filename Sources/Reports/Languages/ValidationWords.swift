/// Words of the page that compares the burn-rate model with published forecasts.
protocol ValidationWords: Sendable {
    var title: String { get }
    func introduction(asOf: String) -> String

    // MARK: cash flow by vintage
    var vintagesTitle: String { get }
    var vintagesFedIn: String { get }
    var forecast: String { get }
    var trough: String { get }
    var troughYear: String { get }
    /// `forecast of 2026-Q1` → what a reader sees.
    func vintage(_ scope: String) -> String
    func vintagesResult(_ troughs: [String]) -> String
    func total(_ vintage: String, years: String, stated: String, computed: String) -> String
    func contradiction(
        _ vintage: String, year: String, used: String, other: String
    ) -> String
    var balances: String { get }

    // MARK: the analyst's bridge
    func bridgeTitle(_ analyst: String) -> String
    func bridgeIntroduction(_ analyst: String, _ firm: String) -> String
    var part: String { get }
    var amount: String { get }
    func rent(to year: String) -> String
    func mean(_ name: String) -> String
    var cash: String { get }
    var gapWithoutCash: String { get }
    var gapWithCash: String { get }
    var statedGap: String { get }
    func doesNotAddUp(
        stated: String, computed: String, withCash: String, difference: String
    ) -> String
    func buffer(_ amount: String, gap: String) -> String
    func revenue(first: String, last: String, years: String, growth: String) -> String
    func laterRent(_ amount: String, year: String) -> String
    func upside(_ amount: String, stated: String, rest: String) -> String

    // MARK: numbers of others
    var peersTitle: String { get }
    var peersIntroduction: String { get }
    var published: String { get }
    var ours: String { get }
    var difference: String { get }
    /// `12.3` → a difference of shares.
    func points(_ number: String) -> String
    func peer(_ kind: PeerNumber.Kind) -> String
    /// What the published number counts and ours does not, or the other way.
    func peerReason(_ kind: PeerNumber.Kind) -> String
    /// The firms behind our sum with amount and day, and those of which nothing is known.
    func peerParts(_ parts: [String], missing: [String]) -> String

    var nothing: String { get }
}
