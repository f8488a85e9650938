import FlowNetwork

/// A share that may be undefined, with the reason.
public enum Measured: Sendable, Hashable {
    case value(Double)
    case undefined(String)

    /// The number, where there is one.
    public var value: Double? {
        if case .value(let number) = self { number } else { nil }
    }

    /// Why there is no number, where there is none.
    public var reason: String? {
        if case .undefined(let reason) = self { reason } else { nil }
    }

    init(_ number: Double?) { self = number.map(Measured.value) ?? .undefined("no money flows") }
}

/// Every measure of circularity of a bare network, as `circularity EDGES.csv` prints them.
///
/// ```swift
/// let measures = try EdgeListMeasures(list, options: .init(maxLength: 6))
/// measures.circulationShare.value     // at most this share can be the same money going round
/// ```
///
/// Measures that need a dense matrix are undefined, with the reason, where a strongly connected component is above
/// their limit; the others are exact at any size.
public struct EdgeListMeasures: Sendable {
    /// What to measure.
    public struct Options: Sendable {
        /// Most legs of a circuit that is counted; `nil` for no limit.
        public var maxLength: Int?
        /// Most days from the first payment of a dated circuit to its last; `nil` leaves dated circuits out.
        public var windowDays: Int?
        /// Legs that a circuit search looks at before it gives up.
        public var stepLimit: Int
        /// Firms in the largest component that dense methods take on.
        public var componentLimit: Int
        /// Called with what begins, in a few words.
        public var progress: (@Sendable (String) -> Void)?

        public init(
            maxLength: Int? = 6, windowDays: Int? = nil,
            stepLimit: Int = WeightedDigraph.defaultStepLimit,
            componentLimit: Int = BalancedFlowForwarding.defaultComponentLimit,
            progress: (@Sendable (String) -> Void)? = nil
        ) {
            self.maxLength = maxLength
            self.windowDays = windowDays
            self.stepLimit = stepLimit
            self.componentLimit = componentLimit
            self.progress = progress
        }
    }

    /// The network that was measured: parallel rows summed.
    public let network: WeightedDigraph
    /// Number of strongly connected components, single firms included.
    public let components: Int
    /// Firms in the largest component.
    public let largestComponent: Int
    /// Share of the money that flows inside components; near 1 in any dense network.
    public let shareInsideComponents: Measured
    /// What of the financing can come back as orders, each dollar once; `nil` where the list does not say which rows are financing.
    public let returnable: ReturnableFinancing?
    /// Financing and orders apart; `nil` as ``returnable``.
    public let kinds: FinancingNetwork?
    /// `R*` over all financing.
    public let returnableShare: Measured
    /// The maximum circulation with its certificate: a sum over legs.
    public let circulation: MaximumCirculation
    /// `C*/W`.
    public let circulationShare: Measured
    /// Share by balanced flow forwarding.
    public let balancedFlowForwarding: Measured
    /// Back-to-back deals.
    public let reciprocity: Reciprocity
    /// `C*/W − r_w ≥ 0`: what can go round but is no back-to-back deal.
    public let multiPartyResidual: Measured
    /// Finn's index with the books closed.
    public let finnIndex: Measured
    /// Elementary circuits by length.
    public let circuits: CircuitCounts
    /// Most legs of a circuit that was counted; `nil` for no limit.
    public let maxLength: Int?
    /// Dated circuits by length; `nil` when no window was given.
    public let datedCircuits: CircuitCounts?

    /// - Throws: ``CircularityError/network(_:)`` for rows that make no network, ``CircularityError/circulation(_:)`` when the
    ///   solver fails its own check.
    public init(_ list: EdgeList, options: Options = Options()) throws(CircularityError) {
        do throws(GraphError) {
            network = try WeightedDigraph(list)
        } catch {
            throw .network(error)
        }
        let found = StronglyConnectedComponents(of: network)
        components = found.count
        largestComponent = found.largest
        let total = Double(network.totalWeight)
        func share(_ units: Int64) -> Measured { Measured(total > 0 ? Double(units) / total : nil) }
        shareInsideComponents = share(found.weightInside(of: network))
        options.progress?("finding the maximum circulation")
        do throws(CirculationError) {
            circulation = try MaximumCirculation(of: network)
        } catch {
            throw .circulation(error)
        }
        circulationShare = share(circulation.value)
        do throws(GraphError) {
            kinds = try FinancingNetwork(list)
        } catch {
            throw .network(error)
        }
        if let kinds {
            do throws(CirculationError) {
                let found = try ReturnableFinancing(of: kinds)
                returnable = found
                returnableShare =
                    found.share(of: kinds).map(Measured.value)
                    ?? .undefined("no row is financing")
            } catch {
                throw .circulation(error)
            }
        } else {
            returnable = nil
            returnableShare = .undefined(EdgeListMeasures.withoutKinds)
        }
        reciprocity = Reciprocity(of: network)
        multiPartyResidual = share(circulation.value - reciprocity.mutualWeight)
        let limit = options.componentLimit
        let whole = network
        options.progress?("tracing what returns")
        balancedFlowForwarding = EdgeListMeasures.measured { () throws(CircularityError) in
            try BalancedFlowForwarding(of: whole, componentLimit: limit).share
        }
        finnIndex = EdgeListMeasures.measured { () throws(CircularityError) in
            try FinnIndex(of: whole, componentLimit: limit).index
        }
        maxLength = options.maxLength
        options.progress?("counting circuits")
        circuits = network.circuitCounts(
            maxLength: options.maxLength, stepLimit: options.stepLimit)
        if let window = options.windowDays {
            do throws(GraphError) {
                datedCircuits = try DatedNetwork(list).datedCircuitCounts(
                    maxLength: options.maxLength ?? network.firmCount, windowDays: window,
                    stepLimit: options.stepLimit)
            } catch {
                throw .network(error)
            }
        } else {
            datedCircuits = nil
        }
    }

    /// Why returnable financing is undefined.
    public static let withoutKinds =
        "the table has no column `kind`, so it cannot be told which money is financing and which is for orders"

    private static func measured(_ body: () throws(CircularityError) -> Double?) -> Measured {
        do throws(CircularityError) {
            return Measured(try body())
        } catch {
            return .undefined(error.description)
        }
    }
}
