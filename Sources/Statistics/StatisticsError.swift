import CGSL

/// Why a number cannot be computed.
public enum StatisticsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// GSL refused, with its own words.
    case gsl(routine: String, message: String)
    /// The sample has fewer values than the statistic needs.
    case tooFewValues(count: Int, needed: Int)
    /// A value that is not a number, or infinite, at an index of the sample.
    case notFinite(index: Int)
    /// A parameter outside its range.
    case parameter(String)
    /// Operands whose shapes do not fit, or that have no rows.
    case shape(String)
    /// No memory for an object of this many elements.
    case memory(elements: Int)
    /// The result is not a finite number: the problem is singular, or nearly so.
    case singular

    public var description: String {
        switch self {
        case .gsl(let routine, let message): "\(routine): \(message)"
        case .tooFewValues(let count, let needed):
            "\(count) value(s) are too few, \(needed) are needed"
        case .notFinite(let index): "value \(index) is not a finite number"
        case .parameter(let why), .shape(let why): why
        case .memory(let elements): "there is no memory for \(elements) elements"
        case .singular: "the matrix is singular"
        }
    }
}

/// GSL as this module needs it.
enum GSL {
    /// GSL's default error handler ends the process; every wrapper touches this before its first call, and checks
    /// every status itself.
    static let handlerIsOff: Bool = {
        _ = gsl_set_error_handler_off()
        return true
    }()

    static func check(_ status: Int32, _ routine: String) throws(StatisticsError) {
        guard status != 0 else { return }
        throw .gsl(routine: routine, message: String(cString: gsl_strerror(status)))
    }
}
