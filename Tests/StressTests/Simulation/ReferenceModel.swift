import Foundation
import Stress

/// `mc_reference.json`: ten firms over forty quarters, and what 2·10⁶ paths of an independent program gave.
struct ReferenceModel: Decodable {
    let params: Parameters
    let zeroShockPath: ZeroShock
    let gaussian: Gaussian

    struct Parameters: Decodable {
        let T: Int
        let R0, C0, sigma, g0, usage, fixed: [Double]
        let growth_decay: Double
        let K, tranche, milestone, corr: [[Double]]
    }

    struct ZeroShock: Decodable {
        let tau: [Int]
        let gap: [Double]
        let final_cash: [Double]
    }

    struct Gaussian: Decodable {
        let N: Double
        let p_cashout_by: [String: Share]
        let mean_gap, mean_gap_se: [Double]
        let p_any_cashout: Double
        let lab_gap_VaR, lab_gap_ES: [String: Double]

        struct Share: Decodable {
            let p, se: [Double]
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
    func model() -> BurnModel {
        let quarters = params.T
        let firms = params.R0.indices.map { firm in
            SimulatedFirm(
                id: "f\(firm)", openingCash: params.C0[firm], externalRevenue: params.R0[firm],
                growth: (0..<quarters).map {
                    params.g0[firm] * pow(params.growth_decay, Double($0))
                }, volatility: params.sigma[firm],
                fixedCost: [Double](repeating: params.fixed[firm], count: quarters))
        }
        return BurnModel(
            firms: firms, quarters: quarters,
            shocks: ShockModel(correlation: params.corr.flatMap { $0 }),
            obligations: params.K.indices.map {
                Obligation(
                    id: "rent\($0)", payer: $0, payee: nil, takeOrPay: params.K[$0],
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
    static func model(freeze: Int? = nil) -> BurnModel {
        let quarters = 12
        let outside = (1...quarters).map { 6 + 0.75 * Double($0) }
        let growth = outside.indices.map { log(outside[$0] / ($0 == 0 ? 6 : outside[$0 - 1])) }
        let level = [Double](repeating: 0, count: quarters)
        func cost(_ amount: Double) -> [Double] { [Double](repeating: amount, count: quarters) }
        return BurnModel(
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
