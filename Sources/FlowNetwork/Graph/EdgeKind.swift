import Ledger

/// What the money of a row is: capital that its receiver keeps, or a payment for something.
///
/// ```
/// src,dst,weight,kind
/// chips,cloud,100,equity
/// cloud,chips,80,purchase
/// ```
///
/// A table may say it in the two words themselves or in any of the ledger's kinds of legs that move money (``LegKind``).
public enum EdgeKind: UInt8, Sendable, Hashable, CaseIterable {
    /// Equity, loans, prepayments, lease financing; guarantees, backstops and warrants at the weight that the table gives them.
    case financing
    /// Purchases, leases, licences, revenue shares, lease-backs.
    case order

    /// `nil` for what moves no money between the two firms: governance rights, acquisitions.
    public init?(_ kind: LegKind) {
        switch kind.family {
        case .financing: self = .financing
        case .commerce: self = .order
        case .other: return nil
        }
    }

    public var word: String {
        switch self {
        case .financing: "financing"
        case .order: "order"
        }
    }
}
