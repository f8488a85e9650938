import FlowNetwork
import Ledger

/// A ledger of one day as the page of one file keeps it: enough to take deals out of it again.
///
/// Taking a deal out changes more than its own legs: a leg that contains others (`part_of`) counts for more, and a leg that a rule derives is no
/// longer covered by the deal's purchases. Both are kept as sums that the page can do.
struct StaticDay {
    /// A leg that a deal states.
    struct Stated: Hashable {
        let id: String
        let deal: String
        let from, to: String
        let isFinancing: Bool
        /// Before what is inside it is taken off.
        let own: LayeredAmount
        /// Legs inside it, in the order in which they are taken off.
        let inside: [Inside]
    }

    struct Inside: Hashable {
        let deal: String
        let amount: LayeredAmount
    }

    /// A leg that a rule derives; estimated.
    struct Derived: Hashable {
        let from, to: String
        let isFinancing: Bool
        /// Minor units.
        let gross: Int64
        /// Deal → what its purchases take off.
        let covered: [Cover]
    }

    struct Cover: Hashable {
        let deal: String
        let amount: Int64
    }

    let stated: [Stated]
    let derived: [Derived]
    /// Deals that cannot be taken out in the page: what they are part of covers a derived leg.
    let fixed: Set<String>

    init(_ ledger: ResolvedLedger, _ network: FlowNetwork) {
        let resolved = ledger.deals.flatMap(\.legs).filter { $0.kind.family != .other }
        var inside: [String: [ResolvedLeg]] = [:]
        for leg in resolved where !leg.kind.isContingent && leg.overlaps.isEmpty {
            for parent in leg.partOf {
                let id = parent.contains("/") ? parent : "\(leg.dealID)/\(parent)"
                inside[id, default: []].append(leg)
            }
        }
        let ids = network.firms.map(\.id)
        stated = network.legs.filter { !$0.isDerived && $0.exclusion == nil }.map { leg in
            Stated(
                id: leg.id, deal: leg.resolved.dealID, from: ids[leg.from], to: ids[leg.to],
                isFinancing: leg.family == .financing, own: leg.resolved.stated,
                inside: (inside[leg.id] ?? []).map { Inside(deal: $0.dealID, amount: $0.stated) })
        }
        var fixed: Set<String> = []
        derived = network.passThrough.map { rule in
            var covered: [String: Int64] = [:]
            for leg in network.legs
            where !leg.isDerived && leg.family == .commerce && leg.from == rule.from
                && leg.to == rule.to && leg.stated.total > 0
            {
                covered[leg.resolved.dealID, default: 0] += Self.covered(by: leg, rule)
                fixed.formUnion((inside[leg.id] ?? []).map(\.dealID))
            }
            return Derived(
                from: ids[rule.from], to: ids[rule.to], isFinancing: false,
                gross: rule.gross.stated,
                covered: covered.sorted { $0.key < $1.key }.map {
                    Cover(deal: $0.key, amount: $0.value)
                })
        }
        self.fixed = fixed
    }

    private static func covered(by leg: NetworkLeg, _ rule: PassThroughLeg) -> Int64 {
        let schedule = leg.resolved.schedule
        guard schedule.isDated else { return leg.stated.total }
        return rule.spending.reduce(0) { sum, fact in
            guard let span = fact.span else { return sum }
            return sum + (schedule.paid(from: span.start, to: span.end, of: leg.stated.total) ?? 0)
        }
    }

    /// A leg with what counts of it in a layer, as the page's script computes it.
    struct Counted: Hashable, Comparable {
        let from, to: String
        let isFinancing: Bool
        let amount: Int64

        static func < (a: Counted, b: Counted) -> Bool {
            (a.from, a.to, a.isFinancing ? 0 : 1, a.amount)
                < (b.from, b.to, b.isFinancing ? 0 : 1, b.amount)
        }
    }

    func counted(_ layer: Firmness, off: Set<String>) -> [Counted] {
        var result: [Counted] = []
        for leg in stated where !off.contains(leg.deal) {
            let amount = leg.inside.filter { !off.contains($0.deal) }
                .reduce(leg.own) { $0.remainder(without: $1.amount) }.upTo(layer)
            if amount > 0 {
                result.append(
                    Counted(
                        from: leg.from, to: leg.to, isFinancing: leg.isFinancing, amount: amount))
            }
        }
        guard layer == .estimated else { return result.sorted() }
        for leg in derived {
            let covered = leg.covered.reduce(Int64(0)) {
                off.contains($1.deal) ? $0 : $0 + $1.amount
            }
            if leg.gross > covered {
                result.append(
                    Counted(
                        from: leg.from, to: leg.to, isFinancing: leg.isFinancing,
                        amount: leg.gross - covered))
            }
        }
        return result.sorted()
    }

    /// The same of a network that the engine made.
    static func counted(_ network: FlowNetwork, _ layer: Firmness) -> [Counted] {
        zip(network.legs, network.amounts(FlowView(layer: layer))).filter { $0.1 > 0 }.map {
            Counted(
                from: network.firms[$0.from].id, to: network.firms[$0.to].id,
                isFinancing: $0.family == .financing, amount: $1)
        }.sorted()
    }
}
