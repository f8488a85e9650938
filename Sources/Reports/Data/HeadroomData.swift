import Ledger
import Liquidity
import Money

extension StressData {
    /// Room of a firm whose capital spending is its own decision. Money in millions; a number that is not known is missing, and ``missing`` says why.
    struct HeadroomData: Encodable, Sendable {
        let firm, reason: String
        /// Last day of the year of both cash flows.
        let cashYear: String?
        let operatingCashFlow, capitalSpending, freeCashFlow: Double?
        let debt: Double?
        let debtAsOf: String?
        /// Borrowings due after a year stand for all.
        let isLongTermDebt: Bool
        let cash, netDebt: Double?
        /// Last day of the year of both earnings figures.
        let earningsYear: String?
        let operatingIncome, depreciation, ebitda, netDebtToEbitda: Double?
        let limit: LimitData?
        /// Multiples of EBITDA up to the limit, and the same as an amount.
        let distance, room: Double?
        let missing: [String]
        let sources: [String]

        struct LimitData: Encodable, Sendable {
            let multiple: Double
            let scope: String?
            let asOf: String
        }

        init(_ room: Headroom, ledger: ResolvedLedger) {
            firm = room.firm
            reason = room.reason
            cashYear = room.cashYear?.description
            operatingCashFlow = room.operatingCashFlow
            capitalSpending = room.capitalSpending
            freeCashFlow = room.freeCashFlow
            debt = room.debt
            debtAsOf = room.debtDay?.description
            isLongTermDebt = room.isLongTermDebt
            cash = room.cash
            netDebt = room.netDebt
            earningsYear = room.earningsYear?.description
            operatingIncome = room.operatingIncome
            depreciation = room.depreciation
            ebitda = room.earnings
            netDebtToEbitda = room.leverage
            limit = room.limit.map {
                LimitData(multiple: $0.multiple, scope: $0.scope, asOf: $0.day.description)
            }
            distance = room.distance
            self.room = room.room
            missing = room.missing.map { $0.text() }
            sources = room.sources(ledger)
        }
    }
}

extension Headroom {
    /// Sources of its figures, each once, in their order.
    func sources(_ ledger: ResolvedLedger) -> [String] {
        var seen: Set<String> = []
        return facts.map { ledger.facts[$0].source }.filter { seen.insert($0).inserted }
    }
}
