import Analysis
import Circularity
import Documents
import FlowNetwork
import Ledger
import Liquidity
import Money
import Text

/// Page one: judgement, the two exhibits that answer "how much" and "when", the numbers that carry them.
///
/// `summary.md` is this page; the report begins with it.
struct PageOne {
    private let context: ReportContext
    private var words: PageOneWords { PageOneWords(language: context.language) }

    /// Whether draws and the stress test have a say: a terminal does not compute them for a sentence.
    private let isFull: Bool

    init(_ context: ReportContext, isFull: Bool = true) {
        self.context = context
        self.isFull = isFull
    }

    /// - Parameter file: the file that holds the page, which is linked in the other languages.
    func blocks(in file: String) -> [Block] {
        let status = StatusStrip()
        return status.blocks(context, others: file)
            + [
                .heading(level: 2, [.text(words.bottomLineHeading)]),
                .paragraph(bottomLine.flatMap { $0 }),
            ]
            + list + ReportExhibits(context).leading.map(\.block)
            + [
                .heading(level: 2, [.text(context.words.keyNumbers.heading)]),
                KeyNumbersSection().summary(context), status.marks(context),
                .paragraph(
                    OutlineWords(language: context.language).whole(
                        link(ReportFile.report), link(ReportFile.appendix))),
            ]
    }

    private func link(_ name: String) -> Inline {
        let file = context.language.file(name)
        return .link([.text(file)], url: file)
    }

    // MARK: bottom line

    /// At most five sentences.
    var bottomLine: [[Inline]] {
        guard context.headline.stated.totalWeight > 0 else { return [[.text(words.nothingKnown)]] }
        var sentences = [[Inline.strong([.text(words.judgement(judgement))]), .text(" ")]]
        sentences += circularMoney
        if let coverage { sentences.append([.text(words.coverage(coverage) + " ")]) }
        if let liquidity { sentences.append([.text(words.liquidity(liquidity))]) }
        return sentences
    }

    private var judgement: Judgement {
        Judgement(
            size: .init(share: context.analysis.returnable.headline.share),
            buyer: coverage?.buyer,
            payment: coverage.map { .init(coverage: $0.known) } ?? .unknown)
    }

    private var circularMoney: [[Inline]] {
        let results = context.analysis.returnable
        let headline = results.headline
        let financing = headline.network.financing.totalWeight
        guard headline.stated.value > 0 else {
            let none = words.noneReturns(
                financing: financing > 0 ? context.money(financing) : nil)
            // Nothing that returns may be an order that nobody has entered.
            let missing = ReturnableBlocks.missingOrders(results, context, atMost: 3)
            return [[.text(none + " ")]] + capitalAlone
                + (missing.map { [[.text($0 + " ")]] } ?? [])
        }
        let drawn =
            isFull ? context.analysis.uncertainty?.layer(headline.layer)?.returnable : nil
        let facts = CircularMoneyFacts(
            atMost: context.money(headline.stated.value),
            shareOfFinancing: context.percent(headline.share),
            shareOfOrders: headline.shareOfOrders.map { context.percent($0) },
            central: drawn.map { interval in
                CircularMoneyFacts.Central(
                    median: context.drawnMoney(interval.median...interval.median, 2),
                    range: interval.low < interval.high
                        ? context.drawnMoney(interval.low...interval.high, 2) : nil,
                    level: context.intervalName,
                    isBelow: Double(headline.stated.value) > interval.high)
            },
            wording: context.range(headline.low.returnable, headline.high.returnable),
            binding: context.money(results.layer(.binding).stated.value),
            paid: context.money(results.layer(.paid).stated.value),
            largest: headline.vendors.max { ($0.value, -$0.vendor) < ($1.value, -$1.vendor) }.map {
                (context.firm($0.vendor), context.money($0.value))
            })
        return [words.circularMoney(facts), [.text(words.firmness(facts) + " ")]] + capitalAlone
    }

    /// Loops of shares and loans alone, where more can go round in them than can return as orders, or where nobody knows how much.
    private var capitalAlone: [[Inline]] {
        let headline = context.analysis.returnable.headline
        guard headline.capitalLeads else { return [] }
        let most = headline.capital.atMost
        return [[.text(words.capitalAlone(most > 0 ? context.money(most) : nil) + " ")]]
    }

