import Ledger

/// The numbers of a ledger's circuits of investment and orders: one and the same in every table, exhibit and data file.
///
/// C1 is the widest. Those with an amount on every leg come first, as the census orders them, then the others by length, firmness and firms.
public struct CircuitNumbers: Sendable {
    /// Circuits in the order of their numbers.
    public let circuits: [DealCircuit]
    private let numbers: [[Int]: Int]

    public init(_ census: CircuitCensus) {
        let circular = census.circuits(.circularFinancing)
        circuits =
            circular.filter(\.isPriced)
            + circular.filter { !$0.isPriced }
            .sorted { ($0.length, $0.layer, $0.firms[0]) < ($1.length, $1.layer, $1.firms[0]) }
        numbers = Dictionary(
            circuits.enumerated().map { ($0.element.key, $0.offset + 1) },
            uniquingKeysWith: { a, _ in a })
    }

    /// `C7`; `nil` for a circuit that is no circuit of investment and orders.
    public func id(of circuit: DealCircuit) -> String? {
        numbers[circuit.key].map { "C\($0)" }
    }
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
