import Analysis
import Circularity
import FlowNetwork
import Ledger
import Money
import Testing
import Text

@testable import Exports
@testable import Imports

@Suite struct RoundTripTests {
    private static let rules = """
        import: back
        reads: {kind: table}
        columns: {payer: source, payee: target, amount: weight, currency: currency, kind: kind, status: firmness, date: since}
        statuses: {paid: completed, binding: {status: signed, binding: binding}, announced: announced, reported: in_talks}
        on_missing: {amount: undisclosed, date: known}
        known: 2026-07-15

        """

    /// What the measures say of a layer.
    private func numbers(_ analysis: Analysis, _ layer: Firmness) -> [Int64] {
        let own = analysis.returnable.layer(layer)
        return [
            own.stated.value, own.network.financing.totalWeight, own.network.orders.totalWeight,
            analysis.layer(layer).stated.circulation.value,
        ]
    }

    @Test(
        arguments: [
            ("graphml", nil), ("gexf", nil), ("csv", ExportTable.edges),
        ] as [(String, ExportTable?)])
    func `a network that is exported and imported has the same circular money on every layer`(
        _ name: String, _ table: ExportTable?
    ) throws {
        let format = try #require(ExportFormats.format(name))
        let before = try ExportBench.analysis()
        let subject = ExportSubject(before, layer: .reported)
        let (folder, plan) = try ExportBench.imported(
            try ExportBench.bytes(format, subject, table), rules: Self.rules)
        #expect(plan.obstacles == [])
        #expect(plan.counts.refused == 0, "\(plan.diagnostics)")
        let after = try ExportBench.analysis(folder)
        for layer in Firmness.allCases where layer <= .reported {
            #expect(numbers(after, layer) == numbers(before, layer), "\(layer)")
        }
        #expect(before.returnable.layer(.reported).stated.value > 0)
        #expect(
            before.returnable.layer(.reported).stated.value
                > before.returnable.layer(.paid).stated.value)
    }

    @Test(arguments: Firmness.allCases)
    func `edges of a layer add up to what the layer counts, and no softer money is among them`(
        _ layer: Firmness
    ) throws {
        let subject = try ExportBench.subject(layer)
        let counted = subject.analysis.network.amounts(FlowView(layer: layer)).reduce(0, +)
        #expect(subject.edges.reduce(0) { $0 + ($1.money?.minorUnits ?? 0) } == counted)
        #expect(subject.edges.allSatisfy { $0.firmness <= layer })
        #expect(Set(subject.edges.map(\.id)).count == subject.edges.count)
    }

    @Test func `the table of edges is a network that circularity reads without being told how`()
        throws
    {
        let subject = try ExportBench.subject()
        let bytes = try ExportBench.bytes(CSVFormat(), subject, .edges)
        let list = try EdgeListReader().read(bytes, file: "edges.csv").list
        let measures = try EdgeListMeasures(list)
        let found = try #require(measures.returnable)
        let own = subject.analysis.returnable.headline
        let units = subject.analysis.network.currency.minorUnitsPerUnit
        #expect(found.value * units == own.stated.value * measures.network.scale)
    }

    @Test func `payments of FollowTheMoney are what is paid, and parents come back`() throws {
        let subject = try ExportBench.subject()
        let (folder, plan) = try ExportBench.imported(
            try ExportBench.bytes(FollowTheMoneyFormat(), subject),
            rules: "import: back\nreads: {kind: ftm}\non_unknown: add\nknown: 2026-07-15\n",
            into: ExportBench.stranger)
        #expect(plan.obstacles == [])
        #expect(plan.counts.refused == 0, "\(plan.diagnostics)")
        let after = try ExportBench.analysis(folder)
        #expect(after.ledger.entity("cloudco-rent")?.parent == "cloudco")
        #expect(after.ledger.entity("chip-co")?.identifiers["cik"] == "0001045810")
        #expect(numbers(after, .paid) == numbers(subject.analysis, .paid))
        #expect(numbers(after, .estimated) == numbers(subject.analysis, .paid))
        #expect(numbers(after, .paid)[1] == 400_000_000_000)
    }

    @Test func `parents and identifiers of BODS come back`() throws {
        let subject = try ExportBench.subject()
        let (folder, plan) = try ExportBench.imported(
            try ExportBench.bytes(BeneficialOwnershipFormat(), subject),
            rules: "import: back\nreads: {kind: bods}\non_unknown: add\n",
            into: ExportBench.stranger)
        #expect(plan.obstacles == [])
        let model = try #require(LedgerReader.read(folder: folder).model)
        #expect(model.entities.first { $0.id == "cloudco-rent" }?.parent == "cloudco")
        #expect(model.entities.count { $0.parent != nil } == 1)
        let chipco = try #require(model.entities.first { $0.id == "chip-co" })
        #expect(chipco.identifiers["lei"] == "5493001KJTIIGC8Y1R12")
        #expect(chipco.identifiers["cik"] == "0001045810")
    }
}
