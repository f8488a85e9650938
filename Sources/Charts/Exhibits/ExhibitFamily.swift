/// What a flow of an exhibit is for, which decides its colour.
public enum ExhibitFamily: String, Sendable, Hashable, CaseIterable {
    /// Money provided: equity, debt, prepayment.
    case financing
    /// Money spent: purchases, leases, licences.
    case commerce
    /// Claims that may never become money: warrants, shares, guarantees.
    case contingent
}

/// How firm a dollar is, which decides dashes and the layers of a bar; from firm to soft.
public enum ExhibitFirmness: String, Sendable, Hashable, CaseIterable {
    case paid, binding, announced, reported, estimated

    /// Dashes of a line of this firmness: none for paid and binding, long for announced, dots for
    /// reported and estimated. They grow with the line, so that thick lines do not look solid.
    package func dash(width: Double) -> [Double] {
        switch self {
        case .paid, .binding: []
        case .announced: [max(6, 2.1 * width), max(4, 1.2 * width)]
        case .reported, .estimated: [max(2, width), max(4, 1.4 * width)]
        }
    }
}
