/// Why claims cannot be cleared.
///
/// Firms and claims are named by their index, from 0; readers of files report the same problems with their place instead.
public enum ClearingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A claim names a firm that does not exist.
    case unknownFirm(claim: Int)
    /// A firm that owes itself.
    case selfClaim(claim: Int)
    /// A claim that is negative or not a finite number.
    case badAmount(claim: Int, value: Double)
    /// A figure of a firm that is negative or not a finite number.
    case badFigure(firm: Int, name: String, value: Double)
    /// A parameter of a model outside its range.
    case badParameter(name: String, value: Double, range: String)
    /// What a firm owes adds up to more than a number can hold.
    case overflow(firm: Int)
    /// More than 32-bit indices can name.
    case tooLarge(firms: Int, claims: Int)
    /// Arrays whose lengths do not fit.
    case shape(String)
    /// Shares of a firm that are held inside the network add up to 1 or more: its value would be counted without end.
    case ownedWhole(firm: Int, share: Double)
    /// A solver stopped before its error was small enough.
    case notConverged(model: String, residual: Double, iterations: Int)

    public var description: String {
        switch self {
        case .unknownFirm(let claim): "claim \(claim) names a firm that is not in the list"
        case .selfClaim(let claim): "claim \(claim) is owed by a firm to itself"
        case .badAmount(let claim, let value):
            "claim \(claim) is \(value), not a finite amount of at least 0"
        case .badFigure(let firm, let name, let value):
            "the \(name) of firm \(firm) is \(value), not a finite amount of at least 0"
        case .badParameter(let name, let value, let range):
            "\(name) is \(value), outside \(range)"
        case .overflow(let firm): "what firm \(firm) owes is too large for a number"
        case .tooLarge(let firms, let claims):
            "\(firms) firms and \(claims) claims are more than a network can hold"
        case .shape(let why): why
        case .ownedWhole(let firm, let share):
            "the network holds \(share) of firm \(firm); outsiders must hold a part"
        case .notConverged(let model, let residual, let iterations):
            "\(model) did not converge: residual \(residual) after \(iterations) iterations"
        }
    }

    package static func check(
        _ values: [Double], count: Int, name: String
    ) throws(ClearingError) {
        guard values.count == count else {
            throw .shape("\(name) has \(values.count) values for \(count) firms")
        }
        for (firm, value) in values.enumerated() where !(value >= 0 && value.isFinite) {
            throw .badFigure(firm: firm, name: name, value: value)
        }
    }

    package static func check(
        _ value: Double, name: String, in range: ClosedRange<Double>
    ) throws(ClearingError) {
        guard range.contains(value) else {
            throw .badParameter(
                name: name, value: value, range: "\(range.lowerBound)…\(range.upperBound)")
        }
    }
}
