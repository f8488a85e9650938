import Text

/// Reads a model: its folder's files into checked, dated, sourced claims.
///
/// ```swift
/// let reading = LedgerReader.read(folder: DiskFolder(path: "Models/demo"))
/// guard let model = reading.model else { throw InvalidInput(reading.diagnostics) }
/// ```
/// Every problem of every file is found in one run. Nothing is printed, and files are read through ``ModelFolder`` only.
/// Cost: linear in the text, but for the search for overlapping legs and for suggestions, which are bounded.
public enum LedgerReader {
    /// - Parameters:
    ///   - folder: where the files come from; `model.yaml` lists them.
    ///   - limits: bounds on size, nesting and number of problems.
    /// - Returns: the model, unless there is an error; all problems, sorted by place, warnings that the ledger accepts marked; and the
    ///   files' bytes, which ``DiagnosticRenderer`` takes excerpts from.
    public static func read(
        folder: any ModelFolder, limits: ReadLimits = ReadLimits()
    ) -> LedgerReading {
        let collector = DiagnosticCollector(limit: limits.diagnostics)
        var files = ModelFiles(folder: folder, limits: limits, collector: collector)
        var decoder = LedgerDecoder(collector: collector)
        var outcome: Outcome?
        if let listing = files.readModelFile(into: &decoder) {
            for kind in FileKind.allCases {
                for path in listing[kind] ?? [] {
                    guard let root = files.read(path) else {
                        decoder.incomplete.insert(kind)
                        continue
                    }
                    if files.incompleteFiles.contains(path) { decoder.incomplete.insert(kind) }
                    decoder.decode(root, kind: kind)
                }
            }
            decoder.model.attachments = files.readAttachments()
            decoder.incomplete.formUnion(files.brokenKinds)
            decoder.model.files = files.contents
            // After the model's own files, and of none of its values.
            if let root = files.readOutcome() { outcome = decoder.outcome(root) }
            decoder.model.acceptances = collector.acceptances
            LedgerChecks.run(decoder, limits: limits)
        }
        let diagnostics = collector.diagnostics.marked(by: collector.acceptances).sorted()
        return LedgerReading(
            model: collector.hasErrors ? nil : decoder.model, diagnostics: diagnostics,
            files: files.shownContents, attachments: decoder.model.attachments,
            outcome: collector.hasErrors ? nil : outcome)
    }
}

/// What reading a model gave.
public struct LedgerReading: Sendable {
    /// `nil` if any diagnostic is an error.
    public var model: LedgerModel?
    /// Sorted by place.
    public var diagnostics: [Diagnostic]
    /// Path as diagnostics show it → bytes, of every file that could be read.
    public var files: [String: [UInt8]]
    /// Files that other modules decode, whether or not the ledger has errors.
    public var attachments: [Attachment]
    /// What became of the case; `nil` without an `outcome.yaml`, or if any diagnostic is an error.
    public var outcome: Outcome?

    public init(
        model: LedgerModel?, diagnostics: [Diagnostic], files: [String: [UInt8]],
        attachments: [Attachment] = [], outcome: Outcome? = nil
    ) {
        self.outcome = outcome
        self.model = model
        self.diagnostics = diagnostics
        self.files = files
        self.attachments = attachments
    }
}
