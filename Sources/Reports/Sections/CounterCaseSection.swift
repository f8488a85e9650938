import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Text

/// What speaks against reading the loops as anything but trade, and what does not fit that.
///
/// Every item is computed, and stands on the side on which its number puts it; an item whose number says nothing is left out.
struct CounterCaseSection: ReportSection {
    /// A seller whose own money could pay more than this share of its orders is named.
    private static let notable = 0.25
    private static let vendors = 3

    func title(_ context: ReportContext) -> String { context.words.counterCase.heading }

    func blocks(_ context: ReportContext) -> [Block] {
        let headline = context.analysis.returnable.headline
        guard headline.stated.value > 0 else {
            return []
        }
        let words = context.words.counterCase
        let supporting =
            figures(headline, context) + chance(context, isFor: true) + partners(context)
            + sellers(context)
        let opposing =
            firmness(context) + chance(context, isFor: false) + ownMoney(context)
        return [
            .paragraph([.text(words.benign)]),
            .heading(level: 3, [.text(words.forHeading)]), list(supporting),
            .heading(level: 3, [.text(words.againstHeading)]),
            opposing.isEmpty ? .paragraph([.text(words.nothingAgainst)]) : list(opposing),
        ]
    }

    private struct Item {
        let text: String
        var mark = EvidenceMark.derived
    }

    private func list(_ items: [Item]) -> Block {
        .list(ordered: false, items.map { [.text("\($0.text) \($0.mark.symbol)")] })
    }

    /// What of the figure is small, soft or plain to see.
    private func figures(_ headline: ReturnableLayer, _ context: ReportContext) -> [Item] {
        let words = context.words.counterCase
        let value = headline.stated.value
        let financing = headline.network.financing.totalWeight
        func share(_ part: Int64, _ whole: Int64) -> String {
            context.percent(ReportContext.ratio(part, whole))
        }
        var items = [
            Item(
                text: words.oneWay(
                    context.money(financing - value), share: share(financing - value, financing),
                    total: context.money(financing)))
        ]
        let paid = context.analysis.returnable.layer(.paid)
        let settled = paid.network.financing.totalWeight
        if settled > 0 {
            items.append(
                Item(
                    text: words.paid(
                        context.money(paid.stated.value),
                        share: share(paid.stated.value, settled), total: context.money(settled))))
        }
        let binding = context.analysis.returnable.layer(.binding).stated.value
        if binding < value {
            items.append(
                Item(
                    text: words.notBinding(
                        context.money(value - binding), share: share(value - binding, value))))
        }
        let straight = headline.direct
        if 2 * straight > value {
            items.append(Item(text: words.straightBack(share(straight, value))))
        }
        return items
    }

    private func firmness(_ context: ReportContext) -> [Item] {
        let binding = context.analysis.returnable.layer(.binding).stated.value
        guard binding > 0 else { return [] }
        return [Item(text: context.words.counterCase.bindingGoesRound(context.money(binding)))]
    }

    /// The permutation tests, on the side that their p puts them.
    private func chance(_ context: ReportContext, isFor: Bool) -> [Item] {
        guard let result = context.analysis.significance else { return [] }
        let words = context.words.counterCase
        let comparisons = context.analysis.returnable.excess
            .filter { ($0.test.pValue >= SignificanceBlocks.threshold) == isFor }
            .map {
                context.words.significance.comparison(
                    $0.null, p: DecimalFormat.pValue($0.test.pValue))
            }
        var items: [Item] = []
        if !comparisons.isEmpty {
            items.append(
                Item(
                    text: isFor
                        ? words.notMoreThanChance(comparisons) : words.moreThanChance(comparisons)))
        }
        if let test = result.alignment?.test, !isFor, test.pValue < SignificanceBlocks.threshold {
            items.append(
                Item(
                    text: words.alignment(
                        DecimalFormat.fixed(test.observed, 2),
                        p: DecimalFormat.pValue(test.pValue))))
        }
        return items
    }

    /// Firms that are financed by somebody from whom they do not buy.
    private func partners(_ context: ReportContext) -> [Item] {
        guard let pairs = context.analysis.significance?.alignment else { return [] }
        let plain = pairs.financedPairs - pairs.alignedPairs
        guard 2 * plain > pairs.financedPairs else { return [] }
        return [Item(text: context.words.counterCase.noOrderBack(plain, of: pairs.financedPairs))]
    }

    /// Ties that sources state, and loans, of the sellers that finance customers.
    private func sellers(_ context: ReportContext) -> [Item] {
        let words = context.words.counterCase
        var items: [Item] = []
        let bands = context.analysis.dependence.roundTrips.first?.bands ?? []
        let orders = bands.reduce(0) { $0 + $1.orders }
        let tied = bands.reduce(0) { $0 + $1.total.documented }
        if let share = ReportContext.ratio(tied, orders), share < Self.notable {
            items.append(
                Item(
                    text: words.tied(
                        context.money(tied), share: context.percent(share),
                        orders: context.money(orders))))
        }
        for vendor in context.analysis.vendors.prefix(Self.vendors) {
            guard let ratios = vendor.ratios, ratios[0] < ratios[2] else { continue }
            items.append(
                Item(
                    text: words.loans(
                        context.firm(vendor.vendor), share: context.percent(ratios[0]),
                        withEquity: context.percent(ratios[2]))))
        }
        return items
    }

    /// Sellers of whose orders a notable share could be paid with their own money, or comes from one firm that they finance.
    private func ownMoney(_ context: ReportContext) -> [Item] {
        let words = context.words.counterCase
        let customers = context.analysis.dependence.customers
        return (context.analysis.dependence.roundTrips.first?.bands ?? []).flatMap {
            band -> [Item] in
            var items: [Item] = []
            if let share = ReportContext.ratio(band.total.atMost, band.orders),
                share > Self.notable
            {
                items.append(
                    Item(
                        text: words.ownMoney(
                            context.firm(band.vendor), share: context.percent(share))))
            }
            // Customers that the seller finances, not all that order from it.
            let financed = Set(
                context.network.legs.filter {
                    $0.from == band.vendor && $0.side == .financing && $0.isLive && !$0.isDerived
                }.map(\.to))
            if let parts = customers.first(where: { $0.firm == band.vendor }),
                let largest = parts.parts.first, let share = parts.herfindahl.shares.first,
                share > 0.5, financed.contains(largest.firm)
            {
                items.append(
                    Item(
                        text: words.dependence(
                            context.firm(band.vendor), customer: context.firm(largest.firm),
                            share: context.percent(share))))
            }
            return items
        }
    }
}
