import Liquidity
import Text

/// What the first paragraph of section 5 says; numbers are formatted.
struct StressLead {
    var firm: String
    var scenario: String
    /// Last simulated quarter.
    var end: String
    var withinYear, probability, low, high: String
    var gap, shortfall: String
    /// The scenario in which the firm most often runs out, and its probability; `nil` when it is the same one.
    var worst: (scenario: String, probability: String)?
    var mark: String
}

/// What freezing circuits costs, against the same money from outside.
struct FreezeFacts {
    var funding, circuits, outside, excess: String
    /// Rises of the mean funding gaps of all firms.
    var gapCircuits, gapOutside: String
    /// Firms that lose most sales, with the sales.
    var sellers: [(firm: String, lost: String)]
    /// Whether a circuit of the model puts in again what comes back.
    var hasGain: Bool
    /// Whether the mean gaps of all firms fall when circuits stop.
    var gapsFall: Bool
    /// Firms whose gap rises most beyond the same outside money, with the rise.
    var hit: [(firm: String, excess: String)]
    var mark: String
}

/// What an assumption turns.
struct FactorFacts {
    var quantity: ModelInput.Quantity
    var kind: Adjustment.Kind
    /// A firm, a deal, or words for all of something.
    var target: String
    /// Who receives a payment.
    var partner: String?
    /// Calendar year of a plan's figure.
    var year: String?
    /// The first quarter, where it is not the first of all.
    var from: String?
}

/// The most likely way to fail.
struct ReverseFacts {
    var firm: String
    var quarter: String
    var beta, probability: String
    var isConverged: Bool
    /// Change of outside revenue until then, the largest surprise first.
    var revenues: [(firm: String, change: String)]
    var mark: String
}

