import FlowNetwork
import Statistics

/// Whether more financing can return than in comparable networks made by chance.
///
/// As ``ExcessCirculation``, on `R*` over all financing. Financing and orders keep apart in both nulls: ``NullModel/weights`` permutes the amounts of
/// financing over its legs and those of orders over theirs; ``NullModel/swap`` swaps partners within each of the two, so that every firm keeps
/// its number of financiers, of firms it finances, of suppliers and of customers. All financing stays the same, so the share and the
/// amount test alike.
///
/// Cost: R solutions. Same seed, same numbers, for any number of threads.
public struct ExcessReturnable: Sendable, Hashable {
    public let null: NullModel
    /// `R*/ΣF`.
    public let test: PermutationTest
    /// How the swaps went; `nil` for ``NullModel/weights``.
    public let swaps: ExcessCirculation.Swaps?

    private static let blockSize = 50

    /// - Throws: ``MeasureError/statistics(_:)`` for fewer than two replicates or a network without financing.
    public init(
        of network: FinancingNetwork, null: NullModel, replicates: Int = defaultReplicates,
        streams: RandomStreams, threads: Int? = nil
    ) throws(MeasureError) {
        guard replicates > 1, network.financing.totalWeight > 0 else {
            throw .statistics(.parameter("a null model needs financing and two replicates or more"))
        }
        let observed: Int64
        do throws(CirculationError) {
            observed = try ReturnableFinancing(of: network).value
        } catch { throw .circulation(error) }
        let blocks = Blocks(items: replicates, size: Self.blockSize)
        let values: [[Int64]]
        switch null {
        case .weights:
            swaps = nil
            values = try blocks.map(
                threads: threads,
                throwing: { block, items in
                    measured { () throws(MeasureError) in
                        try Self.permuted(network, items.count, block, streams)
                    }
                })
        case .swap:
            guard network.firmCount <= ExcessCirculation.swapFirmLimit else {
                throw .statistics(
                    .parameter(
                        "the swap null takes at most \(ExcessCirculation.swapFirmLimit) firms, the network has \(network.firmCount)"
                    ))
            }
            var start = SwapPair(of: network)
            // The last block's stream: no block of replicates uses it.
            var generator = try streams.measuring(
                .returnableSwapNull, block: RandomStreams.blockLimit - 1)
            try start.walk(&generator)
            let hub = start
            let results = try blocks.map(
                threads: threads,
                throwing: { block, items in
                    measured { () throws(MeasureError) in
                        try Self.swapped(network, hub, items.count, block, streams)
                    }
                })
            values = results.map(\.values)
            let accepted = results.reduce(hub.accepted) { $0 + $1.accepted }
            let steps = results.reduce(hub.steps) { $0 + $1.steps }
            swaps = ExcessCirculation.Swaps(
                burnIn: hub.burnIn,
                acceptanceRate: steps > 0 ? Double(accepted) / Double(steps) : 0)
        }
        self.null = null
        let total = Double(network.financing.totalWeight)
        do throws(StatisticsError) {
            test = try PermutationTest(
                observed: Double(observed) / total,
                replicates: values.flatMap { $0 }.map { Double($0) / total })
        } catch { throw .statistics(error) }
    }

    private static func permuted(
        _ network: FinancingNetwork, _ count: Int, _ block: Int, _ streams: RandomStreams
    ) throws(MeasureError) -> [Int64] {
        var generator = try streams.measuring(.returnableWeightNull, block: block)
        var financing = network.financing.weight
        var orders = network.orders.weight
        var values: [Int64] = []
        var solver: ReturnableSolver
        do throws(CirculationError) {
            solver = try ReturnableSolver(of: network)
        } catch { throw .circulation(error) }
        for _ in 0..<count {
            do throws(StatisticsError) {
                try generator.shuffle(&financing)
                try generator.shuffle(&orders)
            } catch { throw .statistics(error) }
            do throws(CirculationError) {
                values.append(try solver.value(weights: financing + orders))
            } catch { throw .circulation(error) }
        }
        return values
    }

    /// The two chains of swaps.
    private struct SwapPair: Sendable {
        var financing: EdgeSwapChain
        var orders: EdgeSwapChain

        init(of network: FinancingNetwork) {
            financing = EdgeSwapChain(of: network.financing)
            orders = EdgeSwapChain(of: network.orders)
        }

        var accepted: Int { financing.accepted + orders.accepted }
        var steps: Int { financing.steps + orders.steps }
        var burnIn: Int {
            ExcessCirculation.stepsPerLeg * (financing.heads.count + orders.heads.count)
        }

        mutating func walk(_ generator: inout RandomGenerator) throws(MeasureError) {
            do throws(StatisticsError) {
                try financing.walk(
                    ExcessCirculation.stepsPerLeg * financing.heads.count, &generator)
                try orders.walk(ExcessCirculation.stepsPerLeg * orders.heads.count, &generator)
            } catch { throw .statistics(error) }
        }
    }

    private struct Walked: Sendable {
        var values: [Int64] = []
        var steps = 0
        var accepted = 0
    }

    private static func swapped(
        _ network: FinancingNetwork, _ hub: SwapPair, _ count: Int, _ block: Int,
        _ streams: RandomStreams
    ) throws(MeasureError) -> Walked {
        var result = Walked()
        var generator = try streams.measuring(.returnableSwapNull, block: block)
        var solver: RewiredReturnableSolver
        do throws(CirculationError) {
            solver = try RewiredReturnableSolver(of: network)
        } catch { throw .circulation(error) }
        for _ in 0..<count {
            var chain = hub
            try chain.walk(&generator)
            result.steps += chain.steps - hub.steps
            result.accepted += chain.accepted - hub.accepted
            do throws(CirculationError) {
                result.values.append(
                    try solver.value(
                        financingHeads: chain.financing.heads, orderHeads: chain.orders.heads))
            } catch { throw .circulation(error) }
        }
        return result
    }
}
