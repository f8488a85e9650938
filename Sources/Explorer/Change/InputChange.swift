/// One input that a reader changed, with what it was.
public struct InputChange: Sendable, Hashable {
    public enum Kind: String, Sendable { case dealOff, amount, start, cash, elasticity }

    public let kind: Kind
    /// Deal, `DEAL/LEG`, firm or `SCENARIO/FIRM`.
    public let id: String
    /// As the ledger writes it; `nil`: it says nothing.
    public let before: String?
    public let after: String?
    /// Sources of what it was.
    public let sources: [String]
}
