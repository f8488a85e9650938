import FlowNetwork

/// Returnable financing `R*`: the most of the financing in a network that can come back as orders, each dollar counted once.
///
/// ```swift
/// let list = EdgeList(firms: 3, legs: [(0, 1, 30), (1, 2, 300), (2, 0, 40)])
/// let network = try FinancingNetwork(list, isFinancing: [true, false, false])
/// try ReturnableFinancing(of: network).value   // 30
/// ```
///
/// `R* = max Σ_v min(F_in(v), P_out(v))` over circulations `0 ≤ c ≤ w`: money that enters a firm as financing and leaves it as an order is one
/// returned dollar, however many legs it passes. Loops of financing alone and loops of orders alone count nothing; a dollar that is
/// financed on (F, F, P) counts once.
///
/// Exact on integers: a circulation of the greatest gain on the network of split firms (cost scaling, Goldberg 1997).
/// **Certificate.** See ``Certificate``; every solution is checked with ``verify(on:)`` before it is returned.
///
/// `0 ≤ R* ≤ min(ΣF, ΣP)`, `2·R* ≤ C*` of the same network without kinds, monotone in every leg, unchanged by money that flows one way,
/// never more when a firm is split in two. The value is unique; which legs carry it need not be.
public struct ReturnableFinancing: Sendable {
    /// `R*`, integer units.
    public let value: Int64
    /// What of each leg goes round, integer units, in the network's numbering.
    public let legAmounts: [Int64]
    public let certificate: Certificate
    /// The upper bound that the certificate proves; equals ``value``.
    public let dualValue: Int64

    /// Whole-number potentials of every firm that bound `R*` from above.
    ///
    /// With `arrival ≤ held ≤ departure` and `arrival + 1 ≤ departure` at every firm, a dollar of financing from `u` to `v` is priced
    /// `max(0, held_u − arrival_v)`, a dollar of orders `max(0, departure_u − held_v)`; then `R* ≤ Σ w·price`, because round any loop the
    /// potentials cancel and every turn from financing to an order has gained at least 1. Anyone can check the bound by adding up.
    public struct Certificate: Sendable, Hashable {
        /// Potential at which financing arrives at each firm.
        public var arrival: [Int64]
        /// … at which orders arrive and financing leaves
        public var held: [Int64]
        /// … at which orders leave
        public var departure: [Int64]

        /// Price of a dollar on a leg, at least 0.
        public func price(ofLeg leg: Int, in network: FinancingNetwork) -> Int64 {
            let (u, v) = (network.tail(leg), network.head(leg))
            return max(
                0,
                network.isFinancing(leg) ? held[u] - arrival[v] : departure[u] - held[v])
        }

        /// `Σ w·price`.
        ///
        /// - Throws: ``CirculationError/notFeasible(firm:)`` for potentials that bound nothing, ``CirculationError/otherNetwork``.
        public func bound(on network: FinancingNetwork) throws(CirculationError) -> Int128 {
            guard arrival.count == network.firmCount, held.count == network.firmCount,
                departure.count == network.firmCount
            else { throw .otherNetwork }
            for firm in 0..<network.firmCount {
                guard arrival[firm] <= held[firm], held[firm] <= departure[firm],
                    arrival[firm] < departure[firm]
                else { throw .notFeasible(firm: network.names[firm]) }
            }
            var sum: Int128 = 0
            for leg in 0..<network.legCount {
                sum += Int128(network.weight(leg)) * Int128(price(ofLeg: leg, in: network))
            }
            return sum
        }
    }

    /// - Throws: ``CirculationError`` when a solution fails its own check: a defect of the program.
    public init(of network: FinancingNetwork) throws(CirculationError) {
        let split = SplitNetwork(network)
        let solution = try MaximumGainCirculation(of: split.problem)
        value = solution.value
        legAmounts = Array(solution.flows[..<network.legCount])
        var certificate = Certificate(
            arrival: split.arrival.map { solution.potentials[Int($0)] },
            held: split.held.map { solution.potentials[Int($0)] },
            departure: split.departure.map { solution.potentials[Int($0)] })
        // A firm of one node has no turn that holds its potentials apart.
        for firm in 0..<network.firmCount where split.arrival[firm] == split.departure[firm] {
            if network.financing.inLegs(of: firm).isEmpty {
                certificate.arrival[firm] -= 1
            } else {
                certificate.departure[firm] += 1
            }
        }
        self.certificate = certificate
        let bound = try certificate.bound(on: network)
        guard let bound = Int64(exactly: bound) else {
            throw .notOptimal(value: value, bound: "\(bound)")
        }
        dualValue = bound
        try verify(on: network)
    }

    /// `R*` over all financing; `nil` for a network without any.
    public func share(of network: FinancingNetwork) -> Double? {
        network.financing.totalWeight > 0
            ? Double(value) / Double(network.financing.totalWeight) : nil
    }

    /// Checks the solution against the network alone, in O(firms + legs): amounts within the legs, as much into every firm as out of it,
    /// the value what turns at the firms, and a bound that equals it.
    public func verify(on network: FinancingNetwork) throws(CirculationError) {
        guard legAmounts.count == network.legCount else { throw .otherNetwork }
        var balance = [Int64](repeating: 0, count: network.firmCount)
        var received = balance
        var paid = balance
        for leg in 0..<network.legCount {
            let amount = legAmounts[leg]
            guard amount >= 0, amount <= network.weight(leg) else {
                throw .outsideLeg(leg: leg, amount: amount)
            }
            balance[network.tail(leg)] -= amount
            balance[network.head(leg)] += amount
            if network.isFinancing(leg) {
                received[network.head(leg)] += amount
            } else {
                paid[network.tail(leg)] += amount
            }
        }
        if let firm = balance.firstIndex(where: { $0 != 0 }) {
            throw .notConserved(firm: network.names[firm])
        }
        let turned = zip(received, paid).reduce(Int64(0)) { $0 + min($1.0, $1.1) }
        let bound = try certificate.bound(on: network)
        guard turned == value, bound == Int128(value), dualValue == value else {
            throw .notOptimal(value: value, bound: "\(bound)")
        }
    }
}
