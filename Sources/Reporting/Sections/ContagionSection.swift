import FlowNetwork
import Ledger
import Stress

/// Section 6: who loses if a firm stops paying, how far the loss travels, and how much of it rests on expectation.
struct ContagionSection: ReportSection {
    /// Firms that the section is about.
    static let firms = 5
    /// Losers that are named for each.
    static let losers = 4

    func blocks(_ context: ReportContext) -> [Block] {
        let heading = Block.heading(level: 2, ["6 Contagion"])
        let contagion: LedgerContagion
        do throws(ClearingError) {
            contagion = try LedgerContagion(network: context.network, ledger: context.ledger)
        } catch {
            return [heading, .paragraph([.text("Not computed: \(error).")])]
        }
        let top = contagion.failures.prefix(Self.firms).filter { $0.total > 0 }
        guard !top.isEmpty else { return [] }
        return [heading, .paragraph(lead(top[0], contagion, context))]
            + [ReportExhibits(context).contagion(contagion).block]
            + [table(Array(top), contagion, context)]
            + top.map { losers($0, contagion, context) } + [notes(contagion, context)]
    }

    private func lead(
        _ worst: ContagionOutcome, _ contagion: LedgerContagion, _ context: ReportContext
    ) -> [Inline] {
        let name = contagion.firm(worst)?.name ?? ""
        let next = worst.losses.prefix(2).map { context.firm($0.firm) }.joined(separator: " and ")
        return [
            .text(
                "If \(name) stopped paying, its partners would lose \(money(worst.direct)) directly on stakes, loans, guarantees and orders that are \(contagion.exposures.layer.name) or firmer"
                    + (worst.passedOn > 0
                        ? ", and \(money(worst.passedOn)) would be passed on. "
                        : "; nothing measurable would be passed on. ")
                    + "The largest losses would fall on \(next) \(EvidenceMark.scenario.symbol). This is what contracts and holdings say, not a forecast that any firm will fail."
            )
        ]
    }

    private func table(
        _ outcomes: [ContagionOutcome], _ contagion: LedgerContagion, _ context: ReportContext
    ) -> Block {
        .table(
            Table(
                columns: [
                    .init("If it stops paying"), .init("Direct", .right),
                    .init("Passed on", .right), .init("Per direct dollar", .right),
                    .init("Round the circle", .right),
                    .init("On top if everyone expects the worst", .right),
                    .init("Mark", .centre),
                ],
                rows: outcomes.map { outcome in
                    [
                        [.text(contagion.firm(outcome)?.name ?? "")],
                        [.text(money(outcome.direct))], [.text(money(outcome.passedOn))],
                        [.text(outcome.amplification.map { "×\(twoDecimals($0))" } ?? "–")],
                        [
                            .text(
                                outcome.circularAmplification.map { "×\(twoDecimals($0))" }
                                    ?? "no end")
                        ],
                        [.text(money(outcome.selfFulfilling))],
                        [.text(EvidenceMark.scenario.symbol)],
                    ]
                }))
    }

    private func losers(
        _ outcome: ContagionOutcome, _ contagion: LedgerContagion, _ context: ReportContext
    ) -> Block {
        let parts = outcome.losses.prefix(Self.losers).map { loss in
            let share =
                loss.shareOfBuffer.map { "\(PercentFormat.text($0)) of its buffer" }
                ?? "buffer not known"
            return "\(context.firm(loss.firm)) \(money(loss.total)) (\(share))"
        }
        let rest = outcome.losses.count - parts.count
        let sources = outcome.losses.prefix(Self.losers)
            .compactMap { contagion.exposures.buffers[$0.firm]?.fact.source }
        return .paragraph(
            [
                .strong([.text("\(contagion.firm(outcome)?.name ?? ""): ")]),
                .text(
                    parts.joined(separator: "; ")
                        + (rest > 0 ? "; and \(String.count(rest, "other firm"))." : ".")),
            ] + context.cite(sources))
    }

