import Money
import Text

/// One flow of a deal, as one claim states it: a field that the claim does not mention is `nil`.
///
/// The first claim that names a leg must give `from`, `to` and `kind`.
public struct Leg: Sendable, Hashable {
    public var id: String
    /// Entity whose money or goods go out.
    public var from: String?
    public var to: String?
    public var kind: LegKind?
    public var amount: Amount?
    /// What an article printed in another currency than the deal's: evidence of its exchange rate, never a fact.
    public var conversion: Conversion?
    public var quantity: Quantity?
    public var settles: Settlement?
    public var binding: Binding?
    public var start: PartialDate?
    public var end: PartialDate?
    public var term: Term?
    public var pay: PayProfile?
    /// Cumulative amount paid up to the claim's date.
    public var paid: Amount?
    /// What became of what was paid, as the accounts give it.
    public var book = LegBook<Amount>()
    public var tranches: [Tranche]
    /// `DEAL/LEG` references (or `LEG` of the same deal) whose purchase this financing is documented to fund.
    public var tiedTo: [String]
    /// Legs that this one is included in: the including leg then counts for the remainder only.
    public var partOf: [String]
    /// Legs that describe some of the same dollars by another route: this leg is then shown but not counted.
    public var overlaps: [String]
    /// What the leg rests on: `DEAL/LEG` of a contract, or the id of an entity (a vehicle with its assets).
    public var securedBy: [String]
    /// `DEAL/LEG` that a guarantee or backstop pays for if the debtor does not.
    public var covers: [String]
    /// Share of the amount that is owed even when nothing is taken, 0…1.
    public var takeOrPay: Double?
    public var seniority: String?
    public var cancelTerms: String?
    public var condition: String?
    public var note: Prose?
    public var places: [String: Place]
    public var place: Place

    public init(id: String, place: Place) {
        self.id = id
        self.place = place
        tranches = []
        tiedTo = []
        partOf = []
        overlaps = []
        securedBy = []
        covers = []
        places = [:]
    }
}

/// A sum that a source printed in a second currency.
public struct Conversion: Sendable, Hashable {
    public enum By: String, Sendable, CaseIterable { case source, computed }
    /// The amount as printed, in the foreign currency.
    public var stated: Money
    public var by: By
    /// Units of the stated currency per unit of the leg's, where the source names its rate.
    public var rate: Double?
    public var rateDate: PartialDate?
    public var place: Place

    public init(stated: Money, by: By, rate: Double?, rateDate: PartialDate?, place: Place) {
        self.stated = stated
        self.by = by
        self.rate = rate
        self.rateDate = rateDate
        self.place = place
    }
}

/// A number of something that is not money: `6 GW`, `160m shares`, `27%`.
public struct Quantity: Sendable, Hashable {
    public var basis: AmountBasis
    /// Value in the unit, as a decimal string without exponent; the middle of a range.
    public var value: String
    public var unit: String
    /// The ends of a range, as decimal strings; `nil` for every other wording.
    public var ends: Ends?

    /// Lowest and highest value of a range.
    public struct Ends: Sendable, Hashable {
        public var low: String
        public var high: String
        public init(low: String, high: String) {
            self.low = low
            self.high = high
        }
    }

    public init(basis: AmountBasis, value: String, unit: String) {
        self.basis = basis
        self.value = value
        self.unit = unit
    }
}

/// How a commitment is spread over its term.
public struct PayProfile: Sendable, Hashable {
    public enum Shape: String, Sendable, CaseIterable {
        /// The same in every period.
        case even
        /// Everything on the start day.
        case upfront
        /// Rising linearly from nothing: period k of n carries a share of (2k − 1)/n².
        case ramp
        /// As tranches fall due.
        case milestone
        /// As listed.
        case schedule
    }
    public enum Every: String, Sendable, CaseIterable {
        case month, quarter, year
        public var months: Int {
            switch self {
            case .month: 1
            case .quarter: 3
            case .year: 12
            }
        }
    }
    public var shape: Shape
    public var every: Every
    /// For `schedule`: the amount of each period from the start on.
    public var amounts: [Money]

    public init(shape: Shape, every: Every = .quarter, amounts: [Money] = []) {
        self.shape = shape
        self.every = every
        self.amounts = amounts
    }
}

/// A part of a leg that is paid when something happens.
public struct Tranche: Sendable, Hashable {
    /// Equal tranches of this kind; 1 unless given.
    public var count: Int
    /// Of each.
    public var amount: Amount
    /// Empty: unconditional.
    public var conditions: [Condition]
    public var expected: PartialDate?
    /// When it was paid; `nil` while it is not.
    public var paid: PartialDate?
    public var place: Place

    public init(
        count: Int = 1, amount: Amount, conditions: [Condition] = [],
        expected: PartialDate? = nil, paid: PartialDate? = nil, place: Place
    ) {
        self.count = count
        self.amount = amount
        self.conditions = conditions
        self.expected = expected
        self.paid = paid
        self.place = place
    }
}

/// What must hold before a tranche is paid.
public struct Condition: Sendable, Hashable {
    /// Comparison; `each` means "for every such step of the metric".
    public enum Operator: String, Sendable, CaseIterable {
        case atLeast = "at_least"
        case atMost = "at_most"
        case each, event
    }
    /// What is measured (`deployed_gw`, `share_price`), or the event (`ipo_filing`).
    public var metric: String
    public var op: Operator
    /// `nil` for an event.
    public var value: Double?
    public var entity: String?

    public init(metric: String, op: Operator, value: Double?, entity: String?) {
        self.metric = metric
        self.op = op
        self.value = value
        self.entity = entity
    }
}
