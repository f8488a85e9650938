/// Why a test of a series cannot be made, with what to do about it.
public enum SeriesTestError: Error, Equatable, Sendable {
    /// An observation is infinite or not a number.
    case notFinite(index: Int)
    /// The series has fewer observations than the shortest window needs.
    case tooShort(observations: Int, needed: Int)
    /// The minimum window leaves no degree of freedom at this lag.
    case windowTooShort(window: Int, unit: WindowUnit, lag: Int, needed: Int)
    /// No window has a statistic: the series is constant, or its differences are.
    case noVariation
    /// A lag that is negative or above ``ExplosiveSequences/largestLag``.
    case lagOutOfRange(lag: Int, largest: Int)
    /// Too few replicates, or more than the memory limit admits.
    case replicatesOutOfRange(replicates: Int, smallest: Int, largest: Int)
    /// Longer than the limit on time and memory.
    case tooLong(observations: Int, largest: Int)
    /// A level that is not strictly between 0 and 1.
    case levelOutOfRange(Double)
    /// Panel members of different lengths.
    case unequalLengths([Int])
    /// A panel of fewer than two series.
    case panelTooSmall(Int)
    /// A control window that is below 1 or reaches past the series.
    case controlWindowOutOfRange(Int, largest: Int)

    /// The changes of the series have an explosive autoregression at this lag, so that no null model
    /// can be simulated from it.
    case unstableNull(lag: Int)

    /// One sentence on what is wrong and one on how to mend it.
    public var message: String {
        switch self {
        case .notFinite(let index):
            "observation \(index + 1) is not a finite number; remove it or leave the cell empty"
        case .tooShort(let observations, let needed):
            """
            the series has \(observations) observations and the shortest window needs \(needed); \
            give a longer series, a shorter window or a smaller lag
            """
        case .windowTooShort(let window, let unit, let lag, let needed):
            """
            a minimum window of \(window) \(unit.rawValue) leaves no degree of freedom at lag \(lag); \
            use at least \(needed)
            """
        case .noVariation:
            """
            no window has a statistic, because the series, or its changes, do not vary; check that \
            the right column was read
            """
        case .lagOutOfRange(let lag, let largest):
            "lag \(lag) is outside 0…\(largest); choose one in that range, or aic or bic"
        case .replicatesOutOfRange(let replicates, let smallest, let largest):
            "\(replicates) replicates are outside \(smallest)…\(largest) for a series of this length"
        case .tooLong(let observations, let largest):
            """
            the series has \(observations) observations, more than the limit of \(largest); resample \
            it to weeks or months
            """
        case .levelOutOfRange(let level):
            "level \(level) is not between 0 and 1; 0.95 is customary"
        case .unequalLengths(let lengths):
            """
            the series of a panel must have the same dates, but their lengths are \
            \(lengths.map(String.init).joined(separator: ", "))
            """
        case .panelTooSmall(let count):
            "a panel needs at least two series, not \(count); test a single series by itself"
        case .controlWindowOutOfRange(let window, let largest):
            "a control window of \(window) is outside 1…\(largest)"
        case .unstableNull(let lag):
            """
            the changes of the series explode by themselves at lag \(lag), so that no null series can \
            be drawn from them; use the wild bootstrap or a smaller lag
            """
        }
    }
}
