import Text

/// Writes a ledger file in its canonical form: what `ouroboros fmt` does.
///
/// Keys of known mappings come in the order of the documentation, indentation is two blanks, quotes stand only where they are needed, and
/// comments, blank lines between entries and short flow mappings are kept. Formatting twice is formatting once.
public enum LedgerFormatter {
    /// - Parameters:
    ///   - bytes: the file's contents.
    ///   - file: its path, for messages.
    /// - Returns: the canonical text. The result is read again and compared; if it did not say the same, the text comes back as it was.
    /// - Throws: the problems that keep the file from being read.
    public static func format(
        _ bytes: [UInt8], file: String, limits: ReadLimits = ReadLimits()
    ) throws(InvalidInput) -> String {
        try format(bytes, file: file, as: nil, limits: limits)
    }

    /// - Parameter spec: the keys of a file beside the ledger; `nil`: a ledger file, whose top-level keys tell its kind.
    package static func format(
        _ bytes: [UInt8], file: String, as spec: MappingSpec?, limits: ReadLimits = ReadLimits()
    ) throws(InvalidInput) -> String {
        var problems: [Diagnostic] = []
        guard let root = parse(bytes, file, limits, &problems), problems.isEmpty else {
            throw InvalidInput(problems.sorted())
        }
        let comments = CommentScanner.comments(bytes, root)
        var builder = FormatTreeBuilder(comments: comments)
        let spec = spec ?? rootSpec(root)
        let document = builder.build(root, spec: spec.map { .mapping($0) })
        let text = FormatWriter.text(document, head: builder.head, tail: builder.rest())
        var newProblems: [Diagnostic] = []
        guard let again = parse(Array(text.utf8), file, limits, &newProblems),
            newProblems.isEmpty, sayTheSame(root, again),
            CommentScanner.comments(Array(text.utf8), again).map(\.text).sorted()
                == comments.map(\.text).sorted()
        else { return String(decoding: bytes, as: UTF8.self) }
        return text
    }

    private static func parse(
        _ bytes: [UInt8], _ file: String, _ limits: ReadLimits, _ problems: inout [Diagnostic]
    ) -> YAMLNode? {
        guard bytes.count <= limits.fileBytes else {
            problems.append(
                Diagnostic(
                    .tooLarge, at: Place(file: file, line: 1, column: 1),
                    "the file is larger than \(limits.fileBytes) bytes", help: "split it"))
            return nil
        }
        if let problem = TextCheck.problem(bytes, file: file, limits: limits) {
            problems.append(problem)
            return nil
        }
        let collector = DiagnosticCollector(limit: limits.diagnostics)
        let root = YAMLParser.parse(bytes, file: file, limits: limits) { collector.report($0) }
        problems += collector.diagnostics
        return root
    }

    /// The kind of file is told by its top-level keys.
    private static func rootSpec(_ root: YAMLNode) -> MappingSpec? {
        guard case .mapping(let entries, _) = root.content else { return nil }
        let specs = FileKind.allCases.map(\.spec) + [.model]
        return specs.first { spec in entries.contains { spec.key($0.key) != nil } }
    }

    /// Whether two trees hold the same texts under the same keys, whatever the order of keys and the style.
    static func sayTheSame(_ a: YAMLNode, _ b: YAMLNode) -> Bool {
        switch (a.content, b.content) {
        case (.scalar(let one, _), .scalar(let other, _)): return one == other
        case (.sequence(let one, _), .sequence(let other, _)):
            return one.count == other.count && zip(one, other).allSatisfy(sayTheSame)
        case (.mapping(let one, _), .mapping(let other, _)):
            guard one.count == other.count else { return false }
            let sorted = one.sorted { $0.key < $1.key }
            return zip(sorted, other.sorted { $0.key < $1.key }).allSatisfy {
                $0.key == $1.key && sayTheSame($0.value, $1.value)
            }
        default: return false
        }
    }
}
