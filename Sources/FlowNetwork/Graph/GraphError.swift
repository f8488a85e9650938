/// Why a list of legs does not make a network.
public enum GraphError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A leg names a firm that does not exist; `leg` counts from 0.
    case unknownFirm(leg: Int)
    /// A leg with a weight below zero; `leg` counts from 0.
    case negativeWeight(leg: Int)
    /// A leg from a firm to itself, where the caller asked for such legs to be refused.
    case selfLoop(leg: Int, firm: String)
    /// The weights add up to more than `Int64.max` integer units.
    case totalOverflow
    /// The weights add up to more than a solver takes, in integer units.
    case totalAbove(limit: Int64)
    /// More firms or legs than 32-bit indices can name.
    case tooLarge(firms: Int, legs: Int)
    /// Columns of an edge list that differ in length, or a scale that is not a positive power of ten.
    case malformedList(String)

    public var description: String {
        switch self {
        case .unknownFirm(let leg): "leg \(leg) names a firm that is not in the list"
        case .negativeWeight(let leg): "leg \(leg) has a negative weight"
        case .selfLoop(let leg, let firm): "leg \(leg) goes from \(firm) to itself"
        case .totalOverflow: "the weights add up to more than \(Int64.max) units"
        case .totalAbove(let limit): "the weights add up to more than \(limit) units"
        case .tooLarge(let firms, let legs):
            "\(firms) firms and \(legs) legs are more than a network can hold"
        case .malformedList(let why): why
        }
    }
}
