import Ledger

/// The numbers of a ledger's circuits: one and the same in every table, exhibit and data file.
///
/// C1 is the widest circuit of investment and orders. Those with an amount on every leg come first, as the census orders them, then the others by length,
/// firmness and firms. Circuits of capital alone have numbers of their own, K1, K2 …, where they are the larger finding.
public struct CircuitNumbers: Sendable {
    /// Circuits of investment and orders in the order of their numbers.
    public let circuits: [DealCircuit]
    /// Those of capital alone in the order of theirs; empty where they are not the larger finding.
    public let capital: [DealCircuit]
    private let ids: [[Int]: String]

    /// - Parameter capitalLeads: whether more goes round as capital alone than can come back as orders.
    public init(_ census: CircuitCensus, capitalLeads: Bool = false) {
        circuits = Self.ordered(census.circuits(.circularFinancing))
        capital = capitalLeads ? Self.ordered(census.circuits(.crossHolding)) : []
        var ids: [[Int]: String] = [:]
        for (letter, numbered) in [("C", circuits), ("K", capital)] {
            for (index, circuit) in numbered.enumerated() {
                ids[circuit.key] = "\(letter)\(index + 1)"
            }
        }
        self.ids = ids
    }

    private static func ordered(_ circuits: [DealCircuit]) -> [DealCircuit] {
        circuits.filter(\.isPriced)
            + circuits.filter { !$0.isPriced }
            .sorted { ($0.length, $0.layer, $0.firms[0]) < ($1.length, $1.layer, $1.firms[0]) }
    }

    /// `C7`, `K2`; `nil` for a circuit without a number.
    public func id(of circuit: DealCircuit) -> String? { ids[circuit.key] }
}

extension DealCircuit {
    /// Firms and sides of the hops: no two circuits of a census have the same.
    fileprivate var key: [Int] { hops.flatMap { [$0.from, $0.side.rawValue] } }

    /// The firmest cumulative layer in which a dollar can go all the way round, with the most that can; `nil` without an amount on every leg.
    ///
    /// The bottleneck as a whole may be softer: of a thinnest leg of 50 of which 15 binds, 15 is binding.
    public var firmest: (layer: Firmness, amount: Int64)? {
        for layer in Firmness.allCases {
            if let amount = bottleneck(layer) { return (layer, amount) }
        }
        return nil
    }
}
