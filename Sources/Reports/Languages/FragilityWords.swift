/// Part of section 4: what the returnable financing hangs on.
protocol FragilityWords: Sendable {
    var heading: String { get }
    func leftOut(_ returnable: String) -> String
    var dealHeads: [String] { get }
    var firmHeads: [String] { get }
    var returns: String { get }
    var returnHeads: [String] { get }
    func undisclosed(_ facts: UndisclosedFacts) -> String
}

/// What can come back with undisclosed amounts at zero and imputed.
struct UndisclosedFacts: Sendable {
    let legs: Int
    let atZero: String
    let imputed: String
    /// Legs imputed by their power, with the cost of a gigawatt and how many sourced costs it is the median of; `nil`: none.
    let byPower: (legs: Int, cost: String, costs: Int)?
    /// Legs imputed by the median of like legs.
    let byLike: Int
    /// Legs not imputed at all.
    let none: Int
}
