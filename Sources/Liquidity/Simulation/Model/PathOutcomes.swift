/// What happened on every path of a simulation, structure of arrays: `[firm * paths + path]`.
///
/// Paths are numbered from ``firstPath``; a shard holds a contiguous range and shards put together in order are the whole, byte for byte.
public struct PathOutcomes: Sendable, Hashable {
    public let firms: Int
    public let quarters: Int
    public let firstPath: Int
    public let paths: Int
    /// First quarter, counted from 1, at whose end the firm had not paid all that was due (without clearing: in which its cash was
    /// below 0); 0: never.
    public let cashOut: [UInt8]
    /// First quarter, counted from 1, in which the firm cut costs or purchases to keep its buffer; 0: never, or nothing can be cut.
    public let firstCut: [UInt8]
    /// Deepest cumulative shortfall: cash less everything left unpaid so far, at its lowest, below zero.
    public let gap: [Double]
    /// Probability that cash, moving as a Brownian bridge between quarter ends, stayed above zero up to quarter q, summed over paths:
    /// `[firm * quarters + q]`, one array a block of paths, in order.
    public let bridgeSurvival: [[Double]]
    /// What a firm was owed and not paid over the horizon because its debtor was short even with full receipts.
    public let directLoss: [Double]
    /// The rest of what it was not paid: because its debtors were not paid.
    public let passedOnLoss: [Double]
    /// Revenue lost because obligations were terminated, and value lost on stakes.
    public let terminatedLoss: [Double]
    public let stakeLoss: [Double]
    /// Cash at the end of each quarter on the first paths only, for a fan: `[(firm * quarters + quarter) * fanPaths + path]`.
    public let fan: [Double]
    public let fanPaths: Int

    /// Paths of one block of work: results do not depend on threads because blocks do not.
    public static let blockSize = 1024
    /// Paths numbered below this keep their cash for the fan.
    public static let fanLimit = 4096

    public init(
        firms: Int, quarters: Int, firstPath: Int, paths: Int, cashOut: [UInt8],
        firstCut: [UInt8], gap: [Double], bridgeSurvival: [[Double]], directLoss: [Double],
        passedOnLoss: [Double], terminatedLoss: [Double], stakeLoss: [Double], fan: [Double],
        fanPaths: Int
    ) {
        self.firms = firms
        self.quarters = quarters
        self.firstPath = firstPath
        self.paths = paths
        self.cashOut = cashOut
        self.firstCut = firstCut
        self.gap = gap
        self.bridgeSurvival = bridgeSurvival
        self.directLoss = directLoss
        self.passedOnLoss = passedOnLoss
        self.terminatedLoss = terminatedLoss
        self.stakeLoss = stakeLoss
        self.fan = fan
        self.fanPaths = fanPaths
    }
}

/// How paths are drawn.
public struct SimulationOptions: Sendable, Hashable {
    public var paths: Int
    public var seed: UInt64
    public var sampling: Sampling
    /// Threads at the most; `nil`: as many as the machine runs. Never shows in a result.
    public var threads: Int?
    /// Shard `index` (from 0) of `count`: a contiguous range of whole blocks.
    public var shard: Shard?

    public enum Sampling: String, Sendable, Hashable, Codable, CaseIterable {
        case pseudoRandom = "philox"
        /// Randomised Sobol points in the leading principal directions of the shocks, 16 independent shifts, Philox for the rest.
        case sobol
    }

    public struct Shard: Sendable, Hashable {
        public var index, count: Int

        public init(index: Int, count: Int) {
            self.index = index
            self.count = count
        }
    }

    public init(
        paths: Int = 100_000, seed: UInt64 = 1, sampling: Sampling = .pseudoRandom,
        threads: Int? = nil, shard: Shard? = nil
    ) {
        self.paths = paths
        self.seed = seed
        self.sampling = sampling
        self.threads = threads
        self.shard = shard
    }
}
