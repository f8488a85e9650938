import FlowNetwork
import Statistics
import Testing

@testable import Circularity

@Suite("Shortcuts of tests against chance")
struct ChanceShortcutTests {
    /// Financing and orders between some firms, many amounts alike; some firms only pay, or only receive.
    private static func network(_ seed: UInt64) throws -> FinancingNetwork {
        var generator = SeededGenerator(seed)
        let firms = 4 + Int(seed % 9)
        var pairs: Set<[Int]> = []
        var list = EdgeList(firms: firms, legs: [])
        var isFinancing: [Bool] = []
        for _ in 0..<(firms * 4) {
            let from = Int.random(in: 0..<firms, using: &generator)
            let to = Int.random(in: 0..<firms, using: &generator)
            let finances = Bool.random(using: &generator)
            guard from != to, pairs.insert([from, to, finances ? 1 : 0]).inserted else { continue }
            list.tails.append(Int32(from))
            list.heads.append(Int32(to))
            list.weights.append(Int64.random(in: 1...(seed % 2 == 0 ? 3 : 1000), using: &generator))
            isFinancing.append(finances)
        }
        return try FinancingNetwork(list, isFinancing: isFinancing)
    }

    private func digraph(
        _ chain: EdgeSwapChain, _ weights: [Int64], _ names: [String]
    ) throws -> WeightedDigraph {
        try WeightedDigraph(
            EdgeList(names: names, tails: chain.tails, heads: chain.heads, weights: weights))
    }

    @Test("swapped partners give what the swapped network gives, solved anew", arguments: 0..<24)
    func swaps(seed: UInt64) throws {
        let network = try Self.network(seed)
        guard network.financing.legCount > 1, network.orders.legCount > 1 else { return }
        var generator = try RandomStreams(seed: seed).generator(.swapNull, block: 0)
        var financing = EdgeSwapChain(of: network.financing)
        var orders = EdgeSwapChain(of: network.orders)
        var returnable = try RewiredReturnableSolver(of: network)
        var circulation = RewiredCirculationSolver(of: network.financing)
        for _ in 0..<10 {
            try financing.walk(30, &generator)
            try orders.walk(30, &generator)
            let financed = try digraph(financing, network.financing.weight, network.names)
            let ordered = try digraph(orders, network.orders.weight, network.names)
            let both = try FinancingNetwork(financing: financed, orders: ordered)
            #expect(
                try returnable.value(
                    financingHeads: financing.heads, orderHeads: orders.heads)
                    == ReturnableFinancing(of: both).value)
            #expect(
                try circulation.value(heads: financing.heads)
                    == MaximumCirculation(of: financed).value)
        }
    }
}

@Suite("Widths of intervals where an input is known")
struct ConditionalWidthsTests {
    /// Sorted anew for every fold and bin.
    private func plain(_ values: [Double], by input: [Double], _ level: Double, bins: Int) -> Double
    {
        let order = input.indices.sorted { (input[$0], $0) < (input[$1], $1) }
        var sum = 0.0
        for bin in 0..<bins {
            let part = order[(bin * order.count / bins)..<((bin + 1) * order.count / bins)]
            sum += Double(part.count) * DisclosureValue.width(part.map { values[$0] }, level)
        }
        return sum / Double(values.count)
    }

    @Test(
        "counting in the order of the values gives what sorting every bin gives, to the last bit",
        arguments: [
            (draws: 200, distinct: 1_000_000), (203, 1_000_000), (257, 5), (400, 1), (31, 7),
        ], [0.8, 0.5])
    func plainTwin(_ sample: (draws: Int, distinct: Int), level: Double) {
        var generator = SeededGenerator(UInt64(sample.draws + sample.distinct))
        func drawn() -> Double {
            Double(Int.random(in: 0..<sample.distinct, using: &generator)) / 7
        }
        let values = (0..<sample.draws).map { _ in drawn() }
        let widths = ConditionalWidths(of: values, level: level, bins: 10, folds: 10)
        for round in 0..<4 {
            // Many zeros, as of a deal that falls in most draws.
            let input = (0..<sample.draws).map { _ in
                round % 2 == 0 || Bool.random(using: &generator) ? drawn() : 0
            }
            let found = widths.narrowings(knowing: input)
            let whole = DisclosureValue.width(values, level)
            #expect(found.all == whole - plain(values, by: input, level, bins: 10))
            for fold in 0..<10 {
                let kept = values.indices.filter { $0 % 10 != fold }
                let some = kept.map { values[$0] }
                let expected =
                    DisclosureValue.width(some, level)
                    - plain(some, by: kept.map { input[$0] }, level, bins: 10)
                #expect(found.folds[fold] == expected, "fold \(fold)")
            }
        }
    }
}
