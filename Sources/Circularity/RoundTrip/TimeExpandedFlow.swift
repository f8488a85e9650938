import FlowNetwork

/// The most of a vendor's own money that can come back to it as revenue, with the contracts that keep it from being more.
///
/// A maximum flow from the vendor's financing legs to its purchase legs over copies of the other firms, one a step: a
/// firm may keep money for later, never spend it earlier (time-expanded network; Ford & Fulkerson 1958, "Constructing
/// maximal dynamic flows from static flows"). Money that reaches the vendor stops there, so a dollar is counted once. A leg without dates
/// may pay in any step that is open to it: it is no barrier in time, which makes the bound higher, never lower.
public struct TimeExpandedFlow: Sendable {
    /// Units that can come back.
    public let value: Int64
    /// The minimum cut: legs by id with the units that they put into it, largest first. The units add up to ``value``.
    public let cut: [CutLeg]
    /// Units of ``value`` that arrive in each step; `nil` where an order without dates brings some of them.
    let arrivals: [Int64]?

    public struct CutLeg: Sendable, Hashable {
        /// ``DatedFlows/Leg/id``.
        public let leg: Int
        public let amount: Int64
    }

    /// - Parameter arrival: steps in which the money must arrive; all, unless given.
    /// - Throws: ``MeasureError/flow(_:)`` when a solution fails its own check.
    public init(
        of flows: DatedFlows, vendor: Int, arrival: ClosedRange<Int>? = nil
    ) throws(MeasureError) {
        let last = max(0, flows.calendar.count - 1)
        let arrival = arrival ?? 0...last
        let books = [ExternalAccounts](repeating: .unknown, count: flows.firms)
        var expanded = try ExpandedWeb(
            TracingNetwork(flows, books: books), ends: [arrival.upperBound])
        self = try expanded.flow(vendor, arrival: arrival)
    }

    init(value: Int64, cut: [CutLeg], arrivals: [Int64]?) {
        self.value = value
        self.cut = cut
        self.arrivals = arrivals
    }
}
