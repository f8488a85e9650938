/// What the words of the format mean, in a few words: for Documentation/metrics.md, editors and help.
extension LegKind {
    public var meaning: String {
        switch self {
        case .equity: "shares bought, or capital paid in"
        case .debt: "a loan, a bond or another sum that is to be repaid"
        case .prepayment: "money paid before what it buys is delivered"
        case .guarantee: "a promise to pay if another does not"
        case .backstop: "a promise to take what others do not, such as unsold capacity"
        case .warrant: "a right to buy shares later at a price of today"
        case .leaseFinancing: "an asset bought for another who pays it off as rent"
        case .purchase: "goods or services ordered"
        case .lease: "rent for a thing that stays the owner's"
        case .licence: "a fee for the use of rights"
        case .revenueShare: "a part of what the other takes in"
        case .leaseBack: "rent for what the tenant sold to the owner before"
        case .governanceRight: "a seat, a vote or a veto"
        case .acquisition: "a firm, or a part of it, bought as a whole"
        case .capitalReturn:
            "capital that goes back to its owners: shares bought back, capital paid out"
        case .interest: "interest on a loan or a bond"
        case .dividend: "profit paid out on shares"
        case .deposit: "money of a customer that is kept for it and owed on demand"
        }
    }
}

extension Outcome.Kind {
    public var meaning: String {
        switch self {
        case .collapsed: "a firm failed, and those who had lent to it or sold to it lost"
        case .restated: "books had to be corrected"
        case .healthy: "the financing was paid back or goes on; no failure and no correction"
        }
    }
}

extension ClaimEvent {
    public var meaning: String {
        switch self {
        case .report: "a figure reported by the press or an analyst"
        case .market: "a move of a share price"
        case .result: "gains, losses or revenue booked because of the deal"
        case .rating: "a rating, or a change of one"
        case .dispute: "parties or courts disagree about it"
        case .delay: "it comes later than said"
        case .stall: "it does not move on"
        case .opinion: "somebody's view of it"
        }
    }
}

extension DealStatus {
    public var meaning: String {
        switch self {
        case .rumoured: "talked about by people who are not named"
        case .inTalks: "the parties are said to talk"
        case .announced: "made public by a party"
        case .signed: "the contract is signed"
        case .inForce: "the contract is being carried out"
        case .completed: "everything is paid and delivered"
        case .amended: "its terms were changed; the rank reached before stays"
        case .superseded: "another deal took its place; only what was paid stays"
        case .cancelled: "given up; only what was paid stays"
        case .expired: "its term ended; only what was paid stays"
        }
    }
}
