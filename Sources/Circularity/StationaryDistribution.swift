/// The stationary weights of a strongly connected network: `z > 0`, summing to 1, with
/// `z_i Σ_j a_ij = Σ_j z_j a_ji` for every firm, where `a_ij` is what `i` pays `j`.
///
/// State elimination without subtractions (Grassmann, Taksar & Heyman 1985, "Regenerative analysis and steady
/// state distributions for Markov chains"): every component has a small relative error, however unequal the
/// weights are. The firm with the fewest pairs of neighbours goes first (Markowitz 1957), which keeps sparse
/// networks sparse for long. At worst O(n³) time and O(n²) memory.
struct StationaryDistribution {
    /// What each firm that is left pays: receivers and rates.
    private var targets: [[Int32]]
    private var rates: [[Double]]
    /// Who pays each firm that is left.
    private var sources: [[Int32]]

    /// - Parameters:
    ///   - targets: for each firm the firms that it pays, each once and none itself.
    ///   - rates: what it pays each of them, above 0.
    init(targets: [[Int32]], rates: [[Double]]) {
        self.targets = targets
        self.rates = rates
        sources = Array(repeating: [], count: targets.count)
        for (firm, row) in targets.enumerated() {
            for target in row { sources[Int(target)].append(Int32(firm)) }
        }
    }

    /// Eliminates the firms one by one; the rates are used up.
    consuming func solve() -> [Double] {
        let n = targets.count
        guard n > 0 else { return [] }
        var alive = (0..<Int32(n)).map { $0 }
        // Of each eliminated firm: who paid it then, divided by all that it paid on.
        var order: [(firm: Int32, start: Int, end: Int)] = []
        var payers: [Int32] = []
        var shares: [Double] = []
        // Place of each receiver in the row that is being changed, −1 elsewhere.
        var place = [Int32](repeating: -1, count: n)
        while alive.count > 1 {
            let v = takeLeastConnected(&alive)
            let (row, amounts) = (targets[v], rates[v])
            let sum = amounts.reduce(0, +)
            let start = payers.count
            for source in sources[v] {
                let i = Int(source)
                let share = removeRate(from: i, to: Int32(v)) / sum
                payers.append(source)
                shares.append(share)
                add(row, amounts, times: share, to: i, &place)
            }
            for target in row {
                if let at = sources[Int(target)].firstIndex(of: Int32(v)) {
                    sources[Int(target)].remove(at: at)
                }
            }
            order.append((Int32(v), start, payers.count))
        }
        var z = [Double](repeating: 0, count: n)
        z[Int(alive[0])] = 1
        for (firm, start, end) in order.reversed() {
            z[Int(firm)] = (start..<end).reduce(0) { $0 + z[Int(payers[$1])] * shares[$1] }
        }
        let total = z.reduce(0, +)
        return z.map { $0 / total }
    }

    /// Removes from `alive` the firm whose elimination touches the fewest pairs of firms.
    private func takeLeastConnected(_ alive: inout [Int32]) -> Int {
        var best = 0
        var least = Int.max
        for (candidate, firm) in alive.enumerated() {
            let pairs = targets[Int(firm)].count * sources[Int(firm)].count
            if pairs < least {
                least = pairs
                best = candidate
            }
        }
        let firm = alive[best]
        alive[best] = alive[alive.count - 1]
        alive.removeLast()
        return Int(firm)
    }

    private mutating func removeRate(from i: Int, to v: Int32) -> Double {
        guard let at = targets[i].firstIndex(of: v) else { return 0 }
        targets[i].remove(at: at)
        return rates[i].remove(at: at)
    }

    /// What firm `i` paid the eliminated one now goes straight on to the receivers of that one.
    private mutating func add(
        _ row: [Int32], _ amounts: [Double], times share: Double, to i: Int, _ place: inout [Int32]
    ) {
        for (index, target) in targets[i].enumerated() { place[Int(target)] = Int32(index) }
        for (index, target) in row.enumerated() where Int(target) != i {
            let at = Int(place[Int(target)])
            if at >= 0 {
                rates[i][at] += share * amounts[index]
            } else {
                targets[i].append(target)
                rates[i].append(share * amounts[index])
                sources[Int(target)].append(Int32(i))
            }
        }
        for target in targets[i] { place[Int(target)] = -1 }
    }
}
