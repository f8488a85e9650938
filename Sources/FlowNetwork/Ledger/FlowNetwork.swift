import Ledger
import Money

/// A firm of the network: an entity with its segments consolidated into it.
public struct Firm: Sendable, Hashable {
    public let id: String
    public let name: String
    /// Names by language code.
    public let names: [String: String]
    public let kind: Entity.Kind
    /// Whether the model names it as one that the analysis is about.
    public let isInUniverse: Bool
}

/// A leg between two firms of the network, with the dollars that are counted for it.
public struct NetworkLeg: Sendable {
    /// Position of the payer and of the receiver in ``FlowNetwork/firms``.
    public let from: Int
    public let to: Int
    public let resolved: ResolvedLeg
    /// Of every amount below: the ledger's base currency.
    public let currency: Currency
    /// Money by firmness that are this leg's own: what legs inside it (`part_of`) carry is taken off, and a leg that describes
    /// another's money (`overlaps`) or only moves money if something happens (a guarantee) has none.
    public let stated: LayeredAmount
    public let low: LayeredAmount
    public let high: LayeredAmount

    public var id: String { resolved.id }
    public var kind: LegKind { resolved.kind }
    public var family: LegKind.Family { resolved.kind.family }
    /// Whether a rule derives the leg from facts; no claim states it.
    public var isDerived: Bool { resolved.rule != nil }

    /// The same leg with other dollars, whatever the ends of their wording.
    func carrying(_ amount: LayeredAmount) -> NetworkLeg {
        NetworkLeg(
            from: from, to: to, resolved: resolved, currency: currency, stated: amount,
            low: amount, high: amount, exclusion: exclusion)
    }

    /// Whether something is still owed, or has been paid.
    public var isLive: Bool { resolved.firmness != nil || stated.total > 0 }

    /// The same money less what came back: of what was paid only the part that is still owed. Where no source says what came back, nothing did.
    public func owed(_ amount: LayeredAmount) -> LayeredAmount {
        guard let left = resolved.outstanding, resolved.stated.paid > 0,
            left < resolved.stated.paid
        else { return amount }
        var owed = amount
        owed.paid = Int64(Int128(amount.paid) * Int128(left) / Int128(resolved.stated.paid))
        return owed
    }

    /// Whether what is counted is only the least that it can be, because no source gives the sum, or what is owed beyond a paid part.
    public var lacksAmount: Bool {
        exclusion == .undisclosed || (exclusion == nil && resolved.isRestUnknown)
    }

    /// Why the leg's headline amount is not counted; `nil` when it is.
    public let exclusion: Exclusion?

    public enum Exclusion: String, Sendable {
        /// Describes dollars of another leg by another route.
        case overlap
        /// A guarantee, backstop or warrant: nothing moves unless it is called or exercised.
        case contingent
        /// No source gives a sum.
        case undisclosed
    }
}

/// Which ends of the amounts' wording are taken.
public enum AmountEnd: String, Sendable, CaseIterable { case low, stated, high }

/// Which dollars of a network are looked at.
public struct FlowView: Sendable, Hashable {
    /// This layer and every firmer one.
    public var layer: Firmness
    public var end: AmountEnd
    /// First day and first day after; `nil`: the whole life of every leg.
    public var window: Window?

    public struct Window: Sendable, Hashable {
        public var start: Day
        public var end: Day
        public init(start: Day, end: Day) {
            self.start = start
            self.end = end
        }

        /// A calendar year; `nil` outside 1900…2199.
        public init?(year: Int) {
            guard let start = Day(year: year, month: 1, day: 1),
                let end = Day(year: year + 1, month: 1, day: 1)
            else { return nil }
            self.init(start: start, end: end)
        }
    }

    public init(layer: Firmness, end: AmountEnd = .stated, window: Window? = nil) {
        self.layer = layer
        self.end = end
        self.window = window
    }
}

/// Firms and the dated flows between them, as a ledger states them on a day.
///
/// Financing and commerce only: governance rights carry no money, and in an acquisition the money goes to the seller's owners.
public struct FlowNetwork: Sendable {
    public let asOf: Day
    public let currency: Currency
    /// Every firm that pays or receives, in the order of the ledger's entities.
    public let firms: [Firm]
    /// In the order of the ledger's deals; after them the legs that rules derive.
    public let legs: [NetworkLeg]
    /// What the ledger's pass-through rules give, also where deals cover all of it.
    public let passThrough: [PassThroughLeg]

    private init(_ network: FlowNetwork, legs: [NetworkLeg]) {
        (asOf, currency, firms) = (network.asOf, network.currency, network.firms)
        (self.legs, passThrough) = (legs, network.passThrough)
    }

    /// The same network with other dollars on its legs, one amount a leg in their order.
    public func carrying(_ amounts: [LayeredAmount]) -> FlowNetwork {
        FlowNetwork(self, legs: zip(legs, amounts).map { $0.carrying($1) })
    }

