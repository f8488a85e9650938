import Ledger
import Text

/// A policy of a model, read.
public struct OpenedPolicy: Sendable {
    public let policy: Policy
    public let bytes: [UInt8]
    /// Whether the model lists the file. The policy of a report is listed; `check` takes the `policy.yaml` of the folder too.
    public let isListed: Bool

    /// What the policy of a model is called unless the model or the command says otherwise.
    public static let fileName = "policy.yaml"

    /// - Parameters:
    ///   - file: as the model lists it.
    ///   - model: whose firms its rules may be about; `nil`: the ledger has errors, and firms are not checked.
    /// - Throws: every problem of the file.
    public init(
        _ file: Attachment, of model: LedgerModel?, limits: ReadLimits = ReadLimits()
    ) throws(InvalidInput) {
        bytes = file.bytes
        isListed = model?.attachments.contains(file) ?? true
        let reader =
            model.map { PolicyReader(of: $0) } ?? PolicyReader(measures: MeasureCatalogue.rules)
        policy = try reader.read(file.bytes, file: file.shownPath, limits: limits)
    }

    /// The `policy.yaml` of a folder; `nil`: there is none.
    ///
    /// - Throws: the reason why it cannot be read.
    static func unlisted(
        in folder: any ModelFolder, limits: ReadLimits
    ) throws(FolderError) -> Attachment? {
        let bytes: [UInt8]
        do throws(FolderError) {
            // One byte more than the reader takes, so that it is the one to say that a file is too large.
            bytes = try folder.read(fileName, limit: limits.fileBytes + 1)
        } catch .missing { return nil }
        return Attachment(
            kind: .policy, path: fileName, shownPath: folder.shown(fileName), bytes: bytes)
    }
}
