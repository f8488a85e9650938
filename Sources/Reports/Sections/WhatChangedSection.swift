import Analysis
import Documents
import Ledger

/// Deals since the report before, and the key numbers' changes by cause.
struct WhatChangedSection: ReportSection {
    /// Rules of the numbers that are shown; changes.csv has all.
    private static let shown = [
        "returnable-financing", "returnable-share", "circulation", "circulation-share",
        "reciprocity", "multi-party", "widest-loop",
        "paid-share", "headline-survival", "vendor-financing-with-equity",
    ]
    /// Numbers with a firm as subject that are shown.
    private static let firms = 3
    /// Deals of the main report: those whose counted amount moved most.
    static let leadingDeals = 8

    func title(_ context: ReportContext) -> String {
        context.changes.map {
            context.words.whatChanged.heading(context.dates.text($0.from.asOf))
        } ?? ""
    }

    func blocks(_ context: ReportContext) -> [Block] {
        guard let changes = context.changes else { return [] }
        let numbers = shown(changes, context)
        guard !changes.deals.isEmpty || !numbers.isEmpty else {
            return [.paragraph([.text(context.words.whatChanged.nothing)])]
        }
        func moved(_ deal: DealChange) -> UInt64 {
            (deal.countedAfter - deal.countedBefore).magnitude
        }
        let leading = changes.deals.enumerated().filter { moved($0.element) > 0 }
            .sorted { (moved($1.element), $0.offset) < (moved($0.element), $1.offset) }
            .prefix(Self.leadingDeals).map(\.element)
        let headline = context.headline.layer.name
        let own = numbers.filter { number in
            guard let subject = number.id.subject else { return true }
            return subject == headline || !Firmness.allCases.contains { $0.name == subject }
        }
        return [.paragraph([.text(lead(changes, context))])]
            + deals(leading, context) + self.numbers(own, context)
    }

    func appendix(_ context: ReportContext) -> [Block] {
        guard let changes = context.changes else { return [] }
        let numbers = shown(changes, context)
        return deals(changes.deals, context) + self.numbers(numbers, context)
            + shares(numbers, context)
    }

    private func lead(_ changes: AnalysisChange, _ context: ReportContext) -> String {
        let words = context.words.whatChanged
        var text = words.deals(
            added: changes.deals(.added).count, ended: changes.deals(.ended).count,
            revised: changes.deals(.revised).count, removed: changes.deals(.removed).count)
        let headline = context.headline.layer
        if let number = changes.measure(
            MeasureID("returnable-financing", subject: headline.name)),
            let before = number.before, let after = number.after
        {
            let parts = number.parts.filter { $0.amount != 0 }
                .sorted { $0.amount.magnitude > $1.amount.magnitude }
                .map { (cause: $0.cause, amount: context.signed($0.amount, in: number.unit)) }
            text +=
                " "
                + words.circulation(
                    headline, from: context.text(before, in: number.unit),
                    to: context.text(after, in: number.unit), parts: parts)
        }
        return text
    }

    private func deals(_ deals: [DealChange], _ context: ReportContext) -> [Block] {
        guard !deals.isEmpty else { return [] }
        let words = context.words.whatChanged
        let common = context.words.common
        func status(_ status: DealStatus?) -> String {
            status.map(common.status) ?? context.words.appendix.reportsOnly
        }
        /// A deal stands without a dollar counted where its amount is undisclosed, contingent or counted elsewhere.
        func counted(_ amount: Int64, isEnded: Bool = false) -> String {
            amount == 0 && !isEnded ? "–" : context.money(amount)
        }
        let rows = deals.map { deal -> [[Inline]] in
            let isKept = deal.kind != .removed
            let moved: String
            switch deal.kind {
            case .added: moved = status(deal.statusAfter)
            case .removed: moved = status(deal.statusBefore)
            case .ended, .revised:
                let (before, after) = (status(deal.statusBefore), status(deal.statusAfter))
                moved = before == after ? after : "\(before) → \(after)"
            }
            return [
                isKept
                    ? [context.dealLink(context.dealTitle(deal.id), deal: deal.id)]
                    : [.text(deal.title)],
                [.text(words.kind(deal.kind))], [.text(moved)],
                [.text(deal.kind == .added ? "–" : counted(deal.countedBefore))],
                [
                    .text(
                        isKept
                            ? counted(deal.countedAfter, isEnded: deal.kind == .ended) : "–")
                ],
                context.cite(deal.sources),
            ]
        }
        return [
            .heading(level: 3, [.text(words.dealsHeading)]),
            .table(
                Table(words.dealHeads, [.left, .left, .left, .right, .right, .left], rows: rows)),
        ]
    }

