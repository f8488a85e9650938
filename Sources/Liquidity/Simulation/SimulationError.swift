/// Why a burn-rate model cannot be simulated. A value: whoever read the model from a file adds the line.
public enum SimulationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A figure outside what it may be; `part` names the firm or leg ("firm lab", "obligation rent").
    case badFigure(part: String, name: String, value: Double, allowed: String)
    /// An index that points at nothing.
    case badReference(part: String, name: String, index: Int, count: Int)
    /// An obligation that follows one which comes after it.
    case followsLater(obligation: String, followed: String)
    /// More than the simulation takes on.
    case limit(name: String, value: Int, allowed: ClosedRange<Int>)
    /// The correlations of the shocks are no correlation matrix.
    case correlation(CorrelationProblem)
    /// Parts that do not fit together.
    case shape(String)

    /// What is wrong with a matrix of correlations.
    public enum CorrelationProblem: Hashable, Sendable {
        case size(values: Int, firms: Int)
        case diagonal(firm: String, value: Double)
        case outside(first: String, second: String, value: Double)
        case asymmetric(first: String, second: String, values: [Double])
        /// No variables can be correlated like this: the matrix has a negative eigenvalue; the pair is the one that
        /// weighs most in its direction.
        case notPositive(eigenvalue: Double, first: String, second: String)
    }

    public var description: String {
        switch self {
        case .badFigure(let part, let name, let value, let allowed):
            "\(part): \(name) is \(value); it must be \(allowed)"
        case .badReference(let part, let name, let index, let count):
            count == 0
                ? "\(part): \(name) is \(index), and there is none"
                : "\(part): \(name) is \(index), outside 0…\(count - 1)"
        case .followsLater(let obligation, let followed):
            "obligation \(obligation) follows \(followed), which must come before it in the list"
        case .limit(let name, let value, let allowed):
            "\(name): \(value) is outside \(allowed.lowerBound)…\(allowed.upperBound)"
        case .correlation(let problem): "correlations of the shocks: \(problem.text)"
        case .shape(let why): why
        }
    }
}

extension SimulationError.CorrelationProblem {
    var text: String {
        switch self {
        case .size(let values, let firms):
            "\(values) values for \(firms) firms; \(firms) × \(firms) are needed"
        case .diagonal(let firm, let value): "\(firm) with itself is \(value), not 1"
        case .outside(let first, let second, let value):
            "\(first) with \(second) is \(value), outside −1…1"
        case .asymmetric(let first, let second, let values):
            "\(first) with \(second) is \(values.map { "\($0)" }.joined(separator: " one way and ")) the other"
        case .notPositive(let eigenvalue, let first, let second):
            "no variables can be correlated like this (eigenvalue \(eigenvalue)); look at \(first) with \(second) first"
        }
    }
}

/// The most that a simulation takes on, stated rather than met by accident.
public enum SimulationLimits {
    public static let quarters = 1...240
    public static let firms = 1...256
    public static let legs = 0...4096
    public static let ranks = 0...3
    public static let paths = 1...10_000_000
    /// Paths of a run that keeps counts and sums alone.
    public static let talliedPaths = 1...1_000_000_000_000
    /// Paths × firms: 42 bytes each.
    public static let cells = 1...100_000_000
    /// Largest amount of money, price or share: a model in any currency unit fits below, and no product overflows.
    public static let amount = 1e15
}
