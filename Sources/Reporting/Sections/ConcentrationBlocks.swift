import Circularity
import FlowNetwork
import Ledger
import Ouroboros

/// On whom firms depend: providers over time, suppliers, customers.
struct ConcentrationBlocks {
    static let shown = 8

    /// `0.44`
    static func hhi(_ index: Double) -> String {
        DecimalRounding.integer(index * 100).map {
            DecimalRounding.text($0.magnitude, digits: 2, trimmed: false)
        } ?? "n/a"
    }

    func blocks(_ context: ReportContext) -> [Block] {
        let results = context.analysis.dependence
        let tables =
            table(results.suppliers, "Buyer", "Largest supplier", context)
            + table(results.customers, "Seller", "Largest customer", context)
        guard !tables.isEmpty else { return [] }
        var blocks: [Block] = [
            .heading(level: 3, ["Concentration"]),
            .paragraph([
                "HHI is the sum of squared shares, from 1/n for n equal partners to 1 for a single one; above 0.18 the merger guidelines of 2023 call a market highly concentrated. Orders in the ledger, as announced or firmer: what is not in the ledger is not in the shares. ◆"
            ]),
        ]
        if let exhibit = ReportExhibits(context).concentration {
            blocks.append(exhibit.block)
        }
        return blocks + tables
    }

    private func table(
        _ results: [CounterpartyConcentration], _ one: String, _ other: String,
        _ context: ReportContext
    ) -> [Block] {
        let shown = results.prefix(Self.shown)
        guard !shown.isEmpty else { return [] }
        return [
            .table(
                Table(
                    columns: [
                        .init(one), .init("Orders", .right), .init("Partners", .right),
                        .init(other), .init("Its share", .right), .init("HHI", .right),
                    ],
                    rows: shown.map { result in
                        [
                            [.text(context.firm(result.firm))],
                            [.text(context.money(result.total))],
                            [.text("\(result.parts.count)")],
                            [.text(result.parts.first.map { context.firm($0.firm) } ?? "–")],
                            [.text(context.percent(result.herfindahl.shares.first))],
                            [.text(result.herfindahl.index.map(Self.hhi) ?? "undefined")],
                        ]
                    }))
        ]
    }
}

extension ReportExhibits {
    /// Providers that have a colour of their own.
    private static let namedProviders = 6
    /// Years in a panel at the most: the latest ones signed, the first ones due.
    private static let shownYears = 12

    /// E10, of the firm with the largest compute commitments; `nil` where no firm has two providers.
    var concentration: ReportExhibit? {
        guard
            let history = context.analysis.dependence.providers.first(where: {
                $0.providers.count > 1
            })
        else { return nil }
        let named = history.providers.prefix(Self.namedProviders)
        let others = history.providers.count - named.count
        let names =
            named.map(context.firm) + (others > 0 ? [String.count(others, "other")] : [])
        let text = ExhibitText(
            id: "e10", title: title(history),
            subtitle:
                "Compute commitments of \(context.firm(history.buyer)) by provider: share of what was signed by the end of each year, and of what falls due in each year\(history.undated > 0 ? " (\(context.money(history.undated)) has no payment dates)" : "")",
            source: sourceLine,
            description: description(history))
        func column(_ year: ProviderHistory.Year, _ label: String) -> ProviderShares.Column {
            var shares = Array(year.herfindahl.shares.prefix(named.count))
            if others > 0 {
                shares.append(year.herfindahl.shares.dropFirst(named.count).reduce(0, +))
            }
            return ProviderShares.Column(
                label: label, shares: shares,
                concentration: year.herfindahl.index.map(ConcentrationBlocks.hhi) ?? "",
                total: context.money(year.total))
        }
        let signed = history.signed.filter { $0.total > 0 }.suffix(Self.shownYears)
        let paid = history.paid.prefix(Self.shownYears)
        let panels = [
            ProviderShares.Panel(
                title: "Signed, cumulative", columns: signed.map { column($0, "\($0.year)") }),
            ProviderShares.Panel(
                title: "Falls due", columns: paid.map { column($0, "\($0.year)") }),
        ].filter { !$0.columns.isEmpty }
        return ReportExhibit(name: "E10-provider-concentration", text: text) {
            ProviderShares(text: text, providers: names, panels: panels).drawn(theme: $0)
        }
    }

    private func title(_ history: ProviderHistory) -> String {
        let years = history.signed.filter { $0.total > 0 }
        guard let first = years.first, let last = years.last,
            let early = first.amounts.indices.max(by: { first.amounts[$0] < first.amounts[$1] })
        else { return "No compute commitment has a date" }
        let buyer = context.firm(history.buyer)
        let provider = context.firm(history.providers[early])
        let before = context.percent(first.herfindahl.shares[early])
        let after = context.percent(last.herfindahl.shares[early])
        if first.year == last.year {
            return "\(provider) has \(after) of \(buyer)'s compute commitments"
        }
        let (a, b) = (first.herfindahl.shares[early], last.herfindahl.shares[early])
        let verb = a > b ? "fell" : a < b ? "rose" : "stayed"
        return
            "\(provider)'s share of \(buyer)'s compute commitments \(verb) from \(before) (signed by \(first.year)) to \(after) (by \(last.year))"
    }

    private func description(_ history: ProviderHistory) -> String {
        history.signed.filter { $0.total > 0 }.map { year in
            let parts = zip(history.providers, year.herfindahl.shares).filter { $0.1 > 0 }
                .map { "\(context.firm($0)) \(context.percent($1))" }
            return
                "Signed by \(year.year), \(context.money(year.total)): \(parts.joined(separator: ", ")); HHI \(year.herfindahl.index.map(ConcentrationBlocks.hhi) ?? "undefined")"
        }.joined(separator: ". ")
    }
}
