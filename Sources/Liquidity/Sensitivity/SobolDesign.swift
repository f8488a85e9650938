import Statistics
import Synchronization

/// The rows of Sobol matrices on which the mean funding gap of a firm is simulated: what a large design divides among workers.
///
/// ```swift
/// let design = SobolDesign(scenario, firm: 0, factors: factors, settings: settings)
/// let outcomes = try design.outcomes(0..<256) + design.outcomes(256..<512)
/// let indices = try SobolIndices(outcomes: outcomes, dimensions: factors.count, seed: settings.seed)
/// ```
/// A row is the same points and the same paths whatever the number of rows, so that any division gives the indices of the whole.
public struct SobolDesign: Sendable {
    /// What is turned over its range, in the order of the columns.
    public let factors: [StressFactor]
    private let scenario: StressCase
    private let firm: Int
    private let options: SimulationOptions
    private let threads: Int?

    /// Rows of a design: its outcomes are held at once to draw from.
    public static let rowLimit = 1 << 20
    /// A range of rows of a divided design begins at a multiple of it.
    public static let blockSize = 16

    /// - Parameters:
    ///   - factors: 1…``SobolIndices/factorLimit``, of the scenario.
    ///   - firm: index of the firm whose mean gap is the outcome.
    ///   - settings: seed and threads count.
    public init(
        _ scenario: StressCase, firm: Int, factors: [StressFactor], settings: StressSettings
    ) {
        self.scenario = scenario
        self.firm = firm
        self.factors = factors
        threads = settings.threads
        var options = settings.simulation(paths: SensitivityReport.indexPaths)
        options.sampling = .pseudoRandom
        options.threads = 1
        self.options = options
    }

    /// The design of the factors that move the mean gap of a firm most, as the report of a stress test chooses them.
    ///
    /// - Returns: `nil` for a scenario without an assumption that has a range and moves the gap.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated with its assumptions at the ends of their ranges.
    public static func widest(
        _ scenario: StressCase, firm: Int, settings: StressSettings
    ) throws(SimulationError) -> SobolDesign? {
        let tornado = try TornadoAnalysis(scenario, settings: settings) {
            Array($0.gap[firm * $0.paths..<(firm + 1) * $0.paths])
        }
        return SobolDesign(scenario, firm: firm, widest: tornado, settings: settings)
    }

    /// - Returns: `nil` when no bar has a width.
    init?(
        _ scenario: StressCase, firm: Int, widest tornado: TornadoAnalysis, settings: StressSettings
    ) {
        let widest = tornado.bars.filter { $0.swing > 0 }
            .prefix(SensitivityReport.indexFactors).map(\.factor)
        guard !widest.isEmpty else { return nil }
        self.init(scenario, firm: firm, factors: Array(widest), settings: settings)
    }

    /// Mean gaps of some rows, in the model's unit: of each row at the point of A, at that of B, and at A with each column of B.
    ///
    /// - Parameter rows: numbered in the whole design, below ``rowLimit``.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated with its assumptions anywhere in their ranges.
    public func outcomes(_ rows: Range<Int>, threads: Int? = nil) throws(SimulationError)
        -> [Double]
    {
        // The function cannot throw: what it met is thrown when it is back.
        let refused = Mutex<SimulationError?>(nil)
        let outcomes: [Double]
        do throws(StatisticsError) {
            outcomes = try SobolIndices.outcomes(
                dimensions: factors.count, rows: rows, seed: options.seed,
                threads: threads ?? self.threads
            ) { point in
                do throws(SimulationError) { return try meanGap(at: point) } catch {
                    refused.withLock { $0 = $0 ?? error }
                    return .nan
                }
            }
        } catch { throw .shape("Sobol indices of \(firmID): \(error)") }
        if let error = refused.withLock(\.self) { throw error }
        return outcomes
    }

    /// The indices of a design with so many rows.
    ///
    /// - Throws: ``SimulationError`` as ``outcomes(_:threads:)``.
    public func indices(rows: Int, level: Double) throws(SimulationError) -> SobolIndices {
        let outcomes = try outcomes(0..<rows)
        do throws(StatisticsError) {
            return try SobolIndices(
                outcomes: outcomes, dimensions: factors.count, seed: options.seed, level: level)
        } catch { throw .shape("Sobol indices of \(firmID): \(error)") }
    }

    /// The firm whose mean gap is the outcome.
    public var firmID: String { scenario.model.firms[firm].id }

    private func meanGap(at point: [Double]) throws(SimulationError) -> Double {
        var model = scenario.model
        for (factor, share) in zip(factors, point) {
            var adjustment = factor.adjustment
            adjustment.value = factor.low + share * (factor.high - factor.low)
            adjustment.apply(to: &model)
        }
        let outcomes = try LiquiditySimulation(model).run(options, seesDays: false)
        return outcomes.gap[firm * outcomes.paths..<(firm + 1) * outcomes.paths]
            .reduce(0, +) / Double(outcomes.paths)
    }
}
