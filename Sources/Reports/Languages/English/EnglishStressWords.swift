import Liquidity
import Text

struct EnglishStressWords: StressWords {
    private let common = EnglishCommonWords()

    let heading = "Liquidity"

    func lead(_ facts: StressLead) -> String {
        let worst =
            facts.worst.map { " Under \($0.scenario) it is \($0.probability)." } ?? ""
        return
            "In the scenario \(facts.scenario), \(facts.firm) leaves something unpaid within a year on \(facts.withinYear) of paths, and by \(facts.end) on \(facts.probability) (simulation interval \(facts.low)–\(facts.high)) \(facts.mark).\(worst) Its funding gap is \(facts.gap) on average and \(facts.shortfall) in the worst twentieth of paths. These are consequences of stated assumptions, not forecasts."
    }

    func nobody(scenarios: Int) -> String {
        "No firm runs out of cash on any path of \(scenarios == 1 ? "the scenario" : "the \(scenarios) scenarios")."
    }

    let fanNote =
        "How to read E4: count the dots before your date. The fan of balances (A2, appendix) understates the risk of running out, because a path that ran out and recovered counts as solvent at every later date; probabilities here are of first passage."

    func heads(end: String, tail: String) -> [String] {
        [
            "Scenario", "Out within a year", "Out by \(end)", "Half of paths out by", "Mean gap",
            "Worst \(tail)", "Largest counterparty loss", "Mark",
        ]
    }
    func tableIntro(_ firm: String) -> String { "\(firm) under every scenario:" }
    let later = "later"
    func loser(_ firm: String, _ amount: String) -> String { "\(firm) \(amount)" }
    let nobodyLoses = "–"

    func freeze(_ facts: FreezeFacts) -> String {
        let hit =
            facts.hit.isEmpty
            ? ""
            : " Beyond the same outside money the gap rises most at \(common.list(facts.hit.map { "\($0.firm) (\($0.excess))" }))."
        let sellers =
            facts.sellers.isEmpty
            ? ""
            : " Sellers lose sales: \(common.list(facts.sellers.map { "\($0.firm) \($0.lost)" }))."
        let gain =
            facts.hasGain
            ? ""
            : " No circuit here has a loop gain above zero, because no source says how much of what comes back is put in again: what circles add is revenue that ends with the funding, not money that multiplies."
        let fall =
            facts.gapsFall
            ? " Gaps fall because the buyers are the firms that are short: they save what they no longer pay, and lose revenue only as far as it is made with what they no longer buy."
            : ""
        return
            "Freezing the circuits costs firms \(facts.excess) more of their inflows than freezing the same outside money \(facts.mark): if every circuit of funding and purchases stopped, \(facts.circuits) of inflows would stop by the end of the horizon, because funding and revenue stop together; the same \(facts.funding) of funding lost from outside would stop \(facts.outside).\(sellers)\(gain) Mean funding gaps of all firms change by \(facts.gapCircuits) in the one case and by \(facts.gapOutside) in the other.\(fall)\(hit)"
    }

    func loops(_ loops: [(investor: String, recipient: String, gain: String, times: String?)])
        -> String
    {
        let parts = loops.map { loop in
            "\(loop.investor) → \(loop.recipient) \(loop.gain)\(loop.times.map { ", so that money goes through it \($0) times" } ?? ", a loop without an end")"
        }
        return
            "Loop gain, the share of funding that comes back to be paid in again: \(parts.joined(separator: "; "))."
    }

    func goingConcern(threshold: String) -> String {
        "Can they pay for a year? The question of ASC 205-40, asked twice: with committed funding alone, and with plans that are probable taken as carried out. Probable is \(threshold) or more here. It is a reading of a simulation, not an auditor's conclusion and not about any disclosure. Credit lines and holdings that the ledger does not have are not counted, so with committed funding alone a firm may look shorter than it is."
    }
    let goingConcernHeads = [
        "Firm", "Cannot pay, committed funding only", "Cannot pay, with probable plans", "Finding",
        "Mark",
    ]
    func finding(_ finding: GoingConcern.Finding) -> String {
        switch finding {
        case .noSubstantialDoubt: "not probable"
        case .alleviatedByPlans: "probable, but plans change that"
        case .substantialDoubt: "probable even with plans"
        case .undecided: "the paths do not decide"
        }
    }

