import Analysis
import Charts
import Circularity
import Documents
import Ledger
import Money
import Text

/// Section 4, "What announcements become": the fate of announced dollars, with exhibit E9.
struct HeadlineDecayBlocks {
    func blocks(_ context: ReportContext) -> [Block] {
        let decay = context.analysis.headlineDecay
        let outcome = decay.outcome
        guard outcome.announced > 0 else { return [] }
        func part(_ units: Int64) -> String {
            context.words.common.part(
                context.money(units), context.percent(ReportContext.ratio(units, outcome.announced))
            )
        }
        let words = context.words.headlineDecay
        let facts = FateFacts(
            announced: context.money(outcome.announced), undertakings: decay.clusters,
            paid: part(outcome.paid), signed: part(outcome.signed),
            standing: part(outcome.standing), withdrawn: part(outcome.withdrawn))
        var blocks: [Block] = [
            .heading(level: 3, [.text(words.heading)]),
            .paragraph([.text(words.fate(facts, curve: curve(context)))]),
        ]
        if let exhibit = ReportExhibits(context).decay { blocks.append(exhibit.block) }
        blocks += withdrawals(context)
        blocks += unpriced(context)
        return blocks
    }

    private func curve(_ context: ReportContext) -> String {
        let decay = context.analysis.headlineDecay
        let level = context.analysis.intervalLevel
        guard let step = decay.curve.step(at: decay.horizonDays),
            let interval = try? step.interval(level: level)
        else {
            return context.words.headlineDecay.nothingWithdrawn(
                days: decay.horizonDays, followed: HeadlineDecay.fewestClusters)
        }
        return context.words.headlineDecay.curve(
            CurveFacts(
                share: context.percent(step.survival.significant(2)), days: decay.horizonDays,
                intervalName: context.intervalName, interval: context.drawnShare(interval),
                dealShare: context.percent(
                    decay.dealCurve.survival(at: decay.horizonDays).significant(2))))
    }

    private func withdrawals(_ context: ReportContext) -> [Block] {
        let falls = context.analysis.headlineDecay.withdrawals
        guard !falls.isEmpty else { return [] }
        return [
            .table(
                Table(
                    context.words.headlineDecay.heads, [.left, .left, .right, .right, .right],
                    rows: falls.map { fall in
                        [
                            [.text(fall.day.description)],
                            [.text(Self.name(fall, context))],
                            [.text(context.money(fall.before))], [.text(context.money(fall.after))],
                            [.text("\(fall.age)")],
                        ]
                    }))
        ]
    }

    private func unpriced(_ context: ReportContext) -> [Block] {
        let ends = context.analysis.headlineDecay.unpriced
        guard !ends.isEmpty else { return [] }
        let words = context.words.headlineDecay
        let names = ends.map { end -> String in
            let deal = end.leg.split(separator: "/").first.map(String.init) ?? end.leg
            return words.ended(
                context.dealTitle(deal), end.status, since: end.since?.description,
                size: end.quantity.map { "\($0.value) \($0.unit)" })
        }
        return [.paragraph([.text(words.ended(names))])]
    }

    /// The title of the deal that fell, `A → B` where the undertaking has several.
    static func name(_ fall: HeadlineDecay.Withdrawal, _ context: ReportContext) -> String {
        let deals = fall.legs.map { String($0.prefix { $0 != "/" }) }
        let titles = deals.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            .map(context.dealTitle)
        return context.words.headlineDecay.oneAfterTheOther(titles)
    }
}

extension ReportExhibits {
    // MARK: E9

    /// Withdrawals named in the drawing.
    private static let namedDrops = 3

    /// `nil` when nothing was ever announced with an amount.
    var decay: ReportExhibit? {
        let decay = context.analysis.headlineDecay
        guard decay.outcome.announced > 0, decay.followedDays > 0 else { return nil }
        let standing = decay.curve.survival(at: decay.followedDays)
        let words = context.words.headlineDecay
        let level = context.intervalName
        let share = context.percent(standing.significant(2))
        let days = decay.followedDays
        let steps = decay.curve.steps.filter { $0.age <= days }
        let text = ExhibitText(
            id: "e9",
            title: steps.isEmpty
                ? words.noneWithdrawn(days: days) : words.title(share, days: days),
            subtitle: words.subtitle(followed: HeadlineDecay.fewestClusters), source: sourceLine,
            description: words.description(
                share, days: days,
                steps: steps.map {
                    words.step(day: $0.age, share: context.percent($0.survival.significant(2)))
                }))
        let drawn = steps.map { step -> DecayCurve.Step in
            let interval = try? step.interval(level: context.analysis.intervalLevel)
            return DecayCurve.Step(
                age: Double(step.age), survival: step.survival,
                low: interval?.lowerBound ?? step.survival,
                high: interval?.upperBound ?? step.survival)
        }
        let drops = decay.withdrawals.filter { $0.age <= decay.followedDays }
            .sorted { ($1.before - $1.after, $0.day) < ($0.before - $0.after, $1.day) }
            .prefix(Self.namedDrops)
            .map { fall in
                DecayCurve.Drop(
                    age: Double(fall.age),
                    label:
                        "\(context.money(fall.before)) → \(context.money(fall.after)): \(parties(fall))"
                )
            }
        return exhibit("E9-headline-decay", text) {
            DecayCurve(
                text: text, horizon: Double(decay.followedDays), steps: drawn, drops: drops,
                ticks: ticks(decay), endLabel: words.endLabel(share),
                followedLabel: words.followedLabel, bandLabel: level,
                curveLabel: words.curveLabel,
                second: decay.dealCurve.steps.filter { $0.age <= decay.followedDays }.map {
                    DecayCurve.Step(
                        age: Double($0.age), survival: $0.survival, low: $0.survival,
                        high: $0.survival)
                }, secondLabel: words.dealsLabel
            ).drawn(theme: $0, strings: strings)
        }
    }

    /// `Nvidia → OpenAI`
    private func parties(_ fall: HeadlineDecay.Withdrawal) -> String {
        guard
            let leg = context.ledger.deals.flatMap(\.legs).first(where: {
                fall.legs.contains($0.id)
            })
        else { return "" }
        return "\(context.entity(leg.from)) → \(context.entity(leg.to))"
    }

    /// A mark a quarter of a year; half-years where the curve is long.
    private func ticks(_ decay: HeadlineDecay) -> [DecayCurve.Tick] {
        let step = decay.followedDays > 1100 ? 12 : decay.followedDays > 550 ? 6 : 3
        return stride(from: 0, through: 240, by: step).compactMap { months in
            let days = Int((Double(months) * 365.25 / 12).rounded())
            guard days <= decay.followedDays else { return nil }
            return DecayCurve.Tick(
                age: Double(days),
                label: months == 0 ? "0" : context.words.headlineDecay.months(months),
                followed: "\(decay.curve.risk(at: days).clusters)")
        }
    }
}
