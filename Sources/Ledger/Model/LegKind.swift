/// What a leg of a deal is: what the money, goods or rights are given for.
///
/// To add a kind: one case here, its family, its meaning (`FormatMeanings.swift`). Nothing else switches over kinds.
public enum LegKind: String, Sendable, CaseIterable {
    // financing
    case equity, debt, prepayment, guarantee, backstop, warrant
    case leaseFinancing = "lease_financing"
    // commerce
    case purchase, lease, licence
    case revenueShare = "revenue_share"
    case leaseBack = "lease_back"
    // other
    case governanceRight = "governance_right"
    case acquisition
    case capitalReturn = "capital_return"
    case interest, dividend, deposit

    /// Which side of a loop the leg can be.
    public enum Family: String, Sendable, CaseIterable { case financing, commerce, other }

    public var family: Family {
        switch self {
        case .equity, .debt, .prepayment, .guarantee, .backstop, .warrant, .leaseFinancing:
            .financing
        case .purchase, .lease, .licence, .revenueShare, .leaseBack: .commerce
        case .governanceRight, .acquisition, .capitalReturn, .interest, .dividend, .deposit: .other
        }
    }

    /// Whether money moves only if something happens (a guarantee is called, a warrant is exercised).
    ///
    /// Such legs never enter a sum at their headline value.
    public var isContingent: Bool {
        switch self {
        case .guarantee, .backstop, .warrant: true
        default: false
        }
    }
}
