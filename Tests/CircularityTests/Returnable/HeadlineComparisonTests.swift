import FlowNetwork
import Testing

@testable import Circularity

@Suite struct HeadlineComparisonTests {
    private func network(
        _ firms: Int, _ legs: [(Int, Int, Int64, Bool)]
    ) throws -> FinancingNetwork {
        try FinancingNetwork(
            EdgeList(firms: firms, legs: legs.map { (from: $0.0, to: $0.1, weight: $0.2) }),
            isFinancing: legs.map { $0.3 })
    }

    /// 0 invests 30 in 1, which orders 300 from 2, which orders 40 from 0.
    private func triangle() throws -> FinancingNetwork {
        try network(3, [(0, 1, 30, true), (1, 2, 300, false), (2, 0, 40, false)])
    }

    @Test func `a dollar on three legs is counted again on two of them`() throws {
        let network = try triangle()
        let found = try ReturnableFinancing(of: network)
        let comparison = HeadlineComparison(
            headline: 4000, headlineScale: 10, network: network, found: found, scale: 1)
        #expect(comparison.scale == 10)
        #expect(comparison.headline == 4000)
        #expect(comparison.rows == 3700)
        #expect(comparison.returnable == 300)
        #expect(comparison.countedAgain == 600)
        #expect(comparison.oneWay == 2800)
        #expect(comparison.beyondRows == 300)
        #expect(comparison.difference == 3700)
        #expect(comparison.ratio == 4000.0 / 300)
        #expect(comparison.loops.loops.map(\.legs) == [[0, 1, 2].map { $0 }])
        #expect(comparison.loops.loops[0].amount == 30)
        #expect(comparison.loops.loops[0].turns == 1)
    }

    @Test func `capital that goes on before it is spent is one dollar of one turn`() throws {
        let network = try network(
            3, [(0, 1, 50, true), (1, 2, 50, true), (2, 0, 50, false), (1, 0, 20, false)])
        let found = try ReturnableFinancing(of: network)
        let loops = ReturnableLoops(found, on: network)
        #expect(loops.loops.reduce(0) { $0 + $1.returned } == Int128(found.value))
        #expect(loops.loops.allSatisfy { $0.turns == 1 })
    }

    @Test func `where nothing comes back there is no loop and no ratio`() throws {
        let network = try network(3, [(0, 1, 30, true), (1, 2, 30, false)])
        let found = try ReturnableFinancing(of: network)
        let comparison = HeadlineComparison(
            headline: 60, headlineScale: 1, network: network, found: found, scale: 1)
        #expect(comparison.returnable == 0 && comparison.ratio == nil)
        #expect(comparison.loops.loops.isEmpty)
        #expect(comparison.oneWay == 60)
    }

    /// Loops conserve money at every firm, stay within their legs and return what the measure says, whatever the network.
    @Test(arguments: 1...40)
    func `loops add up to the returnable financing`(_ seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
        func draw(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let firms = 3 + draw(8)
        let legs = (0..<(4 + draw(40))).map { _ in
            (draw(firms), draw(firms), Int64(1 + draw(90)), draw(2) == 0)
        }
        let network = try network(firms, legs)
        let found = try ReturnableFinancing(of: network)
        let loops = ReturnableLoops(found, on: network)
        #expect(!loops.isTruncated)
        #expect(loops.loops.reduce(0) { $0 + $1.returned } == Int128(found.value))
        var used = [Int64](repeating: 0, count: network.legCount)
        for loop in loops.loops {
            for (leg, next) in zip(loop.legs, loop.legs.dropFirst() + loop.legs.prefix(1)) {
                used[leg] += loop.amount
                #expect(network.head(leg) == network.tail(next))
            }
        }
        #expect(zip(used, found.legAmounts).allSatisfy { $0.0 <= $0.1 })
        #expect(ReturnableLoops(found, on: network).loops == loops.loops)
    }

    @Test func `a division that is ended says so and still counts all that goes round`() throws {
        let network = try triangle()
        let found = try ReturnableFinancing(of: network)
        let loops = ReturnableLoops(found, on: network, stepLimit: 0)
        #expect(loops.isTruncated && loops.loops.isEmpty)
    }
}
