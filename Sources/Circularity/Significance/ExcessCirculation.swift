import FlowNetwork
import Statistics

/// Whether more money can go round than in comparable networks made by chance (measure 7).
///
/// ```swift
/// let excess = try ExcessCirculation(of: network, null: .weights, replicates: 2000, streams: RandomStreams(seed: 1))
/// excess.test.pValue      // small: the circulation share is more than the amounts' order would give by chance
/// ```
///
/// - ``NullModel/weights``: amounts permuted over the fixed legs.
/// - ``NullModel/swap``: degree-preserving swaps (``EdgeSwapChain``), amounts carried along. The replicates start from a common network that
///   lies `burnIn` steps from the observed one, and each is `burnIn` further steps away: observed and replicates are then exchangeable
///   however slowly the chain mixes, and p is exact (Besag & Clifford 1989, "Generalized Monte Carlo significance tests", parallel method).
///
/// Conditional on the ledger: deals were entered because someone wrote about them, and writers look for loops. The test says whether the
/// ledger's loops carry more than the ledger's own firms and amounts would by chance, not how common loops are in the economy.
///
/// Cost: R circulations. Same seed, same numbers, for any number of threads.
public struct ExcessCirculation: Sendable, Hashable {
    public let null: NullModel
    /// Circulation shares `C*/W`.
    public let test: PermutationTest
    /// How the swaps went; `nil` for ``NullModel/weights``.
    public let swaps: Swaps?

    public struct Swaps: Sendable, Hashable {
        /// Steps from the observed network to the common start, and from there to each replicate.
        public let burnIn: Int
        /// Accepted swaps over steps.
        public let acceptanceRate: Double
    }

    /// Steps for each leg between the networks of the swap null, counted before refusals: each leg is picked twenty times.
    public static let stepsPerLeg = 10

    /// Most firms of the swap null: it keeps a table of firms × firms.
    public static let swapFirmLimit = 1024

    /// Replicates with a stream of random numbers of their own.
    public static let blockSize = 50

    /// - Throws: ``MeasureError/statistics(_:)`` for fewer than two replicates or a network without money, ``MeasureError/circulation(_:)`` for a
    ///   defect of the solver.
    public init(
        of network: WeightedDigraph, null: NullModel, replicates: Int = defaultReplicates,
        streams: RandomStreams, threads: Int? = nil
    ) throws(MeasureError) {
        guard replicates > 1, network.totalWeight > 0 else {
            throw .statistics(.parameter("a null model needs money and two replicates or more"))
        }
        let observed = try Self.circulation(of: network)
        let drawn = try Self.drawn(
            network, null: null, range: 0..<replicates, streams: streams, threads: threads)
        swaps = drawn.swaps
        self.null = null
        let total = Double(network.totalWeight)
        do throws(StatisticsError) {
            test = try PermutationTest(
                observed: Double(observed) / total,
                replicates: drawn.values.map { Double($0) / total })
        } catch { throw .statistics(error) }
    }

    static func circulation(of network: WeightedDigraph) throws(MeasureError) -> Int64 {
        do throws(CirculationError) {
            return try MaximumCirculation(of: network).value
        } catch { throw .circulation(error) }
    }

    /// Circulations of the replicates of a range, which begins with a block of them.
    static func drawn(
        _ network: WeightedDigraph, null: NullModel, range: Range<Int>, streams: RandomStreams,
        threads: Int?
    ) throws(MeasureError) -> (values: [Int64], swaps: Swaps?) {
        let blocks = Blocks(items: range.count, size: blockSize)
        let firstBlock = range.lowerBound / blockSize
        switch null {
        case .weights:
            let values = try blocks.map(
                threads: threads,
                throwing: { block, items in
                    measured { () throws(MeasureError) in
                        try permuted(network, items.count, firstBlock + block, streams)
                    }
                })
            return (values.flatMap { $0 }, nil)
        case .swap:
            guard network.firmCount <= swapFirmLimit else {
                throw .statistics(
                    .parameter(
                        "the swap null takes at most \(swapFirmLimit) firms, the network has \(network.firmCount)"
                    ))
            }
            let burnIn = stepsPerLeg * network.legCount
            var hub = EdgeSwapChain(of: network)
            do throws(StatisticsError) {
                // The last block's stream: no block of replicates uses it.
                var generator = try streams.generator(
                    .swapNull, block: RandomStreams.blockLimit - 1)
                try hub.walk(burnIn, &generator)
            } catch { throw .statistics(error) }
            let start = hub
            let results = try blocks.map(
                threads: threads,
                throwing: { block, items in
                    measured { () throws(MeasureError) in
                        try swapped(
                            network, start, burnIn, items.count, firstBlock + block, streams)
                    }
                })
            let accepted = results.reduce(hub.accepted) { $0 + $1.accepted }
            let steps = results.reduce(hub.steps) { $0 + $1.steps }
            return (
                results.flatMap(\.values),
                Swaps(
                    burnIn: burnIn,
                    acceptanceRate: steps > 0 ? Double(accepted) / Double(steps) : 0)
            )
        }
    }

    private static func permuted(
        _ network: WeightedDigraph, _ count: Int, _ block: Int, _ streams: RandomStreams
    ) throws(MeasureError) -> [Int64] {
        var solver = CirculationSolver(of: network)
        var weights = network.weight
        var values: [Int64] = []
        var generator = try streams.measuring(.weightNull, block: block)
        for _ in 0..<count {
            do throws(StatisticsError) { try generator.shuffle(&weights) } catch {
                throw .statistics(error)
            }
            do throws(CirculationError) {
                values.append(try solver.value(weights: weights))
            } catch { throw .circulation(error) }
        }
        return values
    }

    private struct Walked: Sendable {
        var values: [Int64] = []
        var steps = 0
        var accepted = 0
    }

    private static func swapped(
        _ network: WeightedDigraph, _ hub: EdgeSwapChain, _ steps: Int, _ count: Int,
        _ block: Int, _ streams: RandomStreams
    ) throws(MeasureError) -> Walked {
        var result = Walked()
        var generator = try streams.measuring(.swapNull, block: block)
        var solver = RewiredCirculationSolver(of: network)
        for _ in 0..<count {
            var chain = hub
            do throws(StatisticsError) { try chain.walk(steps, &generator) } catch {
                throw .statistics(error)
            }
            result.steps += chain.steps - hub.steps
            result.accepted += chain.accepted - hub.accepted
            do throws(CirculationError) {
                result.values.append(try solver.value(heads: chain.heads))
            } catch { throw .circulation(error) }
        }
        return result
    }
}
