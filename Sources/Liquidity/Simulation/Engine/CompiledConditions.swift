/// Conditions of a model taken apart: what only the calendar decides is known beforehand, the rest is checked on every path.
struct CompiledConditions: Sendable {
    /// A predicate that a path decides.
    struct Predicate: Hashable, Sendable {
        enum Kind: Int32, Sendable {
            case revenue = 0
            case alive = 1
            case covenantsKept = 2
        }

        let kind: Kind
        let firm: Int
        /// Least revenue by quarter; empty for the other kinds.
        let levels: [Double]
    }

    /// The distinct predicates of the model.
    private(set) var predicates: [Predicate] = []
    private var places: [Predicate: Int] = [:]
    private let quarters: Int
    private let capacity: [[Double]]
    private let listedFrom: [Int?]

    /// A condition by parts.
    struct Parts: Sendable {
        /// Whether the calendar allows it, by quarter.
        var calendar: [Bool]
        /// Indices of the predicates that have to hold too, in increasing order.
        var predicates: [Int]
    }

    init(model: CashFlowModel) {
        quarters = model.quarters
        capacity = model.firms.map {
            Schedule.values($0.capacity, quarters: model.quarters, slip: $0.capacitySlip)
        }
        listedFrom = model.firms.map(\.listedFrom)
    }

    /// - Parameter stopsAt: first quarter in which the leg has been stopped.
    mutating func parts(of condition: FundingCondition, stopsAt: Int? = nil) -> Parts {
        var parts = Parts(
            calendar: (0..<quarters).map { $0 < stopsAt ?? quarters }, predicates: [])
        add(condition, to: &parts)
        parts.predicates = Array(Set(parts.predicates)).sorted()
        return parts
    }

    private mutating func add(_ condition: FundingCondition, to parts: inout Parts) {
        switch condition {
        case .always: break
        case .from(let quarter): parts.keep { $0 >= quarter }
        case .revenue(let firm, let levels):
            let byQuarter =
                levels.count == 1
                ? [Double](repeating: levels[0], count: quarters)
                : Schedule.values(levels, quarters: quarters)
            parts.predicates.append(
                place(Predicate(kind: .revenue, firm: firm, levels: byQuarter)))
        case .capacity(let firm, let level):
            let running = capacity[firm]
            parts.keep { running[$0] >= level }
        case .listed(let firm):
            let first = listedFrom[firm] ?? quarters
            parts.keep { $0 >= first }
        case .alive(let firm):
            parts.predicates.append(place(Predicate(kind: .alive, firm: firm, levels: [])))
        case .covenantsKept(let firm):
            parts.predicates.append(
                place(Predicate(kind: .covenantsKept, firm: firm, levels: [])))
        case .all(let conditions):
            for inner in conditions { add(inner, to: &parts) }
        }
    }

    private mutating func place(_ predicate: Predicate) -> Int {
        if let known = places[predicate] { return known }
        predicates.append(predicate)
        places[predicate] = predicates.count - 1
        return predicates.count - 1
    }
}

extension CompiledConditions.Parts {
    fileprivate mutating func keep(_ holds: (Int) -> Bool) {
        for quarter in calendar.indices where !holds(quarter) { calendar[quarter] = false }
    }
}
