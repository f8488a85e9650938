import Circularity
import FlowNetwork
import Testing
import Text

@Suite struct EdgeListMeasuresTests {
    @Test("every measure agrees with the reference", arguments: ReferenceMeasures.names)
    func reference(name: String) throws {
        let expected = try ReferenceMeasures.named(name)
        let longest = expected.circuits?.keys.compactMap { Int($0) }.max() ?? 6
        let found = try EdgeListMeasures(
            Fixture.edges(name), options: .init(maxLength: longest))
        func expect(_ value: Double?, _ reference: Double, _ what: Testing.Comment) {
            #expect(abs((value ?? .nan) - reference) < 1e-9, what)
        }
        #expect(found.circulation.value == expected.circulation)
        #expect(found.circulation.dualValue == expected.circulation)
        #expect(found.largestComponent == expected.largestComponent)
        #expect(
            found.components + expected.firms - found.network.firmCount == expected.components)
        expect(found.circulationShare.value, expected.circulationShare, "circulation")
        expect(found.shareInsideComponents.value, expected.shareInside, "components")
        expect(found.balancedFlowForwarding.value, expected.balanced, "balanced")
        expect(found.finnIndex.value, expected.finn, "Finn")
        expect(found.reciprocity.weighted, expected.weightedReciprocity, "weighted")
        expect(found.reciprocity.binary, expected.binaryReciprocity, "binary")
        expect(
            found.multiPartyResidual.value,
            expected.circulationShare - expected.weightedReciprocity, "residual")
        #expect(
            Dictionary(uniqueKeysWithValues: found.circuits.byLength.map { ("\($0)", $1) })
                == expected.circuits ?? [:])
    }

    struct ClosedForm: Sendable {
        var name: String
        var firms: Int
        var legs: [(from: Int, to: Int, weight: Int64)]
        var circulation: Int64
        var balanced: Double
        var finn: Double
        var reciprocity: Double
        var shareInside = 1.0
    }

    static let closedForms = [
        ClosedForm(
            name: "ring of three", firms: 3, legs: [(0, 1, 10), (1, 2, 10), (2, 0, 10)],
            circulation: 30, balanced: 1, finn: 1, reciprocity: 0),
        ClosedForm(
            name: "two parties, equal", firms: 2, legs: [(0, 1, 10), (1, 0, 10)],
            circulation: 20, balanced: 1, finn: 1, reciprocity: 1),
        ClosedForm(
            name: "two parties, unequal", firms: 2, legs: [(0, 1, 100), (1, 0, 30)],
            circulation: 60, balanced: 60.0 / 130, finn: 0.3, reciprocity: 60.0 / 130),
        ClosedForm(
            name: "chain", firms: 3, legs: [(0, 1, 10), (1, 2, 10)],
            circulation: 0, balanced: 0, finn: 0, reciprocity: 0, shareInside: 0),
        ClosedForm(
            name: "worked example of Homs-Dones et al.", firms: 3,
            legs: [(0, 1, 1), (1, 2, 1), (2, 0, 1), (1, 0, 1)],
            circulation: 3, balanced: 0.625, finn: 7.0 / 15, reciprocity: 0.5),
        ClosedForm(
            name: "figure of eight", firms: 5,
            legs: [(0, 1, 5), (1, 2, 5), (2, 0, 5), (0, 3, 6), (3, 4, 6), (4, 0, 6)],
            circulation: 33, balanced: 1, finn: 1, reciprocity: 0),
        ClosedForm(
            name: "cascade", firms: 3, legs: [(0, 1, 100), (1, 2, 60), (2, 0, 40)],
            circulation: 120, balanced: 0.6, finn: 0.4, reciprocity: 0),
    ]

    @Test("closed forms", arguments: closedForms)
    func closedForm(_ form: ClosedForm) throws {
        let found = try EdgeListMeasures(EdgeList(firms: form.firms, legs: form.legs))
        #expect(found.circulation.value == form.circulation)
        func expect(_ value: Double?, _ reference: Double) {
            #expect(abs((value ?? .nan) - reference) < 1e-12, "\(form.name)")
        }
        expect(found.balancedFlowForwarding.value, form.balanced)
        expect(found.finnIndex.value, form.finn)
        expect(found.reciprocity.weighted, form.reciprocity)
        expect(found.shareInsideComponents.value, form.shareInside)
    }

    @Test("a network without money has no shares, and says so", arguments: [0, 1, 3])
    func nothing(firms: Int) throws {
        let found = try EdgeListMeasures(
            EdgeList(firms: firms, legs: firms > 0 ? [(0, 0, 5)] : []),
            options: .init(windowDays: 30))
        #expect(found.circulation.value == 0 && found.components == firms)
        #expect(found.circulationShare.value == nil && found.circulationShare.reason != nil)
        #expect(found.finnIndex.value == nil && found.balancedFlowForwarding.value == nil)
        #expect(found.reciprocity.weighted == nil && found.reciprocity.binary == nil)
        #expect(found.circuits.byLength.isEmpty && found.datedCircuits?.byLength == [:])
    }

    @Test("dense methods say that a component is too large instead of running for ever")
    func limits() throws {
        let found = try EdgeListMeasures(
            Fixture.edges("er_100"), options: .init(componentLimit: 50))
        for measured in [found.finnIndex, found.balancedFlowForwarding] {
            #expect(
                measured
                    == .undefined(
                        "a strongly connected component has 85 firms, the limit of this measure is 50"
                    ))
        }
        #expect(found.circulation.value == 57858)
    }

    @Test("rows that make no network are an error")
    func refusal() {
        #expect(throws: CircularityError.network(.negativeWeight(leg: 0))) {
            try EdgeListMeasures(EdgeList(firms: 2, legs: [(0, 1, -1)]))
        }
    }

    @Test("shares keep their order and do not depend on units or on the names of firms")
    func properties() throws {
        for seed in 0..<40 as Range<UInt64> {
            let firms = 3 + Int(seed % 10)
            let legs = randomLegs(seed: seed, firms: firms, legs: firms * 3)
            let found = try EdgeListMeasures(EdgeList(firms: firms, legs: legs))
            let circulation = try #require(found.circulationShare.value)
            let balanced = try #require(found.balancedFlowForwarding.value)
            let finn = try #require(found.finnIndex.value)
            #expect(balanced >= 0 && balanced <= circulation + 1e-12)
            #expect(circulation <= (found.shareInsideComponents.value ?? 0) + 1e-12)
            #expect(finn >= 0 && finn <= 1)
            #expect((found.multiPartyResidual.value ?? -1) >= 0)

            var generator = SeededGenerator(seed)
            let names = (0..<firms).shuffled(using: &generator)
            let moved = legs.map {
                (from: names[$0.from], to: names[$0.to], weight: 100 * $0.weight)
            }
            let again = try EdgeListMeasures(EdgeList(firms: firms, legs: moved))
            #expect(again.circulation.value == 100 * found.circulation.value)
            #expect(abs((again.balancedFlowForwarding.value ?? .nan) - balanced) < 1e-10)
            #expect(abs((again.finnIndex.value ?? .nan) - finn) < 1e-10)
            #expect(again.circuits == found.circuits)
            #expect(again.reciprocity.weighted == found.reciprocity.weighted)
        }
    }
}
