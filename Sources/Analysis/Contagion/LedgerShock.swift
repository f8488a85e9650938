/// What goes wrong at the start.
public enum LedgerShock: Sendable, Hashable {
    /// A firm pays nobody any more: everything owed by it, and every stake in it, is worth nothing.
    case stopsPaying(firm: Int)
    /// Every stake in a firm loses a share of its carrying value, 0…1.
    case stakeWrittenDown(firm: Int, share: Double)
    /// A buyer cancels what it has ordered from a seller and not paid.
    case backlogCancelled(buyer: Int, seller: Int)
}

extension LedgerExposures {
    /// Every shock that the ledger gives an amount for: each firm that others have claims on stops paying, each stake is
    /// written down by `share`, each backlog is cancelled.
    public func catalogue(writeDown share: Double = 0.5) -> [LedgerShock] {
        let failing = Set(claims.map(\.debtor)).sorted().map { LedgerShock.stopsPaying(firm: $0) }
        let stakes = Set(claims.filter { $0.kind == .stake }.map(\.debtor)).sorted()
            .map { LedgerShock.stakeWrittenDown(firm: $0, share: share) }
        let backlogs = Set(claims.filter { $0.kind == .backlog }.map { [$0.debtor, $0.creditor] })
            .sorted { $0.lexicographicallyPrecedes($1) }
            .map { LedgerShock.backlogCancelled(buyer: $0[0], seller: $0[1]) }
        return failing + stakes + backlogs
    }

    /// Money that each firm loses at once to a shock that is not a failure.
    func firstLosses(_ shock: LedgerShock) -> [Double] {
        var losses = [Double](repeating: 0, count: buffers.count)
        for claim in claims {
            switch shock {
            case .stopsPaying: break
            case .stakeWrittenDown(let firm, let share):
                if claim.kind == .stake, claim.debtor == firm {
                    losses[claim.creditor] += share * Double(claim.amount)
                }
            case .backlogCancelled(let buyer, let seller):
                if claim.kind == .backlog, claim.debtor == buyer, claim.creditor == seller {
                    losses[seller] += Double(claim.amount)
                }
            }
        }
        return losses
    }
}
