import Foundation
import Liquidity
import TestSupport

/// A model of `Tests/Fixtures/liquidity` as its file has it.
struct FeedbackModel: Decodable {
    let quarters: Int
    let firms: [Firm]
    let obligations: [Due]
    let fundings: [Money]

    struct Firm: Decodable {
        let id: String
        let cash, revenue, volatility, variableShare, receiptShare, openingReceipts: Double
        let growth, costs: [Double]
        let plan: [Double]?
        let limit: Limit?
        let spending: Spending?
    }

    struct Limit: Decodable {
        let elasticity, slack, shareOfCosts, longRunElasticity, adjustment: Double
    }

    struct Spending: Decodable {
        let buffer, discretionaryShare: Double
    }

    struct Share: Decodable {
        let of: Int
        let share: Double
    }

    struct Due: Decodable {
        let id: String
        let payer: Int
        let payee: Int?
        let least, capacity: [Double]
        let floor, interest: Double
        let arrears: String
        let delivers: Bool
        let follows, contingent: Share?
    }

    struct Money: Decodable {
        let id: String
        let investor: Int?
        let recipient: Int
        let amounts: [Double]
        let probability, recycling, cashShare: Double
        let response: Response?
    }

    struct Response: Decodable {
        let firm: Int
        let probability, amount: Double
    }

    /// Shocks of the firms are independent.
    func model() -> CashFlowModel {
        CashFlowModel(
            firms: firms.map { firm in
                SimulatedFirm(
                    id: firm.id, openingCash: firm.cash, externalRevenue: firm.revenue,
                    growth: firm.growth, volatility: firm.volatility, fixedCost: firm.costs,
                    variableCostShare: firm.variableShare, receiptCostShare: firm.receiptShare,
                    openingReceipts: firm.openingReceipts, plannedRevenue: firm.plan ?? [],
                    capacityLimit: firm.limit.map {
                        CapacityLimit(
                            elasticity: $0.elasticity, slack: $0.slack,
                            shareOfCosts: $0.shareOfCosts,
                            longRunElasticity: $0.longRunElasticity, adjustment: $0.adjustment)
                    },
                    spendingPlan: firm.spending.map {
                        SpendingPlan(buffer: $0.buffer, discretionaryShare: $0.discretionaryShare)
                    })
            }, quarters: quarters, shocks: .common(0, firms: firms.count),
            obligations: obligations.map { due in
                Obligation(
                    id: due.id, payer: due.payer, payee: due.payee, takeOrPay: due.least,
                    contingent: due.contingent.map { .init(funding: $0.of, perUnit: $0.share) },
                    follows: due.follows.map { .init(obligation: $0.of, share: $0.share) },
                    arrears: due.arrears == "extinguish"
                        ? .extinguish
                        : due.arrears == "terminate" ? .terminate : .roll(interest: due.interest),
                    takeOrPayFloor: due.floor, capacityPlan: due.capacity, delivers: due.delivers)
            },
            fundings: fundings.map { money in
                Funding(
                    id: money.id, investor: money.investor, recipient: money.recipient,
                    amounts: money.amounts, recycling: money.recycling,
                    probability: money.probability,
                    response: money.response.map {
                        FundingResponse(
                            firm: $0.firm, probability: $0.probability, amount: $0.amount)
                    }, cashShare: money.cashShare)
            })
    }
}

/// One path of given shocks and draws with everything that it must give.
struct FeedbackCase: Decodable {
    let model: FeedbackModel
    let shocks: [[Double]]
    let uniforms: [Double]
    let expected: Expected

    struct Expected: Decodable {
        let quarters: [[String: [Double]]]
        let gap: [Double]
        let cashOut: [Int]
    }

    func path() throws -> Trajectory {
        try LiquiditySimulation(model.model()).trajectory(
            shocks: shocks.flatMap { $0 }, uniforms: uniforms)
    }
}

/// What a path gives, by the names of the files, each with its count of columns.
extension Trajectory {
    func column(_ name: String) -> (values: [Double], count: Int)? {
        switch name {
        case "demand": (demand, firms)
        case "demandLost": (demandLost, firms)
        case "capacityRatio": (capacityRatio, firms)
        case "quotient": (quotient, firms)
        case "revenue": (revenue, firms)
        case "funding": (funding, fundings)
        case "newDue": (newDue, obligations)
        case "cutCosts": (cutCosts, firms)
        case "cut": (cut, obligations)
        case "due": (due, obligations)
        case "payment": (payment, obligations)
        case "arrears": (arrears, obligations)
        case "overPlan": (overPlan, firms)
        case "seniorCosts": (seniorCosts, firms)
        case "seniorShortfall": (seniorShortfall, firms)
        case "cash": (cash, firms)
        case "receipts": (receipts, firms)
        case "shadowBalance": (shadowBalance, firms)
        default: nil
        }
    }

    func quarter(_ name: String, _ quarter: Int) -> [Double]? {
        column(name).map { Array($0.values[quarter * $0.count..<(quarter + 1) * $0.count]) }
    }
}

func feedback<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: fixture("../liquidity/\(name).json"))
}
