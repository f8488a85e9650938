import FlowNetwork
import Ledger
import Money

/// What the firms of a ledger would lose on each other, and what they have to lose it from.
///
/// | Claim | Who loses | When | Amount |
/// |---|---|---|---|
/// | stake | the investor | the firm that it owns a part of fails | equity paid so far, its carrying value at cost |
/// | loan | the lender | the borrower fails | debt, prepayments and lease financing paid so far |
/// | guarantee | the guarantor | the firm that it covers fails | the most that can be called |
/// | backlog | the seller | the buyer stops paying | what is contracted and not yet paid |
///
/// Backlog is revenue that will not come, at its full price: the seller's costs that fall away with it are not public, so its loss is the most that
/// can be lost. Promised financing that is not paid yet is no claim. The buffer of a firm is its net assets where a source gives them, else its
/// cash and marketable securities; a firm without either is **left out of the failing set**: it loses, but it passes nothing on.
public struct LedgerExposures: Sendable {
    /// What a claim rests on.
    public enum Kind: String, Sendable, CaseIterable { case stake, loan, guarantee, backlog }

    /// One claim between two firms.
    public struct Claim: Sendable, Hashable {
        public let kind: Kind
        /// Positions in ``FlowNetwork/firms``: whose failure costs …
        public let debtor: Int
        /// … whom.
        public let creditor: Int
        /// Minor units of the base currency, above zero.
        public let amount: Int64
        /// `DEAL/LEG`
        public let leg: String
    }

    /// What a firm can lose, and the fact that says so.
    public struct Buffer: Sendable {
        public let minorUnits: Int64
        public let fact: Fact
    }

    /// This layer of firmness and every firmer one.
    public let layer: Firmness
    public let claims: [Claim]
    /// By position in ``FlowNetwork/firms``; `nil` where no source gives one.
    public let buffers: [Buffer?]

    /// Facts that can stand for a buffer, best first.
    public static let bufferMetrics = ["net_asset_value", "cash_and_securities"]

    public init(_ network: FlowNetwork, ledger: ResolvedLedger, layer: Firmness = .binding) {
        self.layer = layer
        claims = network.legs.compactMap { Claim($0, layer: layer) }
        buffers = network.firms.map { firm in
            for metric in Self.bufferMetrics {
                guard let fact = ledger.latest(metric, of: firm.id),
                    let money = ledger.amount(of: fact)?.stated, money.minorUnits > 0
                else { continue }
                return Buffer(minorUnits: money.minorUnits, fact: fact)
            }
            return nil
        }
    }

    /// Firms that hold a claim and have no known buffer.
    public var creditorsWithoutBuffer: [Int] {
        Set(claims.map(\.creditor)).filter { buffers[$0] == nil }.sorted()
    }
}

extension LedgerExposures.Claim {
    init?(_ leg: NetworkLeg, layer: Firmness) {
        let paid = leg.stated.paid
        switch leg.kind.claim {
        case .stake: self.init(.stake, owedBy: leg.to, to: leg.from, paid, leg)
        case .loan: self.init(.loan, owedBy: leg.to, to: leg.from, paid, leg)
        case .guarantee:
            // The network counts no dollar for what only may be called; here the most counts.
            let most = leg.resolved.stated.upTo(layer)
            self.init(.guarantee, owedBy: leg.to, to: leg.from, most, leg)
        case .order:
            let unpaid = leg.stated.upTo(layer) - paid
            self.init(.backlog, owedBy: leg.from, to: leg.to, unpaid, leg)
        case .option, .deposit, .none: return nil
        }
    }

    private init?(
        _ kind: LedgerExposures.Kind, owedBy debtor: Int, to creditor: Int, _ amount: Int64,
        _ leg: NetworkLeg
    ) {
        guard amount > 0, debtor != creditor else { return nil }
        self.kind = kind
        self.debtor = debtor
        self.creditor = creditor
        self.amount = amount
        self.leg = leg.id
    }
}
