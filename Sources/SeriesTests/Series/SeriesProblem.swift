import Text

/// Why a series cannot be tested, as a value that every language has words for.
public enum SeriesProblem: Equatable, Sendable {
    /// The file gives no series; the message is the reader's own.
    case unreadable(DiagnosticCode, message: String)
    /// The series is there, and the test cannot be made on it.
    case untestable(SeriesTestError)

    /// The first problem that a reader found; `nil`: it found none.
    public init?(_ problem: InvalidInput) {
        guard let first = problem.diagnostics.first else { return nil }
        self = .unreadable(first.code, message: first.message)
    }

    /// In English, one sentence without a final full stop.
    public var message: String {
        switch self {
        case .unreadable(_, let message): message
        case .untestable(let error): error.message
        }
    }
}
