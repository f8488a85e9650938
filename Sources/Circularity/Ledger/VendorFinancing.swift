import FlowNetwork
import Ledger
import Money

/// What a seller has put into its own customers, against what it sells: comparable with the vendor financing of 1998–2001.
///
/// A customer is a firm that has a live purchase from the seller, as announced or firmer. Guarantees, backstops and warrants are exposures, not
/// money: they are listed beside the ratio, never in it.
public struct VendorFinancing: Sendable {
    /// Position in ``FlowNetwork/firms``.
    public let vendor: Int
    public let customers: [Int]
    /// Loans, prepayments and lease financing to customers that are drawn and not paid back, minor units.
    public let drawn: Int64
    /// … and those committed but not drawn.
    public let committed: Int64
    /// Equity in customers: paid, and committed.
    public let equityPaid: Int64
    public let equityCommitted: Int64
    /// Guarantees and backstops for customers at their maximum, minor units; not part of any ratio.
    public let contingent: Int64
    /// Live loans and, after them, equity whose amount no source gives, ids of the legs: the numerators are then the least that it can be.
    public let undisclosedLoans: [String]
    public let undisclosedEquity: [String]
    /// Purchases by those customers, as announced or firmer, minor units.
    public let orders: Int64
    /// Revenue of a year; `nil` when no source gives it.
    public let revenue: TrailingYear?

    /// The three numerators, each including the one before: drawn; with committed loans; with equity in customers.
    public var numerators: [Int64] {
        [drawn, drawn + committed, drawn + committed + equityPaid + equityCommitted]
    }

    /// Each numerator over the seller's annual revenue; `nil` without revenue.
    public var ratios: [Double]? {
        guard let revenue, revenue.minorUnits > 0 else { return nil }
        return numerators.map { Double($0) / Double(revenue.minorUnits) }
    }

    /// Legs without an amount behind each of ``numerators``: where there are any, it is a lower bound, and 0 says nothing.
    public var undisclosed: [[String]] {
        [undisclosedLoans, undisclosedLoans, undisclosedLoans + undisclosedEquity]
    }

    /// Every seller that finances at least one customer, largest total first.
    public static func all(_ network: FlowNetwork, ledger: ResolvedLedger) -> [VendorFinancing] {
        // Positions of what each firm sells, announced or firmer, and of what it finances.
        var sales = [[Int]](repeating: [], count: network.firms.count)
        var support = sales
        for index in network.legs.indices {
            switch network.legs[index].family {
            case .commerce:
                let isCounted =
                    network.legs[index].resolved.firmness.map { $0 <= .announced }
                    ?? (network.legs[index].stated.total > 0)
                if isCounted { sales[network.legs[index].to].append(index) }
            case .financing: support[network.legs[index].from].append(index)
            case .other: continue
            }
        }
        return network.firms.indices.compactMap {
            VendorFinancing(
                vendor: $0, network, ledger, sales: sales[$0], financing: support[$0])
        }
        .sorted { ($0.numerators[2], -$0.vendor) > ($1.numerators[2], -$1.vendor) }
    }

    private init?(
        vendor: Int, _ network: FlowNetwork, _ ledger: ResolvedLedger, sales: [Int],
        financing: [Int]
    ) {
        let customers = Set(sales.map { network.legs[$0].from })
        let support = financing.filter { customers.contains(network.legs[$0].to) }
            .map { network.legs[$0] }
        guard !support.isEmpty else { return nil }
        func sum(_ kinds: (NetworkLeg) -> Bool, _ value: (LayeredAmount) -> Int64) -> Int64 {
            support.filter(kinds).reduce(0) { $0 + value($1.owed($1.stated)) }
        }
        func undisclosed(_ kinds: (NetworkLeg) -> Bool) -> [String] {
            support.filter { kinds($0) && $0.isLive && $0.lacksAmount }.map(\.id)
        }
        let isLoan: (NetworkLeg) -> Bool = { $0.kind.claim == .loan }
        self.vendor = vendor
        self.customers = customers.sorted()
        drawn = sum(isLoan) { $0.paid }
        committed = sum(isLoan) { $0.binding }
        equityPaid = sum({ $0.kind.claim == .stake }) { $0.paid }
        equityCommitted = sum({ $0.kind.claim == .stake }) { $0.binding }
        contingent = support.filter { $0.kind.isContingent }
            .reduce(0) { $0 + $1.resolved.stated.upTo(.binding) }
        undisclosedLoans = undisclosed(isLoan)
        undisclosedEquity = undisclosed { $0.kind.claim == .stake }
        orders = sales.reduce(0) { $0 + network.legs[$1].stated.upTo(.announced) }
        revenue = ledger.trailingYear(.revenue, of: network.firms[vendor].id)
    }
}
