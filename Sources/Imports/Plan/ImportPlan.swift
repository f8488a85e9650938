import Text

/// What an import would do: shown by `import plan`, done by `import apply`.
public struct ImportPlan: Sendable {
    /// One file of the model before and after.
    public struct FileChange: Sendable, Hashable {
        public var path: String
        /// `nil`: it is new.
        public var before: String?
        public var after: String
    }

    /// What became of one row.
    public struct Line: Sendable, Hashable {
        public enum Kind: String, Sendable, CaseIterable {
            case added, same, changed, derived, skipped, refused
        }
        public var kind: Kind
        public var locator: String
        /// What it is in the ledger, or why it is not.
        public var text: String
    }

    public var name: String
    /// The file read.
    public var file: String
    /// SHA-256 of the file read, and of the file of that name that was imported before, if it was another one.
    public var digest = ""
    public var digestBefore: String?
    public var counts = ImportCounts()
    public var lines: [Line] = []
    /// Entries that no single row says: differences and sums.
    public var computed = 0
    /// Rows imported before that the file no longer has. They stay in the ledger.
    public var vanished: [String] = []
    public var changes: [FileChange] = []
    /// Refused rows as errors, near duplicates and other remarks as warnings.
    public var diagnostics: [Diagnostic] = []
    /// Why nothing can be written at all: problems of the rules, of the model, or of the model as it would be.
    public var obstacles: [Diagnostic] = []
    /// Digest of every byte that would be written: twelve characters.
    public var hash = ""
    public var coverage: [CoverageRow] = []

    /// Whether anything is to be written.
    public var hasChanges: Bool { !changes.isEmpty }

    /// Why it is not the plan that somebody has read; `nil`: it is.
    public func mismatch(with wanted: String) -> Diagnostic? {
        guard wanted != hash else { return nil }
        return Diagnostic(
            .importPlanDiffers, at: Place(file: file, line: 1, column: 1),
            "the plan is \(hash) now, not \(wanted)",
            help: "read `ouroboros import plan` again")
    }
}

/// Every row of a file, by what became of it.
public struct ImportCounts: Sendable, Hashable {
    public var read = 0
    public var added = 0
    public var same = 0
    public var changed = 0
    /// Rows that only enter a difference or a sum.
    public var derived = 0
    public var skipped = 0
    public var refused = 0

    public init() {}

    /// Whether no row is lost: read = added + same + changed + derived + skipped + refused.
    public var isBalanced: Bool {
        read == added + same + changed + derived + skipped + refused
    }

    /// `read 12 = 8 added + 0 same + 0 changed + 0 derived from + 2 skipped + 2 refused`.
    public var text: String {
        "read \(read) = \(added) added + \(same) same + \(changed) changed + \(derived) derived from + \(skipped) skipped + \(refused) refused"
    }

    mutating func count(_ kind: ImportPlan.Line.Kind) {
        read += 1
        switch kind {
        case .added: added += 1
        case .same: same += 1
        case .changed: changed += 1
        case .derived: derived += 1
        case .skipped: skipped += 1
        case .refused: refused += 1
        }
    }
}