    func indices(_ factors: [(factor: String, first: String, total: String)], unresolved: Int)
        -> String
    {
        let parts = factors.map { "\($0.factor) \($0.first) alone, \($0.total) with interactions" }
        let rest =
            unresolved > 0
            ? " \(String.count(unresolved, "further factor")) cannot be told from nothing." : ""
        return
            "All assumptions at once, each over its whole range: of the variance of the mean gap, \(parts.joined(separator: "; ")) (Sobol indices).\(rest)"
    }

    func reverse(_ facts: ReverseFacts) -> String {
        let ways = facts.revenues.map { "\($0.firm) \($0.change)" }
        return
            "The other way round: the most likely combination of revenue surprises that leaves \(facts.firm) short does so in \(facts.quarter). It lies \(facts.beta) standard deviations from the median path of revenue, about \(facts.probability) to first order\(facts.isConverged ? "" : " (the search did not settle: a nearer one may exist)") \(facts.mark). Revenue from outside until then, against the plan: \(ways.joined(separator: ", "))."
    }
    func reverseUnreachable(_ firm: String, deviations: Int) -> String {
        "No combination of revenue surprises within \(deviations) standard deviations leaves \(firm) short."
    }
    func reverseWithoutShock(_ firm: String, quarter: String) -> String {
        "\(firm) is short in \(quarter) on the median path of revenue already, with every promise weighted by its probability, unless new money comes."
    }

    func simulation(paths: String, scenarios: Int, seed: String, generator: String, level: String)
        -> String
    {
        "\(paths) paths for each of \(String.count(scenarios, "scenario")), seed \(seed), \(generator). Intervals (\(level)) say how far more paths could move a number; they do not cover the assumptions."
    }
    func generator(_ name: String, isQuasiRandom: Bool) -> String {
        isQuasiRandom ? "Sobol points with random shifts over \(name)" : name
    }
    let converged = "There are enough paths for every number above."
    func needsPaths(_ scenarios: [String], paths: String) -> String {
        "Some numbers of \(common.list(scenarios)) would need about \(paths) paths; their errors are wider than wanted."
    }
    func unstable(_ scenarios: [String]) -> String {
        "In \(common.list(scenarios)) half of the paths say something else than all of them: read those rows with care."
    }
    func inputs(_ counts: [(mark: ModelInput.Mark, count: Int)]) -> String {
        let parts = counts.map { entry -> String in
            switch entry.mark {
            case .reported: "\(entry.count) reported"
            case .derived: "\(entry.count) derived"
            case .estimated: "\(entry.count) from forecasts or targets"
            case .assumed: "\(entry.count) assumed with a range"
            }
        }
        return "The base scenario rests on these numbers: \(common.list(parts))."
    }
    func missing(_ firms: [String]) -> String {
        "Not simulated, because cash, revenue or margin is not known: \(common.list(firms))."
    }
    func leftOut(_ count: Int) -> String {
        "\(String.count(count, "flow")) of the ledger \(count == 1 ? "is" : "are") not simulated for want of an amount or a schedule, or by the scenario's choice."
    }
    let isScenario =
        "Costs are what is left of a firm's plan after its known dues, so that without shocks and before new money cash moves as planned."

    func factor(_ facts: FactorFacts) -> String {
        switch facts.quantity {
        case .correlation: return "correlation of revenues"
        case .jump: return name(facts.kind)
        default:
            return
                "\(facts.target): \(name(facts))\(facts.from.map { facts.year == nil ? " from \($0) on" : "" } ?? "")"
        }
    }

    private func name(_ facts: FactorFacts) -> String {
        switch facts.quantity {
        case .cash: "opening cash"
        case .revenue: facts.year.map { "revenue from \($0) on" } ?? "revenue"
        case .growth: "growth of revenue"
        case .volatility: "volatility of revenue"
        case .cashPlan: "cash flow planned for \(facts.year ?? "")"
        case .variableCostShare: "share of costs that move with revenue"
        case .receiptCostShare: "cost of delivering"
        case .cashMargin: "cash left of revenue"
        case .amount: "amount"
        case .start: "start, in quarters"
        case .years: "pace of payments"
        case .slip: "delay, in quarters"
        case .price: "price"
        case .probability: "probability of being kept"
        case .passedOn: "share passed on\(facts.partner.map { " to \($0)" } ?? "")"
        default: name(facts.kind)
        }
    }

