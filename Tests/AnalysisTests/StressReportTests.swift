import Circularity
import Foundation
import Ledger
import Liquidity
import Money
import Reports
import Testing
import Text

@testable import Analysis

/// A small stress test of a model, as the report gets it; computed once.
private enum Stressed {
    static let ai = Result { try analysis("ai-infrastructure") }
    static let demo = Result { try analysis("demo") }

    static func analysis(_ model: String, seed: UInt64 = 1) throws -> Analysis {
        try Analysis(
            of: try Repository.model(model),
            options: AnalysisOptions(
                seed: seed, replicates: 20, uncertainty: .init(draws: 20), seriesReplicates: 19,
                stress: StressSettings(paths: 2000, seed: seed)))
    }

    /// What a section of the report is about.
    enum Section: CaseIterable { case liquidity, triggers }

    /// The section in the report, and its part of the appendix.
    static func section(
        _ section: Section, _ analysis: Analysis, _ language: ReportLanguage
    ) throws -> String {
        let title =
            switch (section, language) {
            case (.liquidity, .en): "Liquidity"
            case (.liquidity, .ko): "유동성"
            case (.triggers, .en): "What must be true, and what to watch"
            case (.triggers, .ko): "성립해야 할 조건과 지켜볼 것"
            }
        let files = try Report(analysis, language: language).files()
        return try ["report.md", "appendix.md"].map { name in
            let text = try #require(files.first { $0.path == language.file(name) }?.contents)
            let start = try #require(text.firstRange(of: try Regex("\n## A?[0-9]+ \(title)\n")))
            let rest = text[start.upperBound...]
            return String(rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)])
        }.joined()
    }
}

@Suite("The sections of the report on stress")
struct StressReportTests {
    private func money(_ estimate: Estimate, _ language: ReportLanguage) -> String {
        MoneyFormat(language: language).text(supported(estimate) * 1e6, .usd)
    }

    private func percent(_ estimate: Estimate, _ language: ReportLanguage) -> String {
        PercentFormat.text(supported(estimate), in: language)
    }

