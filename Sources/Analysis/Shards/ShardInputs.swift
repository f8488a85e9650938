import CBuild
import Ledger
import Liquidity
import Money
import Text

/// Everything that the numbers of a divided run depend on, beside the scenario or null model and the range.
public struct ShardInputs: Sendable, Hashable {
    public let seed: UInt64
    public let asOf: Day
    public let conflict: ConflictPolicy
    public let horizon: Int?
    /// SHA-256 of the above, the files of the model, and the program with the commit that it was built from.
    public let digest: String

    public init(_ analysis: Analysis) {
        let manifest = analysis.manifest
        seed = manifest.seed
        asOf = manifest.asOf
        conflict = manifest.conflictPolicy
        horizon = manifest.stress?.horizon
        let parts = [
            "\(ShardJob.version)", manifest.toolVersion, String(cString: ouroboros_commit()),
            manifest.modelHash, "\(seed)", "\(asOf)", conflict.rawValue,
            horizon.map(String.init) ?? "-", LiquiditySimulation.generatorName, manifest.generator,
        ]
        digest = SHA256.hex(Array(parts.joined(separator: "|").utf8))
    }
}
