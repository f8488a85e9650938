/// English.
public struct EnglishStressExhibitWords: StressExhibitWords {
    public init() {}

    public func dots(_ count: Int) -> String { "\(count) \(count == 1 ? "dot" : "dots")" }
    public func dotsBefore(_ date: String, _ count: Int, of all: Int) -> String {
        "by \(date): \(count) of \(all) dots"
    }
    public func baseCase(_ value: String) -> String { "base case: \(value)" }
    public let worse = "worse than the base case"
    public let better = "better than the base case"
    public let unresolved = "swing within its simulation error"
    public func raised(_ amount: String) -> String { "put in or promised: \(amount)" }
    public func promised(_ amount: String) -> String { "promised to pay: \(amount)" }
    public let bothSides = "on both sides (bold)"
    public let onlyPutsIn = "puts money in only"
    public let onlyIsPaid = "is to be paid only"
    public let undisclosed = "undisclosed"
    public let median = "median"
    public let goneByThen = "Probability that cash has run out by then (first passage):"
    public let fanUnderstates =
        "A fan understates the risk of running out: a path that ran out and recovered counts as solvent at a later date. The probabilities above count it."
}
