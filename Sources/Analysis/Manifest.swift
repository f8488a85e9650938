import CBuild
import Circularity
import Ledger
import Liquidity
import Money
import Statistics
import Text

/// The tool as a whole.
public enum Tool {
    /// Semantic version.
    public static let version = OUROBOROS_VERSION
}

/// What a result was made from: enough to make it again, and to see that nothing else went in.
public struct Manifest: Sendable, Hashable {
    public let toolVersion: String
    public let modelID: String
    public let asOf: Day
    public let baseCurrency: Currency
    public let conflictPolicy: ConflictPolicy
    public let maxCircuitLength: Int
    public let seed: UInt64
    /// What made the random numbers.
    public let generator: String
    /// Replicates of permutation tests, and draws of amounts and promises.
    public let replicates: Int
    public let draws: Int
    /// How scenarios were simulated; `nil`: they were not.
    public let stress: StressSettings?
    /// Files of the model in reading order, with the SHA-256 of their bytes.
    public let inputs: [Input]
    /// SHA-256 over the inputs' paths and hashes: one name for the whole model.
    public let modelHash: String

    public struct Input: Sendable, Hashable {
        /// Relative to the model's folder.
        public let path: String
        public let sha256: String
    }

    public init(model: LedgerModel, asOf: Day, options: AnalysisOptions) {
        toolVersion = Tool.version
        modelID = model.id
        self.asOf = asOf
        baseCurrency = model.baseCurrency
        conflictPolicy = options.conflictPolicy
        maxCircuitLength = options.maxCircuitLength
        seed = options.seed
        generator = RandomStreams.generatorName
        replicates = options.replicates
        draws = options.uncertainty.draws
        stress = options.stress.map { settings in
            // Threads never show in a result, nor in what says how it was made.
            var settings = settings
            settings.threads = nil
            return settings
        }
        inputs = model.files.map { Input(path: $0.path, sha256: SHA256.hex($0.bytes)) }
        modelHash = SHA256.hex(Array(inputs.map { "\($0.sha256)  \($0.path)\n" }.joined().utf8))
    }
}
