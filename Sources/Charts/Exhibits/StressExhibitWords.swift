/// The fixed words of the exhibits about running out of cash: E4 to E7 and A2.
public protocol StressExhibitWords: Sendable {
    /// `4 dots`
    func dots(_ count: Int) -> String
    /// `by 2028-12-31: 26 of 50 dots`
    func dotsBefore(_ date: String, _ count: Int, of all: Int) -> String
    /// The line of the base case in a tornado.
    func baseCase(_ value: String) -> String
    /// Legend of the sides of a tornado.
    var worse: String { get }
    var better: String { get }
    /// Legend of a swing within its error.
    var unresolved: String { get }
    /// Heads of the two sides of one firm's money.
    func raised(_ amount: String) -> String
    func promised(_ amount: String) -> String
    /// Legend of one firm's money.
    var bothSides: String { get }
    var onlyPutsIn: String { get }
    var onlyIsPaid: String { get }
    var undisclosed: String { get }
    /// The middle line of a fan.
    var median: String { get }
    /// Heading of the probabilities below a fan.
    var goneByThen: String { get }
    /// What a fan does not say.
    var fanUnderstates: String { get }
}
