import CKernels
import Dispatch

extension CapitalNetwork {
    /// Share of all equity that is lost, its own not counted, when each firm fails alone.
    ///
    /// The same numbers as ``debtRank(shock:rule:)`` with one firm at 1 at a time, to about 10⁻¹², but computed for sixteen
    /// firms at once: the final stress is the least solution of `h = min(1, h(1) + Λh)`, and sweeps that use new values at
    /// once rise to it in about half the rounds. One sweep reads each claim once for sixteen firms; blocks of sixteen are
    /// independent, so the result is the same on any number of threads. 128 bytes a firm and thread.
    /// - Throws: ``ClearingError/notConverged(model:residual:iterations:)`` when sweeps do not come to rest.
    public func debtRankOfEveryFirm(threads: Int = 1) throws(ClearingError) -> [Double] {
        let count = network.firmCount
        guard count > 0 else { return [] }
        let lanes = Int(OUROBOROS_DEBTRANK_LANES)
        let blocks = (count + lanes - 1) / lanes
        let workers = max(1, min(threads, blocks))
        let sweeper = DebtRankSweeper(self)
        // Unsafe: workers write disjoint elements of one result.
        let results = UnsafeMutableBufferPointer<Double>.allocate(capacity: blocks * lanes)
        results.initialize(repeating: .nan)
        defer { results.deallocate() }
        nonisolated(unsafe) let shared = results
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            let memory = sweeper.memory()
            for block in stride(from: worker, to: blocks, by: workers) {
                sweeper.run(block: block, memory) { lane, impact in
                    shared[block * lanes + lane] = impact
                }
            }
        }
        guard !results.prefix(count).contains(where: \.isNaN) else {
            throw .notConverged(
                model: "DebtRank", residual: .infinity, iterations: DebtRankSweeper.maxSweeps)
        }
        return Array(results.prefix(count))
    }
}

/// Runs blocks of firms through the kernel.
private struct DebtRankSweeper: Sendable {
    let rowStart: [Int32]
    let debtor: [Int32]
    let amount: [Double]
    let inverse: [Double]
    let weights: [Double]
    let lanes = Int(OUROBOROS_DEBTRANK_LANES)

    static let maxSweeps = 100_000

    init(_ capital: CapitalNetwork) {
        rowStart = capital.network.rowStart
        debtor = capital.network.debtor
        amount = capital.network.amount
        inverse = capital.inverseEquity
        weights = capital.weights
    }

    /// Stress of sixteen runs side by side, and which firms are at 1 in all of them.
    final class Memory {
        var stress: [Double]
        var isSettled: [UInt8]
        init(firms: Int, lanes: Int) {
            stress = [Double](repeating: 0, count: firms * lanes)
            isSettled = [UInt8](repeating: 0, count: firms)
        }
    }

    func memory() -> Memory { Memory(firms: weights.count, lanes: lanes) }

    func run(block: Int, _ memory: Memory, report: (Int, Double) -> Void) {
        let firms = weights.count
        let used = min(lanes, firms - block * lanes)
        memory.stress.withUnsafeMutableBufferPointer { stress in
            memory.isSettled.withUnsafeMutableBufferPointer { isSettled in
                stress.update(repeating: 0)
                isSettled.update(repeating: 0)
                for lane in 0..<lanes {
                    // Lanes without a firm of their own repeat the first, so that they stop when it does.
                    let source = block * lanes + (lane < used ? lane : 0)
                    stress[source * lanes + lane] = 1
                }
                guard sweep(stress, isSettled) else { return }
                for lane in 0..<used {
                    var impact = 0.0
                    for firm in 0..<firms { impact += weights[firm] * stress[firm * lanes + lane] }
                    report(lane, impact - weights[block * lanes + lane])
                }
            }
        }
    }

    private func sweep(
        _ stress: UnsafeMutableBufferPointer<Double>, _ isSettled: UnsafeMutableBufferPointer<UInt8>
    ) -> Bool {
        rowStart.withUnsafeBufferPointer { rowStart in
            debtor.withUnsafeBufferPointer { debtor in
                amount.withUnsafeBufferPointer { amount in
                    inverse.withUnsafeBufferPointer { inverse in
                        var stop = SweepConvergence(tolerance: 1e-12)
                        for _ in 0..<Self.maxSweeps {
                            let change = ouroboros_debtrank_sweep(
                                Int64(weights.count), rowStart.baseAddress, debtor.baseAddress,
                                amount.baseAddress, inverse.baseAddress, stress.baseAddress,
                                isSettled.baseAddress)
                            if stop.isDone(after: change) { return true }
                        }
                        return false
                    }
                }
            }
        }
    }
}
