import Ledger
import Money
import Text

/// Turns the nodes of one scenario file into a ``Scenario``; names of other scenarios are left to ``ScenarioInheritance``.
struct ScenarioDecoder {
    let collector: DiagnosticCollector
    let names: LedgerNames

    func decode(_ fields: MappingDecoder) -> Scenario? {
        let id = fields.id("scenario")
        let recovery = mapping(fields, "recovery", .recovery)
        let jump = mapping(fields, "jump", .jump).flatMap { parts -> Scenario.Jump? in
            guard let probability = input(parts, "probability", .probability),
                let size = input(parts, "log_size", .any)
            else { return nil }
            return Scenario.Jump(probability: probability, logSize: size)
        }
        let scenario = Scenario(
            id: id ?? "", title: texts(fields, "title"), narrative: texts(fields, "narrative"),
            extends: fields.id("extends"), start: start(fields),
            horizon: bounded(fields, "horizon", 1...Scenario.horizonLimit),
            paths: bounded(fields, "paths", 1...Scenario.pathLimit),
            recovery: Scenario.Recovery(
                cash: recovery.flatMap { input($0, "cash", .share) },
                receipts: recovery.flatMap { input($0, "receipts", .share) }),
            forcedSaleHaircut: input(fields, "forced_sale_haircut", .share),
            stakeLeft: input(fields, "stake_left", .share),
            lossGivenDefault: input(fields, "loss_given_default", .share),
            copulaDegrees: input(fields, "copula_degrees", .degrees), jump: jump,
            correlation: correlation(fields), probabilities: probabilities(fields),
            fundingResponse: response(fields, "funding_response", namesFirm: false),
            market: market(fields), ratePath: plan(fields, "rate_path", .share),
            firms: firms(fields),
            legs: flows(fields, "legs", ofLedger: true),
            fundings: flows(fields, "fundings", ofLedger: false),
            obligations: flows(fields, "obligations", ofLedger: false), changes: changes(fields),
            place: fields.place("scenario") ?? fields.place)
        if scenario.extends == nil, scenario.horizon == nil, !fields.has("horizon") {
            fields.report(
                .scenarioIncomplete, "scenario",
                "scenario '\(scenario.id)' extends nothing and has no horizon",
                help: "add `horizon: 20` (quarters), or `extends: ID`")
        }
        return id == nil ? nil : scenario
    }

    func texts(_ fields: MappingDecoder, _ key: String) -> [String: String] {
        var result: [String: String] = [:]
        for entry in fields.table(key) {
            result[entry.key] = collector.text(entry.value, "'\(key)' of \(fields.owner)")
        }
        if fields.has(key), result["en"] == nil {
            fields.report(
                .scenarioIncomplete, key, "'\(key)' of \(fields.owner) has no English text",
                help: "add `en: …`")
        }
        return result
    }

    private func start(_ fields: MappingDecoder) -> Quarter? {
        fields.value("start", .scenarioBadQuarter, "a quarter", "write 2026-Q3") { Quarter($0) }
    }

    /// A whole number within limits that are worth a message of their own.
    private func bounded(_ fields: MappingDecoder, _ key: String, _ range: ClosedRange<Int>) -> Int?
    {
        fields.value(
            key, .scenarioLimit, "within its limits",
            "write a whole number from \(range.lowerBound) to \(range.upperBound)"
        ) { text in
            guard text.count <= 12, let number = Int(text), range.contains(number) else {
                return nil
            }
            return number
        }
    }

    func mapping(_ fields: MappingDecoder, _ key: String, _ spec: MappingSpec) -> MappingDecoder? {
        fields.node(key).flatMap {
            MappingDecoder($0, spec, owner: "'\(key)' of \(fields.owner)", collector)
        }
    }

    private func correlation(_ fields: MappingDecoder) -> Scenario.Correlation {
        guard let parts = mapping(fields, "correlation", .correlation) else {
            return Scenario.Correlation(common: nil, pairs: [])
        }
        let pairs = parts.elements("pairs").compactMap { node -> Scenario.Correlation.Pair? in
            guard
                let pair = MappingDecoder(
                    node, .correlationPair, owner: "pair of 'correlation'", collector)
            else { return nil }
            let firms = pair.ids("firms")
            let value = alternative(pair, .correlation).map {
                ScenarioInput(alternatives: [$0], place: node.place)
            }
            guard firms.count == 2, firms[0] != firms[1] else {
                pair.report(
                    .scenarioCorrelation, "firms", "a correlation is between two firms",
                    help: "write firms: [a, b]")
                return nil
            }
            return value.map {
                Scenario.Correlation.Pair(first: firms[0], second: firms[1], value: $0)
            }
        }
        return Scenario.Correlation(common: input(parts, "common", .correlation), pairs: pairs)
    }

    private func probabilities(_ fields: MappingDecoder) -> [CommitmentLevel: ScenarioInput] {
        guard let parts = mapping(fields, "probabilities", .probabilities) else { return [:] }
        var result: [CommitmentLevel: ScenarioInput] = [:]
        for kind in CommitmentLevel.allCases {
            result[kind] = input(parts, kind.rawValue, .probability)
        }
        return result
    }

