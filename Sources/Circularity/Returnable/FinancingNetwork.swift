import FlowNetwork
import Ledger
import Money

/// A network in which financing (equity, loans, prepayments) and orders (purchases, leases, licences) are told apart.
///
/// ```swift
/// let list = EdgeList(firms: 2, legs: [(0, 1, 50), (1, 0, 138)])
/// let network = try FinancingNetwork(list, isFinancing: [true, false])
/// network.financing.totalWeight   // 50
/// ```
///
/// Two simple digraphs on the same firms. Legs are numbered through: those of ``financing`` first, then those of ``orders``.
public struct FinancingNetwork: Sendable {
    /// Money put in.
    public let financing: WeightedDigraph
    /// Money paid for something.
    public let orders: WeightedDigraph

    /// Most that all legs together may carry, integer units: the solver's excesses then fit in 64 bits.
    public static let largestTotal = GainProblem.largestTotal / 8

    /// - Parameter isFinancing: one a row of the list.
    /// - Throws: ``GraphError`` for rows that make no network, or that carry more than ``largestTotal``.
    public init(
        _ list: EdgeList, isFinancing: [Bool], selfLoops: WeightedDigraph.SelfLoopRule = .drop
    ) throws(GraphError) {
        precondition(isFinancing.count == list.count, "one kind for each row")
        func part(_ wanted: Bool) throws(GraphError) -> WeightedDigraph {
            let rows = isFinancing.indices.filter { isFinancing[$0] == wanted }
            return try WeightedDigraph(
                EdgeList(
                    names: list.names, tails: rows.map { list.tails[$0] },
                    heads: rows.map { list.heads[$0] }, weights: rows.map { list.weights[$0] },
                    scale: list.scale),
                selfLoops: selfLoops)
        }
        try self.init(financing: part(true), orders: part(false))
    }

    /// The rows of a list that says which are financing.
    ///
    /// - Returns: `nil` for a list without kinds.
    public init?(_ list: EdgeList) throws(GraphError) {
        guard let kinds = list.kinds else { return nil }
        try self.init(list, isFinancing: kinds.map { $0 == .financing })
    }

    /// - Precondition: both digraphs are on the same firms.
    public init(financing: WeightedDigraph, orders: WeightedDigraph) throws(GraphError) {
        precondition(financing.firmCount == orders.firmCount, "the same firms")
        let total = Int128(financing.totalWeight) + Int128(orders.totalWeight)
        guard total <= Int128(Self.largestTotal) else {
            throw .totalAbove(limit: Self.largestTotal)
        }
        self.financing = financing
        self.orders = orders
    }

    /// The counted dollars of a view of a ledger, in minor units; firms keep their positions.
    ///
    /// - Throws: ``GraphError`` when the amounts add up to more than ``largestTotal``.
    public init(_ flows: FlowNetwork, view: FlowView) throws(GraphError) {
        try self.init(flows, amounts: flows.amounts(view))
    }

    /// The same with the given units on each leg of the ledger.
    init(_ flows: FlowNetwork, amounts: [Int64]) throws(GraphError) {
        let counted = flows.legs.indices.filter { amounts[$0] > 0 }
        try self.init(
            EdgeList(
                names: flows.firms.map(\.id), tails: counted.map { Int32(flows.legs[$0].from) },
                heads: counted.map { Int32(flows.legs[$0].to) },
                weights: counted.map { amounts[$0] }, scale: flows.currency.minorUnitsPerUnit),
            isFinancing: counted.map { flows.legs[$0].family == .financing })
    }

    public var firmCount: Int { financing.firmCount }
    public var names: [String] { financing.names }
    public var legCount: Int { financing.legCount + orders.legCount }
    /// All money of the network, integer units.
    public var totalWeight: Int64 { financing.totalWeight + orders.totalWeight }

    public func isFinancing(_ leg: Int) -> Bool { leg < financing.legCount }

    public func tail(_ leg: Int) -> Int {
        isFinancing(leg)
            ? Int(financing.tail[leg]) : Int(orders.tail[leg - financing.legCount])
    }

    public func head(_ leg: Int) -> Int {
        isFinancing(leg)
            ? Int(financing.head[leg]) : Int(orders.head[leg - financing.legCount])
    }

    /// Amount of a leg in integer units, at least 1.
    public func weight(_ leg: Int) -> Int64 {
        isFinancing(leg) ? financing.weight[leg] : orders.weight[leg - financing.legCount]
    }

    /// The amounts of all legs in their order.
    public var weights: [Int64] { financing.weight + orders.weight }

    /// The leg from one firm to another of one family; `nil` when there is none.
    public func leg(from: Int, to: Int, isFinancing: Bool) -> Int? {
        isFinancing
            ? financing.leg(from: from, to: to)
            : orders.leg(from: from, to: to).map { $0 + financing.legCount }
    }
}
