import Analysis
import Circularity
import FlowNetwork
import Ledger
import Money
import Text

/// A permutation test in JSON.
public struct PermutationTestData: Encodable, Sendable {
    let observed: Double
    let mean: Double
    let standardDeviation: Double
    let pValue: Double
    let replicates: Int

    public init(_ test: PermutationTest) {
        observed = test.observed
        mean = test.mean.significant(6)
        standardDeviation = test.standardDeviation.significant(6)
        pValue = test.pValue
        replicates = test.replicates
    }
}

/// An ``ExcessCirculation`` in JSON: its test's keys beside the null model's.
public struct ExcessData: Encodable, Sendable {
    let null: String
    let observed: Double
    let mean: Double
    let standardDeviation: Double
    let pValue: Double
    let replicates: Int
    let burnIn: Int?
    let acceptanceRate: Double?

    public init(_ excess: ExcessCirculation) {
        self.init(excess.test, excess.null, excess.swaps)
    }

    public init(_ excess: ExcessReturnable) {
        self.init(excess.test, excess.null, excess.swaps)
    }

    private init(
        _ result: PermutationTest, _ model: NullModel, _ swaps: ExcessCirculation.Swaps?
    ) {
        let test = PermutationTestData(result)
        null = model.rawValue
        observed = test.observed
        mean = test.mean
        standardDeviation = test.standardDeviation
        pValue = test.pValue
        replicates = test.replicates
        burnIn = swaps?.burnIn
        acceptanceRate = swaps?.acceptanceRate.significant(6)
    }
}

/// The tests of a report in JSON.
struct SignificanceData: Encodable, Sendable {
    let layer: String
    let excess: [ExcessData]
    let alignment: Alignment?
    let datedCircuits: DatedCircuits

    struct Alignment: Encodable, Sendable {
        let correlation: PermutationTestData
        let firms: Int
        let alignedPairs: Int
        let financedPairs: Int
    }

    struct DatedCircuits: Encodable, Sendable {
        let windowDays: Int
        let maxLength: Int
        let candidates: Int
        let truncated: Bool
        let count: PermutationTestData
        let byLength: [String: Int]
        let list: [DatedCircuit]
    }

    struct DatedCircuit: Encodable, Sendable {
        let firms: [String]
        let days: [String]
        let spanDays: Int
        let pValue: Double
    }

    init(_ result: SignificanceResult, _ network: FlowNetwork) {
        layer = result.layer.name
        excess = result.excess.map(ExcessData.init)
        alignment = result.alignment.map {
            Alignment(
                correlation: PermutationTestData($0.test), firms: $0.firms,
                alignedPairs: $0.alignedPairs, financedPairs: $0.financedPairs)
        }
        let dated = result.datedCircuits
        datedCircuits = DatedCircuits(
            windowDays: dated.windowDays, maxLength: dated.maxLength,
            candidates: dated.candidates, truncated: dated.isTruncated,
            count: PermutationTestData(dated.count),
            byLength: dated.circuits.reduce(into: [:]) {
                $0[String($1.firms.count), default: 0] += 1
            },
            list: dated.circuits.map { circuit in
                DatedCircuit(
                    firms: circuit.inOrder.map { network.firms[$0].id },
                    days: circuit.schedule.days.map(\.description),
                    spanDays: circuit.schedule.span, pValue: circuit.pValue)
            })
    }
}
