/// A file that a model lists and that another module decodes: a scenario, or a series.
///
/// Its bytes are read within the ledger's limits and count for the manifest; what they mean is the business of the module that knows the kind.
public struct Attachment: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case scenarios, series, policy
    }

    public var kind: Kind
    /// Inside the model's folder: `scenarios/baseline.yaml`.
    public var path: String
    /// As diagnostics show it.
    public var shownPath: String
    public var bytes: [UInt8]

    public init(kind: Kind, path: String, shownPath: String, bytes: [UInt8]) {
        self.kind = kind
        self.path = path
        self.shownPath = shownPath
        self.bytes = bytes
    }
}

extension LedgerModel {
    /// The files of one kind, sorted by path.
    public func attachments(_ kind: Attachment.Kind) -> [Attachment] {
        attachments.filter { $0.kind == kind }
    }
}

extension Attachment.Kind {
    /// For the schema and the documentation.
    var holds: String {
        switch self {
        case .scenarios: "a stress scenario each"
        case .policy: "the policy of `ouroboros check`, whose verdict the report shows"
        case .series: "a price or ratio series each, CSV"
        }
    }
}
