import Ledger
import Liquidity
import Money

extension StressData {
    /// The base scenario taken apart.
    struct Explanation: Encodable, Sendable {
        let scenario: String
        let goingConcern: [GoingConcernData]
        let circularFreeze: Freeze?
        let breakEven: [BreakEvenData]
        let tornado: TornadoData?
        let cashOutTornado: TornadoData?
        let sobol: SobolData?
        let reverse: ReverseStressData?
        let loops: [Loop]
        /// How much a loop through an investor can gain at most, where its filings say what it pays for shares.
        let loopGainBounds: [LoopGainBound]
        let headline: HeadlineData?
        let freezeTable: [FreezeRow]?
        let readBacks: [ReadBackData]
        let breakEvenElasticity: [ElasticityData]
        let cashBridge: [BridgeData]
        /// Quarters in which a leg starts or stops to move money.
        let dates: [DateData]

        init(
            _ explanation: SensitivityReport, _ results: StressResults, _ ledger: ResolvedLedger
        ) {
            scenario = explanation.scenario
            goingConcern = explanation.goingConcern.map(GoingConcernData.init)
            circularFreeze = explanation.freeze.map(Freeze.init)
            let start = results.scenario(explanation.scenario)?.scenario
            breakEven = explanation.breakEven.map { BreakEvenData($0, start) }
            tornado = explanation.sensitivity.map {
                TornadoData($0.firm, "mean funding gap", $0.tornado)
            }
            cashOutTornado = explanation.sensitivity.map {
                TornadoData($0.firm, "probability of running out of cash", $0.cashOut)
            }
            sobol = explanation.sensitivity.flatMap(SobolData.init)
            reverse = explanation.reverse.map { ReverseStressData($0, start) }
            loops = explanation.loops.map(Loop.init)
            loopGainBounds = RecyclingBound.all(
                results.base?.firms.map(\.firm) ?? [], loops: explanation.loops, ledger: ledger
            ).map {
                LoopGainBound($0, ledger)
            }
            headline = explanation.headline.map(HeadlineData.init)
            freezeTable = explanation.freezeTable.map { $0.rows.map(FreezeRow.init) }
            readBacks = explanation.readBacks.map(ReadBackData.init)
            breakEvenElasticity = explanation.elasticities.map(ElasticityData.init)
            cashBridge = results.scenario(explanation.scenario)?.bridges.map(BridgeData.init) ?? []
            dates =
                start.map { scenario in
                    WatchDate.all(scenario.model).map { DateData($0, scenario) }
                } ?? []
        }
    }

    struct GoingConcernData: Encodable, Sendable {
        let firm: String
        let committedOnly, withProbablePlans: SimulatedData
        let plans, leftOut: [String]
        let threshold: Double
        let finding: String

        init(_ value: GoingConcern) {
            firm = value.firm
            committedOnly = SimulatedData(value.committedOnly)
            withProbablePlans = SimulatedData(value.withProbablePlans)
            plans = value.plans
            leftOut = value.leftOut
            threshold = value.threshold
            finding = value.finding.rawValue
        }
    }

    struct Freeze: Encodable, Sendable {
        let funding: Double
        let lostWhenCircuitsStop, lostWhenOutsideStops, excessLost: Double
        let total: Change
        let firms: [FirmChange]

        struct Change: Encodable, Sendable {
            let circuits, outside, excess: SimulatedData

            init(_ change: CircularFreeze.Change) {
                circuits = SimulatedData(change.circuits)
                outside = SimulatedData(change.outside)
                excess = SimulatedData(change.excess)
            }
        }

        struct FirmChange: Encodable, Sendable {
            let firm: String
            let fundingGap: Change
            let salesLost: Double
        }

        init(_ freeze: CircularFreeze) {
            funding = freeze.funding
            lostWhenCircuitsStop = freeze.lostWhenCircuitsStop
            lostWhenOutsideStops = freeze.lostWhenOutsideStops
            excessLost = freeze.excessLost
            total = Change(freeze.total)
            firms = freeze.firms.map {
                FirmChange(firm: $0.firm, fundingGap: Change($0.change), salesLost: $0.salesLost)
            }
        }
    }

    struct BreakEvenData: Encodable, Sendable {
        let firm: String
        let lowestBalance: Double
        let lowestQuarter: String?
        let growthChange: Double?
        let lastYearRevenue: Double
        let breakEvenRevenue: Double?

        init(_ value: BreakEven, _ scenario: StressCase?) {
            firm = value.firm
            lowestBalance = value.lowest
            lowestQuarter = scenario?.quarter(value.lowestQuarter).description
            growthChange = value.growthChange
            lastYearRevenue = value.revenue
            breakEvenRevenue = value.breakEvenRevenue
        }
    }

