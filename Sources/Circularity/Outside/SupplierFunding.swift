import FlowNetwork
import Ledger
import Money

/// How much of the money that a buyer took in came from its suppliers, or from their suppliers (measure 15).
///
/// Money taken in: financing received and outside revenue of the twelve months before the as-of date. Deals of others do not dilute it.
public struct SupplierFunding: Sendable, Hashable {
    /// Position of the buyer in ``FlowNetwork/firms``.
    public let firm: Int
    /// Financing received in the window, minor units, and what of it came from suppliers, and from suppliers' suppliers.
    public let financing: Int64
    public let fromSuppliers: Int64
    public let fromTheirSuppliers: Int64
    /// Revenue less sales to firms of the ledger, minor units; `nil` when no fact gives revenue.
    public let outsideRevenue: Int64?
    /// Financiers that are suppliers of the buyer or of its suppliers, in order.
    public let financiers: [Int]

    /// The share of all that was taken in; `nil` when the outside revenue is not known.
    public var share: Double? {
        guard let outsideRevenue, financing + outsideRevenue > 0 else { return nil }
        return Double(fromSuppliers + fromTheirSuppliers) / Double(financing + outsideRevenue)
    }

    /// The share of the financing alone: an upper bound of ``share``, known without revenue.
    public var shareOfFinancing: Double? {
        financing > 0
            ? Double(fromSuppliers + fromTheirSuppliers) / Double(financing) : nil
    }

    /// Every firm that took in financing in the window and buys from someone, the largest part from suppliers first.
    public static func all(
        _ network: FlowNetwork, ledger: ResolvedLedger, layer: Firmness
    ) -> [SupplierFunding] {
        let window = FlowView.Window(start: ledger.asOf.adding(months: -12), end: ledger.asOf)
        let due = network.amounts(FlowView(layer: layer, window: window))
        var suppliers = [Set<Int>](repeating: [], count: network.firms.count)
        for leg in network.legs where leg.isLive && leg.family == .commerce {
            suppliers[leg.from].insert(leg.to)
        }
        let funded = network.funded
        var received = [[Int]](repeating: [], count: network.firms.count)
        for index in network.legs.indices where due[index] > 0 {
            received[network.legs[index].to].append(index)
        }
        return network.firms.indices.compactMap { firm in
            guard !suppliers[firm].isEmpty else { return nil }
            let second = suppliers[firm].reduce(into: Set<Int>()) { $0.formUnion(suppliers[$1]) }
            var (all, first, next, sales) = (Int64(0), Int64(0), Int64(0), Int64(0))
            var financiers: Set<Int> = []
            for index in received[firm] {
                let leg = network.legs[index]
                if leg.family == .commerce {
                    if funded.contains(leg.from) { sales += due[index] }
                } else {
                    all += due[index]
                    if suppliers[firm].contains(leg.from) {
                        first += due[index]
                        financiers.insert(leg.from)
                    } else if second.contains(leg.from) {
                        next += due[index]
                        financiers.insert(leg.from)
                    }
                }
            }
            guard all > 0 else { return nil }
            let revenue = RevenueCurve(of: network.firms[firm].id, ledger).map { curve in
                (0..<4).reduce(Int64(0)) { sum, quarter in
                    sum
                        + curve.units(
                            from: window.start.adding(months: 3 * quarter),
                            to: window.start.adding(months: 3 * quarter + 3))
                }
            }
            return SupplierFunding(
                firm: firm, financing: all, fromSuppliers: first, fromTheirSuppliers: next,
                outsideRevenue: revenue.map { max(0, $0 - sales) }, financiers: financiers.sorted())
        }
        .sorted {
            ($0.fromSuppliers + $0.fromTheirSuppliers, $0.financing, -$0.firm)
                > ($1.fromSuppliers + $1.fromTheirSuppliers, $1.financing, -$1.firm)
        }
    }
}
