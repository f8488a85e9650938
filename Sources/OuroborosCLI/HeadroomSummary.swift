import Analysis
import Documents
import Ledger
import Liquidity
import Money
import Text

/// Room of firms that decide on their capital spending themselves, for a terminal.
struct HeadroomSummary {
    private let headrooms: [Headroom]
    private let ledger: ResolvedLedger

    init(_ headrooms: [Headroom], ledger: ResolvedLedger) {
        self.headrooms = headrooms
        self.ledger = ledger
    }

    var blocks: [Block] {
        guard !headrooms.isEmpty else { return [] }
        let format = MeasureFormat(currency: ledger.model.baseCurrency)
        func money(_ millions: Double?) -> String {
            millions.map { format.text($0.significant(3) * 1e6, .money) } ?? unknown
        }
        return [
            .heading(level: 2, [.text("Headroom")]),
            .paragraph([
                .text(
                    "Firms whose capital spending is their own decision build less, end buy-backs or borrow before they leave anything unpaid: they have no probability of running out. From their books: a year of cash flow, borrowings less cash (leases apart), and a year of earnings before interest, taxes, depreciation and amortisation (EBITDA). Ratio is net debt ÷ EBITDA; room is what could be borrowed before the limit that somebody states. What the ledger lacks is – here and named below."
                )
            ]),
            .table(
                Table(
                    columns: [
                        .init("Firm"), .init("Year to"), .init("Operations", .right),
                        .init("Capital spending", .right), .init("Free cash flow", .right),
                        .init("Net debt", .right), .init("EBITDA", .right),
                        .init("Ratio", .right), .init("Limit", .right),
                        .init("Room", .right),
                    ],
                    rows: headrooms.map { room in
                        [
                            name(room),
                            room.cashYear.map { String($0.description.prefix(7)) } ?? unknown,
                            money(room.operatingCashFlow), money(room.capitalSpending),
                            money(room.freeCashFlow), money(room.netDebt),
                            money(room.earnings), room.leverage.map(Self.leverage) ?? unknown,
                            room.limit.map { Self.multiple($0.multiple) } ?? unknown,
                            money(room.room),
                        ].map { [.text($0)] }
                    })),
            .list(
                ordered: false,
                headrooms.filter { !$0.missing.isEmpty }.map { room in
                    [
                        .text(
                            "\(name(room)): the ledger lacks \(room.missing.map { $0.text() }.joined(separator: ", "))."
                        )
                    ]
                }),
        ]
    }

    private var unknown: String { "–" }

    private func name(_ room: Headroom) -> String { ledger.entity(room.firm)?.name ?? room.firm }

    private static func leverage(_ value: Double) -> String {
        value <= 0 ? "net cash" : value < 0.05 ? "<0.1×" : multiple(value)
    }

    private static func multiple(_ value: Double) -> String { DecimalFormat.fixed(value, 1) + "×" }
}
