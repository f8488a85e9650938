import FlowNetwork
import Statistics

/// What the network of one firmness layer says, as sums over legs: a dollar that passes two legs is in them twice.
public struct LayerMeasures: Sendable {
    public let view: FlowView
    /// Firms with a counted leg.
    public let firms: Int
    /// Ordered pairs of firms with a counted dollar.
    public let pairs: Int
    /// `W`, minor units.
    public let totalWeight: Int64
    /// The maximum circulation `C*` with its certificate: at most this much can be the same money going round.
    public let circulation: MaximumCirculation
    public let network: WeightedDigraph
    /// `C*/W`; `nil` for an empty network.
    public let share: Double?
    /// Money that two firms pay each other directly.
    public let reciprocity: Reciprocity
    /// Firms in the largest group in which money can come back, and the number of such groups of two or more.
    public let largestComponent: Int
    public let components: Int

    /// - Throws: ``GraphError`` when amounts overflow.
    public init(_ flows: FlowNetwork, view: FlowView) throws(MeasureError) {
        let network: WeightedDigraph
        do throws(GraphError) { network = try flows.digraph(view) } catch { throw .graph(error) }
        do throws(CirculationError) {
            circulation = try MaximumCirculation(of: network)
        } catch { throw .circulation(error) }
        self.view = view
        self.network = network
        totalWeight = network.totalWeight
        pairs = network.legCount
        firms = (0..<network.firmCount).count {
            !network.outLegs(of: $0).isEmpty || !network.inLegs(of: $0).isEmpty
        }
        share = circulation.share(of: network)
        let found = StronglyConnectedComponents(of: network)
        largestComponent = found.largest
        components = (0..<found.count).count { found.size(of: $0) > 1 }
        reciprocity = Reciprocity(of: network)
    }

    /// Money that can go round only by way of three or more firms: `C* − Σ min(w_ij, w_ji)`, minor units, never negative.
    public var multiParty: Int64 { circulation.value - reciprocity.mutualWeight }
}

/// Why a measure could not be computed.
public enum MeasureError: Error, Sendable, Hashable, CustomStringConvertible {
    case graph(GraphError)
    case circulation(CirculationError)
    case flow(MaximumFlowError)
    case circularity(CircularityError)
    case statistics(StatisticsError)
    /// A stress test that cannot be run, in its own words.
    case simulation(String)

    public var description: String {
        switch self {
        case .graph(let error): error.description
        case .circulation(let error): error.description
        case .flow(let error): error.description
        case .circularity(let error): error.description
        case .statistics(let error): error.description
        case .simulation(let why): why
        }
    }
}
