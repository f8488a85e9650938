import Documents
import Ledger

/// Section 10: how the numbers are made.
protocol MethodWords: Sendable {
    var heading: String { get }
    /// One item a topic, its name in bold.
    func items(asOf: String, policy: ConflictPolicy, maxLength: Int) -> [[Inline]]
}
