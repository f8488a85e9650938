import FlowNetwork
import Ledger
import Money

/// Who provides a buyer's compute, year by year: by date of signing, cumulative, and by year of payment.
///
/// Compute commitments are purchases and leases (revenue shares and licences are not), as announced or firmer. A commitment is
/// signed on the first day of the first claim that announces it, or says more; what has been superseded or cancelled since counts with what was
/// paid, so the past is shown as it is known on the as-of date.
public struct ProviderHistory: Sendable {
    /// Position of the buyer in ``FlowNetwork/firms``.
    public let buyer: Int
    /// Providers by their total, largest first.
    public let providers: [Int]
    /// Commitments signed up to the end of each year, from the first to that of the as-of date.
    public let signed: [Year]
    /// Payments due in each year; legs without dates are in no year.
    public let paid: [Year]
    /// All commitments, units; and those without payment dates.
    public let total: Int64
    public let undated: Int64

    public struct Year: Sendable, Hashable {
        public let year: Int
        /// Units by provider, in the order of ``ProviderHistory/providers``.
        public let amounts: [Int64]
        public let herfindahl: Herfindahl

        init(_ year: Int, _ amounts: [Int64]) {
            self.year = year
            self.amounts = amounts
            herfindahl = Herfindahl(amounts)
        }

        public var total: Int64 { amounts.reduce(0, +) }
    }

    /// Every firm with a counted compute commitment, the largest total first.
    public static func all(
        _ network: FlowNetwork, ledger: ResolvedLedger, layer: Firmness = .announced
    ) -> [ProviderHistory] {
        let signing = Dictionary(
            ledger.deals.flatMap { deal in
                deal.legs.map { ($0.id, signingDay(of: $0.legID, in: deal)) }
            }, uniquingKeysWith: { a, _ in a })
        let buyers = Set(
            network.legs.filter { $0.kind.isSupply && $0.stated.upTo(layer) > 0 }
                .map(\.from))
        return buyers.sorted().map {
            ProviderHistory(buyer: $0, network, signing: signing, layer: layer)
        }
        .sorted { ($0.total, -$0.buyer) > ($1.total, -$1.buyer) }
    }

    private init(
        buyer: Int, _ network: FlowNetwork, signing: [String: Day?], layer: Firmness
    ) {
        let legs = network.legs.filter {
            $0.from == buyer && $0.kind.isSupply && $0.stated.upTo(layer) > 0
        }
        var sums: [Int: Int64] = [:]
        for leg in legs { sums[leg.to, default: 0] += leg.stated.upTo(layer) }
        let providers = sums.sorted { ($0.value, -$0.key) > ($1.value, -$1.key) }.map(\.key)
        func amounts(_ value: (NetworkLeg) -> Int64) -> [Int64] {
            providers.map { provider in
                legs.reduce(0) { $1.to == provider ? $0 + value($1) : $0 }
            }
        }
        func day(_ leg: NetworkLeg) -> Day {
            (signing[leg.id] ?? nil) ?? network.asOf
        }
        let firstYear = legs.map { day($0).year }.min() ?? network.asOf.year
        var signed: [Year] = []
        for year in firstYear...max(firstYear, network.asOf.year) {
            signed.append(
                Year(year, amounts { day($0).year <= year ? $0.stated.upTo(layer) : 0 }))
        }
        var paid: [Year] = []
        let spans = legs.compactMap(\.resolved.schedule.span)
        if let first = spans.map(\.start).min(), let last = spans.map(\.end).max() {
            for year in first.year...max(first.year, last.adding(days: -1).year) {
                guard let window = FlowView.Window(year: year) else { continue }
                let due = Year(
                    year,
                    amounts {
                        $0.resolved.schedule.paid(
                            from: window.start, to: window.end, of: $0.stated.upTo(layer)) ?? 0
                    })
                if due.total > 0 { paid.append(due) }
            }
        }
        self.buyer = buyer
        self.providers = providers
        self.signed = signed
        self.paid = paid
        total = sums.values.reduce(0, +)
        undated = legs.reduce(0) {
            $1.resolved.schedule.isDated ? $0 : $0 + $1.stated.upTo(layer)
        }
    }

    /// The first day on which a claim announced the leg, or more; else the deal; `nil` when no claim says so.
    static func signingDay(of leg: String, in deal: ResolvedDeal) -> Day? {
        let firm = deal.history.filter {
            ($0.status?.rank ?? 0) >= (DealStatus.announced.rank ?? 0)
        }
        let naming = firm.filter { $0.legs.contains { $0.id == leg } }
        return (naming.isEmpty ? firm : naming).map(\.date.first).min()
    }
}
