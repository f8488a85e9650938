/// A directed network with capacities, on which a maximum flow is asked for.
///
/// ```swift
/// var problem = FlowProblem(nodes: 3)
/// problem.addArc(from: 0, to: 1, capacity: 10)
/// problem.addArc(from: 1, to: 2, capacity: 7)
/// try MaximumFlow(of: problem, from: 0, to: 2).value   // 7
/// ```
///
/// Unlike ``WeightedDigraph`` it keeps parallel arcs apart, because each stands for a contract or a step of time.
/// An arc takes 16 bytes.
public struct FlowProblem: Sendable {
    /// The capacity of an arc that never limits a flow.
    public static let unlimited = Int64.max / 4

    /// Number of nodes; nodes are named 0 ..< nodeCount.
    public let nodeCount: Int
    /// Start of each arc.
    public private(set) var tails: [Int32] = []
    /// End of each arc.
    public private(set) var heads: [Int32] = []
    /// Capacity of each arc in integer units, at least 0.
    public private(set) var capacities: [Int64] = []

    /// - Precondition: `nodes` is in 0 ..< 2³¹.
    public init(nodes: Int) {
        precondition(nodes >= 0 && nodes < Int(Int32.max), "more nodes than 32-bit indices name")
        nodeCount = nodes
    }

    /// Number of arcs.
    public var arcCount: Int { heads.count }

    /// Adds an arc; capacities above ``unlimited`` count as that.
    ///
    /// - Returns: the arc's number.
    /// - Precondition: both ends are nodes and the capacity is not negative.
    @discardableResult
    public mutating func addArc(from tail: Int, to head: Int, capacity: Int64) -> Int {
        precondition(tail >= 0 && tail < nodeCount && head >= 0 && head < nodeCount)
        precondition(capacity >= 0, "a capacity is an amount")
        tails.append(Int32(tail))
        heads.append(Int32(head))
        capacities.append(min(capacity, Self.unlimited))
        return heads.count - 1
    }

    /// - Throws: ``MaximumFlowError/tooLarge`` when the limited capacities add up to more than an unlimited one.
    func checkTotal() throws(MaximumFlowError) {
        var limited: Int128 = 0
        for capacity in capacities where capacity < Self.unlimited { limited += Int128(capacity) }
        guard limited < Int128(Self.unlimited) else { throw .tooLarge }
    }
}

/// Why there is no maximum flow.
public enum MaximumFlowError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The limited capacities add up to more than ``FlowProblem/unlimited``.
    case tooLarge
    /// More arcs than places can be numbered.
    case tooManyArcs(Int)
    /// A path without a limit leads from the source to the sink.
    case unbounded
    /// The source is the sink, or one of them is no node.
    case noTerminals
    /// A solution that is not what it claims to be: a defect of the program.
    case notOptimal(value: Int64, cut: String)

    public var description: String {
        switch self {
        case .tooLarge: "the capacities add up to more than \(FlowProblem.unlimited) units"
        case .tooManyArcs(let count): "\(count) arcs are more than a flow is found on"
        case .unbounded: "a path without a limit leads from the source to the sink"
        case .noTerminals: "the source and the sink must be two nodes of the network"
        case .notOptimal(let value, let cut):
            "the flow \(value) is not the capacity of its cut, \(cut)"
        }
    }
}
