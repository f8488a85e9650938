/// A place in an input file: what an editor jumps to.
///
/// Lines and columns count from 1; columns count Unicode scalars, as editors do.
public struct Place: Hashable, Sendable, Comparable {
    /// Path as it is shown to the user: relative to where the command was started when that is shorter.
    public var file: String
    public var line: Int
    public var column: Int
    /// Unicode scalars to underline; at least 1.
    public var length: Int

    public init(file: String, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = max(1, length)
    }

    public static func < (a: Place, b: Place) -> Bool {
        (a.file, a.line, a.column) < (b.file, b.line, b.column)
    }
}

/// One problem in the input, as a value: collected, sorted by place and rendered once, at the end.
public struct Diagnostic: Hashable, Sendable {
    public enum Severity: String, Sendable { case error, warning, note }

    public var code: DiagnosticCode
    public var place: Place
    /// One sentence that stands alone, without a final full stop.
    public var message: String
    /// How to mend it; shown behind `= help:`.
    public var help: String?
    /// The ledger's reason for living with a warning (`accept`); `nil`: not accepted. Accepted warnings are kept and counted, and shown on request only.
    public var acceptedReason: String?

    public init(_ code: DiagnosticCode, at place: Place, _ message: String, help: String? = nil) {
        self.code = code
        self.place = place
        self.message = message
        self.help = help
    }

    public var severity: Severity { code.severity }
}

/// A stable identifier of a kind of problem, such as `E101` or `W250`.
///
/// Raw values are the printed codes. `E…` are errors (exit status 2), `W…` warnings, `N…` notes.
/// What each code means stands in ``DiagnosticCatalog``.
public struct DiagnosticCode: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public var severity: Diagnostic.Severity {
        switch rawValue.first {
        case "W": .warning
        case "N": .note
        default: .error
        }
    }
}

/// Invalid input: every problem that was found, not only the first.
public struct InvalidInput: Error, Sendable {
    public var diagnostics: [Diagnostic]
    public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

extension Diagnostic: Comparable {
    /// By place, then code, then message.
    public static func < (a: Diagnostic, b: Diagnostic) -> Bool {
        if a.place.file != b.place.file || a.place.line != b.place.line
            || a.place.column != b.place.column
        {
            return a.place < b.place
        }
        return (a.code.rawValue, a.message) < (b.code.rawValue, b.message)
    }
}