    /// The digits that the error supports, three at the most, in decimal arithmetic.
    private func supported(_ estimate: Estimate) -> Double {
        guard estimate.value != 0 else { return 0 }
        func place(_ value: Double) -> Int { Int(log10(abs(value)).rounded(.down)) }
        let first = place(estimate.value)
        let error = estimate.standardError > 0 ? place(estimate.standardError) : first - 2
        let digits = first - min(first, max(error, first - 2))
        // Halves to even: a share of paths is often a half of the last digit exactly.
        guard var exact = Decimal(string: "\(estimate.value)") else { return .nan }
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, digits - first, .bankers)
        return Double("\(rounded)") ?? .nan
    }

    private func threeDigits(_ value: Double) -> Double {
        let digits = pow(10, 2 - log10(abs(value)).rounded(.down))
        return (value * digits).rounded(.toNearestOrEven) / digits
    }

    @Test(
        "the section on liquidity prints the numbers of the results",
        arguments: ReportLanguage.allCases)
    func runway(language: ReportLanguage) throws {
        let analysis = try Stressed.ai.get()
        let results = try #require(analysis.stress?.results)
        let text = try Stressed.section(.liquidity, analysis, language)
        let focus = try #require(results.focus)
        #expect(text.contains(percent(focus.withinHorizon, language)))
        #expect(text.contains(money(focus.gap.expectedShortfall95, language)))
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
        for scenario in results.scenarios {
            let firm = try #require(scenario.firm(focus.firm))
            let row = try #require(
                rows.first { $0.contains(scenario.scenario.title(language.code) + " ") },
                "\(scenario.scenario.id)")
            for number in [
                percent(firm.withinHorizon, language), money(firm.gap.mean, language),
                money(firm.gap.expectedShortfall95, language),
            ] { #expect(row.contains(number), "\(row): \(number)") }
            #expect(row.contains("○"))
        }
        let explanation = try #require(results.explanation)
        for value in explanation.goingConcern.filter({ $0.committedOnly.value > 0 }).prefix(3) {
            #expect(text.contains(percent(value.committedOnly, language)), "\(value.firm)")
        }
        #expect(text.contains(results.settings.paths == 2000 ? "2,000" : "?"))
    }

    @Test("the freeze says what stops, who loses it, and what does not hold")
    func freeze() throws {
        let analysis = try Stressed.ai.get()
        let explanation = try #require(analysis.stress?.results.explanation)
        let freeze = try #require(explanation.freeze)
        #expect(explanation.loops.allSatisfy { $0.gain == 0 })
        #expect(freeze.excessLost > 0)
        let gapsFall = freeze.total.circuits.high < 0
        // The sales that stop are the network's receipts that stop: inflows less funding, and less what promises that look at the buyers' lost revenue no longer bring.
        let sales = freeze.firms.reduce(0) { $0 + $1.salesLost }
        let answered = freeze.lostWhenCircuitsStop - freeze.funding - sales
        #expect(answered > -1e-6 * sales && answered < 0.01 * sales, "\(answered)")
        let english = try Stressed.section(.liquidity, analysis, .en)
        let most = try #require(freeze.firms.max { $0.salesLost < $1.salesLost })
        let name = try #require(analysis.ledger.entity(most.firm)?.name)
        let amount = MoneyFormat().text(threeDigits(most.salesLost) * 1e6, .usd)
        #expect(english.contains("Sellers lose sales: \(name) \(amount)"))
        #expect(english.contains("No circuit here has a loop gain above zero"))
        #expect(english.contains("lose revenue only as far as it is made with") == gapsFall)
        let korean = try Stressed.section(.liquidity, analysis, .ko)
        #expect(korean.contains("여기의 고리에는 순환 승수가 생기지 않는다") && korean.contains("판매자가 잃는 매출은"))
        #expect(korean.contains("더는 사지 않는 설비로 벌던 만큼만 잃는다") == gapsFall)
    }

    @Test(
        "the headline's interval is that of all assumptions at once, beside the other errors",
        arguments: ReportLanguage.allCases)
    func errors(language: ReportLanguage) throws {
        let analysis = try Stressed.ai.get()
        let results = try #require(analysis.stress?.results)
        let headline = try #require(results.explanation?.headline)
        let band = try #require(headline.assumptions)
        #expect(band.low < band.median && band.median < band.high)
        // Wider by far than what more paths could still do.
        let focus = try #require(results.focus)
        #expect(band.high - band.low > 3 * (focus.withinHorizon.high - focus.withinHorizon.low))
        let text = try Stressed.section(.liquidity, analysis, language)
        func percent(_ value: Double) -> String {
            let scale = pow(10, 1 - log10(value).rounded(.down))
            return PercentFormat.text((value * scale).rounded() / scale, in: language)
        }
        // An interval has one sign of per cent at its end.
        let low = percent(band.low).filter { $0.isNumber || $0 == "." }
        #expect(text.contains(low) && text.contains(percent(band.high)))
        let contracts = try #require(
            headline.drivers.lines.first { $0.variant == .contractsOut })
        #expect(
            text.contains(
                language == .en ? "no contracts at all" : "계약을 모두 빼고"))
        #expect(
            text.contains(language == .en ? "within three standard errors" : "표준오차의 세 배 안")
                == !contracts.isResolved)
        // A scenario that only looks like a cure stands beside its price.
        #expect(text.contains(language == .en ? "that has a price over the horizon" : "대가가 따른다"))
    }

    @Test("a circuit with a gain is said to have one", arguments: ReportLanguage.allCases)
    func gain(language: ReportLanguage) throws {
        let analysis = try Stressed.demo.get()
        let explanation = try #require(analysis.stress?.results.explanation)
        let text = try Stressed.section(.liquidity, analysis, language)
        let hasGain = explanation.loops.contains { $0.gain > 0 }
        #expect(text.contains(language == .en ? "Loop gain" : "고리 이득, 곧") == hasGain)
        #expect(
            text.contains(language == .en ? "No circuit here" : "순환 승수가 생기지 않는다")
                == (!hasGain && explanation.freeze != nil))
    }

    @Test(
        "the section on what must be true prints the break-even of the results",
        arguments: ReportLanguage.allCases)
    func triggers(language: ReportLanguage) throws {
        let analysis = try Stressed.ai.get()
        let results = try #require(analysis.stress?.results)
        let explanation = try #require(results.explanation)
        let text = try Stressed.section(.triggers, analysis, language)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
        let format = MoneyFormat(language: language)
        for value in explanation.breakEven.sorted(by: { $0.lowest < $1.lowest }).prefix(3) {
            let entity = try #require(analysis.ledger.entity(value.firm))
            let name = entity.names[language.code] ?? entity.name
            let row = try #require(rows.first { $0.hasPrefix("| \(name) ") }, "\(name)")
            let lowest = format.text(threeDigits(value.lowest) * 1e6, .usd)
            #expect(row.contains(lowest), "\(row): \(lowest)")
            let gap = try #require(results.base?.firm(value.firm)?.gap.valueAtRisk95)
            #expect(row.contains(money(gap, language)), "\(row)")
        }
    }

    @Test(
        "a reader never meets an id where a title or words are known",
        arguments: Stressed.Section.allCases)
    fileprivate func labels(section: Stressed.Section) throws {
        let analysis = try Stressed.ai.get()
        let model = try #require(analysis.stress?.base)
        let ids =
            model.scenario.fundings.map(\.id) + model.scenario.legs.map(\.id)
            + model.factors.map(\.id)
            + ModelInput.Quantity.allCases.map(\.rawValue)
            .filter { $0.contains("-") }
        for language in ReportLanguage.allCases {
            // The paths of figures may hold anything.
            let text = try Stressed.section(section, analysis, language)
                .replacing(/\(figures[^)]*\)|"figures[^"]*"/, with: "")
            for id in ids where id.contains("-") || id.contains("/") {
                #expect(!text.contains(id), "\(language.code): \(id)")
            }
        }
    }

    @Test("every assumption has words of its own in both languages")
    func words() throws {
        let analysis = try Stressed.ai.get()
        let model = try #require(analysis.stress?.base)
        let base = try #require(analysis.stress?.results.base?.scenario)
        for language in ReportLanguage.allCases {
            let label = StressFactorLabel(
                ledger: analysis.ledger, scenario: model.scenario, language: language)
            let texts = model.factors.map { label.text($0, in: base) }
            #expect(
                Set(texts).count == texts.count,
                "\(Dictionary(grouping: texts) { $0 }.filter { $1.count > 1 }.keys)")
            for (text, factor) in zip(texts, model.factors) {
                #expect(!factor.id.contains(".") || !text.contains(factor.id), "\(text)")
            }
        }
        // The shares of costs are turned too, where no plan fixes them.
        let turned = Set(model.factors.map(\.quantity))
        #expect(
            turned.isSuperset(of: [
                .variableCostShare, .receiptCostShare, .cashMargin, .jump, .correlation, .passedOn,
            ]))
    }
}

