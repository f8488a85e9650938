import FlowNetwork
import Ledger
import Money
import Testing

@testable import Circularity

@Suite("Concentration")
struct ConcentrationTests {
    static let indices: [(amounts: [Int64], index: Double?)] = [
        ([], nil), ([0, 0], nil), ([7], 1), ([5, 5], 0.5), ([60, 20, 20], 0.44),
        ([1, 1, 1, 1, 0], 0.25), ([.max, .max], 0.5),
    ]

    @Test("the index of known splits", arguments: indices.indices)
    func herfindahl(index: Int) {
        let known = Self.indices[index]
        let found = Herfindahl(known.amounts).index
        if let expected = known.index, let found {
            #expect(abs(found - expected) < 1e-12)
        } else {
            #expect(found == nil && known.index == nil)
        }
    }

    @Test(
        "between one over the number of partners and one, whatever their order", arguments: 0..<50)
    func bounds(seed: Int) throws {
        var random = SplitMix(UInt64(seed))
        let amounts = (0..<(1 + random.below(9))).map { _ in Int64(1 + random.below(1000)) }
        let index = try #require(Herfindahl(amounts).index)
        #expect(index <= 1 + 1e-12)
        #expect(index >= 1 / Double(amounts.count) - 1e-12)
        #expect(Herfindahl(amounts.reversed()).index == index)
        #expect(Herfindahl(amounts.map { $0 * 3 }).index.map { abs($0 - index) < 1e-12 } == true)
    }

    @Test("every sale is in one buyer's and one seller's book", arguments: 0..<40)
    func books(seed: Int) {
        let network = FlowNetwork(LedgerBuilder.random(seed).ledger)
        let view = FlowView(layer: .announced)
        let amounts = network.amounts(view)
        let commerce = network.legs.indices.filter { network.legs[$0].family == .commerce }
            .reduce(Int64(0)) { $0 + amounts[$1] }
        for side in CounterpartyConcentration.Side.allCases {
            let all = CounterpartyConcentration.all(network, side: side, view: view)
            #expect(all.reduce(0) { $0 + $1.total } == commerce)
        }
    }

    @Test("commitments count from the year they were signed and fall due by their schedule")
    func history() throws {
        var builder = LedgerBuilder(firms: ["lab", "first", "second"])
        builder.deal("lab", "first", .purchase, 300, date: "2024-05-01") { leg in
            leg.start = PartialDate("2024-07-01")
            leg.end = PartialDate("2025-12-31")
            leg.pay = PayProfile(shape: .even)
        }
        builder.deal("lab", "second", .lease, 900, date: "2025-03-01") { leg in
            leg.start = PartialDate("2026-01-01")
            leg.term = Term("P1Y")
            leg.pay = PayProfile(shape: .even)
        }
        builder.deal("lab", "second", .purchase, 100, date: "2026-02-01")
        // Not compute, and not a commitment of the lab.
        builder.deal("lab", "first", .revenueShare, 5_000, date: "2024-01-01")
        builder.deal("first", "lab", .equity, 5_000, date: "2024-01-01")
        let ledger = builder.ledger
        let network = FlowNetwork(ledger)
        let history = try #require(ProviderHistory.all(network, ledger: ledger).first)
        #expect(history.providers.map { network.firms[$0].id } == ["second", "first"])
        #expect(history.signed.map(\.year) == [2024, 2025, 2026])
        #expect(history.signed.map(\.amounts) == [[0, 300], [900, 300], [1000, 300]])
        #expect(history.signed.first?.herfindahl.index == 1)
        #expect(history.paid.map(\.year) == [2024, 2025, 2026])
        #expect(history.paid.reduce(0) { $0 + $1.total } == 1200)
        #expect(history.undated == 100 && history.total == 1300)
    }
}
