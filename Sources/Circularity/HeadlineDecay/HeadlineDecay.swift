import Ledger
import Money

/// What becomes of announced dollars: how many are still standing so long after their announcement.
///
/// ```swift
/// let decay = HeadlineDecay(ledger)
/// decay.curve.survival(at: 180)      // share of announced dollars not withdrawn after 180 days
/// ```
///
/// Every rise of a headline (as announced or firmer) starts a cohort of dollars at age 0. A fall withdraws dollars, newest first: amended down, cancelled, expired,
/// or superseded by less. A deal that supersedes another between the same firms goes on with its dollars, so 100 replaced by 30 withdraws 70. Dollars that are signed or
/// paid stay in the count as standing; all others are last seen on the as-of day. The share is a Kaplan–Meier estimate over dollars in clusters
/// (``WeightedKaplanMeier``): a claim dated after the as-of day, or not known by then, has no part in it.
///
/// Deals that no source prices have no dollars to follow; ``unpriced`` lists those of them that ended.
public struct HeadlineDecay: Sendable {
    public let layer: Firmness
    public let curve: WeightedKaplanMeier
    /// Withdrawals, earliest first.
    public let withdrawals: [Withdrawal]
    /// Where the announced dollars are on the as-of day, minor units.
    public let outcome: Outcome
    /// Deals without an amount that were cancelled, superseded or expired.
    public let unpriced: [UnpricedEnd]
    /// The same by number of deals, each counting once, priced or not: a deal ends when it is cancelled or superseded. A deal that is known from its end
    /// alone counts as ended at once, because nobody wrote down when it was announced.
    public let dealCurve: WeightedKaplanMeier
    /// Last age at which ``fewestClusters`` undertakings are still followed, days: as far as the curve can be read.
    public let followedDays: Int
    /// Age at which the curve is read for a probability: a year, or ``followedDays`` where that is less.
    public let horizonDays: Int
    /// Undertakings followed.
    public let clusters: Int

    /// A dollar figure that fell.
    public struct Withdrawal: Sendable, Hashable {
        /// Legs (`DEAL/LEG`) of the undertaking.
        public let legs: [String]
        public let day: Day
        /// Headline before and after, minor units.
        public let before: Int64
        public let after: Int64
        /// Age of the oldest dollars withdrawn, days.
        public let age: Int
        /// Status of the undertaking's first leg's deal on the as-of day.
        public let status: DealStatus?
    }

    public struct Outcome: Sendable, Hashable {
        /// Every dollar that was ever announced; the other four add up to it.
        public let announced: Int64
        public let paid: Int64
        /// Signed and binding, not paid.
        public let signed: Int64
        /// Announced, neither signed nor withdrawn.
        public let standing: Int64
        public let withdrawn: Int64
    }

    public struct UnpricedEnd: Sendable, Hashable {
        public let leg: String
        public let status: DealStatus
        public let since: PartialDate?
        public let quantity: Quantity?
    }

    /// Fewest undertakings that an estimate may rest on.
    public static let fewestClusters = 10

    /// - Parameter layer: headlines of this firmness or firmer are followed: `announced`, or `binding` for signed dollars alone.
    public init(_ ledger: ResolvedLedger, layer: Firmness = .announced) {
        let history = HeadlinePaths(ledger)
        let pools = Self.pools(history.paths, ledger)
        var subjects: [WeightedKaplanMeier.Subject] = []
        var withdrawals: [Withdrawal] = []
        var (announced, withdrawn, paid, firm, live) = (
            Int64(0), Int64(0), Int64(0), Int64(0), Int64(0)
        )
        var followed = 0
        for (cluster, members) in pools.enumerated() {
            let paths = members.map { history.paths[$0] }
            var cohorts = CohortPool()
            for day in Set(paths.flatMap { $0.points.map(\.day) }).sorted() {
                let headline = paths.reduce(0) { $0 + $1.amount(on: day).upTo(layer) }
                let before = cohorts.total
                if headline > before { cohorts.add(headline - before, on: day) }
                guard headline < before else { continue }
                let ended = cohorts.withdraw(before - headline)
                subjects += ended.map {
                    .init(
                        weight: Double($0.amount), age: day - $0.start, isEvent: true,
                        cluster: cluster)
                }
                withdrawals.append(
                    Withdrawal(
                        legs: paths.map(\.leg.id), day: day, before: before, after: headline,
                        age: ended.map { day - $0.start }.max() ?? 0,
                        status: paths.first?.leg.status))
                withdrawn += before - headline
            }
            if cohorts.everAdded > 0 { followed += 1 }
            announced += cohorts.everAdded
            subjects += cohorts.open.map {
                .init(
                    weight: Double($0.amount), age: ledger.asOf - $0.start, isEvent: false,
                    cluster: cluster)
            }
            let now = paths.reduce(LayeredAmount.zero) { $0 + $1.amount(on: ledger.asOf) }
            paid += now.paid
            firm += now.upTo(min(layer, .binding))
            live += now.upTo(layer)
        }
        self.layer = layer
        curve = WeightedKaplanMeier(subjects)
        self.withdrawals = withdrawals.sorted {
            ($0.day, $0.legs.first ?? "") < ($1.day, $1.legs.first ?? "")
        }
        outcome = Outcome(
            announced: announced, paid: paid, signed: firm - paid, standing: live - firm,
            withdrawn: withdrawn)
        unpriced = Self.unpricedEnds(ledger)
        clusters = followed
        dealCurve = WeightedKaplanMeier(Self.deals(ledger))
        followedDays = Self.followed(subjects)
        horizonDays = min(365, followedDays)
    }

