import FlowNetwork
import Testing

@Suite struct WeightedDigraphTests {
    @Test("parallel rows are summed, own legs and empty rows dropped and counted")
    func merging() throws {
        let network = try network(
            3, [(2, 0, 5), (0, 1, 1), (0, 1, 2), (1, 1, 9), (0, 2, 0), (0, 2, 4)])
        #expect(network.tail == [0, 0, 2] && network.head == [1, 2, 0])
        #expect(network.weight == [3, 4, 5] && network.totalWeight == 12)
        #expect(network.droppedSelfLoops == 1 && network.droppedZeroRows == 1)
        #expect(network.outLegs(of: 0) == 0..<2 && network.outLegs(of: 1).isEmpty)
        #expect(Array(network.inLegs(of: 0)) == [2])
        #expect(network.leg(from: 0, to: 2) == 1 && network.leg(from: 1, to: 0) == nil)
    }

    @Test("rows that make no network are refused with the row")
    func refusals() throws {
        #expect(throws: GraphError.unknownFirm(leg: 1)) { try network(2, [(0, 1, 1), (0, 2, 1)]) }
        #expect(throws: GraphError.unknownFirm(leg: 0)) { try network(2, [(-1, 1, 1)]) }
        #expect(throws: GraphError.negativeWeight(leg: 0)) { try network(2, [(0, 1, -1)]) }
        #expect(throws: GraphError.totalOverflow) {
            try network(2, [(0, 1, .max), (1, 0, 1)])
        }
        #expect(throws: GraphError.selfLoop(leg: 0, firm: "1")) {
            try WeightedDigraph(EdgeList(firms: 2, legs: [(1, 1, 1)]), selfLoops: .reject)
        }
        let uneven = EdgeList(names: ["a"], tails: [0], heads: [], weights: [1])
        #expect(throws: GraphError.self) { try WeightedDigraph(uneven) }
        #expect(throws: GraphError.self) {
            try WeightedDigraph(EdgeList(names: [], scale: 20))
        }
    }

    @Test("legs in and legs out are the same legs")
    func bothWays() throws {
        let network = try Fixture.network("er_100")
        var seen = Set<Int32>()
        for firm in 0..<network.firmCount {
            for leg in network.inLegs(of: firm) {
                #expect(Int(network.head[Int(leg)]) == firm)
                seen.insert(leg)
            }
            for leg in network.outLegs(of: firm) { #expect(Int(network.tail[leg]) == firm) }
        }
        #expect(seen.count == network.legCount)
    }
}
