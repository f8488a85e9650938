import Analysis
import Documents
import Ledger
import Liquidity
import Money
import Text

/// Free cash flow after capital spending, debt beside earnings and beside a stated limit, of firms that are not judged by a probability.
struct HeadroomBlocks {
    private let context: ReportContext
    private let words: HeadroomWords

    init(_ context: ReportContext) {
        self.context = context
        words = HeadroomWords(language: context.language)
    }

    private var rooms: [Headroom] { context.analysis.stress?.headrooms ?? [] }

    var leading: [Block] {
        let rooms = rooms
        guard !rooms.isEmpty else { return [] }
        let gaps = rooms.compactMap { room -> [Inline]? in
            // That nobody states a limit stands in the table.
            let missing = room.missing.filter { $0 != .limit }
            guard !missing.isEmpty else { return nil }
            return [
                .text(
                    words.missing(
                        context.entity(room.firm), missing.map { $0.text(in: context.language) }))
            ]
        }
        return [
            .heading(level: 3, [.text(words.heading)]),
            .paragraph([.text(words.introduction)]),
            .table(
                Table(
                    words.heads,
                    [.left, .left] + [Table.Alignment](repeating: .right, count: 8),
                    rows: rooms.map(row))),
        ] + (gaps.isEmpty ? [] : [.list(ordered: false, gaps)])
    }

    private func row(_ room: Headroom) -> [[Inline]] {
        let unknown = context.words.common.notKnown
        func money(_ millions: Double?) -> String { millions.map(context.millions) ?? unknown }
        let sources = room.facts.map { context.ledger.facts[$0].source }
        return [
            [.text(context.entity(room.firm))] + context.cite(sources),
            [.text(room.cashYear?.description ?? unknown)],
            [.text(money(room.operatingCashFlow))], [.text(money(room.capitalSpending))],
            [.text(money(room.freeCashFlow))], [.text(money(room.netDebt))],
            [
                .text(
                    room.earnings.map {
                        "\(money($0)), \(room.earningsYear?.description ?? unknown)"
                    }
                        ?? unknown)
            ],
            [
                .text(
                    room.leverage.map {
                        $0 <= 0
                            ? words.netCash
                            : $0 < 0.05 ? "<0.1×" : DecimalFormat.fixed($0, 1) + "×"
                    } ?? unknown)
            ],
            [
                .text(
                    room.limit.map { limit in
                        DecimalFormat.fixed(limit.multiple, 1) + "×"
                            + (limit.scope.map { " (\($0))" } ?? "")
                    } ?? words.noLimit)
            ],
            [.text(room.limit == nil ? words.noLimit : money(room.room))],
        ]
    }
}
