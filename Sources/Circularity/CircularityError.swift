import FlowNetwork
import Statistics

/// Why a measure cannot be given.
public enum CircularityError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The rows do not make a network.
    case network(GraphError)
    /// The solver's own check failed: a defect of the program.
    case circulation(CirculationError)
    /// A strongly connected component above the limit of a dense method.
    case componentTooLarge(firms: Int, limit: Int)
    /// A linear system without a usable solution.
    case numerical(StatisticsError)
    /// Boundary flows that are not one non-negative number a firm.
    case boundary(String)

    public var description: String {
        switch self {
        case .network(let error): error.description
        case .circulation(let error): error.description
        case .componentTooLarge(let firms, let limit):
            "a strongly connected component has \(firms) firms, the limit of this measure is \(limit)"
        case .numerical(let error): error.description
        case .boundary(let why): why
        }
    }
}
