import Money

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Quarterly revenue whose years add up to a plan.
///
/// Between the middles of the years revenue grows evenly (its logarithm is linear), at the ends as in the nearest pair of years; then each year is
/// scaled to its figure. After the plan, revenue grows at a constant rate. Units: those of the plan.
struct RevenuePath {
    private let plan: [(year: Int, total: Double)]
    /// Growth in a year after the plan, and of a plan of one year.
    private let growth: Double

    /// - Parameter plan: consecutive years, at least one, totals above zero.
    init(plan: [(year: Int, total: Double)], growth: Double) {
        self.plan = plan
        self.growth = growth
    }

    /// Revenue of a quarter.
    func revenue(_ quarter: Quarter) -> Double {
        guard let first = plan.first, let last = plan.last else { return 0 }
        if quarter.year > last.year {
            let end = scaled(Quarter(index: last.year * 4 + 3), in: last)
            return end * pow(1 + growth, Double(quarter.index - (last.year * 4 + 3)) / 4)
        }
        guard quarter.year >= first.year else { return smooth(quarter) }
        return scaled(quarter, in: plan[quarter.year - first.year])
    }

    private func scaled(_ quarter: Quarter, in entry: (year: Int, total: Double)) -> Double {
        let sum = (0..<4).reduce(0.0) { $0 + smooth(Quarter(index: entry.year * 4 + $1)) }
        return smooth(quarter) * entry.total / sum
    }

    /// Before scaling: through a quarter of each year's figure in the middle of the year.
    private func smooth(_ quarter: Quarter) -> Double {
        guard let first = plan.first else { return 0 }
        // Years from the middle of the first plan year to the middle of the quarter.
        let place = (Double(quarter.index) + 0.5) / 4 - (Double(first.year) + 0.5)
        guard plan.count > 1 else { return first.total / 4 * pow(1 + growth, place) }
        let left = min(max(0, Int(place.rounded(.down))), plan.count - 2)
        let (a, b) = (log(plan[left].total), log(plan[left + 1].total))
        return exp(a + (place - Double(left)) * (b - a)) / 4
    }
}
