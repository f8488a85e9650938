/// A warning that the ledger expects and explains: `accept: [{code: W250, reason: …}]`.
///
/// It covers warnings of its code whose place lies within the entry (deal, leg, fact, source …) that carries it.
public struct Acceptance: Sendable, Hashable {
    public var code: DiagnosticCode
    public var reason: String
    public var place: Place
    /// First position of the entry that carries the acceptance, and the first position after it.
    public var from: YAMLNode.Position
    public var until: YAMLNode.Position

    public init(
        code: DiagnosticCode, reason: String, place: Place, from: YAMLNode.Position,
        until: YAMLNode.Position
    ) {
        self.code = code
        self.reason = reason
        self.place = place
        self.from = from
        self.until = until
    }

    /// Whether the acceptance is about that warning.
    public func covers(_ diagnostic: Diagnostic) -> Bool {
        let at = YAMLNode.Position(line: diagnostic.place.line, column: diagnostic.place.column)
        return diagnostic.code == code && diagnostic.place.file == place.file && from <= at
            && at < until
    }
}

extension Sequence where Element == Diagnostic {
    /// The diagnostics, those that an acceptance covers marked with its reason.
    ///
    /// Only warnings can be accepted. Cost: O(diagnostics × acceptances of their file).
    public func marked(by acceptances: [Acceptance]) -> [Diagnostic] {
        let byFile = Dictionary(grouping: acceptances) { $0.place.file }
        return map { diagnostic in
            guard diagnostic.severity == .warning, diagnostic.acceptedReason == nil,
                let acceptance = byFile[diagnostic.place.file]?.first(where: {
                    $0.covers(diagnostic)
                })
            else { return diagnostic }
            var marked = diagnostic
            marked.acceptedReason = acceptance.reason
            return marked
        }
    }
}
