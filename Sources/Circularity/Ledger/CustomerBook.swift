import FlowNetwork
import Ledger
import Money

/// What a seller has out with its customers, net of what secures it, and how much of it is late or set aside for: what its accounts say of
/// whether customers can pay.
///
/// Sums of legs, and facts of the firm and of those consolidated into it; where both say something, the facts, which cover the whole book.
/// What no source says is `nil`, never zero.
public struct CustomerBook: Sendable, Hashable {
    /// Position in ``FlowNetwork/firms``.
    public let firm: Int
    /// Loans, prepayments and lease financing to own customers that are still owed, minor units.
    public let outstanding: Int64
    /// … and what is promised in binding form and not drawn.
    public let promised: Int64
    /// Guarantees and backstops for own customers at their maximum.
    public let guarantees: Int64
    /// Legs of either without an amount: the sums are then the least that they can be.
    public let undisclosed: [String]
    public let undisclosedGuarantees: [String]
    /// Of the loans without an amount those that can have something promised and not drawn: what is not binding, or is paid out whole, cannot.
    public let undisclosedPromises: [String]
    /// Counted legs.
    public let legs: [Int]
    public let guaranteeLegs: [Int]
    public let collateral: Figure?
    public let provision: Figure?
    public let pastDue: Figure?
    public let writtenOff: Figure?
    /// What the facts give as owed by customers; else ``outstanding``.
    public let receivables: Figure?
    /// Past due as a share, where the accounts print only that, 0…1.
    public let pastDueShare: Figure?
    public let revenue: TrailingYear?

    /// A sum with the facts that give it; legs where there are none.
    public struct Figure: Sendable, Hashable {
        /// Minor units; of a share parts of a million.
        public let units: Int64
        public let facts: [Fact]
    }

    /// Outstanding and promised, less what secures it and what is set aside; not below zero, minor units.
    public var net: Int64 {
        max(0, outstanding + promised - (collateral?.units ?? 0) - (provision?.units ?? 0))
    }

    /// A sum over the revenue of a year; `nil` without revenue, unless the sum is nothing, which is no part of any revenue.
    public func ratio(_ units: Int64) -> Double? {
        if units == 0 { return 0 }
        guard let revenue, revenue.minorUnits > 0 else { return nil }
        return Double(units) / Double(revenue.minorUnits)
    }

    /// A sum over what customers owe.
    public func share(_ figure: Figure?) -> Double? {
        guard let figure, let all = receivables?.units, all > 0 else { return nil }
        return Double(figure.units) / Double(all)
    }

    /// Every firm that finances a customer of its own, in the network's order.
    public static func all(_ network: FlowNetwork, ledger: ResolvedLedger) -> [CustomerBook] {
        var customers = [Set<Int>](repeating: [], count: network.firms.count)
        for leg in network.legs where leg.family == .commerce && leg.isLive {
            customers[leg.to].insert(leg.from)
        }
        return network.firms.indices.compactMap {
            CustomerBook(firm: $0, customers: customers[$0], network, ledger)
        }
    }

    private init?(
        firm: Int, customers: Set<Int>, _ network: FlowNetwork, _ ledger: ResolvedLedger
    ) {
        let support = network.legs.indices.filter {
            let leg = network.legs[$0]
            return leg.from == firm && leg.family == .financing && leg.kind.claim != .stake
                && leg.isLive && customers.contains(leg.to)
        }
        guard !support.isEmpty else { return nil }
        func legs(_ isContingent: Bool) -> [NetworkLeg] {
            support.map { network.legs[$0] }.filter { $0.kind.isContingent == isContingent }
        }
        let loans = legs(false)
        self.firm = firm
        self.legs = support.filter { !network.legs[$0].kind.isContingent }
        guaranteeLegs = support.filter { network.legs[$0].kind.isContingent }
        outstanding = loans.reduce(0) { $0 + $1.owed($1.stated).paid }
        promised = loans.reduce(0) { $0 + $1.stated.binding }
        guarantees = legs(true).reduce(0) { $0 + $1.resolved.stated.upTo(.binding) }
        let hidden = loans.filter(\.lacksAmount)
        undisclosed = hidden.map(\.id)
        undisclosedPromises = hidden.filter { $0.resolved.firmness == .binding }.map(\.id)
        undisclosedGuarantees = legs(true).filter { $0.resolved.isUndisclosed }.map(\.id)
        let id = network.firms[firm].id
        let members = ledger.model.entities.map(\.id).filter { ledger.firm(of: $0) == id }
        func fact(_ metric: String) -> Fact? {
            members.compactMap { ledger.latest(metric, of: $0) }
                .max { ($0.asOf.last, $0.known) < ($1.asOf.last, $1.known) }
        }
        func money(_ metric: String) -> Figure? {
            guard let fact = fact(metric),
                let units = ledger.amount(of: fact)?.stated?.minorUnits
            else { return nil }
            return Figure(units: units, facts: [fact])
        }
        // A leg inside another one is in the other's figures.
        func book(_ field: KeyPath<LegBook<Int64>, Int64?>) -> Figure? {
            let found = loans.filter { $0.resolved.partOf.isEmpty }
                .compactMap { $0.resolved.book[keyPath: field] }
            return found.isEmpty ? nil : Figure(units: found.reduce(0, +), facts: [])
        }
        collateral = money("collateral_value") ?? book(\.collateral)
        provision = money("credit_allowance") ?? book(\.provision)
        pastDue = money("past_due") ?? book(\.pastDue)
        writtenOff = money("credit_write_offs_annual")
        let owed = outstanding
        receivables =
            money("customer_financing") ?? (owed > 0 ? Figure(units: owed, facts: []) : nil)
        pastDueShare = fact("past_due_share").flatMap { fact in
            fact.quantity.flatMap { Double($0.value) }.map {
                Figure(units: Int64(($0 * 10_000).rounded()), facts: [fact])
            }
        }
        revenue = ledger.trailingYear(.revenue, of: id)
    }
}
