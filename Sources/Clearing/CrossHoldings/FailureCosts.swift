/// Firms that own parts of each other and lose a lump of value when their own falls too low.
///
/// M. Elliott, B. Golub and M. O. Jackson (2014), "Financial networks and contagion": values `V = C V + a − b(v)`, of which outsiders
/// see `v = Ĉ V`; firm `i` fails when `v_i` is below its threshold, and failure costs `b_i`. The cost makes the equation jump, so there can be
/// several solutions: the best case starts from nobody failing, the worst from everybody failing.
///
/// A value exactly at the threshold does not fail.
public struct FailureCosts: Sendable {
    public let holdings: Shareholdings
    /// What each firm owns itself.
    public let assets: [Double]
    /// Value to outside owners below which each firm fails.
    public let thresholds: [Double]
    /// What each failure costs the firm.
    public let costs: [Double]

    /// A set of failures that is consistent with the values it causes.
    public struct Outcome: Sendable {
        /// Firms of each wave: failures in the best case, recoveries in the worst.
        public let waves: [[Int]]
        public let isFailed: [Bool]
        /// Value of each firm to its outside owners.
        public let value: [Double]
        /// Failed firms in increasing order.
        public var failed: [Int] { isFailed.indices.filter { isFailed[$0] } }
    }

    /// - Throws: ``ClearingError`` for figures that are negative or not finite.
    public init(
        holdings: Shareholdings, assets: [Double], thresholds: [Double], costs: [Double]
    ) throws(ClearingError) {
        let count = holdings.network.firmCount
        try ClearingError.check(assets, count: count, name: "assets")
        try ClearingError.check(thresholds, count: count, name: "failure threshold")
        try ClearingError.check(costs, count: count, name: "failure cost")
        self.holdings = holdings
        self.assets = assets
        self.thresholds = thresholds
        self.costs = costs
    }

    /// The fewest failures.
    public func bestCase() throws(ClearingError) -> Outcome { try outcome(startFailed: false) }

    /// The most failures.
    public func worstCase() throws(ClearingError) -> Outcome { try outcome(startFailed: true) }

    private func outcome(startFailed: Bool) throws(ClearingError) -> Outcome {
        let solver = try Shareholdings.Solver(holdings)
        let outside = holdings.heldOutside
        var isFailed = assets.map { _ in startFailed }
        var waves: [[Int]] = []
        // Values fall with failures, so each pass only adds (or only removes) failures: at most one wave a firm.
        while true {
            let net = assets.indices.map { assets[$0] - (isFailed[$0] ? costs[$0] : 0) }
            let value = try zip(outside, solver.solve(net)).map { $0 * $1 }
            let changed = value.indices.filter { firm in
                let fails = value[firm] < thresholds[firm] * ClearingOptions.solvencyThreshold
                return fails != isFailed[firm] && fails != startFailed
            }
            guard !changed.isEmpty else {
                return Outcome(waves: waves, isFailed: isFailed, value: value)
            }
            for firm in changed { isFailed[firm] = !startFailed }
            waves.append(changed)
        }
    }
}