    /// Numbers of the report's layer and of the firms with the largest changes.
    private func shown(_ changes: AnalysisChange, _ context: ReportContext) -> [MeasureChange] {
        let layers = context.analysis.shownLayers.map(\.layer.name)
        return Self.shown.flatMap { rule -> [MeasureChange] in
            let all = changes.measures.filter { $0.id.rule == rule && $0.total != nil }
            let kind = MeasureCatalogue.rule(rule)?.subjects.first ?? []
            guard kind == [.firm] else {
                return all.filter { number in
                    number.id.subject.map { layers.contains($0) } ?? true
                }
            }
            return Array(
                all.sorted {
                    (-($0.total ?? 0).magnitude, $0.id) < (-($1.total ?? 0).magnitude, $1.id)
                }.prefix(Self.firms))
        }
    }

    private func numbers(_ numbers: [MeasureChange], _ context: ReportContext) -> [Block] {
        guard !numbers.isEmpty else { return [] }
        let words = context.words.whatChanged
        let rows = numbers.map { number -> [[Inline]] in
            let values = [number.before, number.after].map {
                $0.map { context.text($0, in: number.unit) } ?? "–"
            }
            let parts = ChangeCause.allCases.map { cause -> String in
                guard let part = number.part(cause), part != 0 else { return "–" }
                return context.signed(part, in: number.unit)
            }
            let name: [Inline] = [
                .text(words.name(number.id, firm: context.entity)), .lineBreak,
                .code(number.id.description),
            ]
            let total = number.total.map { context.signed($0, in: number.unit) } ?? "–"
            let cells: [String] = values + [total] + parts
            return [name] + cells.map { [Inline.text($0)] }
        }
        let causes = ChangeCause.allCases.map(words.cause)
        return [
            .heading(level: 3, [.text(words.numbersHeading)]),
            .paragraph([.text(words.method(causes))]),
            .table(
                Table(
                    words.numberHeads + causes,
                    [.left] + Array(repeating: .right, count: 3 + causes.count), rows: rows)),
        ]
    }

    /// Shares with what they are shares of.
    private static let parts = [
        "returnable-share": ("returnable-financing", "financing-total"),
        "circulation-share": ("circulation", "total-flow"),
    ]

    /// Each change of a share, by numerator and denominator.
    private func shares(_ numbers: [MeasureChange], _ context: ReportContext) -> [Block] {
        guard let changes = context.changes else { return [] }
        let isComparable = changes.deals(.added).isEmpty && changes.deals(.removed).isEmpty
        let items = numbers.compactMap { number -> [Inline]? in
            guard let (top, bottom) = Self.parts[number.id.rule] else { return nil }
            func ends(_ rule: String) -> (String, String)? {
                let id = MeasureID(rule, subject: number.id.subject)
                guard let now = context.analysis.measure(id)?.value else { return nil }
                let change = changes.measure(id)
                guard let before = change == nil ? now : change?.before else { return nil }
                return (context.text(before, in: .money), context.text(now, in: .money))
            }
            guard let numerator = ends(top), let denominator = ends(bottom) else { return nil }
            let words = context.words.whatChanged
            return [
                .text(
                    words.split(
                        words.name(number.id, firm: context.entity), numerator: numerator,
                        denominator: denominator, isComparable: isComparable))
            ]
        }
        return items.isEmpty ? [] : [.list(ordered: false, items)]
    }
}