    public init(_ ledger: ResolvedLedger) {
        asOf = ledger.asOf
        currency = ledger.model.baseCurrency
        let resolved = ledger.deals.flatMap(\.legs).filter { $0.kind.family != .other }
        let rules = PassThroughDerivation(ledger)
        let used = Set(resolved.flatMap { [ledger.firm(of: $0.from), ledger.firm(of: $0.to)] })
            .union(rules.firms)
        let universe = Set(ledger.model.universe.map { ledger.firm(of: $0) })
        firms = ledger.model.entities.filter { used.contains($0.id) }.map {
            Firm(
                id: $0.id, name: $0.name, names: $0.names, kind: $0.kind,
                isInUniverse: universe.contains($0.id))
        }
        let index = Dictionary(
            firms.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { a, _ in a })

        var inside: [String: [ResolvedLeg]] = [:]
        for leg in resolved {
            for parent in leg.partOf {
                inside[Self.reference(parent, in: leg.dealID), default: []].append(leg)
            }
        }
        let stated = resolved.compactMap { leg -> NetworkLeg? in
            guard let from = index[ledger.firm(of: leg.from)],
                let to = index[ledger.firm(of: leg.to)], from != to
            else { return nil }
            return NetworkLeg(
                leg, from: from, to: to, currency: ledger.model.baseCurrency,
                includes: inside[leg.id] ?? [])
        }
        passThrough = rules.legs(index: index, beside: stated)
        legs =
            stated
            + passThrough.compactMap { leg in
                leg.resolved.map {
                    NetworkLeg(
                        $0, from: leg.from, to: leg.to, currency: ledger.model.baseCurrency,
                        includes: [])
                }
            }
    }

    private static func reference(_ text: String, in deal: String) -> String {
        text.contains("/") ? text : "\(deal)/\(text)"
    }

    /// Counted minor units of each leg in a view; undated legs have nothing in a window.
    public func amounts(_ view: FlowView) -> [Int64] {
        legs.map { leg in
            let total = leg.amount(view.end).upTo(view.layer)
            guard let window = view.window else { return total }
            return leg.resolved.schedule.paid(from: window.start, to: window.end, of: total) ?? 0
        }
    }
}

extension NetworkLeg {
    init(
        _ leg: ResolvedLeg, from: Int, to: Int, currency: Currency, includes: [ResolvedLeg]
    ) {
        self.currency = currency
        self.from = from
        self.to = to
        resolved = leg
        if leg.kind.isContingent {
            exclusion = .contingent
        } else if !leg.overlaps.isEmpty {
            exclusion = .overlap
        } else {
            exclusion = leg.isUndisclosed ? .undisclosed : nil
        }
        guard exclusion == nil else {
            (stated, low, high) = (.zero, .zero, .zero)
            return
        }
        let counted = includes.filter { !$0.kind.isContingent && $0.overlaps.isEmpty }
        stated = counted.reduce(leg.stated) { $0.remainder(without: $1.stated) }
        // The remainder is least when what is inside is most, and the other way round.
        low = counted.reduce(leg.low) { $0.remainder(without: $1.high) }
        high = counted.reduce(leg.high) { $0.remainder(without: $1.low) }
    }

    public func amount(_ end: AmountEnd) -> LayeredAmount {
        switch end {
        case .low: low
        case .stated: stated
        case .high: high
        }
    }
}

extension FlowNetwork {
    /// The network with one leg's amount changed by `minorUnits` in the layer of what is not paid; never below zero.
    public func adding(_ minorUnits: Int64, toLeg id: String) -> FlowNetwork {
        FlowNetwork(
            asOf: asOf, currency: currency, firms: firms, passThrough: passThrough,
            legs: legs.map { leg in
                guard leg.id == id, let layer = leg.resolved.firmness ?? leg.stated.firmest else {
                    return leg
                }
                return leg.adding(minorUnits, to: layer)
            })
    }

    private init(
        asOf: Day, currency: Currency, firms: [Firm], passThrough: [PassThroughLeg],
        legs: [NetworkLeg]
    ) {
        self.asOf = asOf
        self.currency = currency
        self.firms = firms
        self.passThrough = passThrough
        self.legs = legs
    }
}

extension NetworkLeg {
    fileprivate func adding(_ minorUnits: Int64, to layer: Firmness) -> NetworkLeg {
        func changed(_ amount: LayeredAmount) -> LayeredAmount {
            var amount = amount
            amount[layer] = max(0, amount[layer] + minorUnits)
            return amount
        }
        return NetworkLeg(
            from: from, to: to, resolved: resolved, currency: currency, stated: changed(stated),
            low: changed(low), high: changed(high), exclusion: exclusion)
    }
}
