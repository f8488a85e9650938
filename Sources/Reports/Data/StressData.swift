import Ledger
import Liquidity
import Money

/// An estimate in JSON; a number that is not finite is left out.
public struct SimulatedData: Encodable, Sendable {
    let value: Double?
    let low: Double?
    let high: Double?
    let level: Double
    let standardError: Double?

    public init(_ estimate: Estimate) {
        func finite(_ number: Double) -> Double? { number.isFinite ? number : nil }
        value = finite(estimate.value)
        low = finite(estimate.low)
        high = finite(estimate.high)
        level = estimate.level
        standardError = finite(estimate.standardError)
    }
}

/// A stress test in JSON. Money is in millions of the base currency.
public struct StressData: Encodable, Sendable {
    let moneyUnit: String
    let settings: Settings
    let isComplete: Bool
    /// Scenarios that an interruption left undone.
    let undone: [String]
    let scenarios: [Scenario]
    let explanation: Explanation?
    /// Firms whose capital spending is their own decision.
    let headroom: [HeadroomData]

    public init(
        _ results: StressResults, currency: String, headrooms: [Headroom], ledger: ResolvedLedger
    ) {
        moneyUnit = "\(currency) million"
        settings = Settings(results.settings)
        isComplete = results.isComplete
        undone = results.undone
        scenarios = results.scenarios.map(Scenario.init)
        explanation = results.explanation.map { Explanation($0, results, ledger) }
        headroom = headrooms.map { HeadroomData($0, ledger: ledger) }
    }

    struct Settings: Encodable, Sendable {
        let paths: Int
        let horizon: Int?
        let seed: String
        let sampling: String
        let generator: String
        let level: Double

        init(_ settings: StressSettings) {
            paths = settings.paths
            horizon = settings.horizon
            // As text: a 64-bit number does not survive every reader of JSON.
            seed = String(settings.seed)
            sampling = settings.sampling.rawValue
            generator = StressResults.generator
            level = settings.level
        }
    }

    struct Scenario: Encodable, Sendable {
        let id: String
        let title: String
        let start: String
        let quarters: Int
        let paths: Int
        let pathsAsked: Int
        let convergence: ConvergenceData
        let firms: [Firm]
        let pathWithoutShocks: [FlowYear]

        init(_ result: ScenarioResult) {
            let scenario = result.scenario
            id = scenario.id
            title = scenario.title("en")
            start = scenario.start.description
            quarters = scenario.model.quarters
            paths = result.paths
            pathsAsked = result.pathsAsked
            convergence = ConvergenceData(result.convergence)
            firms = result.firms.map { Firm($0, scenario: scenario) }
            pathWithoutShocks = FlowYear.all(result)
        }
    }

    struct ConvergenceData: Encodable, Sendable {
        let verdict: String
        let pathsNeeded: Int?

        init(_ convergence: Convergence) {
            switch convergence.verdict {
            case .converged: (verdict, pathsNeeded) = ("converged", nil)
            case .needsPaths(let paths): (verdict, pathsNeeded) = ("needs-paths", paths)
            case .unstable: (verdict, pathsNeeded) = ("unstable", nil)
            }
        }
    }

    struct Firm: Encodable, Sendable {
        let firm: String
        /// `cash`, or `headroom`: what it leaves unpaid on a path is then no finding, and the numbers of it are not stated.
        let judgedBy: String
        /// Empty for a firm that is judged by headroom, as the next three are missing.
        let cashOutProbability: [Quarter]
        let runway: RunwayData?
        let fundingGap: Gap?
        let expectedShortfall: Shortfall?
        let supplierLoss: Loss
        /// Missing: the firm cuts nothing.
        let planCutProbability: SimulatedData?

