import Text

/// Words of what firms owe to lenders.
struct DebtWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Debt, and who lends", "차입금과 대주") }

    var introduction: String {
        switch language {
        case .en:
            "Borrowings as the firms' books state them, net of cash over the operating cash flow of a year; interest of a year is four times the latest quarter. Leases that have not begun stand on no balance sheet. ●"
        case .ko:
            "재무제표에 적힌 차입금이다. 순차입금은 최근 한 해 영업현금흐름과 비교했고, 연 이자는 최근 분기의 네 배다. 개시 전 리스는 재무상태표에 없다. ●"
        }
    }

    func lenders(
        _ lenders: [(firm: String, amount: String)], total: String, sellers: String?
    ) -> String {
        let list = lenders.map { "\($0.firm) \($0.amount)" }.joined(separator: ", ")
        switch language {
        case .en:
            let own = sellers.map { "; \($0) is lent by firms that sell to their borrowers" } ?? ""
            return
                "The ledger's contracts hold \(total) of loans and notes, talks included\(own). The largest lenders: \(list). ◆"
        case .ko:
            let own = sellers.map { " 이 가운데 \($0)는 차입자에게 물건을 파는 기업이 빌려준다." } ?? ""
            return "원장의 대출·채권은 협의 중인 것까지 합쳐 \(total.with(.copula))다.\(own) 주요 대주: \(list). ◆"
        }
    }

    var lendersHeading: String { word("Lenders", "대주별 금액") }

    /// - Parameter layers: names of paid, binding, announced and reported.
    func lenderHeads(_ layers: [String]) -> [String] {
        word(["Lender"] + layers + ["In all"], ["대주"] + layers + ["합계"])
    }

    var firm: String { word("Firm", "기업") }
    var asOf: String { word("As of", "기준일") }
    var debt: String { word("Borrowings", "차입금") }
    var cash: String { word("Cash", "현금") }
    var netToFlow: String {
        word("Net debt ÷ operating cash flow", "순차입금 ÷ 영업현금흐름")
    }
    var interest: String { word("Interest of a year", "연 이자") }
    var due: String { word("Due within a year", "한 해 안 만기") }
    var leases: String { word("Leases not begun", "개시 전 리스") }
    var rating: String { word("Rating", "신용등급") }
    var netCash: String { word("net cash", "순현금") }
    func longTerm(_ amount: String) -> String {
        word("\(amount) (beyond a year)", "\(amount)(장기분)")
    }
}