    /// One subject for each deal that moves money.
    private static func deals(_ ledger: ResolvedLedger) -> [WeightedKaplanMeier.Subject] {
        ledger.deals.enumerated().compactMap { index, deal in
            let moves = deal.legs.contains { $0.kind.family != .other && !$0.kind.isContingent }
            let isEnd = deal.status == .cancelled || deal.status == .superseded
            let announced = deal.history.first { ($0.status?.rank ?? 0) >= 2 }?.date.first
            guard moves, let start = announced ?? (isEnd ? deal.since?.first : nil) else {
                return nil
            }
            let last = isEnd ? deal.since?.first ?? ledger.asOf : ledger.asOf
            return WeightedKaplanMeier.Subject(
                weight: 1, age: max(0, last - start), isEvent: isEnd, cluster: index)
        }
    }

    /// The last age at which enough undertakings are followed.
    private static func followed(_ subjects: [WeightedKaplanMeier.Subject]) -> Int {
        var last: [Int: Int] = [:]
        for subject in subjects where subject.weight > 0 {
            last[subject.cluster] = max(last[subject.cluster] ?? 0, subject.age)
        }
        let ages = last.values.sorted(by: >)
        return ages.count >= fewestClusters ? ages[fewestClusters - 1] : ages.last ?? 0
    }

    private static func unpricedEnds(_ ledger: ResolvedLedger) -> [UnpricedEnd] {
        ledger.deals.flatMap { deal -> [UnpricedEnd] in
            guard let status = deal.status, status.isEnded else { return [] }
            return deal.legs
                .filter { leg in
                    leg.kind.family != .other && !leg.kind.isContingent && leg.overlaps.isEmpty
                        && leg.amount?.stated == nil && leg.stated == .zero
                }
                .map {
                    UnpricedEnd(
                        leg: $0.id, status: status, since: deal.since, quantity: $0.quantity)
                }
        }
    }

    /// Legs that are one undertaking: a leg, or legs of deals that supersede each other between the same firms in the same family.
    private static func pools(
        _ paths: [HeadlinePaths.Path], _ ledger: ResolvedLedger
    ) -> [[Int]] {
        var parent = Array(paths.indices)
        func root(_ index: Int) -> Int {
            var current = index
            while parent[current] != current { current = parent[current] }
            return current
        }
        var links: Set<[String]> = []
        for deal in ledger.deals {
            for other in deal.deal.links.supersedes { links.insert([other, deal.id]) }
            for other in deal.deal.links.supersededBy { links.insert([deal.id, other]) }
        }
        let ofDeal = Dictionary(grouping: paths.indices) { paths[$0].leg.dealID }
        for link in links {
            for a in ofDeal[link[0]] ?? [] {
                for b in ofDeal[link[1]] ?? [] where a != b {
                    let (first, second) = (paths[a].leg, paths[b].leg)
                    guard first.kind.family == second.kind.family,
                        ledger.firm(of: first.from) == ledger.firm(of: second.from),
                        ledger.firm(of: first.to) == ledger.firm(of: second.to)
                    else { continue }
                    parent[max(root(a), root(b))] = min(root(a), root(b))
                }
            }
        }
        return Dictionary(grouping: paths.indices, by: root).sorted { $0.key < $1.key }
            .map { $0.value.sorted() }
    }
}

/// Dollars of one undertaking by the day on which they were announced.
private struct CohortPool {
    struct Cohort {
        var start: Day
        var amount: Int64
    }

    private(set) var open: [Cohort] = []
    private(set) var everAdded: Int64 = 0

    var total: Int64 { open.reduce(0) { $0 + $1.amount } }

    mutating func add(_ amount: Int64, on day: Day) {
        open.append(Cohort(start: day, amount: amount))
        everAdded += amount
    }

    /// Takes dollars out, newest cohort first, and says which.
    mutating func withdraw(_ amount: Int64) -> [Cohort] {
        var left = amount
        var taken: [Cohort] = []
        while left > 0, var last = open.popLast() {
            let part = min(left, last.amount)
            taken.append(Cohort(start: last.start, amount: part))
            last.amount -= part
            left -= part
            if last.amount > 0 { open.append(last) }
        }
        return taken
    }
}