    /// The year, from the day on, in which money from outside covers least of what the buyer that owes most owes.
    private var coverage: CoverageFacts? {
        guard let buyer = context.analysis.returnable.coverage(.announced).first,
            let year = buyer.hardestYear(from: context.ledger.asOf.year)
        else { return nil }
        return CoverageFacts(
            buyer: context.firm(buyer.firm), owes: context.money(year.owed),
            year: context.dates.year(year.year),
            share: year.coverage.number.map { context.percent($0) },
            isUpperBound: year.outsideCosts == nil, known: year.coverage)
    }

    private var liquidity: LiquidityFacts? {
        guard isFull, let results = context.analysis.stress?.results, let base = results.base,
            let focus = results.focus
        else { return nil }
        let all = focus.withinHorizon
        let range = StressRows.overAssumptions(results).map { range in
            context.percents(range.lowerBound.significant(2), range.upperBound.significant(2))
        }
        let first = base.firms.filter { !$0.isJudgedByHeadroom }.map {
            firm -> (firm: FirmOutcome, year: Estimate) in
            let quarters = firm.cashOut.byQuarter
            return (
                firm,
                quarters.isEmpty ? Estimate(exactly: 0) : quarters[min(4, quarters.count) - 1]
            )
        }.filter { $0.year.value > 0 }.max {
            ($0.year.value, $1.firm.firm) < ($1.year.value, $0.firm.firm)
        }
        return LiquidityFacts(
            firm: context.entity(focus.firm),
            likelihood: Likelihood(all.value).map(context.words.common.likelihood) ?? "",
            by: context.quarter(base.scenario.model.quarters, of: base.scenario),
            probability: context.simulated(all), range: range,
            level: context.percent(AssumptionBand.defaultLevel),
            first: first.map { first in
                let isReadBack =
                    results.explanation?.readBacks.contains {
                        $0.firm == first.firm.firm && $0.explainsYear
                    } ?? false
                return (context.entity(first.firm.firm), context.simulated(first.year), isReadBack)
            },
            mark: EvidenceMark.scenario.symbol)
    }

    // MARK: what to watch, how sure

    private var list: [Block] {
        guard context.headline.stated.totalWeight > 0 else { return [] }
        return [
            .list(
                ordered: false,
                [watch, fragility].compactMap { $0 } + [words.confidence(ReportConfidence(context))]
            )
        ]
    }

    /// Dated payments that are named.
    private static let dates = 3
    /// Quarters ahead within which they lie.
    private static let quarters = 8

    /// The largest payments that begin, end or come in within two years; without a scenario, what falls due next year.
    private var watch: [Inline]? {
        if let scenario = context.analysis.stress?.results.base?.scenario {
            // A payment that begins and ends in one quarter is one event.
            var seen: Set<String> = []
            let dates = WatchDate.all(scenario.model)
                .filter { $0.quarter < Self.quarters && seen.insert($0.leg).inserted }
                .sorted { ($1.amount, $0.quarter, $0.leg) < ($0.amount, $1.quarter, $1.leg) }
                .prefix(Self.dates).sorted { ($0.quarter, $0.leg) < ($1.quarter, $1.leg) }
            guard !dates.isEmpty else { return nil }
            return words.watch(
                dates.map {
                    (
                        context.quarter($0.quarter + 1, of: scenario),
                        TriggersSection.event($0, scenario, context), context.millions($0.amount)
                    )
                })
        }
        let next = context.ledger.asOf.year + 1
        let returnable = context.analysis.returnable
        // Of orders with dates alone: nobody knows when the others fall due.
        let due = returnable.coverage(.announced).reduce(Int64(0)) { sum, buyer in
            sum + (buyer.years.first { $0.year == next }?.owed ?? 0)
        }
        guard due > 0, let year = returnable.dated.years.first(where: { $0.year == next })
        else { return nil }
        return words.due(
            context.money(due), year: context.dates.year(next),
            returning: context.money(min(year.value, due)))
    }

    /// The deal whose end takes most from the figure.
    private var fragility: [Inline]? {
        let fragility = context.analysis.returnable.fragility
        guard let deal = fragility.deals.first, deal.loss > 0 else { return nil }
        return words.without(
            context.dealLink(context.dealTitle(deal.id), deal: deal.id),
            loss: context.money(deal.loss), left: context.money(fragility.returnable - deal.loss))
    }
}
