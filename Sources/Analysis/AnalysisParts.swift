import Circularity
import Ledger

/// Parts of an ``Analysis`` to compute.
public struct AnalysisParts: OptionSet, Sendable, Hashable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let layers = AnalysisParts(rawValue: 1 << 0)
    public static let years = AnalysisParts(rawValue: 1 << 1)
    public static let circuits = AnalysisParts(rawValue: 1 << 2)
    public static let vendors = AnalysisParts(rawValue: 1 << 3)
    public static let coverage = AnalysisParts(rawValue: 1 << 4)
    public static let dependence = AnalysisParts(rawValue: 1 << 5)
    public static let significance = AnalysisParts(rawValue: 1 << 6)
    public static let decay = AnalysisParts(rawValue: 1 << 7)
    public static let uncertainty = AnalysisParts(rawValue: 1 << 8)
    public static let disputes = AnalysisParts(rawValue: 1 << 9)
    public static let indicators = AnalysisParts(rawValue: 1 << 10)
    public static let indicatorHistory = AnalysisParts(rawValue: 1 << 11)
    public static let series = AnalysisParts(rawValue: 1 << 12)
    public static let contagion = AnalysisParts(rawValue: 1 << 13)
    public static let stress = AnalysisParts(rawValue: 1 << 14)
    /// Every number.
    public static let measures = AnalysisParts(rawValue: 1 << 15)

    /// What can come back as orders, each dollar once, and who can pay from outside.
    public static let returnable = AnalysisParts(rawValue: 1 << 16)

    /// Of ``returnable`` the layers alone, and whether the buyers of the headline can pay from outside.
    public static let returnableLayers = AnalysisParts(rawValue: 1 << 17)

    /// What a report needs: everything.
    public static let all = AnalysisParts(rawValue: (1 << 18) - 1)

    /// How each is computed, in the order in which a report's progress names them: the stress test, then the numbers.
    static let order:
        [(part: AnalysisParts, run: @Sendable (AnalysisWork) throws(MeasureError) -> Void)] = [
            (.layers, { work throws(MeasureError) in _ = try work.layers() }),
            (.years, { work throws(MeasureError) in _ = try work.years() }),
            (
                .circuits,
                { work throws(MeasureError) in
                    _ = try work.circuits()
                    _ = try work.circuitNumbers()
                }
            ),
            (.vendors, { work throws(MeasureError) in _ = try work.vendors() }),
            (.coverage, { work throws(MeasureError) in _ = try work.coverage() }),
            (.dependence, { work throws(MeasureError) in _ = try work.dependence() }),
            (.significance, { work throws(MeasureError) in _ = try work.significance() }),
            (
                .decay,
                { work throws(MeasureError) in
                    _ = try work.headlineDecay()
                    _ = try work.signedDecay()
                }
            ),
            (.uncertainty, { work throws(MeasureError) in _ = try work.uncertainty() }),
            (
                .returnableLayers,
                { work throws(MeasureError) in
                    _ = try work.returnableLayers()
                    _ = try work.outsideCoverage(.announced)
                }
            ),
            (.returnable, { work throws(MeasureError) in try work.returnable() }),
            (.disputes, { work throws(MeasureError) in _ = try work.disputes() }),
            (.indicators, { work throws(MeasureError) in _ = try work.indicators() }),
            (.indicatorHistory, { work throws(MeasureError) in _ = try work.indicatorHistory() }),
            (.series, { work throws(MeasureError) in _ = try work.series() }),
            (.contagion, { work throws(MeasureError) in _ = try work.contagion(.binding) }),
            (.stress, { work throws(MeasureError) in _ = try work.stress() }),
            (.measures, { work throws(MeasureError) in _ = try work.table() }),
        ]
}
