import Circularity
import Ledger
import Liquidity
import Money
import Statistics
import Text

/// What an analysis is asked to do, beside the model itself. A report's manifest holds all of it, so that the report can be made again.
public struct AnalysisOptions: Sendable, Hashable, Codable {
    /// The day whose knowledge counts; `nil`: the model's own.
    public var asOf: Day?
    public var conflictPolicy: ConflictPolicy
    /// Firms in a circuit at the most.
    public var maxCircuitLength: Int
    /// Seed of every random stream.
    public var seed: UInt64
    /// Replicates of every permutation test; 0 leaves the tests out.
    public var replicates: Int
    /// Most days from the first to the last announcement of a dated circuit.
    public var circuitWindowDays: Int
    /// Draws of amounts and promises, and what takes part in them; no draws leave the intervals out.
    public var uncertainty: Uncertainty.Options
    /// Replicates of the bootstrap of each series.
    public var seriesReplicates: Int
    /// How the model's scenarios are simulated; `nil` leaves the stress test out.
    public var stress: StressSettings?

    public init(
        asOf: Day? = nil, conflictPolicy: ConflictPolicy = .graded, maxCircuitLength: Int = 6,
        seed: UInt64 = 1, replicates: Int = defaultReplicates, circuitWindowDays: Int = 365,
        uncertainty: Uncertainty.Options = Uncertainty.Options(), seriesReplicates: Int = 999,
        stress: StressSettings? = nil
    ) {
        self.seriesReplicates = seriesReplicates
        self.stress = stress
        self.seed = seed
        self.replicates = replicates
        self.circuitWindowDays = circuitWindowDays
        self.uncertainty = uncertainty
        self.asOf = asOf
        self.conflictPolicy = conflictPolicy
        self.maxCircuitLength = maxCircuitLength
    }
}

extension AnalysisOptions {
    /// Numbers alone, without tests and intervals: what a comparison needs.
    public static func point(
        asOf: Day?, conflictPolicy: ConflictPolicy = .graded
    ) -> AnalysisOptions {
        AnalysisOptions(
            asOf: asOf, conflictPolicy: conflictPolicy, replicates: 0,
            uncertainty: Uncertainty.Options(draws: 0), seriesReplicates: 0)
    }
}
