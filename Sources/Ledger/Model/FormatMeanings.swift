/// What the words of the format mean, in a few words: for Documentation/metrics.md, editors and help.
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
