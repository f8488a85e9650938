import Analysis
import Charts
import Circularity
import Documents
import Ledger
import Money
import Text

/// On whom firms depend: providers over time, suppliers, customers.
struct ConcentrationBlocks {
    static let shown = 8

    /// Index of a highly concentrated market: 1,800 points of 10,000 (U.S. Department of Justice and Federal Trade Commission, Merger Guidelines, 2023, guideline 1).
    static let highlyConcentrated = 0.18

    /// In points of 10,000, as limits of a policy are: `4,400`.
    static func hhi(_ index: Double) -> String {
        DecimalFormat.fixed(index * 10_000, 0)
    }

    func blocks(_ context: ReportContext) -> [Block] {
        let results = context.analysis.dependence
        let words = context.words.concentration
        let tables =
            table(results.suppliers, words.supplierHeads, context)
            + table(results.customers, words.customerHeads, context)
        guard !tables.isEmpty else { return [] }
        let threshold = Self.hhi(Self.highlyConcentrated)
        return [
            .heading(level: 3, [.text(words.heading)]),
            .paragraph([.text(words.explanation(threshold: threshold))]),
        ] + tables
    }

    private func table(
        _ results: [CounterpartyConcentration], _ heads: [String], _ context: ReportContext
    ) -> [Block] {
        let shown = results.prefix(Self.shown)
        guard !shown.isEmpty else { return [] }
        return [
            .table(
                Table(
                    heads, [.left, .right, .right, .left, .right, .right],
                    rows: shown.map { result in
                        [
                            [.text(context.firm(result.firm))],
                            [.text(context.money(result.total))],
                            [.text("\(result.parts.count)")],
                            [.text(result.parts.first.map { context.firm($0.firm) } ?? "–")],
                            [.text(context.percent(result.herfindahl.shares.first))],
                            [
                                .text(
                                    result.herfindahl.index.map(Self.hhi)
                                        ?? context.words.common.undefined)
                            ],
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

    /// E10, of the firm with the largest commitments; `nil` where no firm has two providers.
    var concentration: ReportExhibit? {
        guard
            let history = context.analysis.dependence.providers.first(where: {
                $0.providers.count > 1
            })
        else { return nil }
        let named = history.providers.prefix(Self.namedProviders)
        let others = history.providers.count - named.count
        let words = context.words.concentration
        let names = named.map(context.firm) + (others > 0 ? [words.others(others)] : [])
        let text = ExhibitText(
            id: "e10", title: title(history),
            subtitle: words.subtitle(
                context.firm(history.buyer), commitments: context.word(.commitments),
                undated: history.undated > 0 ? context.money(history.undated) : nil,
                unit: context.currencyHeading),
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
                total: context.format.narrow(context.base(year.total)))
        }
        let signed = history.signed.filter { $0.total > 0 }.suffix(Self.shownYears)
        let paid = history.paid.prefix(Self.shownYears)
        let panels = [
            ProviderShares.Panel(
                title: words.signed, columns: signed.map { column($0, "\($0.year)") }),
            ProviderShares.Panel(
                title: words.due, columns: paid.map { column($0, "\($0.year)") }),
        ].filter { !$0.columns.isEmpty }
        return exhibit("E10-provider-concentration", text) {
            ProviderShares(text: text, providers: names, panels: panels)
                .drawn(theme: $0, strings: strings)
        }
    }

    private func title(_ history: ProviderHistory) -> String {
        let words = context.words.concentration
        let commitments = context.word(.commitments)
        let years = history.signed.filter { $0.total > 0 }
        guard let first = years.first, let last = years.last,
            let early = first.amounts.indices.max(by: { first.amounts[$0] < first.amounts[$1] })
        else { return words.noDate(commitments) }
        let buyer = context.firm(history.buyer)
        let provider = context.firm(history.providers[early])
        let (a, b) = (first.herfindahl.shares[early], last.herfindahl.shares[early])
        if first.year == last.year {
            return words.title(
                provider, of: buyer, commitments: commitments, share: context.percent(b))
        }
        return words.title(
            provider, of: buyer, commitments: commitments,
            change: ShareChange(
                direction: a > b ? .fell : a < b ? .rose : .stayed, before: context.percent(a),
                firstYear: first.year, after: context.percent(b), lastYear: last.year))
    }

    private func description(_ history: ProviderHistory) -> String {
        let words = context.words.concentration
        return history.signed.filter { $0.total > 0 }.map { year in
            let parts = zip(history.providers, year.herfindahl.shares).filter { $0.1 > 0 }
                .map { "\(context.firm($0)) \(context.percent($1))" }
            return words.year(
                year.year, total: context.money(year.total), parts: parts,
                index: year.herfindahl.index.map(ConcentrationBlocks.hhi)
                    ?? context.words.common.undefined)
        }.joined(separator: ". ")
    }
}
