import FlowNetwork
import Ledger

/// Of $1 that a firm sends out, how much comes back to it pro rata, with its business outside the network in the books.
///
/// Finn's return shares (``FinnIndex``) of the payments of a window, with boundary flows from the firms' financials: into a firm, its
/// revenue in the window less its sales inside the network; out of it, what it received and did not pay on inside. Cash that it held before
/// is left out, so a share is that of a steady state. Legs without dates have no payment in the window.
///
/// A firm without known revenue makes the shares of firms that its money can reach in a circle undefined. They are then
/// computed twice: with nothing passed on by such firms, and with their books closed (no outside money beyond what balances).
public struct ReturnShares: Sendable {
    public let window: FlowView.Window
    /// Every firm that pays in the window and is paid, largest share first.
    public let firms: [Firm]
    /// Finn's index of the network in the two readings, lower first; `nil` where nothing flows.
    public let index: ClosedRange<Double>?
    /// Firms with payments in the window whose revenue is not known.
    public let unknownFirms: [Int]

    public struct Firm: Sendable, Hashable {
        /// Position in ``FlowNetwork/firms``.
        public let firm: Int
        /// The share, or why it is undefined.
        public let share: Measured
        /// The two readings, lower first; equal where the share is defined.
        public let low: Double
        public let high: Double
    }

    /// - Throws: ``MeasureError`` when amounts overflow, or when a linear system has no solution.
    public init(
        _ network: FlowNetwork, ledger: ResolvedLedger, layer: Firmness, window: FlowView.Window
    ) throws(MeasureError) {
        let revenue = network.firms.map {
            RevenueCurve(of: $0.id, ledger)?.units(from: window.start, to: window.end)
        }
        let amounts = network.amounts(FlowView(layer: layer, window: window))
        let flows = network.legs.indices.filter { amounts[$0] > 0 }.map {
            (
                from: network.legs[$0].from, to: network.legs[$0].to, amount: amounts[$0],
                isSale: network.legs[$0].family == .commerce
            )
        }
        try self.init(
            names: network.firms.map(\.id), flows: flows, revenue: revenue, window: window)
    }

    /// The same from bare payments: units, and revenue of the window by firm, `nil` where it is not known.
    init(
        names: [String], flows: [(from: Int, to: Int, amount: Int64, isSale: Bool)],
        revenue: [Int64?], window: FlowView.Window
    ) throws(MeasureError) {
        let count = names.count
        var into = [Double](repeating: 0, count: count)
        var out = into
        var sales = into
        for flow in flows where flow.from != flow.to {
            out[flow.from] += Double(flow.amount)
            into[flow.to] += Double(flow.amount)
            if flow.isSale { sales[flow.to] += Double(flow.amount) }
        }
        let unknown = (0..<count).filter { revenue[$0] == nil && (into[$0] > 0 || out[$0] > 0) }
        let isUnknown = Set(unknown)
        var boundary = FinnIndex.Boundary(
            inflow: [Double](repeating: 0, count: count),
            outflow: [Double](repeating: 0, count: count))
        for firm in 0..<count {
            let known = revenue[firm].map { max(0, Double($0) - sales[firm]) } ?? 0
            boundary.inflow[firm] = max(known, out[firm] - into[firm])
            boundary.outflow[firm] = max(0, into[firm] + boundary.inflow[firm] - out[firm])
        }
        func finn(withUnknown: Bool) throws(MeasureError) -> FinnIndex {
            let kept = flows.filter { withUnknown || !isUnknown.contains($0.from) }
            let digraph: WeightedDigraph
            do throws(GraphError) {
                digraph = try WeightedDigraph(
                    EdgeList(
                        names: names, tails: kept.map { Int32($0.from) },
                        heads: kept.map { Int32($0.to) }, weights: kept.map(\.amount)))
            } catch { throw .graph(error) }
            var books = boundary
            if !withUnknown {
                // What such a firm paid is outside money for those that it paid.
                for flow in flows where isUnknown.contains(flow.from) {
                    books.inflow[flow.to] += Double(flow.amount)
                    books.outflow[flow.from] += Double(flow.amount)
                }
            }
            do throws(CircularityError) {
                return try FinnIndex(of: digraph, boundary: books)
            } catch { throw .circularity(error) }
        }
        let closed = try finn(withUnknown: true)
        let open = try finn(withUnknown: false)
        func reason() -> String {
            "the revenue of \(unknown.map { names[$0] }.joined(separator: ", ")) is not known"
        }
        var found: [Firm] = []
        for firm in 0..<count where out[firm] > 0 && into[firm] > 0 {
            let (a, b) = (open.returnShares[firm], closed.returnShares[firm])
            let isDefined = !isUnknown.contains(firm) && abs(a - b) <= 1e-12
            found.append(
                Firm(
                    firm: firm, share: isDefined ? .value(b) : .undefined(reason()),
                    low: min(a, b), high: max(a, b)))
        }
        self.window = window
        firms = found.sorted { ($0.high, -$0.firm) > ($1.high, -$1.firm) }
        index = open.index.flatMap { a in closed.index.map { b in min(a, b)...max(a, b) } }
        unknownFirms = unknown
    }
}
