/// Whether there are enough paths for what is printed.
public struct Convergence: Sendable, Hashable {
    public let paths: Int
    public let checks: [Check]

    /// One number with the error that is allowed.
    public struct Check: Sendable, Hashable {
        public let firm: String
        public let quantity: Quantity
        public let estimate: Estimate
        /// The standard error that is allowed.
        public let tolerance: Double
        /// The number from the first half of the paths; `nil` when they are no sample of their own.
        public let half: Double?

        /// The number from half of the paths differs from the whole by a normal variable with the whole's own standard error: 4.5 are allowed, which one run in a thousand exceeds somewhere.
        public var isStable: Bool {
            half.map {
                abs($0 - estimate.value) <= Convergence.stableErrors * estimate.standardError
            } ?? true
        }
    }

    public enum Quantity: String, Sendable, Hashable { case cashOutProbability, meanGap }

    /// Half a percentage point.
    public static let probabilityTolerance = 0.005
    /// Share of the mean gap, or of the opening cash if that is more.
    public static let gapTolerance = 0.02

    /// Standard errors by which half of the paths may differ.
    public static let stableErrors = 4.5

    public enum Verdict: Sendable, Hashable {
        case converged
        /// Some number is less precise than allowed: how many paths it would take.
        case needsPaths(Int)
        /// Half of the paths say something else than all of them.
        case unstable
    }

    public var verdict: Verdict {
        if checks.contains(where: { !$0.isStable }) { return .unstable }
        let excess = checks.map { $0.estimate.standardError / $0.tolerance }.max() ?? 0
        guard excess > 1 else { return .converged }
        let needed = Double(paths) * excess * excess
        return .needsPaths(needed < 1e12 ? Int(needed.rounded(.up)) : 1_000_000_000_000)
    }

    public init(
        _ outcomes: PathOutcomes, firms: [FirmOutcome], model: CashFlowModel, groups: PathGroups
    ) {
        paths = outcomes.paths
        let half = outcomes.paths / 2
        // Of a firm that is judged by headroom neither number is stated.
        checks = firms.filter { !$0.isJudgedByHeadroom }.flatMap { firm -> [Check] in
            let start = firm.index * outcomes.paths
            let isSplit = groups.areIndependentPaths && half > 0
            let out = outcomes.cashOut[start..<start + half].count { $0 > 0 }
            let gap = outcomes.gap[start..<start + half].reduce(0, +)
            let scale = max(firm.gap.mean.value, model.firms[firm.index].openingCash)
            return [
                Check(
                    firm: firm.firm, quantity: .cashOutProbability, estimate: firm.withinHorizon,
                    tolerance: Self.probabilityTolerance,
                    half: isSplit ? Double(out) / Double(half) : nil),
                Check(
                    firm: firm.firm, quantity: .meanGap, estimate: firm.gap.mean,
                    tolerance: max(Self.gapTolerance * scale, .leastNormalMagnitude),
                    half: isSplit ? gap / Double(half) : nil),
            ]
        }
    }
}
