import Ledger

/// The most that a loop of money through an investor can gain, where filings say what it pays for shares and nobody says what is bought with the money.
///
/// A loop's gain is φψ: the share φ of its revenue that the investor puts into others, times the share ψ of that which comes back as orders. ψ is at most 1, so that the
/// gain is at most φ, and a steady loop at most 1/(1 − φ) times the money that starts it. A bound, and no estimate: shares of firms that buy nothing are in φ too.
public struct RecyclingBound: Sendable, Hashable {
    public let investor: String
    /// φ of the latest period that a source gives.
    public let share: Double
    public let fact: Fact

    /// At most; infinite from a share of 1.
    public var amplification: Double { CashFlowModel.amplification(loopGain: share) }

    /// Of every firm of which the ledger has the share and no loop has a gain, in the order of the firms.
    public static func all(
        _ firms: [String], loops: [FundingCircuit], ledger: ResolvedLedger
    ) -> [RecyclingBound] {
        let said = Set(loops.filter { $0.gain > 0 }.map(\.investor))
        return firms.compactMap { firm in
            guard !said.contains(firm),
                let fact = ledger.latest("equity_purchases_share", of: firm),
                let quantity = fact.quantity, quantity.unit == "%",
                let percent = Double(quantity.value)
            else { return nil }
            return RecyclingBound(investor: firm, share: percent / 100, fact: fact)
        }
    }
}
