import Money
import Text

/// Where a deal stands, from talk to done.
public enum DealStatus: String, Sendable, CaseIterable {
    case rumoured
    case inTalks = "in_talks"
    case announced, signed
    case inForce = "in_force"
    case completed
    case amended, superseded, cancelled, expired

    /// Position on the way from rumour to completion; `nil` for the statuses that are not on it.
    public var rank: Int? {
        switch self {
        case .rumoured: 0
        case .inTalks: 1
        case .announced: 2
        case .signed: 3
        case .inForce: 4
        case .completed: 5
        case .amended, .superseded, .cancelled, .expired: nil
        }
    }

    /// Whether nothing more is owed under the deal.
    public var isEnded: Bool {
        switch self {
        case .superseded, .cancelled, .expired: true
        default: false
        }
    }
}

/// What binds the parties to a leg.
public enum Binding: String, Sendable, CaseIterable {
    case binding, loi
    case nonBinding = "non_binding"
    case unknown
}

/// What a leg is settled in.
public enum Settlement: String, Sendable, CaseIterable { case cash, credits, shares, services }

/// A deal: a set of claims about the same undertaking.
public struct Deal: Sendable, Hashable {
    public var id: String
    public var title: String
    /// Titles by language code.
    public var titles: [String: String] = [:]
    public var parties: [String]
    /// In the order of the file.
    public var claims: [Claim]
    public var links: DealLinks
    /// The analyst's choices where claims disagree, by field path (`compute.amount`, `status`).
    public var resolutions: [Resolution]
    public var note: Prose?
    public var place: Place

    public init(
        id: String, title: String, parties: [String], claims: [Claim],
        links: DealLinks = DealLinks(), resolutions: [Resolution] = [], note: Prose? = nil,
        place: Place
    ) {
        self.id = id
        self.title = title
        self.parties = parties
        self.claims = claims
        self.links = links
        self.resolutions = resolutions
        self.note = note
        self.place = place
    }
}

/// How a deal stands to others. All values are deal ids.
public struct DealLinks: Sendable, Hashable {
    public var supersedes: [String]
    public var supersededBy: [String]
    public var partOf: [String]
    public var conditionalOn: [String]
    public var overlaps: [String]

    public init(
        supersedes: [String] = [], supersededBy: [String] = [], partOf: [String] = [],
        conditionalOn: [String] = [], overlaps: [String] = []
    ) {
        self.supersedes = supersedes
        self.supersededBy = supersededBy
        self.partOf = partOf
        self.conditionalOn = conditionalOn
        self.overlaps = overlaps
    }
}

/// The analyst's choice between claims that disagree, with the reason.
public struct Resolution: Sendable, Hashable {
    /// `LEG.FIELD`, `status` or a fact's key.
    public var field: String
    /// Source id whose claim is used.
    public var use: String
    /// Sources that are set aside even though their claims are of another date.
    public var over: [String]
    public var reason: Prose
    /// Id in `conflicts.yaml` that explains the disagreement at length.
    public var conflict: String?
    public var place: Place

    public init(
        field: String, use: String, over: [String] = [], reason: Prose, conflict: String? = nil,
        place: Place
    ) {
        self.field = field
        self.use = use
        self.over = over
        self.reason = reason
        self.conflict = conflict
        self.place = place
    }
}

/// What one source says about a deal.
public struct Claim: Sendable, Hashable {
    public var source: String
    /// Where in the source: a line, a page, a note.
    public var locator: String?
    /// `nil`: the claim reports figures or an event without changing where the deal stands.
    public var status: DealStatus?
    /// When the status held first, or the event was.
    public var date: PartialDate
    /// The first day on which the claim was known.
    public var known: Day
    /// The last day on which the status holds, where a source gives an end.
    public var until: PartialDate?
    /// What kind of happening this is when it does not change the status.
    public var event: ClaimEvent?
    public var legs: [Leg]
    /// Legs that this claim says are *not* part of the deal. A leg that is not mentioned is not denied.
    public var denies: [String]
    public var note: Prose?
    /// Quote, file and falsifier, and what refuted the claim.
    public var proof = Proof()
    /// Places of the claim's own fields.
    public var places: [String: Place]
    public var place: Place

    public init(
        source: String, locator: String? = nil, status: DealStatus?, date: PartialDate, known: Day,
        until: PartialDate? = nil, event: ClaimEvent? = nil, legs: [Leg] = [],
        denies: [String] = [], note: Prose? = nil, places: [String: Place] = [:], place: Place
    ) {
        self.source = source
        self.locator = locator
        self.status = status
        self.date = date
        self.known = known
        self.until = until
        self.event = event
        self.legs = legs
        self.denies = denies
        self.note = note
        self.places = places
        self.place = place
    }
}

/// A happening that does not move a deal along but belongs to its history.
public enum ClaimEvent: String, Sendable, CaseIterable {
    /// A figure reported by the press or an analyst.
    case report
    /// A share-price move.
    case market
    /// Gains, losses or revenue booked because of the deal.
    case result
    case rating, dispute, delay, stall, opinion
}
