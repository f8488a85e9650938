import Analysis
import Circularity
import FlowNetwork
import Ledger
import Money
import Text

/// A loop of money as a reader follows it: leg by leg, each with the lines that state it.
public struct MoneyCircuit: Sendable, Hashable {
    /// Ids of the firms joined by `~`, from the first in alphabetical order, in the direction of the money.
    public var id: String
    public var steps: [Step]

    public struct Step: Sendable, Hashable {
        public var from: String
        public var to: String
        /// `equity, USD 10bn, announced`
        public var terms: String
        /// Where the deal files state the legs.
        public var places: [Place]

        public init(from: String, to: String, terms: String, places: [Place]) {
            self.from = from
            self.to = to
            self.terms = terms
            self.places = places
        }
    }

    public init(id: String, steps: [Step]) {
        self.id = id
        self.steps = steps
    }

    /// `Nvidia → OpenAI → Nvidia`
    public var chain: String {
        (steps.map(\.from) + steps.prefix(1).map(\.from)).joined(separator: " → ")
    }
}

/// Finds the loop behind a number of an analysis.
public struct CircuitFinder: Sendable {
    private let analysis: Analysis
    private let places: [String: Place]

    public init(_ analysis: Analysis) {
        self.analysis = analysis
        var places: [String: Place] = [:]
        for deal in analysis.ledger.model.deals {
            for claim in deal.claims {
                for leg in claim.legs where places["\(deal.id)/\(leg.id)"] == nil {
                    places["\(deal.id)/\(leg.id)"] = leg.place
                }
            }
        }
        let rules = Dictionary(
            analysis.ledger.model.passThrough.map { ($0.id, $0.place) },
            uniquingKeysWith: { first, _ in first })
        for leg in analysis.network.legs {
            if let rule = leg.resolved.rule, let place = rules[rule] { places[leg.id] = place }
        }
        self.places = places
    }

    /// The widest loop all of whose steps the number rests on; for a number of a firm, one that passes through it.
    ///
    /// - Throws: ``MeasureError`` as the parts that the number and the loops are made from.
    public func loop(_ measure: Measure) throws(MeasureError) -> MoneyCircuit? {
        try analysis.compute(.circuits)
        let legs = try legs(measure)
        let firm = measure.id.dimensions.first { $0.kind == .firm }?.value
        let found = analysis.circuits.circuits.first { circuit in
            circuit.isPriced
                && (firm == nil || circuit.firms.contains { id($0) == firm })
                && circuit.hops.allSatisfy { hop in
                    hop.legs.contains { legs.contains(analysis.network.legs[$0].id) }
                }
        }
        return found.map(loop)
    }

    private func id(_ firm: Int) -> String { analysis.network.firms[firm].id }

    /// Legs that went into a number, directly or through other numbers.
    private func legs(_ measure: Measure) throws(MeasureError) -> Set<String> {
        var legs: Set<String> = []
        var seen: Set<MeasureID> = [measure.id]
        var open = [measure]
        while let next = open.popLast() {
            for input in next.inputs {
                switch input {
                case .leg(let id): legs.insert(id)
                case .measure(let id):
                    if seen.insert(id).inserted, let measure = try analysis.number(id) {
                        open.append(measure)
                    }
                case .fact, .series: break
                }
            }
        }
        return legs
    }

    private func loop(_ circuit: DealCircuit) -> MoneyCircuit {
        let ids = circuit.firms.map(id)
        let first = ids.indices.min { ids[$0] < ids[$1] } ?? 0
        let hops = circuit.hops[first...] + circuit.hops[..<first]
        return MoneyCircuit(
            id: (ids[first...] + ids[..<first]).joined(separator: "~"), steps: hops.map(step))
    }

    private func step(_ hop: CircuitHop) -> MoneyCircuit.Step {
        let network = analysis.network
        let kinds = hop.legs.map { network.legs[$0].kind.rawValue }
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let amount = Money(minorUnits: hop.amount.total, currency: network.currency)
        return MoneyCircuit.Step(
            from: network.firms[hop.from].name, to: network.firms[hop.to].name,
            terms: "\(kinds.joined(separator: " and ")), \(amount.shortText), \(hop.firmness.name)",
            places: hop.legs.compactMap { places[network.legs[$0].id] })
    }
}
