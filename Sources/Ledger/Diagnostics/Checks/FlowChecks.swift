import Money
import Text

/// W220: two deals that may describe the same dollars.
enum OverlapCheck {
    /// Legs between the same two firms that are compared with each other; bounds the work on a hostile file.
    private static let mostCompared = 200

    private struct Flow: Hashable {
        var from: String
        var to: String
        var kind: LegKind
    }
    private struct Candidate {
        var deal: Deal
        var merged: MergedLeg
    }

    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        var groups: [Flow: [Candidate]] = [:]
        var order: [Flow] = []
        for deal in context.model.deals where !DealState.isEnded(deal) {
            for merged in context.merged[deal.id] ?? [] where !merged.isDenied {
                guard let from = merged.leg.from, let to = merged.leg.to, let kind = merged.leg.kind
                else { continue }
                let flow = Flow(
                    from: context.consolidated(from), to: context.consolidated(to), kind: kind)
                if groups[flow] == nil { order.append(flow) }
                groups[flow, default: []].append(Candidate(deal: deal, merged: merged))
            }
        }
        var found: [Diagnostic] = []
        for flow in order {
            let group = (groups[flow] ?? []).prefix(mostCompared)
            for (index, later) in group.enumerated() {
                let earlier = group.prefix(index).first {
                    $0.deal.id != later.deal.id && !areLinked($0, later) && mayBeSame($0, later)
                }
                guard let earlier else { continue }
                found.append(
                    Diagnostic(
                        .overlappingLegs, at: later.merged.leg.place,
                        "leg '\(later.merged.leg.id)' may be the same money as '\(earlier.deal.id)/\(earlier.merged.leg.id)': both are \(flow.kind.rawValue) from '\(flow.from)' to '\(flow.to)'",
                        help:
                            "link the deals or legs ('part_of', 'overlaps', 'supersedes'), or accept the warning with the reason"
                    ))
            }
        }
        return found
    }

    private static func mayBeSame(_ a: Candidate, _ b: Candidate) -> Bool {
        if let one = a.merged.leg.amount?.stated, one == b.merged.leg.amount?.stated { return true }
        guard let one = a.merged.period, let other = b.merged.period else { return false }
        return one.overlaps(other)
    }

    private static func areLinked(_ a: Candidate, _ b: Candidate) -> Bool {
        mentions(a, b) || mentions(b, a)
    }

    private static func mentions(_ a: Candidate, _ b: Candidate) -> Bool {
        let links = a.deal.links
        let deals =
            links.supersedes + links.supersededBy + links.partOf + links.conditionalOn
            + links.overlaps
        if deals.contains(b.deal.id) { return true }
        let leg = a.merged.leg
        let prefix = b.deal.id + "/"
        return (leg.partOf + leg.overlaps + leg.tiedTo).contains { $0.hasPrefix(prefix) }
    }
}

/// Where a deal stands, as far as checks need it.
enum DealState {
    /// Whether the last status by date ended the deal.
    static func isEnded(_ deal: Deal) -> Bool {
        MergedLeg.inOrder(deal).last { $0.status != nil }?.status?.isEnded ?? false
    }
}

/// W250: a flow without a number.
enum UndisclosedCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for deal in context.model.deals where !DealState.isEnded(deal) {
            for merged in context.merged[deal.id] ?? [] where !merged.isDenied {
                let leg = merged.leg
                guard let kind = leg.kind, kind.family != .other, leg.amount?.stated == nil,
                    leg.book.balance?.stated == nil,
                    !context.flawedLegs.contains("\(deal.id)/\(leg.id)"),
                    leg.amount != nil || leg.places["amount"] == nil
                else { continue }
                found.append(
                    Diagnostic(
                        .undisclosedAmount, at: leg.places["amount"] ?? leg.place,
                        leg.amount == nil
                            ? "leg '\(leg.id)' of deal '\(deal.id)' has no amount"
                            : "the amount of leg '\(leg.id)' of deal '\(deal.id)' is undisclosed",
                        help:
                            "enter a range if any source bounds it; totals leave the leg out and say so"
                    ))
            }
        }
        return found
    }
}

/// W280: a firm finances another that orders nothing from it.
enum MissingOrderCheck {
    private struct Pair: Hashable { var from, to: String }

    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        // What could not be read may hold the order.
        guard context.incomplete.isEmpty, context.flawedDeals.isEmpty, context.flawedLegs.isEmpty
        else { return [] }
        let universe = Set(context.model.universe.map(context.consolidated))
        var ordered: Set<Pair> = []
        var financing: [(pair: Pair, leg: Leg, deal: String)] = []
        for deal in context.model.deals {
            let isEnded = DealState.isEnded(deal)
            for merged in context.merged[deal.id] ?? [] where !merged.isDenied {
                guard let from = merged.leg.from, let to = merged.leg.to, let kind = merged.leg.kind
                else { continue }
                let pair = Pair(from: context.consolidated(from), to: context.consolidated(to))
                switch kind.family {
                case .commerce: ordered.insert(Pair(from: pair.to, to: pair.from))
                case .financing:
                    if !isEnded, pair.from != pair.to, universe.contains(pair.from),
                        universe.contains(pair.to)
                    {
                        financing.append((pair, merged.leg, deal.id))
                    }
                case .other: break
                }
            }
        }
        var named: Set<Pair> = []
        return financing.compactMap { pair, leg, deal in
            guard !ordered.contains(pair), named.insert(pair).inserted else { return nil }
            return Diagnostic(
                .missingOrder, at: leg.places["kind"] ?? leg.place,
                "'\(pair.from)' finances '\(pair.to)' (leg '\(leg.id)' of deal '\(deal)'), and no order from '\(pair.to)' to '\(pair.from)' is in the ledger",
                help:
                    "add one, even undisclosed, or say that there is none: accept the warning with the reason"
            )
        }
    }
}

/// W260: the latest figure on a firm of the universe is old.
enum StaleFactCheck {
    /// A yearly report and its delay: a firm that reports once a year is not stale.
    private static let mostDays = 400

    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        let model = context.model
        let universe = Set(model.universe)
        var latest: [String: Fact] = [:]
        var order: [String] = []
        for fact in model.facts {
            guard universe.contains(fact.firm), fact.basis == .reported || fact.basis == .derived,
                let family = ["cash", "revenue"].first(where: fact.metric.hasPrefix)
            else { continue }
            let key = "\(fact.firm) \(family)"
            if let other = latest[key] {
                if other.asOf.last >= fact.asOf.last { continue }
            } else {
                order.append(key)
            }
            latest[key] = fact
        }
        return order.compactMap { key in
            guard let fact = latest[key] else { return nil }
            let age = model.defaultAsOf - fact.asOf.last
            guard age > mostDays else { return nil }
            return Diagnostic(
                .staleFact, at: fact.places["as_of"] ?? fact.place,
                "the latest '\(fact.metric)' of '\(fact.firm)' is \(age) days old on \(model.defaultAsOf)",
                help: "enter the newer report, or accept the warning with the reason")
        }
    }
}