        init(_ outcome: FirmOutcome, scenario: StressCase) {
            firm = outcome.firm
            let isCash = !outcome.isJudgedByHeadroom
            judgedBy = isCash ? "cash" : "headroom"
            let times = isCash ? outcome.cashOut.byQuarter : []
            cashOutProbability = times.enumerated().map { index, estimate in
                Quarter(
                    quarter: scenario.quarter(index + 1).description,
                    continuous: SimulatedData(outcome.cashOut.continuous[index]),
                    estimate: SimulatedData(estimate))
            }
            runway = isCash ? RunwayData(outcome.cashOut.runway, scenario: scenario) : nil
            fundingGap =
                isCash
                ? Gap(
                    valueAtRisk95: SimulatedData(outcome.gap.valueAtRisk95),
                    valueAtRisk99: SimulatedData(outcome.gap.valueAtRisk99),
                    estimate: SimulatedData(outcome.gap.mean)) : nil
            expectedShortfall =
                isCash
                ? Shortfall(
                    at99: SimulatedData(outcome.gap.expectedShortfall99),
                    estimate: SimulatedData(outcome.gap.expectedShortfall95)) : nil
            planCutProbability = outcome.planCut.map(SimulatedData.init)
            supplierLoss = Loss(
                direct: SimulatedData(outcome.loss.direct),
                passedOn: SimulatedData(outcome.loss.passedOn),
                terminated: SimulatedData(outcome.loss.terminated),
                stakes: SimulatedData(outcome.loss.stakes),
                estimate: SimulatedData(outcome.loss.total))
        }
    }
}

extension StressData {
    /// P(cash-out by the end of a quarter): first passage at quarter ends, and on any day.
    struct Quarter: Encodable, Sendable {
        let quarter: String
        let continuous: SimulatedData
        let estimate: SimulatedData

        enum Key: String, CodingKey { case quarter, continuous }

        func encode(to encoder: any Encoder) throws {
            try estimate.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(quarter, forKey: .quarter)
            try container.encode(continuous, forKey: .continuous)
        }
    }

    /// The mean gap, with its values at risk.
    struct Gap: Encodable, Sendable {
        let valueAtRisk95, valueAtRisk99: SimulatedData
        let estimate: SimulatedData

        enum Key: String, CodingKey { case valueAtRisk95, valueAtRisk99 }

        func encode(to encoder: any Encoder) throws {
            try estimate.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(valueAtRisk95, forKey: .valueAtRisk95)
            try container.encode(valueAtRisk99, forKey: .valueAtRisk99)
        }
    }

    /// The mean of the worst 5%, with that of the worst 1%.
    struct Shortfall: Encodable, Sendable {
        let at99: SimulatedData
        let estimate: SimulatedData

        enum Key: String, CodingKey { case at99 }

        func encode(to encoder: any Encoder) throws {
            try estimate.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(at99, forKey: .at99)
        }
    }

    /// All losses of a firm on others, with their parts.
    struct Loss: Encodable, Sendable {
        let direct, passedOn, terminated, stakes: SimulatedData
        let estimate: SimulatedData

        enum Key: String, CodingKey { case direct, passedOn, terminated, stakes }

        func encode(to encoder: any Encoder) throws {
            try estimate.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(direct, forKey: .direct)
            try container.encode(passedOn, forKey: .passedOn)
            try container.encode(terminated, forKey: .terminated)
            try container.encode(stakes, forKey: .stakes)
        }
    }

    /// The median runway in quarters, with other quantiles; no value means beyond the horizon.
    struct RunwayData: Encodable, Sendable {
        let value: Int?
        let low: Int?
        let high: Int?
        let level: Double
        /// An order statistic has an interval and no standard error.
        let standardError: Double?
        let quarter: String?
        let quantiles: [QuantileData]
        let neverWithinHorizon: SimulatedData

        init(_ runway: Runway, scenario: StressCase) {
            let median = runway.quantile(0.5)
            value = median?.quarter
            low = median?.low
            high = median?.high
            level = median?.level ?? runway.never.level
            standardError = nil
            quarter = median?.quarter.map { scenario.quarter($0).description }
            quantiles = runway.quantiles.map { QuantileData($0, scenario: scenario) }
            neverWithinHorizon = SimulatedData(runway.never)
        }
    }

    struct QuantileData: Encodable, Sendable {
        let fraction: Double
        let value: Int?
        let low: Int?
        let high: Int?
        let level: Double
        let quarter: String?

        init(_ quantile: RunwayQuantile, scenario: StressCase) {
            fraction = quantile.fraction
            value = quantile.quarter
            low = quantile.low
            high = quantile.high
            level = quantile.level
            quarter = quantile.quarter.map { scenario.quarter($0).description }
        }
    }
}
