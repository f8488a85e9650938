/// What a range of paths did to every firm, as counts and exact sums: a few kilobytes for any number of paths.
///
/// ```swift
/// let simulation = try LiquiditySimulation(model)
/// var tally = try simulation.tally(0..<1_048_576, seed: 1)
/// try tally.add(simulation.tally(1_048_576..<2_097_152, seed: 1))      // in any order: the same integers
/// tally.cashOutProbability(firm: 0).last?.value
/// ```
/// Integers add up to the same whole in any order and any division, so parts from anywhere give the bytes of the undivided run. Of an amount the mean is exact to
/// the rounding of ``ExactSum``; of its quantiles the class is known (``AmountHistogram``).
public struct StressTally: Sendable, Hashable {
    public let firms: Int
    public let quarters: Int
    public private(set) var paths: Int
    /// Paths by the quarter, from 1, at whose end the firm had not paid all that was due; 0: never. `[firm][quarter]`.
    public private(set) var cashOut: [[Int]]
    /// … by the first quarter in which it cut costs or purchases to keep its buffer.
    public private(set) var firstCut: [[Int]]
    /// `[firm][amount]`, in the order of ``Amount``.
    public private(set) var amounts: [[ExactSum]]
    /// Funding gaps, one a firm.
    public private(set) var gaps: [AmountHistogram]

    /// What is added up of a firm.
    public enum Amount: Int, Sendable, CaseIterable {
        case fundingGap, directLoss, passedOnLoss, terminatedLoss, stakeLoss
        /// Unpaid dues, direct and passed on, and terminated contracts; stakes apart.
        case supplierLoss
    }

    public init(firms: Int, quarters: Int) {
        self.firms = firms
        self.quarters = quarters
        paths = 0
        cashOut = Array(repeating: Array(repeating: 0, count: quarters + 1), count: firms)
        firstCut = cashOut
        amounts = Array(
            repeating: Array(repeating: ExactSum(), count: Amount.allCases.count), count: firms)
        gaps = Array(repeating: AmountHistogram(), count: firms)
    }

    /// Counts and sums from elsewhere.
    ///
    /// - Throws: ``SimulationError/shape(_:)`` for numbers that no tally has: what each path did is counted once for every firm.
    public init(
        quarters: Int, paths: Int, cashOut: [[Int]], firstCut: [[Int]], amounts: [[ExactSum]],
        gaps: [AmountHistogram]
    ) throws(SimulationError) {
        let firms = cashOut.count
        guard firms > 0, quarters > 0, paths >= 0, firstCut.count == firms, amounts.count == firms,
            gaps.count == firms, amounts.allSatisfy({ $0.count == Amount.allCases.count })
        else { throw .shape("the sizes of the counts contradict each other") }
        for counts in cashOut + firstCut + gaps.map({ Array($0.counts.values) }) {
            guard counts.allSatisfy({ (0...paths).contains($0) }), counts.reduce(0, +) == paths
            else { throw .shape("the counts of a firm do not add up to \(paths) paths") }
        }
        for counts in cashOut + firstCut where counts.count != quarters + 1 {
            throw .shape("\(counts.count) counts for \(quarters) quarters")
        }
        guard gaps.allSatisfy({ $0.counts.keys.allSatisfy(AmountHistogram.classes.contains) }),
            amounts.allSatisfy({ $0.allSatisfy { $0.squares >= 0 } })
        else { throw .shape("an amount that no path has") }
        self.firms = firms
        self.quarters = quarters
        self.paths = paths
        self.cashOut = cashOut
        self.firstCut = firstCut
        self.amounts = amounts
        self.gaps = gaps
    }

    /// Adds the paths of a run.
    ///
    /// - Throws: ``SimulationError/shape(_:)`` for another number of firms or quarters, or amounts beyond what integers hold.
    public mutating func add(_ outcomes: PathOutcomes) throws(SimulationError) {
        guard outcomes.firms == firms, outcomes.quarters == quarters else {
            throw .shape("outcomes of other firms or quarters")
        }
        let count = outcomes.paths
        paths += count
        for firm in 0..<firms {
            for path in firm * count..<(firm + 1) * count {
                cashOut[firm][Int(outcomes.cashOut[path])] += 1
                firstCut[firm][Int(outcomes.firstCut[path])] += 1
                let unpaid =
                    outcomes.directLoss[path] + outcomes.passedOnLoss[path]
                    + outcomes.terminatedLoss[path]
                try add(outcomes.gap[path], .fundingGap, firm)
                try add(outcomes.directLoss[path], .directLoss, firm)
                try add(outcomes.passedOnLoss[path], .passedOnLoss, firm)
                try add(outcomes.terminatedLoss[path], .terminatedLoss, firm)
                try add(outcomes.stakeLoss[path], .stakeLoss, firm)
                try add(unpaid, .supplierLoss, firm)
            }
        }
    }

