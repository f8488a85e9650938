import Circularity
import Ledger
import Ouroboros

/// Section 4, "What announcements become": the fate of announced dollars, with exhibit E9.
struct HeadlineDecayBlocks {
    func blocks(_ context: ReportContext) -> [Block] {
        let decay = context.analysis.headlineDecay
        let outcome = decay.outcome
        guard outcome.announced > 0 else { return [] }
        func part(_ units: Int64) -> String {
            "\(context.money(units)) (\(context.percent(ReportContext.ratio(units, outcome.announced))))"
        }
        var blocks: [Block] = [
            .heading(level: 3, ["What announcements become"]),
            .paragraph([
                .text(
                    "Of \(context.money(outcome.announced)) ever announced in \(String.count(decay.clusters, "undertaking")), \(part(outcome.paid)) has been paid, \(part(outcome.signed)) is signed and binding, \(part(outcome.standing)) stands as announced, and \(part(outcome.withdrawn)) was withdrawn: cancelled, expired, amended down, or replaced by less. \(curve(context)) A short history: what is not withdrawn yet may be."
                )
            ]),
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
            return
                "No withdrawal was seen within \(decay.horizonDays) days, up to which \(HeadlineDecay.fewestClusters) undertakings or more are followed."
        }
        return
            "Of announced dollars, \(PercentFormat.text(step.survival.significant(2))) still stand \(decay.horizonDays) days on (\(DrawnText.intervalName(context)) \(PercentFormat.drawn(interval)), by Kaplan and Meier’s estimate with deals as the independent units). Counting deals instead, priced or not, \(PercentFormat.text(decay.dealCurve.survival(at: decay.horizonDays).significant(2))) still stand then; a deal known from its end alone counts as ended at once."
    }

    private func withdrawals(_ context: ReportContext) -> [Block] {
        let falls = context.analysis.headlineDecay.withdrawals
        guard !falls.isEmpty else { return [] }
        return [
            .table(
                Table(
                    columns: [
                        .init("Date"), .init("Undertaking"), .init("Headline before", .right),
                        .init("After", .right), .init("Age in days", .right),
                    ],
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
        let names = ends.map { end -> String in
            let deal = end.leg.split(separator: "/").first.map(String.init) ?? end.leg
            let title = context.ledger.deals.first { $0.id == deal }?.deal.title ?? deal
            let size = end.quantity.map { ", \($0.value) \($0.unit)" } ?? ""
            return
                "\(title) (\(end.status.rawValue)\(end.since.map { " \($0)" } ?? "")\(size))"
        }
        return [
            .paragraph([
                .text(
                    "Ended without ever having had a published amount, and so in no dollar figure above: \(names.joined(separator: "; "))."
                )
            ])
        ]
    }

    /// The title of the deal that fell, `A → B` where the undertaking has several.
    static func name(_ fall: HeadlineDecay.Withdrawal, _ context: ReportContext) -> String {
        let deals = fall.legs.map { String($0.prefix { $0 != "/" }) }
        let titles = deals.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            .map { id in context.ledger.deals.first { $0.id == id }?.deal.title ?? id }
        return titles.joined(separator: ", then: ")
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
        let level = DrawnText.intervalName(context)
        let share = PercentFormat.text(standing.significant(2))
        let steps = decay.curve.steps.filter { $0.age <= decay.followedDays }
        let text = ExhibitText(
            id: "e9",
            title: steps.isEmpty
                ? "No announced dollar has been withdrawn within \(decay.followedDays) days"
                : "\(share) of announced dollars still stand \(decay.followedDays) days on",
            subtitle:
                "Share of announced dollars not withdrawn, by days since their announcement; signed and paid dollars stand. Drawn as far as \(HeadlineDecay.fewestClusters) undertakings are followed",
            source: sourceLine,
            description:
                "Survival curve of announced dollars. \(share) stand after \(decay.followedDays) days. "
                + steps.map { "Day \($0.age): \(PercentFormat.text($0.survival.significant(2)))" }
                .joined(separator: "; "))
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
        return ReportExhibit(name: "E9-headline-decay", text: text) {
            DecayCurve(
                text: text, horizon: Double(decay.followedDays), steps: drawn, drops: drops,
                ticks: ticks(decay), endLabel: "\(share) stand",
                followedLabel: "Undertakings followed so long:",
                bandLabel: level, curveLabel: "announced dollars that stand",
                second: decay.dealCurve.steps.filter { $0.age <= decay.followedDays }.map {
                    DecayCurve.Step(
                        age: Double($0.age), survival: $0.survival, low: $0.survival,
                        high: $0.survival)
                }, secondLabel: "deals that stand, each counting once"
            ).drawn(theme: $0)
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
                age: Double(days), label: months == 0 ? "0" : "\(months) months",
                followed: "\(decay.curve.risk(at: days).clusters)")
        }
    }
}