    private func notes(_ contagion: LedgerContagion, _ context: ReportContext) -> Block {
        let coverage = contagion.coverage
        let unknown = contagion.exposures.creditorsWithoutBuffer.map(context.firm)
        let share = contagion.shareWithBuffer.map { PercentFormat.text($0) } ?? "none"
        let named =
            unknown.prefix(8).joined(separator: ", ")
            + (unknown.count > 8 ? " and \(unknown.count - 8) more" : "")
        let isStable = contagion.failures.allSatisfy(\.isStable)
        return .list(
            ordered: false,
            [
                [
                    .text(
                        "\(coverage.withBuffer) of \(coverage.creditors) firms with claims, holding \(share) of them, have a known buffer (net assets, else cash and securities)."
                            + (unknown.isEmpty
                                ? ""
                                : " The others lose but pass nothing on, so what is passed on is understated: \(named).")
                    )
                ],
                [
                    "Stakes count at what was paid for them, guarantees at the most that can be called. Orders count at their full price although the seller would save costs, so a share of the buffer above 100 % says how far orders outweigh cash, not that a firm fails."
                ],
                [
                    "A firm's debts lose value as its buffer shrinks (DebtRank, Bardoscia et al. 2015). The last column is the distance to the worst consistent expectation: losses that would hold each other up without a further cause."
                ],
                [
                    "Round the circle: how much stress on a firm grows by coming back to it through the others (the sum over closed walks, before anyone is ruined); ×1.00 means that nothing comes back along claims of firms with a known buffer."
                ],
                [
                    isStable
                        ? "Along every circle of claims stress dies out."
                        : "Along some circles of claims stress feeds on itself: claims that go round are larger than the buffers on their way."
                ],
            ])
    }

    private func money(_ minorUnits: Double) -> String {
        MoneyFormat().text(usd: minorUnits / 100)
    }

    private func twoDecimals(_ value: Double) -> String {
        let hundredths = Int((min(value, 1e9) * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension ReportExhibits {
    // MARK: E8

    /// The exhibit; `nil` where nobody has a claim on anybody.
    var contagion: ReportExhibit? {
        guard
            let contagion = try? LedgerContagion(network: context.network, ledger: context.ledger),
            contagion.failures.contains(where: { $0.total > 0 })
        else { return nil }
        return self.contagion(contagion)
    }

    func contagion(_ contagion: LedgerContagion) -> ReportExhibit {
        let top = contagion.failures.prefix(ContagionSection.firms).filter { $0.total > 0 }
        func money(_ minorUnits: Double) -> String { MoneyFormat().text(usd: minorUnits / 100) }
        let rows = top.map { outcome in
            let parts: [(ContagionRounds.Part, Double)] = [
                (.direct, outcome.direct), (.passedOn, outcome.passedOn),
                (.selfFulfilling, outcome.selfFulfilling),
            ]
            let next = outcome.losses.prefix(3).map { loss in
                "\(context.firm(loss.firm)) \(money(loss.total))"
                    + (loss.shareOfBuffer.map { " (\(PercentFormat.text($0)) of buffer)" } ?? "")
            }
            return ContagionRounds.Row(
                name: contagion.firm(outcome)?.name ?? "",
                segments: parts.filter { $0.1 > 0 }.map {
                    ContagionRounds.Segment(part: $0.0, amount: $0.1 / 1e11, label: money($0.1))
                }, totalLabel: money(outcome.total), next: "next: " + next.joined(separator: " · "))
        }
        let text = ExhibitText(
            id: "e8",
            title: top.first.map { worst in
                "If \(contagion.firm(worst)?.name ?? "") stopped paying, others would lose \(money(worst.total)), \(PercentFormat.text(worst.passedOn / worst.total)) of it passed on"
            } ?? "Nobody has a claim on anybody",
            subtitle:
                "Losses of others on stakes, loans, guarantees and orders (\(contagion.exposures.layer.name) or firmer) if a firm stops paying, US$; scenario, not forecast",
            source: sourceLine,
            description: rows.map { "\($0.name): \($0.totalLabel), \($0.next)" }
                .joined(separator: "; "))
        let names: [ContagionRounds.Part: String] = [
            .direct: "direct", .passedOn: "passed on",
            .selfFulfilling: "on top, if everyone expects the worst",
        ]
        return ReportExhibit(name: "E8-contagion", text: text) {
            ContagionRounds(text: text, rows: rows, partNames: names).drawn(theme: $0)
        }
    }
}
