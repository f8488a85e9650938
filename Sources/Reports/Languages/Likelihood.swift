/// How likely something is, in the seven steps of Intelligence Community Directive 203 (ODNI, 2015).
///
/// A likelihood and a confidence never share a sentence.
public enum Likelihood: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// Up to 5%.
    case almostNone
    /// 5–20%.
    case veryUnlikely
    /// 20–45%.
    case unlikely
    /// 45–55%.
    case even
    /// 55–80%.
    case likely
    /// 80–95%.
    case veryLikely
    /// From 95%.
    case almostCertain

    /// The step of a probability; one that lies on a bound belongs to the step further from even.
    ///
    /// - Returns: `nil` unless the probability is within 0…1.
    public init?(_ probability: Double) {
        switch probability {
        case 0...0.05: self = .almostNone
        case 0.05...0.2: self = .veryUnlikely
        case 0.2...0.45: self = .unlikely
        case 0.95...1: self = .almostCertain
        case 0.8..<0.95: self = .veryLikely
        case 0.55..<0.8: self = .likely
        case 0.45..<0.55: self = .even
        default: return nil
        }
    }

    public static func < (a: Likelihood, b: Likelihood) -> Bool { a.rawValue < b.rawValue }
}
