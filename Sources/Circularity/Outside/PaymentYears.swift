import FlowNetwork
import Ledger
import Money

/// What each leg pays in each calendar year, and what of it no source dates.
///
/// Legs with a schedule follow it. Of a leg without one, and of all legs in the layer of what is paid, what has been paid is dated by the claims that say so: the increase from one record to the
/// next is spread evenly over the days between them, the first from the day on which the leg is first named. What is left
/// has no date and is in no year.
public struct PaymentYears: Sendable {
    /// One entry a counted leg of the layer.
    public let legs: [Leg]
    /// Calendar years in which something is paid, in order.
    public let years: ClosedRange<Int>?

    public struct Leg: Sendable, Hashable {
        /// Position in ``FlowNetwork/legs``.
        public let leg: Int
        /// Minor units by calendar year.
        public let byYear: [Int: Int64]
        public let undated: Int64

        public var total: Int64 { byYear.values.reduce(undated, +) }
    }

    public init(_ network: FlowNetwork, ledger: ResolvedLedger, layer: Firmness) {
        let deals = Dictionary(
            ledger.deals.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        legs = network.legs.indices.compactMap { index in
            let leg = network.legs[index]
            let total = leg.stated.upTo(layer)
            guard total > 0 else { return nil }
            if layer > .paid, let span = leg.resolved.schedule.span {
                return Leg(
                    leg: index,
                    byYear: Self.byYear(span.start, span.end) { start, end in
                        leg.resolved.schedule.paid(from: start, to: end, of: total) ?? 0
                    }, undated: 0)
            }
            let paid = min(total, leg.stated.paid)
            let dated = Self.recorded(
                paid, leg.resolved, deals[leg.resolved.dealID], ledger)
            return Leg(
                leg: index, byYear: dated, undated: total - dated.values.reduce(0, +))
        }
        let all = legs.flatMap { $0.byYear.filter { $0.value > 0 }.keys }
        if let first = all.min(), let last = all.max() { years = first...last } else { years = nil }
    }

    private static func byYear(
        _ start: Day, _ end: Day, _ paid: (Day, Day) -> Int64
    ) -> [Int: Int64] {
        var result: [Int: Int64] = [:]
        for year in start.year...max(start.year, end.adding(days: -1).year) {
            guard let window = FlowView.Window(year: year) else { continue }
            let units = paid(window.start, window.end)
            if units > 0 { result[year] = units }
        }
        return result
    }

    /// Spreads `paid` over years as the claims of the deal record it.
    private static func recorded(
        _ paid: Int64, _ leg: ResolvedLeg, _ deal: ResolvedDeal?, _ ledger: ResolvedLedger
    ) -> [Int: Int64] {
        guard paid > 0, let deal else { return [:] }
        let mentions = deal.history.compactMap { claim in
            claim.legs.first { $0.id == leg.legID }.map { (claim, $0) }
        }
        guard let named = mentions.map({ $0.0.date.first }).min() else { return [:] }
        var records: [(day: Day, units: Int64)] = []
        for (claim, stated) in mentions {
            let day = min(claim.date.last, ledger.asOf)
            guard let amount = stated.paid.flatMap({ ledger.inBaseCurrency($0, on: day) }),
                let units = amount.stated?.minorUnits, units > records.last?.units ?? 0
            else { continue }
            records.append((day, units))
        }
        guard let last = records.last, last.units > 0 else { return [:] }
        var result: [Int: Int64] = [:]
        var (since, assigned) = (named, Int64(0))
        for record in records {
            // Cumulative, so that the parts add up to the unit.
            let upTo = Int64(Int128(paid) * Int128(record.units) / Int128(last.units))
            let schedule = PaymentSchedule.even(
                start: min(since, record.day), end: record.day.adding(days: 1))
            let part = upTo - assigned
            for (year, units) in byYear(
                min(since, record.day), record.day.adding(days: 1),
                { schedule.paid(from: $0, to: $1, of: part) ?? 0 })
            {
                result[year, default: 0] += units
            }
            (since, assigned) = (record.day.adding(days: 1), upTo)
        }
        return result
    }
}
