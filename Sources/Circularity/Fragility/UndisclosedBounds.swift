import FlowNetwork
import Ledger
import Money

/// What the legs without an amount could add: what can return, and what can circulate, with them at zero and at an imputed value.
///
/// Imputation, in this order: power times the median sourced cost of a gigawatt, for purchases and leases that state gigawatts or
/// megawatts; else the median of the counted legs of the same kind; else of the same family. Imputed values are estimates of
/// the analyst's kind (▲), used for this bound only.
public struct UndisclosedBounds: Sendable {
    public let layer: Firmness
    /// `R*`, `C*` and `W` with undisclosed legs at zero, units.
    public let atZero: Bound
    /// … and at their imputed values.
    public let imputed: Bound
    /// The undisclosed live legs of the layer, in the order of the network.
    public let legs: [ImputedLeg]
    /// The cost of a gigawatt that was used, units; `nil` when no fact gives one.
    public let costPerGigawatt: Int64?
    /// The facts that it is the median of.
    public let costFacts: [Fact]

    public struct Bound: Sendable, Hashable {
        /// `R*`: each dollar once.
        public let returnable: Int64
        /// `C*`: a sum over legs.
        public let circulation: Int64
        public let totalWeight: Int64
    }

    public struct ImputedLeg: Sendable, Hashable {
        /// Position in ``FlowNetwork/legs``.
        public let leg: Int
        /// Units.
        public let amount: Int64
        public let rule: Rule
    }

    public enum Rule: String, Sendable, CaseIterable {
        case costPerGigawatt, medianOfKind, medianOfFamily
        /// Nothing to impute from: zero in both bounds.
        case none
    }

    /// - Throws: ``MeasureError`` when amounts overflow.
    public init(
        _ network: FlowNetwork, ledger: ResolvedLedger, layer: Firmness
    ) throws(MeasureError) {
        var amounts = network.amounts(FlowView(layer: layer))
        self.layer = layer
        atZero = try Bound(network, amounts)
        let facts = Self.costFacts(ledger)
        costFacts = facts
        let cost = Self.median(facts.compactMap { ledger.amount(of: $0)?.stated?.minorUnits })
        costPerGigawatt = cost
        func median(_ isLike: (NetworkLeg) -> Bool) -> Int64? {
            Self.median(
                network.legs.indices.filter { amounts[$0] > 0 && isLike(network.legs[$0]) }
                    .map { amounts[$0] })
        }
        let kinds = Dictionary(
            LegKind.allCases.map { kind in (kind, median { $0.kind == kind }) },
            uniquingKeysWith: { a, _ in a })
        let families = Dictionary(
            LegKind.Family.allCases.map { family in (family, median { $0.family == family }) },
            uniquingKeysWith: { a, _ in a })
        var found: [ImputedLeg] = []
        for (index, leg) in network.legs.enumerated()
        where leg.exclusion == .undisclosed && (leg.resolved.firmness.map { $0 <= layer } ?? false)
        {
            if leg.kind.isSupply, let cost,
                let gigawatts = leg.resolved.quantity.flatMap(Self.gigawatts)
            {
                let units = (gigawatts * Double(cost)).rounded()
                if units < Double(FlowProblem.unlimited) / 1e6 {
                    found.append(
                        ImputedLeg(leg: index, amount: Int64(units), rule: .costPerGigawatt))
                    continue
                }
            }
            if let units = kinds[leg.kind] ?? nil {
                found.append(ImputedLeg(leg: index, amount: units, rule: .medianOfKind))
            } else if let units = families[leg.family] ?? nil {
                found.append(ImputedLeg(leg: index, amount: units, rule: .medianOfFamily))
            } else {
                found.append(ImputedLeg(leg: index, amount: 0, rule: .none))
            }
        }
        legs = found
        for leg in found { amounts[leg.leg] = leg.amount }
        imputed = try Bound(network, amounts)
    }

    /// Sourced costs of a gigawatt; what the ledger derived from its own deals is no independent source.
    private static func costFacts(_ ledger: ResolvedLedger) -> [Fact] {
        ledger.facts.filter {
            $0.metric == "cost_per_gw" && $0.basis == .reported
                && ledger.amount(of: $0) != nil
        }
    }

    /// The middle value; of an even number, the mean of the two, rounded down.
    static func median(_ values: [Int64]) -> Int64? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let half = sorted.count / 2
        return sorted.count % 2 == 1
            ? sorted[half] : sorted[half - 1] + (sorted[half] - sorted[half - 1]) / 2
    }

    /// `nil` for units other than power, and for what is not a positive number.
    static func gigawatts(_ quantity: Quantity) -> Double? {
        guard let value = Double(quantity.value), value.isFinite, value > 0 else { return nil }
        switch quantity.unit {
        case "GW": return value
        case "MW": return value / 1000
        default: return nil
        }
    }
}

extension UndisclosedBounds.Bound {
    init(_ network: FlowNetwork, _ amounts: [Int64]) throws(MeasureError) {
        let found = try network.circulation(amounts)
        circulation = found.solution.value
        totalWeight = found.digraph.totalWeight
        returnable = try network.returnable(amounts).1.value
    }
}
