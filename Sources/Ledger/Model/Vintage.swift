import Money

/// When a forecast, plan or target was made, as the scope of a fact says it: `forecast of 2026-Q1`.
public struct Vintage: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable { case forecast, plan, target }

    public let kind: Kind
    /// As precisely as it is known.
    public let made: PartialDate

    /// - Returns: `nil` for a scope of another form.
    public init?(scope: String) {
        let parts = scope.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1] == "of", let kind = Kind(rawValue: String(parts[0])),
            let made = PartialDate(String(parts[2]))
        else { return nil }
        self.kind = kind
        self.made = made
    }
}