    private func firms(_ fields: MappingDecoder) -> [FirmAssumptions] {
        fields.table("firms").compactMap { entry in
            guard
                let parts = MappingDecoder(
                    entry.value, .scenarioFirm, owner: "firm '\(entry.key)'",
                    place: entry.keyPlace, collector)
            else { return nil }
            var firm = FirmAssumptions(id: entry.key, place: entry.keyPlace)
            firm.cash = input(parts, "cash", .any)
            firm.revenue = input(parts, "revenue", .positive)
            firm.revenuePlan = plan(parts, "revenue_plan", .positive)
            firm.cashPlan = plan(parts, "cash_plan", .any)
            firm.growth = input(parts, "growth", .growth)
            firm.volatility = input(parts, "volatility", .volatility)
            firm.volatilityRevisions = revisedMetric(parts)
            firm.variableCostShare = input(parts, "variable_cost_share", .costShare)
            firm.cashMargin = input(parts, "cash_margin", .margin)
            firm.receiptCostShare = input(parts, "receipt_cost_share", .costShare)
            firm.capacity = plan(parts, "capacity", .notNegative)
            firm.listedFrom = input(parts, "listed_from", .year)
            firm.minimumCash = input(parts, "minimum_cash", .any)
            firm.maximumLeverage = input(parts, "maximum_leverage", .positive)
            firm.capacityLimit = capacityLimit(parts)
            firm.spending = spending(parts)
            firm.floatingDebt = input(parts, "floating_debt", .notNegative)
            firm.headroom = parts.text("headroom")
            return firm
        }
    }

    /// A metric whose figures are money of a year.
    private func revisedMetric(_ fields: MappingDecoder) -> String? {
        guard let metric = fields.text("volatility_revisions") else { return nil }
        guard let known = FactMetric.named(metric) else {
            fields.report(
                .unknownMetric, "volatility_revisions",
                "unknown metric '\(metric)' in \(fields.owner)", help: collector.metricHelp(metric))
            return nil
        }
        guard known.time == .year, known.unit == .money else {
            fields.report(
                .scenarioBadValue, "volatility_revisions",
                "'\(metric)' in \(fields.owner) is not an amount of a year",
                help: "name a metric like revenue_annual")
            return nil
        }
        return metric
    }

    /// Several entries for one year are alternatives, in order.
    private func plan(
        _ fields: MappingDecoder, _ key: String, _ bounds: ValueBounds
    ) -> [FirmAssumptions.PlanYear] {
        var years: [FirmAssumptions.PlanYear] = []
        for node in fields.elements(key) {
            guard
                let parts = MappingDecoder(
                    node, .planValue, owner: "'\(key)' of \(fields.owner)", collector),
                let year = parts.count("year"), let alternative = alternative(parts, bounds)
            else { continue }
            if let index = years.firstIndex(where: { $0.year == year }) {
                years[index].input.alternatives.append(alternative)
            } else {
                years.append(
                    .init(
                        year: year,
                        input: ScenarioInput(alternatives: [alternative], place: node.place)))
            }
        }
        for (earlier, later) in zip(years, years.dropFirst()) where later.year != earlier.year + 1 {
            collector.report(
                .scenarioIncomplete, at: later.input.place,
                "'\(key)' of \(fields.owner) goes from \(earlier.year) to \(later.year)",
                help: "list every year between the first and the last, in order")
        }
        return years
    }

    /// How a target is written: with what was meant where that is clear, and with a whole example.
    private func targetHelp(_ text: String) -> String {
        if names.entities.contains(text) {
            return "the word firm stands before the id: target: firm \(text)"
        }
        if names.legs.contains(text) {
            return "the word leg stands before the id: target: leg \(text)"
        }
        let firm = names.entities.min() ?? "maker"
        return
            "write everything, outside-funding, circuits, firm ID, or leg DEAL/LEG, such as {kind: freeze, target: firm \(firm), from: 2, assumption: {reason: …}}"
    }

    private func changes(_ fields: MappingDecoder) -> [ScenarioChange] {
        fields.elements("changes").compactMap { node in
            guard let parts = MappingDecoder(node, .change, owner: "change", collector) else {
                return nil
            }
            let kind = parts.word("kind", Adjustment.Kind.self)
            let from = parts.count("from") ?? 0
            let target = parts.text("target").flatMap { text -> ScenarioChange.Target? in
                let words = text.split(separator: " ").map(String.init)
                switch (words.first, words.count) {
                case ("everything", 1): return .everything
                case ("outside-funding", 1): return .outsideFunding
                case ("circuits", 1): return .circuits
                case ("firm", 2): return .firm(words[1])
                case ("leg", 2): return .leg(words[1])
                default:
                    parts.report(
                        .scenarioBadTarget, "target", "'\(text)' is not a target",
                        help: targetHelp(text))
                    return nil
                }
            }
            guard let kind else { return nil }
            let input: ScenarioInput?
            if kind.takesNoValue, !parts.has("value") {
                input = statement(parts)
            } else {
                input = alternative(parts, kind.bounds).map {
                    ScenarioInput(alternatives: [$0], place: node.place)
                }
            }
            guard let target, let input else { return nil }
            return ScenarioChange(
                kind: kind, target: target, input: input, from: from,
                place: parts.place("target") ?? node.place)
        }
    }
}
