import Analysis
import Ledger
import Money

/// A ``Manifest`` in JSON.
public struct ManifestData: Encodable, Sendable {
    let tool = "ouroboros"
    let toolVersion: String
    let model: String
    let modelHash: String
    let asOf: String
    let baseCurrency: String
    let conflictPolicy: String
    let maxCircuitLength: Int
    let seed: String
    let generator: String
    let replicates: Int
    let draws: Int
    let stress: StressData.Settings?
    let inputs: [Input]

    struct Input: Encodable, Sendable {
        let path: String
        let sha256: String
    }

    public init(_ manifest: Manifest) {
        toolVersion = manifest.toolVersion
        model = manifest.modelID
        modelHash = manifest.modelHash
        asOf = manifest.asOf.description
        baseCurrency = manifest.baseCurrency.code
        conflictPolicy = manifest.conflictPolicy.rawValue
        maxCircuitLength = manifest.maxCircuitLength
        // As text: a 64-bit number does not survive every reader of JSON.
        seed = String(manifest.seed)
        generator = manifest.generator
        replicates = manifest.replicates
        draws = manifest.draws
        stress = manifest.stress.map(StressData.Settings.init)
        inputs = manifest.inputs.map { Input(path: $0.path, sha256: $0.sha256) }
    }
}