    struct TornadoData: Encodable, Sendable {
        let firm: String
        let outcome: String
        let base: SimulatedData
        let bars: [Bar]

        struct Bar: Encodable, Sendable {
            let factor: String
            let quantity: String
            let kind: String
            let year: Int?
            let lowValue, highValue: Double
            let low, high, lowChange, highChange: SimulatedData
            let isUnresolved: Bool
        }

        init(_ firm: String, _ outcome: String, _ tornado: TornadoAnalysis) {
            self.firm = firm
            self.outcome = outcome
            base = SimulatedData(tornado.base)
            bars = tornado.bars.map {
                Bar(
                    factor: $0.factor.id, quantity: $0.factor.quantity.rawValue,
                    kind: $0.factor.adjustment.kind.rawValue, year: $0.factor.year,
                    lowValue: $0.factor.low,
                    highValue: $0.factor.high, low: SimulatedData($0.low),
                    high: SimulatedData($0.high), lowChange: SimulatedData($0.lowChange),
                    highChange: SimulatedData($0.highChange), isUnresolved: $0.isUnresolved)
            }
        }
    }

    struct SobolData: Encodable, Sendable {
        let firm: String
        let evaluations: Int
        let factors: [Factor]

        struct Factor: Encodable, Sendable {
            let factor: String
            let first, total: SimulatedData
            let isFirstUnresolved, isTotalUnresolved: Bool

            init(_ id: String, _ index: SobolIndices.Factor) {
                factor = id
                first = SimulatedData(index.first)
                total = SimulatedData(index.total)
                isFirstUnresolved = index.isFirstUnresolved
                isTotalUnresolved = index.isTotalUnresolved
            }
        }

        init?(_ sensitivity: SensitivityReport.Sensitivity) {
            guard let indices = sensitivity.indices else { return nil }
            firm = sensitivity.firm
            evaluations = indices.evaluations
            factors = zip(sensitivity.indexed, indices.factors).map { Factor($0.id, $1) }
        }
    }

    struct DateData: Encodable, Sendable {
        let quarter: String
        let kind: String
        let leg: String
        /// Missing: outside the network.
        let payer, payee: String?
        let amount: Double
        let probability: Double

        init(_ date: WatchDate, _ scenario: StressCase) {
            quarter = scenario.quarter(date.quarter + 1).description
            switch date.kind {
            case .tranche: kind = "tranche"
            case .firstPayment: kind = "first-payment"
            case .lastPayment: kind = "last-payment"
            }
            leg = date.leg
            payer = date.payer.map { scenario.model.firms[$0].id }
            payee = date.payee.map { scenario.model.firms[$0].id }
            amount = date.amount
            probability = date.probability
        }
    }

    struct LoopGainBound: Encodable, Sendable {
        let investor: String
        /// The largest gain, and how many times what starts a steady loop goes through it then.
        let atMost: Double
        let amplification: Double?
        let period: String
        let source: String
        let grade: String?

        init(_ bound: RecyclingBound, _ ledger: ResolvedLedger) {
            investor = bound.investor
            atMost = bound.share
            amplification = bound.amplification.isFinite ? bound.amplification : nil
            period = bound.fact.period ?? bound.fact.asOf.description
            source = bound.fact.source
            grade = ledger.source(bound.fact.source).map { "\($0.grade)" }
        }
    }

    struct Loop: Encodable, Sendable {
        let funding, investor, recipient: String
        let gain: Double?
        /// Missing from a gain of 1: the loop has no end.
        let amplification: Double?

        init(_ loop: FundingCircuit) {
            funding = loop.funding
            investor = loop.investor
            recipient = loop.recipient
            gain = loop.gain.isFinite ? loop.gain : nil
            amplification = loop.amplification.isFinite ? loop.amplification : nil
        }
    }
}

/// A reverse stress test in JSON.
public struct ReverseStressData: Encodable, Sendable {
    let firm: String
    let target: Double
    let isReachable: Bool
    let beta: Double?
    let probability: Double?
    let quarter: String?
    let isConverged: Bool?
    let revenues: [Revenue]

    struct Revenue: Encodable, Sendable {
        let firm: String
        let change: Double
        let deviations: Double
    }

    public init(_ reverse: ReverseStress, _ scenario: StressCase?) {
        firm = reverse.firm
        target = reverse.target
        isReachable = reverse.point != nil
        beta = reverse.point?.beta
        probability = reverse.point?.probability
        quarter = reverse.quarter.flatMap { scenario?.quarter($0).description }
        isConverged = reverse.point?.isConverged
        revenues = reverse.revenues.map {
            Revenue(firm: $0.firm, change: $0.change, deviations: $0.deviations)
        }
    }
}
