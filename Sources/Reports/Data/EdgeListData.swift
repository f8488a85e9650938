import Circularity
import FlowNetwork
import Money

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The measures of a bare network in JSON: the keys that other tools rely on.
public struct EdgeListData: Encodable, Sendable {
    let schemaVersion = Reports.schemaVersion
    /// The day whose knowledge counts, where one was asked for.
    let asOf: String?
    /// Rows of later dates, which are left out.
    let laterRows: Int?
    let network: Network
    let returnable: Returnable?
    let circulation: Circulation
    let balancedFlowForwarding: Share
    let reciprocity: Reciprocity
    let finn: Finn
    let circuits: Circuits
    let datedCircuits: DatedCircuits?
    let excess: ExcessData?
    let returnableExcess: ExcessData?
    /// A tracker's headline beside ``returnable``, where one was given.
    let headline: HeadlineData?
    /// Why a measure is null: measure → reason.
    let undefined: [String: String]

    struct Network: Encodable, Sendable {
        let firms: Int
        let legs: Int
        let totalWeight: ExactNumber
        let components: Int
        let largestComponent: Int
        let shareInsideComponents: Double?
    }
    struct Returnable: Encodable, Sendable {
        let value: ExactNumber
        let share: Double?
        let financing: ExactNumber
        let orders: ExactNumber
        let certificate: Certificate
        struct Certificate: Encodable, Sendable {
            let dualValue: ExactNumber
            let arrival: [String: Int64]
            let held: [String: Int64]
            let departure: [String: Int64]
        }
    }
    /// A sum over legs: a dollar that passes two legs is in it twice.
    struct Circulation: Encodable, Sendable {
        let countedAs = "sum over legs"
        let value: ExactNumber
        let share: Double?
        let certificate: Certificate
        struct Certificate: Encodable, Sendable {
            let dualValue: ExactNumber
            let potentials: [String: Int64]
        }
    }
    struct Share: Encodable, Sendable {
        let share: Double?
    }
    struct Reciprocity: Encodable, Sendable {
        let weighted: Double?
        let binary: Double?
        let multiPartyResidual: Double?
    }
    struct Finn: Encodable, Sendable {
        let index: Double?
    }
    struct Circuits: Encodable, Sendable {
        let byLength: [String: Int]
        let maxLength: Int?
        /// Whether not all circuits are counted, or not all of those asked for are listed.
        let truncated: Bool
        /// Counts up to this length are exact, where not all are.
        let exactThrough: Int?
        /// Whether the list leaves narrower circuits out.
        let listTruncated: Bool?
        /// The widest first.
        let list: [Circuit]?
    }
    struct Circuit: Encodable, Sendable {
        let firms: [String]
        let bottleneck: ExactNumber
    }
    struct DatedCircuits: Encodable, Sendable {
        let byLength: [String: Int]
        let truncated: Bool
        /// Number of dated circuits against shuffled days, where a null model was asked for.
        let count: PermutationTestData?
        let smallestPValue: Double?
    }

    /// - Parameters:
    ///   - circuits: to list them too, not only count them.
    ///   - tests: what was tested, beside the measures.
    ///   - comparison: a tracker's headline beside them; of its loops at the most `listed` are listed.
    public init(
        _ measures: EdgeListMeasures, circuits list: CircuitList? = nil,
        tests: EdgeListTests? = nil, cut: EdgeListCut? = nil,
        headline comparison: HeadlineComparison? = nil, listed: Int? = nil
    ) {
        headline = comparison.flatMap { comparison in
            measures.kinds.map { HeadlineData(comparison, network: $0, listed: listed) }
        }
        asOf = cut?.asOf.description
        laterRows = cut?.laterRows
        let graph = measures.network
        var undefined: [String: String] = [:]
        func value(_ measure: Measured, _ name: String) -> Double? {
            if let reason = measure.reason { undefined[name] = reason }
            return measure.value
        }
        func keys(_ counts: CircuitCounts) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: counts.byLength.map { (String($0.key), $0.value) })
        }
        network = Network(
            firms: graph.firmCount, legs: graph.legCount,
            totalWeight: ExactNumber(graph.text(graph.totalWeight)),
            components: measures.components,
            largestComponent: measures.largestComponent,
            shareInsideComponents: value(
                measures.shareInsideComponents, "network.shareInsideComponents"))
        func potentials(_ values: [Int64]) -> [String: Int64] {
            Dictionary(zip(graph.names, values), uniquingKeysWith: { a, _ in a })
        }
        let share = value(measures.returnableShare, "returnable.share")
        if let found = measures.returnable, let kinds = measures.kinds {
            returnable = Returnable(
                value: ExactNumber(graph.text(found.value)), share: share,
                financing: ExactNumber(graph.text(kinds.financing.totalWeight)),
                orders: ExactNumber(graph.text(kinds.orders.totalWeight)),
                certificate: Returnable.Certificate(
                    dualValue: ExactNumber(graph.text(found.dualValue)),
                    arrival: potentials(found.certificate.arrival),
                    held: potentials(found.certificate.held),
                    departure: potentials(found.certificate.departure)))
        } else {
            returnable = nil
            undefined["returnable"] = EdgeListMeasures.withoutKinds
            undefined["returnable.share"] = nil
        }
        circulation = Circulation(
            value: ExactNumber(graph.text(measures.circulation.value)),
            share: value(measures.circulationShare, "circulation.share"),
            certificate: Circulation.Certificate(
                dualValue: ExactNumber(graph.text(measures.circulation.dualValue)),
                potentials: potentials(measures.circulation.potentials)))
        balancedFlowForwarding = Share(
            share: value(measures.balancedFlowForwarding, "balancedFlowForwarding.share"))
        reciprocity = Reciprocity(
            weighted: measures.reciprocity.weighted,
            binary: measures.reciprocity.binary,
            multiPartyResidual: value(
                measures.multiPartyResidual, "reciprocity.multiPartyResidual"))
        finn = Finn(index: value(measures.finnIndex, "finn.index"))
        circuits = Circuits(
            byLength: keys(measures.circuits), maxLength: measures.maxLength,
            truncated: measures.circuits.truncated || (list?.truncated ?? false),
            exactThrough: measures.circuits.truncated ? measures.circuits.exactThrough : nil,
            listTruncated: list?.truncated,
            list: list?.circuits.map { circuit in
                Circuit(
                    firms: circuit.firms.map { graph.names[$0] },
                    bottleneck: ExactNumber(graph.text(circuit.bottleneck(in: graph))))
            })
        datedCircuits = measures.datedCircuits.map {
            DatedCircuits(
                byLength: keys($0), truncated: $0.truncated,
                count: (tests?.datedCircuits?.count).map(PermutationTestData.init),
                smallestPValue: tests?.datedCircuits?.circuits.map(\.pValue).min())
        }
        excess = tests.map { ExcessData($0.excess) }
        returnableExcess = tests?.returnable.map(ExcessData.init)
        self.undefined = undefined
    }
}