@Suite("Measures of stress")
struct StressMeasureTests {
    private func value(_ analysis: Analysis, _ rule: String, _ subject: String?) -> Measure? {
        analysis.measure(MeasureID(rule, subject: subject))
    }

    @Test("what the headline depends on rests on what the model of the firm was made from")
    func provenance() throws {
        let rules: Set = [
            "cash-out-over-assumptions", "contracts-out-change", "break-even-elasticity",
        ]
        var met: Set<String> = []
        for analysis in [try Stressed.demo.get(), try Stressed.ai.get()] {
            let scenario = try #require(analysis.stress?.results.explanation?.scenario)
            for measure in analysis.measures where rules.contains(measure.id.rule) {
                met.insert(measure.id.rule)
                let firm = try #require(measure.id.subject?.split(separator: "/").first)
                let gap = try #require(value(analysis, "funding-gap", "\(firm)/\(scenario)"))
                #expect(!gap.inputs.isEmpty && measure.inputs == gap.inputs, "\(measure.id)")
                #expect(!gap.sources.isEmpty && measure.sources == gap.sources, "\(measure.id)")
            }
        }
        #expect(met == rules)
    }

    @Test("measures are the results in units, with their errors")
    func results() throws {
        for analysis in [try Stressed.demo.get(), try Stressed.ai.get()] {
            let results = try #require(analysis.stress?.results)
            for scenario in results.scenarios {
                for firm in scenario.firms {
                    let pair = "\(firm.firm)/\(scenario.scenario.id)"
                    #expect(
                        value(analysis, "supplier-loss", pair)?.value == firm.loss.total.value * 1e6
                    )
                    #expect(
                        value(analysis, "stake-loss", pair)?.value == firm.loss.stakes.value * 1e6)
                    let last =
                        "\(pair)/\(scenario.scenario.quarter(scenario.scenario.model.quarters))"
                    guard !firm.isJudgedByHeadroom else {
                        #expect(value(analysis, "funding-gap", pair) == nil)
                        #expect(value(analysis, "cash-out-probability", last) == nil)
                        continue
                    }
                    let gap = try #require(value(analysis, "funding-gap", pair))
                    #expect(gap.value == firm.gap.mean.value * 1e6)
                    #expect(gap.standardError == firm.gap.mean.standardError * 1e6)
                    #expect(gap.replicates == 2000)
                    #expect(
                        value(analysis, "plan-cut-probability", pair)?.value == firm.planCut?.value)
                    #expect(
                        value(analysis, "funding-gap-es95", pair)?.value
                            == firm.gap.expectedShortfall95.value * 1e6)
                    for (index, estimate) in firm.cashOut.byQuarter.enumerated() {
                        let measure = value(
                            analysis, "cash-out-probability",
                            "\(pair)/\(scenario.scenario.quarter(index + 1))")
                        #expect(measure?.value == estimate.value)
                        #expect(measure?.interval?.low == estimate.low)
                    }
                }
            }
            let explanation = try #require(results.explanation)
            let freeze = try #require(explanation.freeze)
            #expect(
                value(analysis, "circular-freeze-inflow", nil)?.value == freeze.excessLost * 1e6)
            let judged = results.base?.firms.filter(\.isJudgedByHeadroom).map(\.firm) ?? []
            for firm in freeze.firms {
                // A firm that borrows what it has not has no gap of its own.
                #expect(
                    value(analysis, "circular-freeze-excess", firm.firm)?.value
                        == (judged.contains(firm.firm) ? nil : firm.change.excess.value * 1e6))
            }
            if let headline = explanation.headline, let band = headline.assumptions {
                let pair = "\(band.firm)/\(explanation.scenario)"
                let measure = try #require(value(analysis, "cash-out-over-assumptions", pair))
                #expect(measure.value == band.median && measure.interval?.level == 0.8)
                #expect(measure.interval?.low == band.low && measure.interval?.high == band.high)
                let line = headline.drivers.lines.first { $0.variant == .contractsOut }
                #expect(value(analysis, "contracts-out-change", pair)?.value == line?.change.value)
            }
            for elasticity in explanation.elasticities {
                #expect(
                    value(
                        analysis, "break-even-elasticity",
                        "\(elasticity.firm)/\(elasticity.year)")?.value
                        == elasticity.value.ofSmallCut)
            }
            for loop in explanation.loops {
                let measure = try #require(
                    value(analysis, "loop-gain", "\(loop.investor)/\(loop.recipient)"))
                #expect((measure.value ?? .infinity) >= loop.gain)
            }
        }
    }

    @Test("a number of the stress test leads back to facts and legs of its firm")
    func inputs() throws {
        let analysis = try Stressed.ai.get()
        let measure = try #require(value(analysis, "funding-gap", "openai/baseline"))
        #expect(
            measure.inputs.contains { if case .fact("openai", _, _) = $0 { true } else { false } })
        #expect(
            measure.inputs.contains {
                if case .leg(let id) = $0 { id.contains("openai") } else { false }
            })
    }
}
