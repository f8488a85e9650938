import Analysis
import Documents
import FlowNetwork
import Ledger
import Money
import Text

/// What money waits for under the contracts, and what has gone to dispute, delay or standstill.
struct ConditionBlocks {
    /// Days back within which events are shown.
    static let days = 365
    /// Rows of each table.
    static let rows = 10

    private let context: ReportContext
    private let words: ConditionWords

    init(_ context: ReportContext) {
        self.context = context
        words = ConditionWords(language: context.language)
    }

    struct Waiting {
        var deal: String
        var amount: Amount
        var conditions: [Condition]
        var expected: PartialDate?
    }

    /// Parts of contracts that are paid only if something happens, the largest first.
    var waiting: [Waiting] {
        context.ledger.deals.filter {
            $0.status?.isEnded != true && $0.status != .completed
        }.flatMap { deal in
            deal.legs.flatMap { leg in
                leg.tranches.filter {
                    $0.paid == nil && !$0.conditions.isEmpty && $0.amount.stated != nil
                }
                .map {
                    Waiting(
                        deal: deal.id, amount: $0.amount, conditions: $0.conditions,
                        expected: $0.expected)
                }
            }
        }.enumerated().sorted {
            let (a, b) = ($0.element.amount.stated, $1.element.amount.stated)
            return (b?.minorUnits ?? 0, $0.offset) < (a?.minorUnits ?? 0, $1.offset)
        }.map(\.element)
    }

    /// Events of a contract's life that can end in court or in nothing.
    static let kinds: Set<ClaimEvent> = [.dispute, .delay, .stall]

    struct Event {
        var deal: String
        var kind: ClaimEvent
        var date: PartialDate
        var source: String
    }

    /// The newest first.
    var events: [Event] {
        let first = context.ledger.asOf.adding(days: -Self.days)
        return context.ledger.deals.flatMap { deal in
            deal.history.compactMap { claim in
                claim.event.flatMap { kind in
                    Self.kinds.contains(kind) && claim.date.last >= first
                        ? Event(deal: deal.id, kind: kind, date: claim.date, source: claim.source)
                        : nil
                }
            }
        }.sorted { ($1.date.first, $0.deal, $0.source) < ($0.date.first, $1.deal, $1.source) }
    }

    var blocks: [Block] {
        let (waiting, events) = (waiting.prefix(Self.rows), events.prefix(Self.rows))
        var blocks: [Block] = []
        if !waiting.isEmpty {
            blocks += [
                .paragraph([.strong([.text(words.waitingHeading)])]),
                .table(
                    Table(
                        words.waitingHeads, [.left, .right, .left, .left],
                        rows: waiting.map { row in
                            [
                                [context.dealLink(context.dealTitle(row.deal), deal: row.deal)],
                                [.text(context.text(row.amount))],
                                row.conditions.enumerated().flatMap { index, condition in
                                    (index > 0 ? [.text("; ")] : []) + text(condition)
                                },
                                [.text(row.expected?.description ?? context.words.common.notKnown)],
                            ]
                        })),
            ]
        }
        if !events.isEmpty {
            blocks += [
                .paragraph([.strong([.text(words.eventsHeading)])]),
                .table(
                    Table(
                        words.eventHeads, [.left, .left, .left],
                        rows: events.map { row in
                            [
                                [.text(row.date.description)],
                                [.text(context.words.common.event(row.kind))],
                                [context.dealLink(context.dealTitle(row.deal), deal: row.deal)]
                                    + context.cite([row.source]),
                            ]
                        })),
            ]
        }
        return blocks
    }

    /// What must hold, with the ledger's own id of what is measured.
    private func text(_ condition: Condition) -> [Inline] {
        let firm = condition.entity.map { context.entity($0) + ": " } ?? ""
        let value = condition.value.map { DecimalFormat.significant($0, 4) } ?? ""
        return [
            .text(firm), .code(condition.metric),
            .text(condition.op == .event ? "" : " " + words.comparison(condition.op, value)),
        ]
    }
}
