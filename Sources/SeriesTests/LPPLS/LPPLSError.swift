/// Why a log-periodic power law cannot be fitted.
public enum LPPLSError: Error, Equatable, Sendable {
    /// Fewer observations than a window needs.
    case tooShort(observations: Int, needed: Int)
    /// More observations than the limit.
    case tooLong(observations: Int, largest: Int)
    /// An observation is infinite or not a number.
    case notFinite(index: Int)
    /// All observations are equal.
    case noVariation
    /// Bounds that are empty or outside the model.
    case bounds(String)
    /// No start of the search gave a regression that can be solved.
    case noFit

    /// One sentence on what is wrong and how to mend it.
    public var message: String {
        switch self {
        case .tooShort(let observations, let needed):
            "\(observations) observations are too few for a fit, which needs \(needed); give a longer series"
        case .tooLong(let observations, let largest):
            "\(observations) observations exceed the limit of \(largest); resample to weeks or months"
        case .notFinite(let index):
            "observation \(index + 1) is not a finite number; with --log prices must be above zero"
        case .noVariation: "all observations are equal; check that the right column was read"
        case .bounds(let why): why
        case .noFit: "the regression is singular at every start of the search; widen the bounds"
        }
    }
}