    private func name(_ kind: Adjustment.Kind) -> String {
        switch kind {
        case .revenueFactor: "revenue"
        case .growthShift: "growth of revenue"
        case .volatilityFactor: "volatility of revenue"
        case .fixedCostFactor: "fixed costs"
        case .openingCashFactor: "opening cash"
        case .variableCostShift: "share of costs that move with revenue"
        case .receiptCostShift: "cost of delivering"
        case .marginShift: "cash left of revenue"
        case .jumpFactor: "probability of a common fall of revenues"
        case .jumpSizeFactor: "size of a common fall of revenues"
        case .priceFactor: "price"
        case .slip: "delay, in quarters"
        case .fundingFactor: "size of funding"
        case .promiseFactor: "probability of being kept"
        case .freeze: "freeze"
        case .rateShift: "interest"
        case .stakeFactor: "value of stakes"
        case .stakeLeftShift: "value left of stakes after a default"
        case .correlationShift: "correlation of revenues"
        case .capacityFactor: "capacity that comes on line"
        case .elasticityShift: "revenue lost for missing capacity"
        case .slackShift: "slack of capacity"
        case .capacityCostShift: "share of costs that buys capacity"
        case .demandElasticityShift: "demand lost for missing capacity"
        case .bufferFactor: "buffer of cash"
        case .discretionaryShift: "share of costs that can be cut"
        case .floorShift: "take-or-pay floor"
        case .probabilityResponseShift: "response of promises to revenue"
        case .amountResponseShift: "response of amounts to revenue"
        case .cashShareShift: "share of the investor's cash"
        case .marketClosed: "quarters of a closed market"
        case .marketFactor: "odds that the market closes"
        case .failure: "end of payments"
        }
    }

    func target(_ target: StressTarget) -> String {
        switch target {
        case .everything: "all firms"
        case .outsideFunding: "outside funding"
        case .circuits: "circuits"
        }
    }

    func cashOutTitle(_ firm: String, probability: String, quarter: String) -> String {
        "\(firm) runs out of cash on \(probability) of paths by \(quarter)"
    }
    func cashOutSubtitle(_ scenario: String, dots: Int) -> String {
        "First quarter in which something due is not paid, scenario \(scenario); each of \(dots) dots is \(PercentFormat.text(1 / Double(dots))) of paths"
    }
    func never(_ quarter: String) -> String { "not by \(quarter)" }

    func heatmapTitle(_ firm: String, scenario: String, probability: String) -> String {
        "\(scenario) bites hardest: \(firm) runs out on \(probability) of paths"
    }
    func heatmapSubtitle(_ quarter: String) -> String {
        "Probability of running out of cash by \(quarter), by firm and scenario, per cent"
    }
    func band(from low: String?, to high: String?) -> String {
        guard let low else { return "below \(high ?? "")" }
        return high.map { "\(low) to \($0)" } ?? "\(low) and more"
    }
    let worstBox = "worst scenario of the firm"

    func tornadoTitle(_ firm: String, factor: String) -> String {
        "“\(factor)” moves the funding gap of \(firm) most"
    }
    func tornadoSubtitle(_ scenario: String, unit: String) -> String {
        "Mean funding gap with one assumption at either end of its range, the others as they are; scenario \(scenario), \(unit)"
    }
    func setting(_ factor: String, low: String, high: String) -> String {
        "\(factor), \(low) to \(high)"
    }

    func moneyTitle(_ firm: String, raised: String, promised: String) -> String {
        "\(firm): \(raised) put in or promised by others, \(promised) promised to others"
    }
    func moneySubtitle(unit: String) -> String {
        "Counted funding on the left, counted purchases on the right, \(unit), all firmness layers; parties on both sides are highlighted"
    }
    let otherParties = "others"

    func fanTitle(_ firm: String, quarter: String, median: String) -> String {
        "Cash of \(firm): the median path stands at \(median) in \(quarter)"
    }
    func fanSubtitle(_ scenario: String, unit: String) -> String {
        "Cash at the end of each quarter, scenario \(scenario), \(unit); for orientation, the argument is carried by E4"
    }
    func percentile(_ percent: Int) -> String { "\(percent)th percentile" }
}
