import FlowNetwork
import Ledger
import Money

extension FlowNetwork {
    /// Every live leg as a row with the day on which its deal was first announced or signed, for ``DatedCircuitTest``.
    ///
    /// Amounts play no part in the order of days, so undisclosed legs take part with the rest; a date that a source gives as a month counts from
    /// its first day. Deals that were only talked about have no day.
    ///
    /// - Returns: the rows, and the deal of each as a number, whose legs share their day.
    public func announcementRows(
        _ ledger: ResolvedLedger
    ) -> (list: EdgeList, deals: [Int]) {
        var announced: [String: Day] = [:]
        var number: [String: Int] = [:]
        for deal in ledger.deals {
            number[deal.id] = number.count
            announced[deal.id] = deal.history.first { ($0.status?.rank ?? 0) >= 2 }?.date.first
        }
        let live = legs.filter(\.isLive)
        let list = EdgeList(
            names: firms.map(\.id), tails: live.map { Int32($0.from) },
            heads: live.map { Int32($0.to) }, weights: live.map { _ in 1 },
            days: live.map { announced[$0.resolved.dealID] })
        return (list, live.map { number[$0.resolved.dealID] ?? -1 })
    }
}