    private mutating func add(
        _ value: Double, _ amount: Amount, _ firm: Int
    ) throws(SimulationError) {
        guard let parts = ExactSum.parts(value) else {
            throw .shape("an amount of \(value), which is beyond what can be added exactly")
        }
        if amount == .fundingGap { gaps[firm].add(parts: parts) }
        // Most are nothing.
        if parts != 0 { try amounts[firm][amount.rawValue].add(parts: parts) }
    }

    /// Adds other paths of the same model.
    ///
    /// - Throws: ``SimulationError/shape(_:)`` as for outcomes.
    public mutating func add(_ other: StressTally) throws(SimulationError) {
        guard other.firms == firms, other.quarters == quarters else {
            throw .shape("tallies of other firms or quarters")
        }
        paths += other.paths
        for firm in 0..<firms {
            for quarter in 0...quarters {
                cashOut[firm][quarter] += other.cashOut[firm][quarter]
                firstCut[firm][quarter] += other.firstCut[firm][quarter]
            }
            for amount in amounts[firm].indices {
                try amounts[firm][amount].add(other.amounts[firm][amount])
            }
            gaps[firm].add(other.gaps[firm])
        }
    }

    // MARK: What it says

    /// P(cash-out by the end of quarter q), one entry a quarter, with the interval of Wilson (1927).
    public func cashOutProbability(
        firm: Int, level: Double = Estimate.defaultLevel
    ) -> [Estimate] { cumulative(cashOut[firm], level) }

    /// P(costs or purchases cut by the end of quarter q).
    public func cutProbability(firm: Int, level: Double = Estimate.defaultLevel) -> [Estimate] {
        cumulative(firstCut[firm], level)
    }

    private func cumulative(_ counts: [Int], _ level: Double) -> [Estimate] {
        var reached = 0
        return counts.dropFirst().map { count in
            reached += count
            return WilsonInterval.estimate(successes: reached, trials: paths, level: level)
        }
    }

    /// Mean of an amount over the paths, in the model's unit.
    public func mean(
        _ amount: Amount, firm: Int, level: Double = Estimate.defaultLevel
    ) -> Estimate {
        amounts[firm][amount.rawValue].mean(of: paths, level: level)
            .clamped(to: 0 ... .infinity)
    }
}

extension LiquiditySimulation {
    /// Paths in memory at a time.
    private static let talliedAtOnce = 32 * PathOutcomes.blockSize

    /// Counts and sums of a range of paths, in bounded memory. Pseudo-random paths: quasi-random ones belong to a run of a certain length.
    ///
    /// - Parameters:
    ///   - range: begins at a multiple of ``PathOutcomes/blockSize``; not empty.
    ///   - progress: called from any thread with the number of paths just done.
    ///   - isCancelled: asked before every block.
    /// - Returns: `nil` after a cancellation: part of a range is no result.
    /// - Throws: ``SimulationError`` for a range outside the limits, or amounts that cannot be added exactly.
    public func tally(
        _ range: Range<Int>, seed: UInt64, threads: Int? = nil,
        progress: (@Sendable (_ paths: Int) -> Void)? = nil,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(SimulationError) -> StressTally? {
        guard !range.isEmpty, range.lowerBound % PathOutcomes.blockSize == 0 else {
            throw .shape(
                "paths \(range.lowerBound) to \(range.upperBound) do not begin at a multiple of \(PathOutcomes.blockSize), or are none"
            )
        }
        guard range.lowerBound >= 0, SimulationLimits.talliedPaths.contains(range.upperBound)
        else {
            throw .limit(
                name: "paths", value: range.upperBound, allowed: SimulationLimits.talliedPaths)
        }
        var tally = StressTally(firms: model.firms.count, quarters: model.quarters)
        var next = range.lowerBound
        while next < range.upperBound {
            let end = min(range.upperBound, next + Self.talliedAtOnce)
            let options = SimulationOptions(paths: end, seed: seed, threads: threads)
            let outcomes = try run(
                next..<end, options, seesDays: false, progress: progress, isCancelled: isCancelled)
            guard outcomes.paths == end - next else { return nil }
            try tally.add(outcomes)
            next = end
        }
        return tally
    }
}
