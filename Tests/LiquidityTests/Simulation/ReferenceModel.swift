import Foundation
import Liquidity
import TestSupport

/// `mc_reference.json`: ten firms over forty quarters, and what 2·10⁶ paths of an independent program gave.
struct ReferenceModel: Decodable {
    let params: Parameters
    let zeroShockPath: ZeroShock
    let gaussian: Gaussian

    struct Parameters: Decodable {
        let quarters: Int
        let revenue, cash, volatility, growth, usage, fixedCost: [Double]
        let growthDecay: Double
        let takeOrPay, tranche, milestone, correlation: [[Double]]

        enum CodingKeys: String, CodingKey {
            case usage, tranche, milestone
            case quarters = "T"
            case revenue = "R0"
            case cash = "C0"
            case volatility = "sigma"
            case growth = "g0"
            case fixedCost = "fixed"
            case growthDecay = "growth_decay"
            case takeOrPay = "K"
            case correlation = "corr"
        }
    }

    struct ZeroShock: Decodable {
        let tau: [Int]
        let gap: [Double]
        let finalCash: [Double]

        enum CodingKeys: String, CodingKey {
            case tau, gap
            case finalCash = "final_cash"
        }
    }

    struct Gaussian: Decodable {
        let paths: Double
        let cashOutBy: [String: Share]
        let meanGap, meanGapError: [Double]
        let anyCashOut: Double

        struct Share: Decodable {
            let p: [Double]
        }

        enum CodingKeys: String, CodingKey {
            case paths = "N"
            case cashOutBy = "p_cashout_by"
            case meanGap = "mean_gap"
            case meanGapError = "mean_gap_se"
            case anyCashOut = "p_any_cashout"
        }
    }

    enum CodingKeys: String, CodingKey {
        case params, gaussian
        case zeroShockPath = "zero_shock_path"
    }

    static func load() throws -> ReferenceModel {
        try JSONDecoder().decode(ReferenceModel.self, from: fixture("mc_reference.json"))
    }

    /// Everything that a firm buys is bought outside, nothing is cleared, and a tranche is paid in the quarters in which revenue has
    /// reached its milestone.
    func model() -> CashFlowModel {
        let quarters = params.quarters
        let firms = params.revenue.indices.map { firm in
            SimulatedFirm(
                id: "f\(firm)", openingCash: params.cash[firm],
                externalRevenue: params.revenue[firm],
                growth: (0..<quarters).map {
                    params.growth[firm] * pow(params.growthDecay, Double($0))
                }, volatility: params.volatility[firm],
                fixedCost: [Double](repeating: params.fixedCost[firm], count: quarters))
        }
        return CashFlowModel(
            firms: firms, quarters: quarters,
            shocks: ShockModel(correlation: params.correlation.flatMap { $0 }),
            obligations: params.takeOrPay.indices.map {
                Obligation(
                    id: "rent\($0)", payer: $0, payee: nil, takeOrPay: params.takeOrPay[$0],
                    usage: params.usage[$0])
            },
            fundings: params.tranche.indices.filter { params.tranche[$0].contains { $0 > 0 } }.map {
                Funding(
                    id: "tranche\($0)", investor: nil, recipient: $0, amounts: params.tranche[$0],
                    condition: .revenue(firm: $0, atLeast: params.milestone[$0]))
            }, clearing: nil)
    }
}

/// The circular toy: a chip maker funds a lab, which buys from a cloud, which buys chips.
enum CircularToy {
    /// - Parameter freeze: quarter, from 1, from which the funding has stopped.
    static func model(freeze: Int? = nil) -> CashFlowModel {
        let quarters = 12
        let outside = (1...quarters).map { 6 + 0.75 * Double($0) }
        let growth = outside.indices.map { log(outside[$0] / ($0 == 0 ? 6 : outside[$0 - 1])) }
        let level = [Double](repeating: 0, count: quarters)
        func cost(_ amount: Double) -> [Double] { [Double](repeating: amount, count: quarters) }
        return CashFlowModel(
            firms: [
                SimulatedFirm(
                    id: "lab", openingCash: 20, externalRevenue: 6, growth: growth, volatility: 0,
                    fixedCost: cost(2)),
                SimulatedFirm(
                    id: "cloud", openingCash: 10, externalRevenue: 3, growth: level, volatility: 0,
                    fixedCost: cost(2)),
                SimulatedFirm(
                    id: "chip", openingCash: 30, externalRevenue: 4, growth: level, volatility: 0,
                    receiptCostShare: 0.5, openingReceipts: 8),
            ], quarters: quarters, shocks: .common(0, firms: 3),
            obligations: [
                Obligation(
                    id: "compute", payer: 0, payee: 1,
                    takeOrPay: (1...quarters).map { 9 + Double($0) },
                    contingent: .init(funding: 0, perUnit: 0.5)),
                Obligation(
                    id: "chips", payer: 1, payee: 2, follows: .init(obligation: 0, share: 0.8)),
            ],
            fundings: [
                Funding(
                    id: "investment", investor: 2, recipient: 0, recycling: 0.6,
                    stopsAt: freeze.map { $0 - 1 })
            ])
    }
}
