import FlowNetwork
import Ledger
import Testing

@testable import Circularity

@Suite("Loops of capital whose amounts nobody gives")
struct CapitalLoopTests {
    private func loops(_ change: (inout SmallLedger) -> Void) throws -> CapitalLoops {
        var ledger = SmallLedger()
        change(&ledger)
        return try CapitalLoops(FlowNetwork(ledger.resolved()), layer: .binding)
    }

    @Test("where no chain of financing closes, nothing goes round, whatever the sums")
    func open() throws {
        let found = try loops {
            $0.deal("d", [$0.claim(.signed, "2026-01-01", $0.leg("stake", nil))])
            $0.deal(
                "e",
                [
                    $0.claim(
                        .signed, "2026-01-01",
                        $0.leg("order", 5, from: "b", to: "a", kind: .purchase))
                ])
        }
        #expect(found.undisclosed.isEmpty)
        #expect(found.share == nil && found.knownShare == 0)
    }

    @Test("a stake without an amount against a loan makes a loop of unknown size, not of none")
    func closed() throws {
        let found = try loops {
            $0.deal("d", [$0.claim(.signed, "2026-01-01", $0.leg("stake", nil))])
            $0.deal(
                "e",
                [
                    $0.claim(
                        .signed, "2026-01-01", $0.leg("loan", 5, from: "b", to: "a", kind: .debt))
                ])
        }
        #expect(found.undisclosed.count == 1)
        #expect(found.share == 0 && found.knownShare == nil)
    }

    @Test(
        "what goes round by amounts that are given is said, and softer or contingent legs close nothing"
    )
    func others() throws {
        let known = try loops {
            $0.deal(
                "d",
                [
                    $0.claim(
                        .signed, "2026-01-01", $0.leg("stake", nil), $0.leg("bond", 3, kind: .debt),
                        $0.leg("loan", 5, from: "b", to: "a", kind: .debt))
                ])
        }
        #expect(known.undisclosed.count == 1 && known.knownShare == 6.0 / 8)
        let soft = try loops {
            $0.deal("d", [$0.claim(.announced, "2026-01-01", $0.leg("stake", nil))])
            $0.deal(
                "e",
                [
                    $0.claim(
                        .signed, "2026-01-01", $0.leg("loan", 5, from: "b", to: "a", kind: .debt),
                        $0.leg("cover", nil, kind: .guarantee))
                ])
        }
        #expect(soft.undisclosed.isEmpty && soft.knownShare == 0)
    }

    @Test("a layer in which every leg lacks its amount knows its loops too")
    func noAmounts() throws {
        var ledger = SmallLedger()
        ledger.deal(
            "d",
            [
                ledger.claim(
                    .signed, "2026-01-01", ledger.leg("stake", nil),
                    ledger.leg("loan", nil, from: "b", to: "a", kind: .debt))
            ])
        let layers = try ReturnableLayer.all(FlowNetwork(ledger.resolved()))
        #expect(layers.map { $0.capital.undisclosed.count } == [0, 2, 2, 2, 2])
        #expect(layers.map(\.capital.knownShare) == [0, nil, nil, nil, nil])
    }
}
