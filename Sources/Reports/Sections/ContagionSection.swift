import Analysis
import Charts
import Clearing
import Documents
import Ledger
import Text

/// Contagion: who loses if a firm stops paying, how far the loss travels, and how much of it rests on expectation.
struct ContagionSection: ReportSection {
    /// Firms that the section is about.
    static let firms = 5
    /// Losers that are named for each.
    static let losers = 4

    func title(_ context: ReportContext) -> String { context.words.contagion.heading }

    func blocks(_ context: ReportContext) -> [Block] {
        switch context.analysis.contagion {
        case .failure(let error):
            return [
                .paragraph([.text(context.words.contagion.notComputed(ContagionFailure(error)))])
            ]
        case .success(let contagion):
            let top = worst(contagion)
            guard let first = top.first else { return [] }
            return [
                .paragraph(lead(first, contagion, context)),
                ReportExhibits(context).contagion(contagion).block,
                table(top, contagion, context),
            ]
        }
    }

    func appendix(_ context: ReportContext) -> [Block] {
        guard case .success(let contagion) = context.analysis.contagion else { return [] }
        let top = worst(contagion)
        guard !top.isEmpty else { return [] }
        return top.map { losers($0, contagion, context) } + [notes(contagion, context)]
    }

    private func worst(_ contagion: LedgerContagion) -> [ContagionOutcome] {
        contagion.failures.prefix(Self.firms).filter { $0.total > 0 }
    }

    private func lead(
        _ worst: ContagionOutcome, _ contagion: LedgerContagion, _ context: ReportContext
    ) -> [Inline] {
        [
            .text(
                context.words.contagion.lead(
                    ContagionFacts(
                        firm: context.name(contagion.firm(worst)),
                        direct: context.money(computed: worst.direct),
                        passedOn: worst.passedOn > 0
                            ? context.money(computed: worst.passedOn) : nil,
                        layer: contagion.exposures.layer,
                        next: worst.losses.prefix(2).map { context.firm($0.firm) },
                        mark: EvidenceMark.scenario.symbol)))
        ]
    }

    private func table(
        _ outcomes: [ContagionOutcome], _ contagion: LedgerContagion, _ context: ReportContext
    ) -> Block {
        .table(
            Table(
                context.words.contagion.heads,
                [.left, .right, .right, .right, .right, .right, .centre],
                rows: outcomes.map { outcome in
                    [
                        [.text(context.name(contagion.firm(outcome)))],
                        [.text(context.money(computed: outcome.direct))],
                        [.text(context.money(computed: outcome.passedOn))],
                        [
                            .text(
                                outcome.amplification.map { "×\(DecimalFormat.multiple($0))" }
                                    ?? "–")
                        ],
                        [
                            .text(
                                outcome.circularAmplification.map {
                                    "×\(DecimalFormat.multiple($0))"
                                }
                                    ?? context.words.contagion.noEnd)
                        ],
                        [.text(context.money(computed: outcome.selfFulfilling))],
                        [.text(EvidenceMark.scenario.symbol)],
                    ]
                }))
    }

    private func losers(
        _ outcome: ContagionOutcome, _ contagion: LedgerContagion, _ context: ReportContext
    ) -> Block {
        let words = context.words.contagion
        let parts = outcome.losses.prefix(Self.losers).map { loss in
            words.loss(
                context.firm(loss.firm), context.money(computed: loss.total),
                share: loss.shareOfBuffer.map { context.percent($0) })
        }
        let rest = outcome.losses.count - parts.count
        let sources = outcome.losses.prefix(Self.losers)
            .compactMap { contagion.exposures.buffers[$0.firm]?.fact.source }
        return .paragraph(
            [
                .strong([.text("\(context.name(contagion.firm(outcome))): ")]),
                .text(
                    parts.joined(separator: "; ")
                        + (rest > 0 ? words.otherFirms(rest) : ".")),
            ] + context.cite(sources))
    }

    private func notes(_ contagion: LedgerContagion, _ context: ReportContext) -> Block {
        let coverage = contagion.coverage
        let words = context.words.contagion
        let unknown = contagion.exposures.creditorsWithoutBuffer.map(context.firm)
        let isStable = contagion.failures.allSatisfy(\.isStable)
        return .list(
            ordered: false,
            [
                words.buffers(
                    known: coverage.withBuffer, of: coverage.creditors,
                    share: contagion.shareWithBuffer.map { context.percent($0) },
                    unknown: unknown.isEmpty ? nil : context.some(unknown)),
                words.valuation, words.debtRank,
                words.roundTheCircle(one: "×\(DecimalFormat.multiple(1))"),
                isStable ? words.stable : words.unstable,
            ].map { [.text($0)] })
    }
}

extension ReportExhibits {
    // MARK: E8

    /// The exhibit; `nil` where nobody has a claim on anybody.
    var contagion: ReportExhibit? {
        // Where it cannot be computed, the section says why.
        guard case .success(let contagion) = context.analysis.contagion,
            contagion.failures.contains(where: { $0.total > 0 })
        else { return nil }
        return self.contagion(contagion)
    }

    func contagion(_ contagion: LedgerContagion) -> ReportExhibit {
        let top = contagion.failures.prefix(ContagionSection.firms).filter { $0.total > 0 }
        let words = context.words.contagion
        func money(_ minorUnits: Double) -> String { context.money(computed: minorUnits) }
        let rows = top.map { outcome in
            let parts: [(ContagionRounds.Part, Double)] = [
                (.direct, outcome.direct), (.passedOn, outcome.passedOn),
                (.selfFulfilling, outcome.selfFulfilling),
            ]
            let next = outcome.losses.prefix(3).map { loss in
                words.shortLoss(
                    context.firm(loss.firm), money(loss.total),
                    share: loss.shareOfBuffer.map { context.percent($0) })
            }
            return ContagionRounds.Row(
                name: context.name(contagion.firm(outcome)),
                segments: parts.filter { $0.1 > 0 }.map {
                    ContagionRounds.Segment(
                        part: $0.0, amount: context.billions(computed: $0.1), label: money($0.1))
                }, totalLabel: money(outcome.total), next: words.next(next))
        }
        let text = ExhibitText(
            id: "e8",
            title: top.first.map { worst in
                words.title(
                    context.name(contagion.firm(worst)), total: money(worst.total),
                    passedOn: context.percent(worst.passedOn / worst.total))
            } ?? words.noClaims,
            subtitle: words.subtitle(contagion.exposures.layer, unit: context.currencyHeading),
            source: sourceLine,
            description: rows.map { "\($0.name): \($0.totalLabel), \($0.next)" }
                .joined(separator: "; "))
        let names = Dictionary(
            uniqueKeysWithValues: ContagionRounds.Part.allCases.map { ($0, words.partName($0)) })
        return exhibit("E8-contagion", text) {
            ContagionRounds(text: text, rows: rows, partNames: names)
                .drawn(theme: $0, strings: strings, form: $1)
        }
    }
}
