import Ledger
import Text

/// Frames of the SEC: one tag of all filers. They are known, and refused: a row says neither when it was filed nor by which form, and fiscal years
/// that end months apart share a frame.
public enum FramesSource: ImportSource {
    public static let kind = ImportKind.frames

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        let root: JSONValue
        do throws(InvalidInput) { root = try JSONValue(file) } catch { return nil }
        guard let frame = root["ccp"]?.text, let tag = root["tag"]?.text,
            let rows = root["data"]?.items
        else { return nil }
        return ImportIdentity(
            kind: kind, title: "the frame \(frame) of \(tag)", count: rows.count,
            details: ["for a first look: no day of filing"])
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        throw InvalidInput([
            Diagnostic(
                .importForm, at: Place(file: file.name, line: 1, column: 1),
                "a frame does not say when its values were filed, so that nobody can tell since when they are known",
                help: "import the company facts of each firm instead")
        ])
    }
}
