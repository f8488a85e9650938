import Liquidity
import Money

extension StressData {
    /// The errors of the headline beside that of simulating it, and what moves it.
    struct HeadlineData: Encodable, Sendable {
        let firm: String
        /// On the paths of this comparison.
        let base: SimulatedData
        let assumptions: Band?
        let model: [Line]
        let drivers: [Line]
        /// Whether leaving out the firm's contracts moves the probability by more than three standard errors.
        let contractsMatter: Bool?
        let split: [Part]
        let splitRest: SimulatedData

        struct Band: Encodable, Sendable {
            let draws, pathsPerDraw, assumptions: Int
            let level, low, median, high, mean: Double
            let gapLow, gapMedian, gapHigh: Double
        }

        struct Line: Encodable, Sendable {
            let variant: String
            let probability, change, gapChange: SimulatedData
            let isResolved: Bool

            init(_ line: ShortfallDrivers.Line) {
                variant = line.variant.rawValue
                probability = SimulatedData(line.probability)
                change = SimulatedData(line.change)
                gapChange = SimulatedData(line.gapChange)
                isResolved = line.isResolved
            }
        }

        struct Part: Encodable, Sendable {
            let name: String
            let share: SimulatedData
        }

        init(_ headline: SensitivityReport.Headline) {
            let drivers = headline.drivers
            firm = drivers.firm
            base = SimulatedData(drivers.base)
            assumptions = headline.assumptions.map {
                Band(
                    draws: $0.draws, pathsPerDraw: $0.pathsPerDraw, assumptions: $0.assumptions,
                    level: $0.level, low: $0.low, median: $0.median, high: $0.high, mean: $0.mean,
                    gapLow: $0.gapLow, gapMedian: $0.gapMedian, gapHigh: $0.gapHigh)
            }
            model = drivers.structures.map(Line.init)
            self.drivers = drivers.lines.map(Line.init)
            contractsMatter =
                drivers.lines.first { $0.variant == .contractsOut }.map(\.isResolved)
            split = drivers.split.parts.map {
                Part(name: $0.name.rawValue, share: SimulatedData($0.share))
            }
            splitRest = SimulatedData(drivers.split.rest)
        }
    }

    struct FreezeRow: Encodable, Sendable {
        let kind: String
        let elasticity: Double?
        let buyers: [Buyer]
        let suppliersReceipts: Double

        struct Buyer: Encodable, Sendable {
            let firm: String
            let cashOut, fundingGap: SimulatedData
            let cash, revenue: Double
        }

        init(_ row: FreezeTable.Row) {
            kind = row.kind.rawValue
            elasticity = row.elasticity
            buyers = row.buyers.map {
                Buyer(
                    firm: $0.firm, cashOut: SimulatedData($0.probability),
                    fundingGap: SimulatedData($0.gap), cash: $0.cash, revenue: $0.revenue)
            }
            suppliersReceipts = row.suppliersReceipts
        }
    }

    struct ReadBackData: Encodable, Sendable {
        let firm: String
        let fundings: [String]
        let assumedFailure: Double
        let explainsYear, explainsHorizon: Bool
        let withinYear, withinYearIfKept, withinHorizon, withinHorizonIfKept: SimulatedData

        init(_ value: ReadBack) {
            firm = value.firm
            fundings = value.fundings
            assumedFailure = 1 - value.assumed
            explainsYear = value.explainsYear
            explainsHorizon = value.explainsHorizon
            withinYear = SimulatedData(value.withinYear)
            withinYearIfKept = SimulatedData(value.withinYearIfKept)
            withinHorizon = SimulatedData(value.withinHorizon)
            withinHorizonIfKept = SimulatedData(value.withinHorizonIfKept)
        }
    }

    struct ElasticityData: Encodable, Sendable {
        let firm: String
        let year: Int
        let computeSpending, revenue: Double
        /// Missing: no revenue that leaves anything.
        let value: Double?

        init(_ elasticity: SensitivityReport.Elasticity) {
            firm = elasticity.firm
            year = elasticity.year
            computeSpending = elasticity.value.computeSpending
            revenue = elasticity.value.revenue
            value = elasticity.value.ofSmallCut
        }
    }

    struct BridgeData: Encodable, Sendable {
        let firm: String
        let years: [Year]

        struct Year: Encodable, Sendable {
            let year, quarters: Int
            let opening, revenue, receipts, compute, otherDues, repayments, costs: Double
            let committed, uncommitted, invested, other, closing, unpaid: Double
        }

        init(_ bridge: CashBridge) {
            firm = bridge.firm
            years = bridge.years.map {
                Year(
                    year: $0.year, quarters: $0.quarters, opening: $0.opening,
                    revenue: $0.revenue, receipts: $0.receipts, compute: $0.compute,
                    otherDues: $0.otherDues, repayments: $0.repayments, costs: $0.costs,
                    committed: $0.committed, uncommitted: $0.uncommitted, invested: $0.invested,
                    other: $0.other, closing: $0.closing, unpaid: $0.unpaid)
            }
        }
    }

    /// What a scenario is on the path without shocks, by year.
    struct FlowYear: Encodable, Sendable {
        let year: Int
        let outsideFunding: Double
        /// Missing: the scenario has no market for new money, no path of rates, no firm with capacity planned in GW.
        let marketOpen, rateRise, gigawatts: Double?
        let firms: [FirmFlow]

        struct FirmFlow: Encodable, Sendable {
            let firm: String
            let revenue, receipts, capacity: Double
        }

        static func all(_ result: ScenarioResult) -> [FlowYear] {
            result.flows.years.map { year in
                FlowYear(
                    year: year.year, outsideFunding: year.outsideFunding,
                    marketOpen: year.marketOpen, rateRise: year.rateRise, gigawatts: year.gigawatts,
                    firms: result.scenario.model.firms.enumerated().map { index, firm in
                        FirmFlow(
                            firm: firm.id, revenue: year.revenue[index],
                            receipts: year.receipts[index], capacity: year.capacity[index])
                    })
            }
        }
    }
}
