import Text

/// Three errors of the headline of section 5, formatted.
struct StressErrorFacts {
    var firm, simulation: String
    /// `nil`: no assumption has a range.
    var assumptions: String?
    var level, model, mark: String
}

/// Words of what the liquidity section says of its own headline.
struct StressErrorWords: WordTable {
    let language: ReportLanguage

    func errors(_ facts: StressErrorFacts) -> String {
        switch language {
        case .en:
            let assumptions =
                facts.assumptions.map {
                    "with all assumptions drawn at once over their ranges, \(facts.level) of the draws lie between \($0)"
                } ?? "no assumption has a range"
            return
                "How sure is \(facts.firm)'s probability? Simulation: \(facts.simulation). Assumptions: \(assumptions). Model: \(facts.model) over other ways to model the same world, such as revenue that hangs on capacity in step, by half or not at all \(facts.mark). No error contains another."
        case .ko:
            let assumptions =
                facts.assumptions.map { "모든 가정을 범위 안에서 함께 추출하면 \(facts.level)가 \($0) 사이에 든다" }
                ?? "범위가 있는 가정이 없다"
            return
                "\(facts.firm)의 확률은 얼마나 확실한가? 모의실험 오차: \(facts.simulation). 가정: \(assumptions). 모형: 매출이 설비에 비례하는지, 절반만 따르는지, 무관한지 등 같은 세계를 달리 모형화하면 \(facts.model) \(facts.mark). 세 오차는 서로를 포함하지 않는다."
        }
    }

    func drivers(
        firm: String, base: String, revenue: String?, promises: String?, contracts: String,
        contractsMatter: Bool, canCut: Bool, mark: String
    ) -> String {
        switch language {
        case .en:
            let others = [
                revenue.map { "\($0) if revenue came as planned" },
                promises.map { "\($0) if every promise of money were kept" },
            ].compactMap { $0 }
            let why =
                contractsMatter
                ? canCut
                    ? "what is spent without them can be cut, what is owed under them only in part"
                    : "beyond three standard errors"
                : "within three standard errors, because the plan says what is spent in all"
            let moved =
                others.isEmpty ? "" : ": \(others.joined(separator: ", "))"
            return
                "What moves it: it is \(base) in this comparison\(moved). With no contracts at all and other costs in their place it is \(contracts): \(why) \(mark)."
        case .ko:
            let others = [
                revenue.map { "매출이 계획대로면 \($0)" },
                promises.map { "자금 약속이 모두 지켜지면 \($0)" },
            ].compactMap { $0 }
            let why =
                contractsMatter
                ? canCut ? "계약이 없으면 지출을 줄일 수 있지만 계약 대금은 일부만 줄일 수 있다" : "표준오차의 세 배를 넘는다"
                : "표준오차의 세 배 안. 전체 지출은 계획이 정하므로 다른 비용이 계약을 대신한다"
            return
                "무엇이 이 값을 움직이는가(이 비교에서는 \(base)): \((others + ["계약을 모두 빼고 같은 금액을 다른 비용으로 쓰면 \(contracts)(\(why))"]).joined(separator: ", ")) \(mark)."
        }
    }

    /// What a scenario costs in which a firm runs out less often.
    struct Price {
        var scenario, probability, revenue, receipts: String
    }

    func prices(_ firm: String, _ prices: [Price]) -> String {
        switch language {
        case .en:
            let parts = prices.map {
                "\($0.scenario) (\($0.probability)) costs it \($0.revenue) of revenue and its suppliers \($0.receipts) of receipts"
            }
            return
                "Where \(firm) runs out less often because it buys less, that has a price over the horizon, on the path without shocks. \(parts.joined(separator: ". "))."
        case .ko:
            let parts = prices.map {
                "\($0.scenario)(\($0.probability)): 이 기업의 매출 \($0.revenue) 감소, 공급사가 받을 대금 \($0.receipts) 감소"
            }
            return
                "\(firm.with(.subject)) 덜 사서 덜 부족해지는 시나리오에는 충격 없는 경로에서 기간 전체에 걸쳐 대가가 따른다. \(parts.joined(separator: "; "))."
        }
    }

    func readBacks(_ values: [(firm: String, what: String, failure: String)]) -> String {
        let parts = values.map { "\($0.firm) (\($0.what), \($0.failure))" }
        return switch language {
        case .en:
            "Read back rather than found, because the assumed chance that one promise fails explains the number: \(parts.joined(separator: ". "))."
        case .ko:
            "찾아낸 결과가 아니라 약속 하나가 깨질 확률로 가정한 값을 되읽은 것: \(parts.joined(separator: ". "))."
        }
    }

    func elasticity(_ firms: [(firm: String, years: [String])]) -> String {
        let parts = firms.map { "\($0.firm) \($0.years.joined(separator: ", "))" }
        return switch language {
        case .en:
            "Buying less capacity saves cash even if revenue fell in step, because planned capacity costs more than the revenue leaves: \(parts.joined(separator: "; ")). A scenario that lowers a probability by stopping purchases is then a wind-down and no cure."
        case .ko:
            "계획된 설비 비용이 매출에서 남는 돈보다 많아, 매출이 같은 비율로 줄어도 설비를 덜 사면 현금이 남는 해: \(parts.joined(separator: "; ")). 이때 구매 중단으로 확률이 낮아지는 시나리오는 해법이 아니라 사업 축소다."
        }
    }
}
