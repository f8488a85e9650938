import Circularity
import FlowNetwork
import Ledger
import Money

/// A number about the field that somebody else published.
///
/// The numbers stand here and not in a ledger: they are what the model is held against, and nothing is computed from them.
struct PeerNumber: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case circularDeals, circularFlows, circularValue
        case leasesNotCommenced, leaseCommitments
        case endRevenue, endRunRate
    }

    let kind: Kind
    /// Billions of dollars, or a share.
    let value: Double
    /// The day that it is about, and the first on which it could be read.
    let about: PartialDate
    let published: Day
    let source: Source

    struct Source: Sendable, Hashable {
        let id, title, published, grade: String
        /// `nil`: read in a collection of notes alone.
        let url: String?
    }

    var isShare: Bool {
        switch kind {
        case .circularDeals, .circularFlows, .circularValue: true
        case .leasesNotCommenced, .leaseCommitments, .endRevenue, .endRunRate: false
        }
    }

    /// BIS Bulletin 137; Moody's Ratings on five hyperscalers at the end of 2025; Exponential View's State of the AI Economy.
    static let all: [PeerNumber] = {
        let bis = Source(
            id: "peer-bis-137", title: "BIS Bulletin 137 (read in notes on it)",
            published: "2026-10-01", grade: "C3", url: nil)
        let moodys = Source(
            id: "peer-moodys-2026-02",
            title: "Moody's opinion threatens to derail off-balance-sheet data centre deals (IFR)",
            published: "2026-02", grade: "B2",
            url:
                "https://www.ifre.com/bonds/2390941/moodys-opinion-threatens-to-derail-off-balance-sheet-data-centre-deals"
        )
        let split = Source(
            id: "peer-moodys-fortune-2026", title: "The same report of Moody's (after Fortune)",
            published: "2026", grade: "C2", url: "https://thefifthskill.com/?p=162965")
        let view = Source(
            id: "peer-exponential-view-2026-06",
            title: "The state of the AI economy (Exponential View, in a copy)",
            published: "2026-06-26", grade: "C2",
            url: "https://wpnews.pro/news/the-state-of-the-ai-economy")
        func number(
            _ kind: Kind, _ value: Double, _ about: String, _ published: String, _ source: Source
        ) -> PeerNumber? {
            guard let about = PartialDate(about), let published = Day(published) else { return nil }
            return PeerNumber(
                kind: kind, value: value, about: about, published: published, source: source)
        }
        return [
            number(.circularDeals, 0.161, "2026-10-01", "2026-10-01", bis),
            number(.circularFlows, 0.256, "2026-10-01", "2026-10-01", bis),
            number(.circularValue, 0.464, "2026-10-01", "2026-10-01", bis),
            number(.leasesNotCommenced, 662, "2025-12-31", "2026-02-28", split),
            number(.leaseCommitments, 969, "2025-12-31", "2026-02-28", moodys),
            number(.endRevenue, 110, "2026-06-26", "2026-06-26", view),
            number(.endRunRate, 175, "2026-06-26", "2026-06-26", view),
        ].compactMap(\.self)
    }()
}

/// A published number beside the ledger's own on the same definition.
struct PeerComparison: Sendable {
    let peer: PeerNumber
    /// Billions of the base currency, or a share; a sum over ``parts``.
    let ours: Double
    let parts: [Part]
    /// Firms that the published number covers and of which the ledger has no figure by that day.
    let missing: [String]

    struct Part: Sendable, Hashable {
        let firm: String
        let amount: Double
        let asOf: PartialDate
        let source: String
    }

    /// What the numbers are about: the five hyperscalers of Moody's, and the labs that the ledger holds accounts of.
    static let hyperscalers = ["amazon", "google", "meta", "microsoft", "oracle"]
    static let labs = ["openai", "anthropic"]

    /// Comparisons with what was published by the ledger's day; none for a ledger about another field.
    ///
    /// - Throws: ``MeasureError`` as ``BulletinClasses``.
    static func all(_ ledger: ResolvedLedger) throws(MeasureError) -> [PeerComparison] {
        guard (hyperscalers + labs).allSatisfy({ ledger.entity($0) != nil }) else { return [] }
        var found: [PeerComparison] = []
        for peer in PeerNumber.all where peer.published <= ledger.asOf {
            if let comparison = try PeerComparison(peer, ledger) { found.append(comparison) }
        }
        return found
    }

    private init?(_ peer: PeerNumber, _ ledger: ResolvedLedger) throws(MeasureError) {
        self.peer = peer
        var parts: [Part] = []
        var missing: [String] = []
        func add(_ firms: [String], _ facts: (String) -> [Fact]) {
            for firm in firms {
                let own = facts(firm).compactMap { fact -> Part? in
                    guard let sum = ledger.amount(of: fact)?.stated else { return nil }
                    return Part(
                        firm: firm,
                        amount: Double(sum.minorUnits)
                            / Double(ledger.model.baseCurrency.minorUnitsPerUnit) / 1e9,
                        asOf: fact.asOf, source: fact.source)
                }
                if own.isEmpty { missing.append(firm) } else { parts += own }
            }
        }
        let end = peer.about.last
        func latest(_ metrics: [String], _ firm: String) -> [Fact] {
            metrics.compactMap { Self.latest($0, of: firm, until: end, ledger) }
        }
        switch peer.kind {
        case .circularDeals, .circularFlows, .circularValue:
            let network = FlowNetwork(ledger)
            let share = try BulletinClasses(network, layer: .announced).shares
                .first { $0.kind == .circular }
            let value: Double? =
                switch peer.kind {
                case .circularDeals: share?.shareOfDeals
                case .circularFlows: share?.shareOfLegs
                default: share?.shareOfAmount
                }
            guard let value else { return nil }
            (ours, self.parts, self.missing) = (value, [], [])
            return
        case .leasesNotCommenced:
            add(Self.hyperscalers) { latest(["leases_not_commenced"], $0) }
        case .leaseCommitments:
            add(Self.hyperscalers) {
                latest(
                    [
                        "leases_not_commenced", "operating_lease_liabilities",
                        "finance_lease_liabilities",
                    ], $0)
            }
        case .endRevenue:
            add(Self.labs) { firm in
                (ledger.trailingYear(.revenue, of: firm, at: end.adding(months: 1))?.facts ?? [])
                    .map { ledger.facts[$0] }
            }
        case .endRunRate:
            add(Self.labs) { latest(["annualised_revenue"], $0) }
        }
        guard !parts.isEmpty else { return nil }
        (ours, self.parts, self.missing) = (parts.reduce(0) { $0 + $1.amount }, parts, missing)
    }

    private static func latest(
        _ metric: String, of firm: String, until day: Day, _ ledger: ResolvedLedger
    ) -> Fact? {
        ledger.facts(of: firm, metric).map { ledger.facts[$0] }.filter {
            $0.scope == nil && ($0.basis == .reported || $0.basis == .derived)
                && $0.asOf.last <= day
        }.max { ($0.asOf.last, $0.known) < ($1.asOf.last, $1.known) }
    }
}
