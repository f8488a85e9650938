import Foundation
import Liquidity

// Times the burn-rate simulation on the model in a JSON file and prints one JSON line for the peers' script to read:
//   StressBenchmarks plain|cleared|plain-feedback|cleared-feedback PARAMETERS PATHS THREADS REPETITIONS
// Parameters are those of Tests/Fixtures/stress/mc_reference.json. `plain`: everything is bought outside and nothing is cleared. `cleared`: what a firm
// buys comes to one half from firm i + 3, three tenths from firm i + 7 and the rest from outside, fixed costs are doubled so that firms fail, and
// everything is cleared in every quarter. `-feedback`: with everything that feeds back besides (Feedback below): purchases are capacity that revenue is
// made with, tranches are promises that answer to revenue, and costs and purchases are cut before anything goes unpaid.

func fail(_ message: String) -> Never {
    print("StressBenchmarks: \(message)")
    exit(2)
}

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

    struct File: Decodable {
        let params: Parameters
    }

    func model(isCleared: Bool, feedsBack: Bool) -> CashFlowModel {
        let model = model(isCleared: isCleared)
        return feedsBack ? withFeedback(model) : model
    }

    /// The numbers of `FEEDBACK` in Tests/Peers/stress.py.
    private func withFeedback(_ model: CashFlowModel) -> CashFlowModel {
        var changed = model
        for firm in revenue.indices {
            var log = 0.0
            let planned = model.firms[firm].growth.map { step in
                log += step
                return revenue[firm] * exp(log)
            }
            changed.firms[firm].plannedRevenue = planned
            changed.firms[firm].capacityLimit = CapacityLimit(
                elasticity: 0.5, slack: 0.25, shareOfCosts: 0.5, longRunElasticity: 0.5,
                adjustment: 0.16)
            changed.firms[firm].spendingPlan = SpendingPlan(
                buffer: 0.1 * cash[firm], discretionaryShare: 0.3)
            for leg in changed.obligations.indices where changed.obligations[leg].payer == firm {
                let due = changed.obligations[leg]
                let plan = planned.enumerated().map { quarter, revenue in
                    due.price * max(due.takeOrPay[quarter], due.usage * revenue)
                }
                changed.obligations[leg].capacityPlan = plan
                changed.obligations[leg].capacitySupply = plan
                changed.obligations[leg].takeOrPayFloor = 0.8
            }
        }
        for leg in changed.fundings.indices {
            changed.fundings[leg].probability = 0.8
            changed.fundings[leg].response = FundingResponse(
                firm: changed.fundings[leg].recipient, probability: 2, amount: 1)
        }
        return changed
    }

    private func model(isCleared: Bool) -> CashFlowModel {
        let count = revenue.count
        let firms = revenue.indices.map { firm in
            SimulatedFirm(
                id: "firm \(firm)", openingCash: cash[firm], externalRevenue: revenue[firm],
                growth: (0..<quarters).map { growth[firm] * pow(growthDecay, Double($0)) },
                volatility: volatility[firm],
                fixedCost: [Double](
                    repeating: fixedCost[firm] * (isCleared ? 2 : 1), count: quarters))
        }
        let shares: [(step: Int?, share: Double)] =
            isCleared ? [(3, 0.5), (7, 0.3), (nil, 0.2)] : [(nil, 1)]
        return CashFlowModel(
            firms: firms, quarters: quarters,
            shocks: ShockModel(correlation: correlation.flatMap { $0 }),
            obligations: revenue.indices.flatMap { firm in
                shares.map { step, share in
                    Obligation(
                        id: "purchases of \(firm)", payer: firm,
                        payee: step.map { (firm + $0) % count }, takeOrPay: takeOrPay[firm],
                        usage: usage[firm], price: share)
                }
            },
            fundings: tranche.indices.filter { tranche[$0].contains { $0 > 0 } }.map {
                Funding(
                    id: "tranche of \($0)", investor: nil, recipient: $0, amounts: tranche[$0],
                    condition: .revenue(firm: $0, atLeast: milestone[$0]))
            }, clearing: isCleared ? .eisenbergNoe : nil)
    }
}

/// Most memory that the process ever held, bytes.
func peakMemory() -> Int {
    var usage = rusage()
    // 0 is RUSAGE_SELF, whose type differs between systems.
    getrusage(0, &usage)
    #if canImport(Darwin)
        return usage.ru_maxrss
    #else
        return usage.ru_maxrss * 1024
    #endif
}

let arguments = CommandLine.arguments
let kinds = ["plain", "cleared", "plain-feedback", "cleared-feedback"]
guard arguments.count == 6, kinds.contains(arguments[1]),
    let paths = Int(arguments[3]), let threads = Int(arguments[4]),
    let repetitions = Int(arguments[5])
else { fail("\(kinds.joined(separator: "|")) PARAMETERS PATHS THREADS REPETITIONS") }
do {
    let data = try Data(contentsOf: URL(filePath: arguments[2]))
    let parameters = try JSONDecoder().decode(Parameters.File.self, from: data).params
    let simulation = try LiquiditySimulation(
        parameters.model(
            isCleared: arguments[1].hasPrefix("cleared"),
            feedsBack: arguments[1].hasSuffix("-feedback")))
    let options = SimulationOptions(paths: paths, seed: 1, threads: threads)
    var seconds: [Double] = []
    var gaps: [[Double]] = []
    var out: [Double] = []
    for _ in 0..<max(1, repetitions) {
        let clock = ContinuousClock()
        let start = clock.now
        // The peers look at quarter ends only.
        let outcomes = try simulation.run(options, seesDays: false)
        seconds.append((clock.now - start) / .seconds(1))
        gaps = []
        out = []
        for firm in 0..<outcomes.firms {
            var (sum, squares, failures) = (0.0, 0.0, 0)
            for path in firm * paths..<(firm + 1) * paths {
                sum += outcomes.gap[path]
                squares += outcomes.gap[path] * outcomes.gap[path]
                if outcomes.cashOut[path] > 0 { failures += 1 }
            }
            let mean = sum / Double(paths)
            let variance = max(0, squares / Double(paths) - mean * mean)
            gaps.append([mean, (variance / Double(paths)).squareRoot()])
            out.append(Double(failures) / Double(paths))
        }
    }
    print(
        "{\"seconds\": \(seconds), \"gap\": \(gaps), \"out\": \(out), \"peakBytes\": \(peakMemory())}"
    )
} catch {
    fail("\(error)")
}
