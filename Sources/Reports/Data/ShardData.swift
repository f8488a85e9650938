import Analysis
import Circularity
import Liquidity
import Money
import SeriesTests
import Statistics

/// A divided run put together, in JSON. It says nothing of how it was divided.
public struct ShardData: Encodable, Sendable {
    let schemaVersion = Reports.schemaVersion
    let op: String
    let inputs: String
    let seed: String
    let asOf: String
    let moneyUnit: String?
    let scenarios: [Scenario]?
    let nulls: [Null]?
    let bootstraps: [Bootstrap]?
    let designs: [Design]?

    /// - Parameter job: any of the plan: what all jobs of a run agree on.
    /// - Throws: ``StatisticsError`` for a design with too few rows.
    public init(_ job: ShardJob, _ wholes: [ShardMerge.Whole]) throws(StatisticsError) {
        op = job.operation.rawValue
        inputs = job.inputs
        seed = String(job.seed)
        asOf = job.asOf.description
        var scenarios: [Scenario] = []
        var nulls: [Null] = []
        var bootstraps: [Bootstrap] = []
        var designs: [Design] = []
        var unit: String?
        for whole in wholes {
            switch whole.tally {
            case .stress(let stress):
                scenarios.append(Scenario(whole.subject, stress))
                unit = stress.moneyUnit
            case .nulls(let tally): nulls.append(Null(whole.subject, tally))
            case .bootstrap(let tally): bootstraps.append(Bootstrap(whole.subject, tally))
            case .sobol(let rows):
                designs.append(try Design(whole.subject, rows, seed: job.seed))
                unit = rows.moneyUnit
            }
        }
        moneyUnit = unit
        self.scenarios = job.operation == .stress ? scenarios : nil
        self.nulls = job.operation == .nulls ? nulls : nil
        self.bootstraps = job.operation == .bootstrap ? bootstraps : nil
        self.designs = job.operation == .sobol ? designs : nil
    }

    struct Scenario: Encodable, Sendable {
        let id: String
        let start: String
        let quarters: Int
        let paths: Int
        let firms: [Firm]

        init(_ id: String, _ stress: ShardResult.Stress) {
            self.id = id
            start = stress.start
            quarters = stress.tally.quarters
            paths = stress.tally.paths
            firms = stress.firms.enumerated().map { Firm($1, $0, stress) }
        }
    }

    struct Firm: Encodable, Sendable {
        let firm: String
        let cashOutProbability, cutProbability: [Chance]
        let fundingGap: Gap
        let supplierLoss: Loss

        init(_ name: String, _ index: Int, _ stress: ShardResult.Stress) {
            let tally = stress.tally
            func quarters(_ estimates: [Estimate]) -> [Chance] {
                estimates.enumerated().map { Chance($0, from: stress.start, $1) }
            }
            func mean(_ amount: StressTally.Amount) -> SimulatedData {
                SimulatedData(tally.mean(amount, firm: index))
            }
            firm = name
            cashOutProbability = quarters(tally.cashOutProbability(firm: index))
            cutProbability = quarters(tally.cutProbability(firm: index))
            fundingGap = Gap(
                mean: mean(.fundingGap), valueAtRisk95: Range(tally.gaps[index].quantile(0.95)),
                valueAtRisk99: Range(tally.gaps[index].quantile(0.99)))
            supplierLoss = Loss(
                mean: mean(.supplierLoss), direct: mean(.directLoss), passedOn: mean(.passedOnLoss),
                terminated: mean(.terminatedLoss), stakes: mean(.stakeLoss))
        }
    }

    /// A probability by the end of a quarter.
    struct Chance: Encodable, Sendable {
        let quarter: String
        let estimate: SimulatedData

        init(_ number: Int, from start: String, _ estimate: Estimate) {
            quarter = Quarter(start)?.advanced(by: number).description ?? "\(number + 1)"
            self.estimate = SimulatedData(estimate)
        }

        enum Key: String, CodingKey { case quarter }

        func encode(to encoder: any Encoder) throws {
            try estimate.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(quarter, forKey: .quarter)
        }
    }

    /// Where a quantile lies: the ends of its class.
    struct Range: Encodable, Sendable {
        let low, high: Double

        init(_ range: ClosedRange<Double>) { (low, high) = (range.lowerBound, range.upperBound) }
    }

    struct Gap: Encodable, Sendable {
        let mean: SimulatedData
        let valueAtRisk95, valueAtRisk99: Range
    }

    /// Means over the paths; stakes are in no sum.
    struct Loss: Encodable, Sendable {
        let mean, direct, passedOn, terminated, stakes: SimulatedData
    }

    /// Shares of all money, as `excess` of the verb `circularity` has them.
    struct Null: Encodable, Sendable {
        let null: String
        let observed, mean: Double
        let standardDeviation: Double?
        let pValue: Double
        let replicates, atLeast: Int

        init(_ name: String, _ tally: NullTally) {
            null = name
            observed = tally.observedShare
            mean = tally.mean
            standardDeviation = tally.standardDeviation
            pValue = tally.pValue
            replicates = tally.replicates
            atLeast = tally.atLeast
        }
    }

    /// As the verb `bubble` has them: the p-value, and between what a critical value lies.
    struct Bootstrap: Encodable, Sendable {
        let series: String
        let gsadf: Double
        let pValue, standardError: Double
        let replicates, atLeast: Int
        let criticalValues: [CriticalValue]

        init(_ path: String, _ tally: BootstrapTally) {
            series = path
            gsadf = tally.observed
            pValue = tally.pValue.value
            standardError = tally.pValue.standardError
            replicates = tally.replicates
            atLeast = tally.atLeast
            criticalValues = [0.9, 0.95, 0.99].compactMap { level in
                tally.quantile(level).map { CriticalValue(level: level, gsadf: Range($0)) }
            }
        }
    }

    struct CriticalValue: Encodable, Sendable {
        let level: Double
        let gsadf: Range
    }

    /// Shares of the variance of a firm's mean funding gap, as the verb `stress` has them for the firm that it explains.
    struct Design: Encodable, Sendable {
        let subject: String
        let rows: Int
        let mean, variance: Double
        let factors: [StressData.SobolData.Factor]

        init(_ subject: String, _ design: ShardResult.Sobol, seed: UInt64) throws(StatisticsError) {
            let indices = try SobolIndices(
                outcomes: design.outcomes, dimensions: design.factors.count, seed: seed)
            self.subject = subject
            rows = design.rows
            mean = indices.mean
            variance = indices.variance
            factors = zip(design.factors, indices.factors).map { .init($0, $1) }
        }
    }
}
