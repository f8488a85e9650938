/// Stationary weights by sweeps from a good guess: the fast way to what ``StationaryDistribution`` computes exactly.
///
/// Gauss–Seidel: every firm's weight is set to what it receives over what it pays, in alternating order (Stewart 1994,
/// "Introduction to the numerical solution of Markov chains", section 3.2). Where money mixes fast, as in most webs
/// of firms, each sweep gains a fixed factor, and a guess from the round before needs few. The result is kept only
/// when the remaining error, judged from how fast the changes shrink, is at the level of rounding; otherwise the caller
/// eliminates.
struct GaussSeidelSweeps {
    /// Who pays each firm, as compressed rows, with the amounts.
    private var inStart: [Int]
    private var payers: [Int32] = []
    private var amounts: [Double] = []
    /// What each firm pays in all.
    private var paid: [Double]

    private static let mostSweeps = 400
    /// Relative error that counts as none.
    private static let precision = 2e-14
    /// Relative changes below this are too near rounding to judge by.
    private static let blurred = 1e-13

    init(targets: [[Int32]], rates: [[Double]]) {
        let n = targets.count
        inStart = [Int](repeating: 0, count: n + 1)
        paid = rates.map { $0.reduce(0, +) }
        for row in targets { for target in row { inStart[Int(target) + 1] += 1 } }
        for firm in 0..<n { inStart[firm + 1] += inStart[firm] }
        var next = inStart
        payers = [Int32](repeating: 0, count: inStart[n])
        amounts = [Double](repeating: 0, count: inStart[n])
        for (firm, row) in targets.enumerated() {
            for (index, target) in row.enumerated() {
                let place = next[Int(target)]
                next[Int(target)] += 1
                payers[place] = Int32(firm)
                amounts[place] = rates[firm][index] / paid[Int(target)]
            }
        }
    }

    /// - Parameter guess: any positive numbers.
    /// - Returns: the weights, summing to 1; `nil` when the sweeps do not settle.
    func solve(from guess: [Double]) -> [Double]? {
        let n = paid.count
        var z = guess
        var before = Double.infinity
        // By how much a sweep shrinks the change; kept from when rounding did not blur it yet.
        var factor = 0.0
        var settled = false
        // Unsafe: the sweeps are single array accesses; every index comes from compressed rows built above.
        z.withUnsafeMutableBufferPointer { z in
            inStart.withUnsafeBufferPointer { inStart in
                payers.withUnsafeBufferPointer { payers in
                    amounts.withUnsafeBufferPointer { amounts in
                        for sweep in 0..<GaussSeidelSweeps.mostSweeps {
                            var change = 0.0
                            var place = 0
                            while place < n {
                                let firm = sweep % 2 == 0 ? place : n - 1 - place
                                var sum = 0.0
                                var payer = inStart[firm]
                                let end = inStart[firm + 1]
                                while payer < end {
                                    sum += z[Int(payers[payer])] * amounts[payer]
                                    payer += 1
                                }
                                change = max(change, abs(sum - z[firm]) / sum)
                                z[firm] = sum
                                place += 1
                            }
                            if change > GaussSeidelSweeps.blurred {
                                factor = min(change / before, 0.999)
                            }
                            before = change
                            if change / (1 - factor) <= GaussSeidelSweeps.precision {
                                settled = true
                                return
                            }
                            guard change.isFinite else { return }
                        }
                    }
                }
            }
        }
        guard settled else { return nil }
        let total = z.reduce(0, +)
        guard total.isFinite, total > 0 else { return nil }
        return z.map { $0 / total }
    }
}
