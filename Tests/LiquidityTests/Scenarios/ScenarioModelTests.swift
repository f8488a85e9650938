import FlowNetwork
import Foundation
import Ledger
import Testing

@testable import Liquidity
@testable import Money

@Suite("The model of a scenario")
struct ScenarioModelTests {
    private func built(
        _ text: String = ScenarioLedger.baseline, asOf: String = "2026-01-10"
    ) throws -> ScenarioModel {
        let (scenario, model) = try ScenarioLedger.scenario(text)
        let ledger = model.resolved(asOf: try #require(Day(asOf)))
        return ScenarioModel(scenario, ledger: ledger, network: FlowNetwork(ledger))
    }

    private func close(_ a: [Double], _ b: [Double], within tolerance: Double = 1e-6) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
    }

    @Test("quarters begin at the one nearest to the as-of date")
    func start() throws {
        #expect(try built().start == Quarter("2026-Q1"))
        #expect(Quarter(nearestTo: Day(daysSince1970: 20_442)) == Quarter("2026-Q1"))
        #expect(Quarter(nearestTo: try #require(Day("2025-11-14"))) == Quarter("2025-Q4"))
        #expect(Quarter(yearNumber: 2027.25).description == "2027-Q2")
    }

    @Test("what is due is the part after the as-of date, and only what is dated")
    func dues() throws {
        let model = try built().model
        let orders = try #require(model.obligations.first { $0.id == "loop/orders" })
        // 4,000 over the 1,461 days of 2025 to 2028; the first quarter lacks the ten days up to 10 January.
        let daily: Double = 4000.0 / 1461
        let days: [Double] = [80, 91, 92, 92, 90, 91, 92, 92]
        let due: [Double] = orders.takeOrPay.map { $0 / daily }
        #expect(close(due, days, within: 1e-6))
        let equity = try #require(model.fundings.first { $0.id == "loop/equity" })
        #expect(equity.investor == 0 && equity.recipient == 1 && equity.isCommitted)
        let invested: Double = equity.amounts.reduce(0, +)
        #expect(close([invested], [2000.0 * 720 / 730]))
        let gaps = try built().gaps
        #expect(
            gaps.contains {
                $0.subject == "loop/undated" && $0.reason == .noSchedule && $0.amount == 7000
            })
        #expect(!model.obligations.contains { $0.id == "loop/undated" })
    }

    @Test("a loan is repaid at its end, outside the plan")
    func repayment() throws {
        let model = try built().model
        let due = try #require(model.obligations.first { $0.id == "loop/loan:repayment" })
        #expect(due.payee == nil && due.rank == 0)
        #expect(due.takeOrPay == [0, 0, 0, 0, 0, 1000, 0, 0])
    }

    @Test(
        "with revenue at its expectation and everything paid, cash moves as planned before new money"
    )
    func plan() throws {
        let model = try built().model
        let buyer = model.firms[1]
        var revenue = buyer.externalRevenue
        let orders = try #require(model.obligations.first { $0.id == "loop/orders" })
        var flows = [0.0, 0.0]
        for quarter in 0..<8 {
            revenue *= exp(buyer.growth[quarter])
            flows[quarter / 4] +=
                revenue * (1 - buyer.variableCostShare) - buyer.fixedCost[quarter]
                - orders.takeOrPay[quarter]
        }
        #expect(close(flows, [-1200, 400]))
    }

    @Test("the path without shocks is the plan: revenue to its mean, cash before new money to it")
    func planPath() throws {
        var model = try built().model
        model.fundings = []
        model.firms[1].openingCash = 1e6
        #expect(model.firms.allSatisfy { $0.volatility > 0 })
        let simulation = try LiquiditySimulation(model)
        let path = simulation.zeroShock()
        for (index, firm) in model.firms.enumerated() {
            var mean = firm.externalRevenue
            for quarter in 0..<8 {
                mean *= exp(firm.growth[quarter])
                #expect(abs(path.revenue[quarter * 2 + index] / mean - 1) < 1e-12)
                let median = simulation.medianPath().revenue[quarter * 2 + index]
                #expect(median < mean * (1 - 1e-4))
            }
        }
        let year = path.cash[3 * 2 + 1] - 1e6
        #expect(abs(year + 1200) < 1e-6)
        #expect(abs(path.cash[7 * 2 + 1] - path.cash[3 * 2 + 1] - (400 - 1000)) < 1e-6)
    }

    @Test("contracts that cost more than the plan are listed, and costs stay at zero")
    func excess() throws {
        let text = ScenarioLedger.baseline.replacingOccurrences(
            of: "value: 2000, ass", with: "value: 1001, ass"
        )
        .replacingOccurrences(
            of: "-1200, assumption: {range: [-2000, -500]",
            with: "900, assumption: {range: [-2000, 900]")
        let result = try built(text)
        let gap = try #require(result.gaps.first { $0.reason == .duesAbovePlan })
        #expect(gap.subject == "buyer" && (gap.amount ?? 0) > 0)
        #expect(result.model.firms[1].fixedCost.allSatisfy { $0 >= 0 })
    }

    @Test("a total that a source reports is split into what simulated firms pay and the rest")
    func externalRevenue() throws {
        let maker = try built().model.firms[0]
        let quarter = 4000.0 * 92 / 1461
        #expect(abs(maker.openingReceipts - quarter) < 1e-6)
        #expect(abs(maker.externalRevenue - (2000 - quarter)) < 1e-6)
        #expect(maker.listedFrom == 0)
        #expect(maker.volatility == 0.1)
    }

    @Test("every number is booked with its mark; margins are derived from two facts")
    func inputs() throws {
        let inputs = try built().inputs
        let margin = try #require(inputs.first { $0.quantity == .cashMargin })
        #expect(margin.value == 0.25 && margin.mark == .derived && margin.sources == ["filing"])
        let cash = inputs.filter { $0.quantity == .cash }
        #expect(cash.map(\.value) == [5000, 3000] && cash.allSatisfy { $0.mark == .reported })
        #expect(cash.allSatisfy { $0.grade == Grade("A1") })
        for input in inputs where input.mark == .assumed {
            #expect(input.low != nil && input.high != nil && input.reason != nil)
        }
    }

    @Test("factors are neutral at their base and move the model at their ends")
    func factors() throws {
        let result = try built()
        #expect(result.factors.count >= 8)
        for factor in result.factors {
            #expect(factor.low <= factor.base && factor.base <= factor.high)
            var same = result.model
            var adjustment = factor.adjustment
            adjustment.value = factor.base
            adjustment.apply(to: &same)
            #expect(same == result.model, "\(factor.id)")
            var low = result.model
            adjustment.value = factor.low
            adjustment.apply(to: &low)
            #expect(low != result.model, "\(factor.id)")
        }
        #expect(Set(result.factors.map(\.id)).count == result.factors.count)
    }

    @Test("a firm without a required number is not simulated, and is listed")
    func missing() throws {
        let text = ScenarioLedger.baseline + "\n  bank: {}\n"
        let result = try built(text)
        #expect(result.model.firms.map(\.id) == ["maker", "buyer"])
        #expect(result.missing.map(\.subject) == ["bank"])
        // Before the figures were known, nothing is.
        #expect(try built(asOf: "2025-12-01").model.firms.isEmpty)
    }

    @Test("quarterly revenue adds up to its plan and does not jump between years")
    func revenuePath() throws {
        let path = RevenuePath(plan: [(2025, 100), (2026, 200), (2027, 300)], growth: 0.1)
        let quarters = (2025 * 4..<2028 * 4).map { path.revenue(Quarter(index: $0)) }
        #expect(
            close(
                [0, 4, 8].map { quarters[$0..<$0 + 4].reduce(0, +) }, [100, 200, 300], within: 1e-12
            ))
        for (a, b) in zip(quarters, quarters.dropFirst()) { #expect(b > a && b < 1.5 * a) }
        let after = path.revenue(Quarter(index: 2028 * 4 + 3))
        #expect(abs(after / path.revenue(Quarter(index: 2027 * 4 + 3)) - 1.1) < 1e-12)
    }

    @Test(
        "what a schedule has left is spread over its rest; recorded payments replace the schedule's past"
    )
    func schedules() throws {
        let asOf = try #require(Day("2025-12-31"))
        let start = try #require(Day("2025-01-01"))
        let end = try #require(Day("2027-01-01"))
        let calendar = DueSchedule(
            asOf: asOf, start: try #require(Quarter("2026-Q1")), quarters: 4)
        let even = PaymentSchedule.even(start: start, end: end)
        func sum(_ paid: Double) -> Double {
            (calendar.dues(even, total: 730, paid: paid) ?? []).reduce(0, +)
        }
        #expect(abs(sum(0) - 365) < 1e-6)
        #expect(abs(sum(100) - 630) < 1e-6)
        #expect(abs(sum(800) - 0) < 1e-6)
        #expect(calendar.dues(.undated, total: 1, paid: 0) == nil)
        // Over and not paid: due at once.
        #expect(calendar.dues(.upfront(start), total: 10, paid: 4) == [6, 0, 0, 0])
        #expect(calendar.dues(.upfront(start), total: 10, paid: 0) == [0, 0, 0, 0])
    }

    @Test("the smallest eigenvalue is that of a matrix of one correlation")
    func eigenvalue() {
        for rho in [-0.2, 0, 0.3, 0.9] {
            let matrix = CorrelationMatrix(firms: ["a", "b", "c", "d"], common: rho, pairs: [])
            #expect(abs(matrix.leastEigenvalue - min(1 - rho, 1 + 3 * rho)) < 1e-12)
        }
    }
}
