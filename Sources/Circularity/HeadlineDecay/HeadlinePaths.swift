import Ledger
import Money

/// What every leg's headline was worth over time, told with everything that is known on the as-of day.
///
/// Each deal is resolved once for every day on which one of its claims takes effect, with the claims that took effect by then: the same rules that
/// make the ledger's present state. Legs without dollars of their own (guarantees and warrants, other routes of the same dollars) are left out.
struct HeadlinePaths {
    struct Path {
        let leg: ResolvedLeg
        /// Increasing days; dollars by firmness from each on.
        var points: [(day: Day, amount: LayeredAmount)]

        func amount(on day: Day) -> LayeredAmount {
            points.last { $0.day <= day }?.amount ?? .zero
        }

        /// The first amount with anything in it.
        var firstAmount: LayeredAmount? { points.first { $0.amount.total > 0 }?.amount }
    }

    /// One for each leg, in the ledger's order.
    private(set) var paths: [Path] = []
    /// All days on which something changes, increasing.
    let days: [Day]

    init(_ ledger: ResolvedLedger) {
        var days: Set<Day> = []
        let resolver = DealResolver(ledger.model)
        for deal in ledger.deals {
            let legs = deal.legs.filter {
                $0.kind.family != .other && !$0.kind.isContingent && $0.overlaps.isEmpty
            }
            guard !legs.isEmpty else { continue }
            let effective = Self.effectiveDays(deal.history, asOf: ledger.asOf)
            var found: [String: [(Day, LayeredAmount)]] = [:]
            for day in effective {
                for leg in Self.resolve(deal, on: day, resolver) where leg.stated != .zero {
                    found[leg.legID, default: []].append((day, leg.stated))
                }
                for leg in legs where found[leg.legID]?.last.map({ $0.0 < day }) ?? false {
                    found[leg.legID]?.append((day, .zero))
                }
            }
            for leg in legs {
                let points = found[leg.legID] ?? []
                days.formUnion(points.map(\.0))
                paths.append(Path(leg: leg, points: points.map { (day: $0.0, amount: $0.1) }))
            }
        }
        self.days = days.sorted()
        takeOffParts()
    }

    /// Days on which a claim of the deal takes effect, or a status runs out.
    private static func effectiveDays(_ history: [Claim], asOf: Day) -> [Day] {
        let starts = history.map(\.date.first)
        let ends = history.compactMap { $0.until?.last.adding(days: 1) }
        return Set(starts + ends).filter { $0 <= asOf }.sorted()
    }

    /// The deal's legs with the claims that took effect by a day.
    private static func resolve(
        _ deal: ResolvedDeal, on day: Day, _ resolver: DealResolver
    ) -> [ResolvedLeg] {
        var truncated = deal.deal
        truncated.claims = deal.history.filter { $0.date.first <= day }.map { claim in
            var claim = claim
            // What matters here is when it took effect, not when it was read.
            claim.known = min(claim.known, day)
            return claim
        }
        return resolver.resolved(truncated, asOf: day)?.legs ?? []
    }

    /// Leaves each including leg (`part_of`) with the remainder, so that a dollar is followed once.
    ///
    /// A part that became known later than what includes it is taken off from the beginning: dollars that get a name are not dollars that were withdrawn.
    private mutating func takeOffParts() {
        var inside: [String: [Int]] = [:]
        for (index, path) in paths.enumerated() {
            for parent in path.leg.partOf {
                let id = parent.contains("/") ? parent : "\(path.leg.dealID)/\(parent)"
                inside[id, default: []].append(index)
            }
        }
        let original = paths
        for (index, path) in original.enumerated() {
            guard let parts = inside[path.leg.id] else { continue }
            let partDays = parts.flatMap { original[$0].points.map(\.day) }
            let all = Set(path.points.map(\.day) + partDays).sorted()
            guard let first = path.points.first?.day else { continue }
            paths[index].points = all.filter { $0 >= first }.map { day in
                let remainder = parts.reduce(path.amount(on: day)) { left, part in
                    let known = original[part].amount(on: day)
                    let isLater = original[part].points.first.map { $0.day > day } ?? false
                    let amount = isLater ? original[part].firstAmount ?? .zero : known
                    return left.remainder(without: amount)
                }
                return (day: day, amount: remainder)
            }
        }
    }
}
