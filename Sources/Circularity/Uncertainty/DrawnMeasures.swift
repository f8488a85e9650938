import FlowNetwork
import Ledger

/// The measures of one draw as a row of numbers, on a network whose legs are fixed beforehand.
///
/// Columns: for each layer `W`, `C*`, `C*/W`, weighted reciprocity, multi-party money, `R*`, `R*` over all financing; then the widest loop, the paid share, and three ratios for each
/// vendor. NaN: undefined in this draw.
struct DrawnMeasures: Sendable {
    static let columnsPerLayer = 7

    struct VendorLegs: Sendable {
        let vendor: Int
        let loans: [Int]
        let equity: [Int]
        let revenue: Double
    }

    private let digraph: WeightedDigraph
    /// The same legs, financing and orders apart, and where each leg of the ledger is in it (−1: nowhere).
    private let kinds: FinancingNetwork
    private let kindPlace: [Int]
    /// The digraph's leg for each leg of the ledger; −1 for legs that never carry a dollar.
    private let place: [Int]
    /// The digraph's leg the other way, −1 without one.
    private let opposite: [Int]
    /// Of the ledger: what of a leg's paid dollars is still owed.
    private let legs: [NetworkLeg]
    private let layers: [Firmness]
    private let headline: Firmness
    /// Legs of the ledger in each hop, and the hops of each loop.
    private let hops: [[Int]]
    private let loops: [[Int]]
    let vendors: [VendorLegs]

    var hasLoops: Bool { !loops.isEmpty }

    init(
        _ network: FlowNetwork, census: CircuitCensus, vendors: [VendorFinancing],
        layers: [Firmness], headline: Firmness
    ) throws(MeasureError) {
        legs = network.legs
        self.layers = layers
        self.headline = headline
        let carries = network.legs.indices.filter {
            network.legs[$0].stated.total > 0 || network.legs[$0].high.total > 0
        }
        let digraph: WeightedDigraph
        do throws(GraphError) {
            digraph = try WeightedDigraph(
                EdgeList(
                    names: network.firms.map(\.id),
                    tails: carries.map { Int32(network.legs[$0].from) },
                    heads: carries.map { Int32(network.legs[$0].to) },
                    weights: carries.map { _ in 1 }))
        } catch { throw .graph(error) }
        var place = [Int](repeating: -1, count: network.legs.count)
        for leg in carries {
            place[leg] =
                digraph.leg(from: network.legs[leg].from, to: network.legs[leg].to) ?? -1
        }
        self.place = place
        opposite = (0..<digraph.legCount).map {
            digraph.leg(from: Int(digraph.head[$0]), to: Int(digraph.tail[$0])) ?? -1
        }
        self.digraph = digraph
        do throws(GraphError) {
            kinds = try FinancingNetwork(
                network,
                amounts: network.legs.map {
                    $0.stated.total > 0 || $0.high.total > 0 ? 1 : 0
                })
        } catch { throw .graph(error) }
        var kindPlace = [Int](repeating: -1, count: network.legs.count)
        for leg in carries {
            kindPlace[leg] =
                kinds.leg(
                    from: network.legs[leg].from, to: network.legs[leg].to,
                    isFinancing: network.legs[leg].family == .financing) ?? -1
        }
        self.kindPlace = kindPlace
        var hopIndex: [[Int]: Int] = [:]
        var hops: [[Int]] = []
        loops = census.circuits(.circularFinancing).filter(\.isPriced).map { circuit in
            circuit.hops.map { hop in
                let key = [hop.from, hop.to, hop.side.rawValue]
                if let known = hopIndex[key] { return known }
                hopIndex[key] = hops.count
                hops.append(hop.legs)
                return hops.count - 1
            }
        }
        self.hops = hops
        self.vendors = vendors.compactMap { vendor in
            guard let revenue = vendor.revenue?.minorUnits, revenue > 0 else { return nil }
            let customers = Set(vendor.customers)
            let support = network.legs.indices.filter {
                let leg = network.legs[$0]
                return leg.from == vendor.vendor && leg.family == .financing
                    && !leg.kind.isContingent && customers.contains(leg.to)
            }
            return VendorLegs(
                vendor: vendor.vendor,
                loans: support.filter { network.legs[$0].kind.claim != .stake },
                equity: support.filter { network.legs[$0].kind.claim == .stake },
                revenue: Double(revenue))
        }
    }

    /// The memory of a block of draws.
    struct Solvers: ~Copyable {
        var circulation: CirculationSolver
        var returnable: ReturnableSolver
    }

    func solvers() throws(MeasureError) -> Solvers {
        do throws(CirculationError) {
            return Solvers(
                circulation: CirculationSolver(of: digraph),
                returnable: try ReturnableSolver(of: kinds))
        } catch { throw .circulation(error) }
    }

    func row(
        _ draw: LegDraws.Draw, _ solvers: inout Solvers
    ) throws(MeasureError) -> [Double] {
        var row: [Double] = []
        var weights = [Int64](repeating: 0, count: digraph.legCount)
        var byKind = [Int64](repeating: 0, count: kinds.legCount)
        for layer in layers {
            for index in weights.indices { weights[index] = 0 }
            for index in byKind.indices { byKind[index] = 0 }
            for (leg, amount) in draw.standing.enumerated() where place[leg] >= 0 {
                weights[place[leg]] += amount.upTo(layer)
                byKind[kindPlace[leg]] += amount.upTo(layer)
            }
            let total = weights.reduce(0, +)
            let circulation: Int64
            let returnable: Int64
            do throws(CirculationError) {
                circulation = try solvers.circulation.value(weights: weights)
                returnable = try solvers.returnable.value(weights: byKind)
            } catch { throw .circulation(error) }
            var mutual: Int64 = 0
            for (leg, back) in opposite.enumerated() where back >= 0 {
                mutual += min(weights[leg], weights[back])
            }
            let financing = byKind[..<kinds.financing.legCount].reduce(0, +)
            row += [
                Double(total), Double(circulation),
                total > 0 ? Double(circulation) / Double(total) : .nan,
                total > 0 ? Double(mutual) / Double(total) : .nan,
                Double(circulation - mutual), Double(returnable),
                financing > 0 ? Double(returnable) / Double(financing) : .nan,
            ]
        }
        let amounts = hops.map { legs in
            legs.reduce(Int64(0)) { $0 + draw.standing[$1].upTo(headline) }
        }
        let widest = loops.reduce(Int64(0)) { best, loop in
            max(best, loop.reduce(Int64.max) { min($0, amounts[$1]) })
        }
        row.append(Double(widest))
        row.append(draw.headline > 0 ? Double(draw.paid) / Double(draw.headline) : .nan)
        for vendor in vendors {
            func sum(_ places: [Int], _ part: (LayeredAmount) -> Int64) -> Double {
                Double(places.reduce(0) { $0 + part(legs[$1].owed(draw.standing[$1])) })
            }
            let drawn = sum(vendor.loans, \.paid)
            let committed = drawn + sum(vendor.loans, \.binding)
            let all = committed + sum(vendor.equity) { $0.paid + $0.binding }
            row += [drawn, committed, all].map { $0 / vendor.revenue }
        }
        return row
    }
}
