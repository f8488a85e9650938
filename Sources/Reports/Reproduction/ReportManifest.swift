import Analysis
import Text

/// `manifest.json` of a report: what it was made from, how, and what came out.
public struct ReportManifest: Codable, Sendable, Hashable {
    public static let fileName = "manifest.json"

    public let schemaVersion: Int
    public let tool: String
    public let toolVersion: String
    public let generator: String
    public let model: String
    /// Where the model was: from the working directory, or, with a leading `..`, from the report's folder; `nil`: not said.
    public let modelPath: String?
    /// SHA-256 over the inputs' paths and hashes.
    public let modelHash: String
    public let inputs: [File]
    public let request: ReportRequest
    /// Every other file of the report.
    public let outputs: [File]

    public struct File: Codable, Sendable, Hashable {
        public let path: String
        public let sha256: String
        /// `nil` for an input.
        public let bytes: Int?
    }

    init(
        _ manifest: Manifest, modelPath: String?, request: ReportRequest,
        files: [(path: String, contents: String)]
    ) {
        self.modelPath = modelPath
        schemaVersion = Reports.schemaVersion
        tool = "ouroboros"
        toolVersion = manifest.toolVersion
        generator = manifest.generator
        model = manifest.modelID
        modelHash = manifest.modelHash
        inputs = manifest.inputs.map { File(path: $0.path, sha256: $0.sha256, bytes: nil) }
        self.request = request
        outputs = files.map {
            let bytes = Array($0.contents.utf8)
            return File(path: $0.path, sha256: SHA256.hex(bytes), bytes: bytes.count)
        }
    }

    /// Reads a manifest.
    /// - Throws: ``ManifestError`` for what is no manifest of this tool.
    public init(reading bytes: [UInt8]) throws(ManifestError) {
        do {
            self = try JSONText.value(ReportManifest.self, from: bytes)
        } catch {
            throw .unreadable((error as? DecodingError)?.reason ?? "it is not JSON")
        }
        guard tool == "ouroboros" else { throw .otherTool(tool) }
        guard schemaVersion == Reports.schemaVersion else {
            throw .otherVersion(schemaVersion)
        }
        if let problem = request.problem { throw .unreadable(problem) }
    }

    /// The files that a report of any version of this tool has beside its manifest; `nil`: the bytes are no manifest of a report.
    public static func outputPaths(reading bytes: [UInt8]) -> [String]? {
        guard let listing = try? JSONText.value(Listing.self, from: bytes),
            listing.tool == "ouroboros"
        else { return nil }
        return listing.outputs.map(\.path)
    }

    /// What every version's manifest has.
    private struct Listing: Decodable {
        let tool: String
        let outputs: [Output]

        struct Output: Decodable { let path: String }
    }
}

/// Why a report's manifest cannot be used.
public enum ManifestError: Error, Sendable, Hashable, CustomStringConvertible {
    case unreadable(String)
    case otherTool(String)
    case otherVersion(Int)

    public var description: String {
        switch self {
        case .unreadable(let why): "it is not a manifest of a report: \(why)"
        case .otherTool(let tool): "it was written by '\(tool)'"
        case .otherVersion(let version):
            "its layout has version \(version), this tool reads \(Reports.schemaVersion)"
        }
    }
}

extension DecodingError {
    /// What is wrong, and where.
    fileprivate var reason: String {
        func place(_ context: Context) -> String {
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            return path.isEmpty ? "" : "\(path): "
        }
        switch self {
        case .keyNotFound(let key, let context):
            return "\(place(context))'\(key.stringValue)' is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context),
            .dataCorrupted(let context):
            return place(context) + context.debugDescription
        @unknown default: return "it cannot be decoded"
        }
    }
}
