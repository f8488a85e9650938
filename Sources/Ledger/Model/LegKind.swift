import Text

/// What a leg of a deal is: what the money, goods or rights are given for.
///
/// To add a kind: a case here, what it does and what it is called, below. Nothing else asks for every kind: what analyses need of one
/// they ask of its ``family`` and its ``claim``.
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

    /// Which side of a circuit the leg can be.
    public enum Family: String, Sendable, CaseIterable { case financing, commerce, other }

    /// What one side holds against the other because of the leg.
    public enum Claim: Sendable, CaseIterable {
        /// A share of the receiver, worth what the receiver is worth.
        case stake
        /// Money that the receiver owes.
        case loan
        /// Money that the giver owes if something happens.
        case guarantee
        /// A right to a stake, if it is exercised.
        case option
        /// What is still to be paid for.
        case order
        /// Money of the giver that the receiver keeps for it.
        case deposit
        case none
    }

    public var family: Family { role.family }
    public var claim: Claim { role.claim }

    /// What the kind does. Family: which side of a circuit. Claim: what stands between the two firms.
    private var role: (family: Family, claim: Claim) {
        switch self {
        case .equity: (.financing, .stake)
        case .debt, .prepayment, .leaseFinancing: (.financing, .loan)
        case .guarantee, .backstop: (.financing, .guarantee)
        case .warrant: (.financing, .option)
        case .purchase, .lease, .licence, .revenueShare, .leaseBack: (.commerce, .order)
        case .deposit: (.other, .deposit)
        case .governanceRight, .acquisition, .capitalReturn, .interest, .dividend: (.other, .none)
        }
    }

    /// Whether money moves only if something happens (a guarantee is called, a warrant is exercised).
    ///
    /// Such legs never enter a sum at their headline value.
    public var isContingent: Bool { claim == .guarantee || claim == .option }

    /// Whether it pays for goods or services, or for the use of a thing: what its buyer needs for its own business.
    public var isSupply: Bool { self == .purchase || self == .lease }

    /// Its name in running text.
    public var name: LocalizedText { words.name }
    /// What it means, in a few words: for Documentation/metrics.md, editors and help.
    public var meaning: String { words.meaning }

    private var words: (name: LocalizedText, meaning: String) {
        switch self {
        case .equity:
            (named("지분 투자"), "shares bought, or capital paid in")
        case .debt:
            (named("대출"), "a loan, a bond or another sum that is to be repaid")
        case .prepayment:
            (named("선급금"), "money paid before what it buys is delivered")
        case .guarantee:
            (named("보증"), "a promise to pay if another does not")
        case .backstop:
            (named("매입 보장(백스톱)"), "a promise to take what others do not, such as unsold capacity")
        case .warrant:
            (named("신주인수권"), "a right to buy shares later at a price of today")
        case .leaseFinancing:
            (named("리스 금융"), "an asset bought for another who pays it off as rent")
        case .purchase:
            (named("구매"), "goods or services ordered")
        case .lease:
            (named("임차"), "rent for a thing that stays the owner's")
        case .licence:
            (named("라이선스"), "a fee for the use of rights")
        case .revenueShare:
            (named("매출 배분"), "a part of what the other takes in")
        case .leaseBack:
            (named("재임차"), "rent for what the tenant sold to the owner before")
        case .governanceRight:
            (named("지배구조 권리"), "a seat, a vote or a veto")
        case .acquisition:
            (named("인수"), "a firm, or a part of it, bought as a whole")
        case .capitalReturn:
            (
                named("자본 환급"),
                "capital that goes back to its owners: shares bought back, capital paid out"
            )
        case .interest:
            (named("이자"), "interest on a loan or a bond")
        case .dividend:
            (named("배당"), "profit paid out on shares")
        case .deposit:
            (named("예치금"), "money of a customer that is kept for it and owed on demand")
        }
    }

    /// English names are the words of the format.
    private func named(_ korean: String) -> LocalizedText {
        LocalizedText(en: rawValue.split(separator: "_").joined(separator: " "), ko: korean)
    }
}
