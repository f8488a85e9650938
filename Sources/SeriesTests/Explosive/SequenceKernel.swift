import CKernels

/// The C kernel in Swift: BADF and BSADF of eight series at once.
///
/// One workspace a task; nothing is allocated in the loop. Lags above the largest compiled one go
/// through the plain twin, lane by lane.
public struct SequenceKernel {
    /// Series of one run.
    public static let lanes = Int(OUROBOROS_BSADF_LANES)

    let count: Int
    let lag: Int
    let minimumRows: Int
    /// [count][lanes], filled by the caller: series starting near zero with changes of order one.
    public var levels: [Double]
    private var workspace: [Double]
    private let negativeReciprocals: [Double]
    private let counts: [Double]
    /// [ends][lanes], NaN where no window has a statistic.
    private(set) var badf: [Double]
    /// [ends][lanes], NaN where no window has a statistic.
    public private(set) var bsadf: [Double]

    var ends: Int { count - minimumRows - lag }

    /// - Parameters:
    ///   - count: observations of a series.
    ///   - lag: differences of the past in the regression, 0 for none.
    ///   - minimumRows: rows of the smallest window's regression.
    public init(count: Int, lag: Int, minimumRows: Int) {
        self.count = count
        self.lag = lag
        self.minimumRows = minimumRows
        levels = [Double](repeating: 0, count: count * Self.lanes)
        let compiled = Int32(min(lag, Int(OUROBOROS_BSADF_MAX_LAG)))
        workspace = [Double](
            repeating: 0, count: Int(ouroboros_bsadf_workspace(Int64(count), compiled)))
        counts = (0...count).map(Double.init)
        negativeReciprocals = (0...count).map { $0 == 0 ? 0 : -1 / Double($0) }
        let size = max(count - minimumRows - lag, 0) * Self.lanes
        badf = [Double](repeating: .nan, count: size)
        bsadf = badf
    }

    /// Fills ``bsadf``.
    public mutating func run() {
        guard lag <= Int(OUROBOROS_BSADF_MAX_LAG) else { return runPlain() }
        ouroboros_bsadf8(
            levels, &workspace, negativeReciprocals, counts, Int64(count), Int32(lag),
            Int64(minimumRows), &badf, &bsadf)
    }

    /// BADF and BSADF of one series, eight ends of windows at a time: the bits of ``run()``, in an eighth of its time.
    ///
    /// - Parameter levels: starting near zero, with changes of order one.
    /// - Returns: one number an end, NaN where no window has a statistic; `nil` for a lag that is not compiled or fewer than eight ends.
    static func single(
        _ levels: [Double], lag: Int, minimumRows: Int
    ) -> (badf: [Double], bsadf: [Double])? {
        let ends = levels.count - minimumRows - lag
        guard (0...Int(OUROBOROS_BSADF_MAX_LAG)).contains(lag), ends >= lanes else { return nil }
        var workspace = [Double](
            repeating: 0, count: Int(ouroboros_bsadf_workspace(Int64(levels.count), Int32(lag))))
        let counts = (0...levels.count).map(Double.init)
        let negativeReciprocals = counts.map { $0 == 0 ? 0 : -1 / $0 }
        var badf = [Double](repeating: .nan, count: ends)
        var bsadf = badf
        ouroboros_bsadf_ends(
            levels, &workspace, negativeReciprocals, counts, Int64(levels.count), Int32(lag),
            Int64(minimumRows), &badf, &bsadf)
        return (badf, bsadf)
    }

    /// The same through the plain twin.
    mutating func runPlain() {
        for lane in 0..<Self.lanes {
            let series = (0..<count).map { levels[$0 * Self.lanes + lane] }
            let plain = try? ExplosiveSequences(levels: series, lag: lag, minimumRows: minimumRows)
            for end in 0..<ends {
                badf[end * Self.lanes + lane] = plain?.badf[end] ?? .nan
                bsadf[end * Self.lanes + lane] = plain?.bsadf[end] ?? .nan
            }
        }
    }
}