/// Words of section 5, of exhibits E4 to E7 and of A2.
struct StressWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Liquidity", "유동성") }

    func lead(_ facts: StressLead) -> String {
        switch language {
        case .en:
            let worst =
                facts.worst.map { " Under \($0.scenario) it is \($0.probability)." } ?? ""
            return
                "In the scenario \(facts.scenario), \(facts.firm) leaves something unpaid within a year on \(facts.withinYear) of paths, and by \(facts.end) on \(facts.probability) (simulation interval \(facts.low)–\(facts.high)) \(facts.mark).\(worst) Its funding gap is \(facts.gap) on average and \(facts.shortfall) in the worst twentieth of paths. These are consequences of stated assumptions, not forecasts."
        case .ko:
            let worst =
                facts.worst.map { " ‘\($0.scenario)’ 시나리오에서는 이 비율이 \($0.probability)이다." } ?? ""
            return
                "‘\(facts.scenario)’ 시나리오에서 \(facts.firm.with(.topic)) 모의 경로의 \(facts.withinYear)에서 한 해 안에, \(facts.probability)(모의실험 구간 \(facts.low)–\(facts.high))에서 \(facts.end)까지 지급할 돈을 다 내지 못한다 \(facts.mark).\(worst) 자금 부족액은 평균 \(facts.gap), 하위 스무 분의 일에 드는 경로에서는 평균 \(facts.shortfall.with(.copula))다. 밝혀 둔 가정에서 나온 결과이며 예측이 아니다."
        }
    }

    /// Nobody runs out of cash on any path of any scenario.
    func nobody(scenarios: Int) -> String {
        switch language {
        case .en:
            "No firm falls short of cash on any path of \(scenarios == 1 ? "the scenario" : "the \(scenarios) scenarios")."
        case .ko:
            "시나리오 \(scenarios)개의 어느 경로에서도 유동성이 부족해지는 기업은 없다."
        }
    }

    var fanNote: String {
        switch language {
        case .en:
            "How to read E4: count the dots before your date. The fan of balances (A2, appendix) understates the risk of running out, because a path that ran out and recovered counts as solvent at every later date; probabilities here are of first passage."
        case .ko:
            "E4를 읽는 법: 보고자 하는 날짜 앞의 점을 센다. 잔액 부채꼴 그림(부록 A2)은 현금 고갈 위험을 실제보다 작게 보여 준다. 바닥났다가 회복한 경로가 이후 모든 시점에 지급 가능한 것으로 잡히기 때문이다. 여기의 확률은 처음 바닥나는 시점을 기준으로 한다."
        }
    }

    /// Scenario, within a year, by the end, half of paths, mean gap, worst 5%, who loses most.
    func heads(end: String, tail: String) -> [String] {
        switch language {
        case .en:
            [
                "Scenario", "Out within a year", "Out by \(end)", "Half of paths out by",
                "Mean gap",
                "Worst \(tail)", "Largest counterparty loss", "Mark",
            ]
        case .ko:
            [
                "시나리오", "한 해 안 고갈", "\(end)까지 고갈", "경로 절반이 고갈되는 시점", "평균 부족액", "최악 \(tail)",
                "가장 크게 잃는 상대", "표시",
            ]
        }
    }

    func tableIntro(_ firm: String) -> String {
        word("\(firm) under every scenario:", "시나리오별 \(firm):")
    }

    var later: String { word("later", "기간 이후") }
    func loser(_ firm: String, _ amount: String) -> String { "\(firm) \(amount)" }
    var nobodyLoses: String { "–" }

    func freeze(_ facts: FreezeFacts) -> String {
        switch language {
        case .en:
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
        case .ko:
            let hit =
                facts.hit.isEmpty
                ? ""
                : " 같은 금액의 외부 자금이 끊길 때와 견주어 부족액이 가장 크게 늘어나는 곳은 \(common.list(facts.hit.map { "\($0.firm)(\($0.excess))" }))이다."
            let sellers =
                facts.sellers.isEmpty
                ? ""
                : " 판매자가 잃는 매출은 \(common.list(facts.sellers.map { "\($0.firm) \($0.lost)" }))이다."
            let gain =
                facts.hasGain
                ? ""
                : " 되돌아온 돈 가운데 얼마를 다시 투입하는지 밝힌 출처가 없어 여기의 고리에는 순환 승수가 생기지 않는다. 따라서 순환이 더하는 것은 불어나는 돈이 아니라 자금과 함께 끊기는 매출이다."
            let fall =
                facts.gapsFall
                ? " 부족액이 줄어드는 까닭은 구매하는 쪽이 바로 현금이 모자라는 기업이기 때문이다. 이들은 내지 않게 된 대금만큼을 아끼고, 매출은 더는 사지 않는 설비로 벌던 만큼만 잃는다."
                : ""
            return
                "순환 금융이 중단되면 같은 금액의 외부 자금이 끊길 때보다 기업들의 유입이 \(facts.excess) 더 사라진다 \(facts.mark). 자금과 구매로 이어진 고리가 모두 멈추면 자금과 매출이 함께 끊기므로 기간 말까지 유입 \(facts.circuits.with(.subject)) 사라지지만, 같은 \(facts.funding)의 자금이 외부에서 끊기면 \(facts.outside.with(.subject)) 사라진다.\(sellers)\(gain) 전체 기업의 평균 자금 부족액 변화는 앞의 경우 \(facts.gapCircuits), 뒤의 경우 \(facts.gapOutside.with(.copula))다.\(fall)\(hit)"
        }
    }

    func loops(_ loops: [(investor: String, recipient: String, gain: String, times: String?)])
        -> String
    {
        switch language {
        case .en:
            let parts = loops.map { loop in
                "\(loop.investor) → \(loop.recipient) \(loop.gain)\(loop.times.map { ", so that money goes through it \($0) times" } ?? ", a loop without an end")"
            }
            return
                "Loop gain, the share of funding that comes back to be paid in again: \(parts.joined(separator: "; "))."
        case .ko:
            let parts = loops.map { loop in
                "\(loop.investor) → \(loop.recipient) \(loop.gain)(\(loop.times.map { "같은 돈이 고리를 \($0)번 지난다" } ?? "끝이 없는 고리"))"
            }
            return "고리 이득, 곧 투입한 돈 가운데 되돌아와 다시 투입되는 비율: \(parts.joined(separator: "; "))."
        }
    }

    func goingConcern(threshold: String) -> String {
        switch language {
        case .en:
            "Can they pay for a year? The question of ASC 205-40, asked twice: with committed funding alone, and with plans that are probable taken as carried out. Probable is \(threshold) or more here. It is a reading of a simulation, not an auditor's conclusion and not about any disclosure. Credit lines and holdings that the ledger does not have are not counted. They could only lower the figures, which are upper ends (≤): that a firm cannot pay is never concluded from them."
        case .ko:
            "앞으로 한 해 동안 지급할 수 있는가? ASC 205-40의 물음을 두 번 묻는다. 한 번은 확약된 자금만으로, 또 한 번은 실행 가능성이 높은 계획이 실행된다고 보고 묻는다. 여기서 ‘가능성이 높다’는 \(threshold) 이상을 뜻한다. 모의실험을 읽은 것일 뿐 감사인의 결론이 아니며 공시에 관한 판단도 아니다. 원장에 없는 신용한도와 보유 자산은 세지 않았다. 이를 더하면 수치는 낮아질 뿐이므로 아래 수치는 상한(≤)이며, 이것만으로 지급할 수 없다고 결론짓지 않는다."
        }
    }

    /// Firm, committed only, with plans, finding.
    var goingConcernHeads: [String] {
        switch language {
        case .en:
            [
                "Firm", "Liquidity shortfall, committed sources only",
                "Liquidity shortfall, with probable plans",
                "Finding",
                "Mark",
            ]
        case .ko:
            ["기업", "유동성 부족(확정 자금만)", "유동성 부족(실행 가능성 높은 계획 포함)", "판정", "표시"]
        }
    }

    func finding(_ finding: GoingConcern.Finding) -> String {
        switch finding {
        case .noSubstantialDoubt: word("not probable", "유의적 의문 없음")
        case .alleviatedByPlans: word("not probable with plans", "경영진 계획을 넣으면 유의적 의문 없음")
        case .substantialDoubt:
            word("open: hangs on money not in the ledger", "미정: 원장에 없는 자금에 달림")
        case .undecided: word("the paths do not decide", "경로 수로는 가릴 수 없음")
        }
    }

    func indices(_ factors: [(factor: String, first: String, total: String)], unresolved: Int)
        -> String
    {
        switch language {
        case .en:
            let parts = factors.map {
                "\($0.factor) \($0.first) alone, \($0.total) with interactions"
            }
            let rest =
                unresolved > 0
                ? " \(String.count(unresolved, "further factor")) cannot be told from nothing." : ""
            return
                "All assumptions at once, each over its whole range: of the variance of the mean gap, \(parts.joined(separator: "; ")) (Sobol indices).\(rest)"
        case .ko:
            let parts = factors.map { "\($0.factor) 단독 \($0.first), 상호작용 포함 \($0.total)" }
            let rest = unresolved > 0 ? " 나머지 \(unresolved)개 요인은 없는 것과 구별되지 않는다." : ""
            return
                "모든 가정을 각자의 범위 전체에서 한꺼번에 움직일 때 평균 부족액의 분산에서 차지하는 몫(소볼 지수): \(parts.joined(separator: "; ")).\(rest)"
        }
    }

    func reverse(_ facts: ReverseFacts) -> String {
        switch language {
        case .en:
            let ways = facts.revenues.map { "\($0.firm) \($0.change)" }
            return
                "The other way round: the most likely combination of revenue surprises that leaves \(facts.firm) short does so in \(facts.quarter). It lies \(facts.beta) standard deviations from the median path of revenue, about \(facts.probability) to first order\(facts.isConverged ? "" : " (the search did not settle: a nearer one may exist)") \(facts.mark). Revenue from outside until then, against the plan: \(ways.joined(separator: ", "))."
        case .ko:
            let ways = facts.revenues.map { "\($0.firm) \($0.change)" }
            return
                "거꾸로 물으면, \(facts.firm.with(.object)) 지급 부족에 빠뜨리는 매출 충격의 조합 가운데 가장 그럴듯한 것은 \(facts.quarter)에 부족을 낳는다. 충격 없는 경로에서 표준편차 \(facts.beta)배 떨어져 있고 일차 근사 확률은 약 \(facts.probability.with(.copula))다\(facts.isConverged ? "" : "(탐색이 수렴하지 않아 더 가까운 조합이 있을 수 있다)") \(facts.mark). 그때까지의 외부 매출 변화: \(ways.joined(separator: ", "))."
        }
    }

    func reverseUnreachable(_ firm: String, deviations: Int) -> String {
        switch language {
        case .en:
            "No combination of revenue surprises within \(deviations) standard deviations leaves \(firm) short."
        case .ko:
            "표준편차 \(deviations)배 안의 어떤 매출 충격 조합도 \(firm.with(.object)) 지급 부족에 빠뜨리지 않는다."
        }
    }

    func reverseWithoutShock(_ firm: String, quarter: String) -> String {
        switch language {
        case .en:
            "\(firm) is short in \(quarter) on the median path of revenue already, with every promise weighted by its probability, unless new money comes."
        case .ko:
            "\(firm.with(.topic)) 매출이 중앙 경로를 따라도 부족해진다. 중앙 경로에서 모든 약속을 그 확률만큼 반영해도 새 자금이 들어오지 않으면 \(quarter)에 지급할 돈이 모자란다."
        }
    }

    func simulation(paths: String, scenarios: Int, seed: String, generator: String, level: String)
        -> String
    {
        switch language {
        case .en:
            "\(paths) paths for each of \(String.count(scenarios, "scenario")), seed \(seed), \(generator). Intervals (\(level)) say how far more paths could move a number; they do not cover the assumptions."
        case .ko:
            "시나리오 \(scenarios)개마다 경로 \(paths)개, 시드 \(seed), \(generator). 구간(\(level))은 경로를 더 늘릴 때 숫자가 얼마나 움직일 수 있는지를 말할 뿐, 가정의 불확실성은 담지 않는다."
        }
    }

    func generator(_ name: String, isQuasiRandom: Bool) -> String {
        word(
            isQuasiRandom ? "Sobol points with random shifts over \(name)" : name,
            isQuasiRandom ? "\(name) 위에 무작위로 옮긴 소볼 점" : name)
    }

    var converged: String {
        word("There are enough paths for every number above.", "위의 모든 숫자에 경로 수가 충분하다.")
    }

    func needsPaths(_ scenarios: [String], paths: String) -> String {
        switch language {
        case .en:
            "Some numbers of \(common.list(scenarios)) would need about \(paths) paths; their errors are wider than wanted."
        case .ko:
            "\(common.list(scenarios))의 일부 숫자는 경로가 약 \(paths)개 필요하며, 오차가 원하는 수준보다 크다."
        }
    }

    func unstable(_ scenarios: [String]) -> String {
        switch language {
        case .en:
            "In \(common.list(scenarios)) half of the paths say something else than all of them: read those rows with care."
        case .ko:
            "\(common.list(scenarios))에서는 경로 절반과 전체가 서로 다른 값을 말하므로 해당 행은 조심해서 읽어야 한다."
        }
    }

    func inputs(_ counts: [(mark: ModelInput.Mark, count: Int)]) -> String {
        switch language {
        case .en:
            let parts = counts.map { entry -> String in
                switch entry.mark {
                case .reported: "\(entry.count) reported"
                case .derived: "\(entry.count) derived"
                case .estimated: "\(entry.count) from forecasts or targets"
                case .assumed: "\(entry.count) assumed with a range"
                }
            }
            return "The base scenario rests on these numbers: \(common.list(parts))."
        case .ko:
            let parts = counts.map { entry -> String in
                switch entry.mark {
                case .reported: "보도·공시 \(entry.count)개"
                case .derived: "계산 \(entry.count)개"
                case .estimated: "전망·목표 \(entry.count)개"
                case .assumed: "범위를 둔 가정 \(entry.count)개"
                }
            }
            return "기준 시나리오가 딛고 있는 숫자: \(common.list(parts))."
        }
    }

    func missing(_ firms: [String]) -> String {
        switch language {
        case .en:
            "Not simulated, because cash, revenue or margin is not known: \(common.list(firms))."
        case .ko:
            "현금, 매출 또는 이익률이 알려지지 않아 모의하지 않은 기업: \(common.list(firms))."
        }
    }

    func leftOut(_ count: Int) -> String {
        switch language {
        case .en:
            "\(String.count(count, "flow")) of the ledger \(count == 1 ? "is" : "are") not simulated for want of an amount or a schedule, or by the scenario's choice."
        case .ko:
            "원장의 흐름 \(count)개는 금액이나 일정이 없거나 시나리오가 제외하여 모의하지 않았다."
        }
    }

    var isScenario: String {
        switch language {
        case .en:
            "Costs are what is left of a firm's plan after its known dues, so that without shocks and before new money cash moves as planned."
        case .ko:
            "비용은 기업 계획에서 알려진 지급액을 뺀 나머지로 두어, 충격이 없고 새 자금이 들어오기 전에는 현금이 계획대로 움직인다."
        }
    }
}
