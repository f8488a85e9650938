import Analysis
import Documents
import Ledger
import Liquidity
import Money
import Reports
import Text

extension StressDetailSummary {
    /// Revenue, capacity, outside money and receipts of every scenario on the path without shocks.
    var prices: [Block] {
        guard results.scenarios.count > 1, let base = results.base else { return [] }
        let model = base.scenario.model
        let limited = model.firms.indices.filter { model.firms[$0].capacityLimit != nil }
        let buyers = limited.isEmpty ? results.focus.map { [$0.index] } ?? [] : limited
        guard !buyers.isEmpty else { return [] }
        let ids = buyers.map { model.firms[$0].id }
        let years = base.flows.years.filter { $0.year > base.scenario.start.year }.map(\.year)
        let hasMarket = results.scenarios.contains { $0.flows.lowestMarketOpen != nil }
        let hasRates = results.scenarios.contains { $0.flows.highestRateRise != nil }
        func rows(_ result: ScenarioResult) -> [[Inline]] {
            let firms = result.scenario.model.firms
            let own = firms.indices.filter { ids.contains(firms[$0].id) }
            let others = firms.indices.filter { !own.contains($0) }
            let byYear = years.map { year -> String in
                let found = result.flows.years.first { $0.year == year }
                let plan = base.flows.years.first { $0.year == year }
                let sum = found.map { year in own.reduce(0) { $0 + year.revenue[$1] } }
                let whole = plan.map { year in buyers.reduce(0) { $0 + year.revenue[$1] } }
                guard let sum, let whole, whole > 0 else { return "–" }
                return PercentFormat.text((sum / whole).significant(3))
            }
            return
                ([result.scenario.title("en")] + byYear
                + [
                    PercentFormat.text(result.flows.lowestCapacity(of: own).significant(2)),
                    money(result.flows.outsideFunding), money(result.flows.receipts(of: others)),
                ]
                + (hasMarket
                    ? [result.flows.lowestMarketOpen.map { percent($0) } ?? "–"] : [])
                + (hasRates
                    ? [result.flows.highestRateRise.map { points($0) } ?? "–"] : []))
                .map {
                    [.text($0)]
                }
        }
        return [
            .heading(level: 2, [.text("What the scenarios are, and what they cost")]),
            .paragraph([
                .text(
                    "On the path without shocks, where revenue is its mean and promises pay the share of their probability: revenue of \(names(ids)) beside the first scenario's by year, lowest capacity beside its plan, new money from outside, and what all others receive from simulated firms. A scenario in which a buyer runs out less often because it buys less has its price here."
                )
            ]),
            .table(
                Table(
                    columns: [.init("Scenario")] + years.map { .init("\($0)", .right) }
                        + [
                            .init("Capacity", .right), .init("Outside money", .right),
                            .init("Receipts of others", .right),
                        ] + (hasMarket ? [.init("Market open, least", .right)] : [])
                        + (hasRates ? [.init("Rates, most", .right)] : []),
                    rows: results.scenarios.map(rows))),
        ] + others(apartFrom: ids, base) + gigawatts(base)
    }

    /// Outside revenue of the firms that no capacity limits, by year: where chips or rents become cheap, it falls.
    private func others(apartFrom ids: [String], _ base: ScenarioResult) -> [Block] {
        func sums(_ result: ScenarioResult) -> [Double] {
            let firms = result.scenario.model.firms
            return result.flows.years.map { year in
                firms.indices.reduce(0) {
                    ids.contains(firms[$1].id) ? $0 : $0 + year.revenue[$1]
                }
            }
        }
        let plan = sums(base)
        return paths(
            "Revenue of all others beside the first scenario's; where chips and rents become cheap, it falls:",
            base
        ) { result in
            zip(sums(result), plan).map { $1 > 0 ? $0 / $1 : 1 }
        } text: {
            PercentFormat.text($0.significant(3))
        }
    }

    /// Capacity in operation at the end of each year after every delay, of firms of which any is planned.
    private func gigawatts(_ base: ScenarioResult) -> [Block] {
        paths("In operation at the end of the year, GW, after every delay:", base) { result in
            result.flows.years.compactMap(\.gigawatts)
        } text: {
            DecimalFormat.fixed($0, 1)
        }
    }

    /// A path by year of the first scenario and of those in which it is another one; nothing where it is the same in all.
    private func paths(
        _ lead: String, _ base: ScenarioResult, _ values: (ScenarioResult) -> [Double],
        text: (Double) -> String
    ) -> [Block] {
        let years = base.flows.years.map(\.year)
        let plan = values(base)
        guard plan.count == years.count else { return [] }
        let other = results.scenarios.filter { result in
            let own = values(result)
            return own.count == plan.count && own.map(text) != plan.map(text)
        }
        guard !other.isEmpty else { return [] }
        return [
            .paragraph([.text(lead)]),
            .table(
                Table(
                    columns: [.init("Scenario")] + years.map { .init("\($0)", .right) },
                    rows: ([base] + other).map { result in
                        [[.text(result.scenario.title("en"))]]
                            + values(result).map { [.text(text($0))] }
                    })),
        ]
    }

    // MARK: what is assumed of revenue and of orders

    /// σ of revenue where it comes from how forecasts were revised, and what counts of an order that is left unpaid.
    var spreads: [Block] {
        guard let model = models.first(where: { $0.scenario.id == results.base?.scenario.id })
        else { return [] }
        let found = model.inputs.filter {
            $0.mark == .derived && ($0.quantity == .volatilityNear || $0.quantity == .volatilityFar)
        }
        var sentences: [String] = []
        if !found.isEmpty {
            let parts = found.map { input -> String in
                let ends = [input.low, input.high].compactMap { $0.map(percent) }
                let range = ends.count == 2 ? " (\(ends[0]) to \(ends[1]))" : ""
                let span =
                    input.quantity == .volatilityNear ? "for two years" : "after two years"
                let grade = input.grade.map { ", \($0)" } ?? ""
                return "\(name(input.subject)) \(percent(input.value))\(range) \(span)\(grade)"
            }
            sentences.append(
                "Volatility of revenue in a year, from how forecasts were revised, with the 80% interval that so few revisions leave and the grade of the weakest source: \(parts.joined(separator: "; "))."
            )
        }
        let few = model.gaps.filter { $0.reason == .fewRevisions }
        if !few.isEmpty {
            let parts = few.map { "\(name($0.subject)) (\($0.note ?? ""))" }
            sentences.append(
                "Assumed, because too few revisions are known: \(parts.joined(separator: "; ")).")
        }
        if let lost = model.inputs.first(where: {
            $0.quantity == .lossGivenDefault && $0.subject == model.scenario.id
        }) {
            sentences.append(
                "An order that is left unpaid or ended counts at \(percent(lost.value)) of its amount in losses: what its seller does not spend on it, or sells to others, is not lost."
            )
        }
        return sentences.isEmpty ? [] : [.paragraph([.text(sentences.joined(separator: " "))])]
    }
}
