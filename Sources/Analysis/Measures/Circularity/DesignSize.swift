import Circularity
import FlowNetwork
import Ledger
import Money

/// How few cases a permutation test counts among: with R equally likely cases, the observed one among them, no p is below 1/R.
struct DesignSize {
    private let analysis: Analysis

    init(_ analysis: Analysis) { self.analysis = analysis }

    /// Amounts permuted over the legs: equal ones change places without a change.
    var weights: Double? {
        let weights = analysis.headline.stated.network.weight
        return Self.least(of: weights.count, ties: Self.ties(Array(weights)))
    }

    /// Partners swapped: swaps reach no more networks than all orders of the legs' ends.
    var swaps: Double? { Self.least(of: analysis.headline.stated.network.legCount) }

    /// Relabellings of the firms that finance or buy.
    func relabellings(of firms: Int) -> Double? { Self.least(of: firms) }

    /// Shuffles of the days of deals.
    var days: Double? {
        let rows = analysis.network.announcementRows(analysis.ledger)
        var days: [Int: Int32] = [:]
        for (row, day) in rows.list.days.enumerated() {
            if let day { days[rows.deals[row]] = day.daysSince1970 }
        }
        return Self.least(of: days.count, ties: Self.ties(Array(days.values)))
    }

    /// Sizes of the groups of equal values.
    private static func ties(_ values: [some Hashable]) -> [Int] {
        Array(Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +).values)
    }

    /// 1 over the number of different orders, `n! / Π tᵢ!`; `nil` where that is below what any replicates can show.
    static func least(of count: Int, ties: [Int] = []) -> Double? {
        var orders = 1.0
        var free = count
        // One group after the other chooses its places among those that are left.
        let groups = ties.isEmpty ? Array(repeating: 1, count: count) : ties.sorted()
        for size in groups {
            for place in 0..<size { orders *= Double(free - place) / Double(place + 1) }
            free -= size
            if orders > 1e9 { return nil }
        }
        return 1 / orders.rounded()
    }
}
