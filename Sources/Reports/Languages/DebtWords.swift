import Text

/// Words of what firms owe to lenders.
struct DebtWords {
    let language: ReportLanguage

    var heading: String {
        switch language {
        case .en: "Debt, and who lends"
        case .ko: "차입금과 대주"
        }
    }

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

    var lendersHeading: String {
        switch language {
        case .en: "Lenders"
        case .ko: "대주별 금액"
        }
    }

    /// - Parameter layers: names of paid, binding, announced and reported.
    func lenderHeads(_ layers: [String]) -> [String] {
        switch language {
        case .en: ["Lender"] + layers + ["In all"]
        case .ko: ["대주"] + layers + ["합계"]
        }
    }

    var firm: String {
        switch language {
        case .en: "Firm"
        case .ko: "기업"
        }
    }
    var asOf: String {
        switch language {
        case .en: "As of"
        case .ko: "기준일"
        }
    }
    var debt: String {
        switch language {
        case .en: "Borrowings"
        case .ko: "차입금"
        }
    }
    var cash: String {
        switch language {
        case .en: "Cash"
        case .ko: "현금"
        }
    }
    var netToFlow: String {
        switch language {
        case .en: "Net debt ÷ operating cash flow"
        case .ko: "순차입금 ÷ 영업현금흐름"
        }
    }
    var interest: String {
        switch language {
        case .en: "Interest of a year"
        case .ko: "연 이자"
        }
    }
    var due: String {
        switch language {
        case .en: "Due within a year"
        case .ko: "한 해 안 만기"
        }
    }
    var leases: String {
        switch language {
        case .en: "Leases not begun"
        case .ko: "개시 전 리스"
        }
    }
    var rating: String {
        switch language {
        case .en: "Rating"
        case .ko: "신용등급"
        }
    }
    var netCash: String {
        switch language {
        case .en: "net cash"
        case .ko: "순현금"
        }
    }
    func longTerm(_ amount: String) -> String {
        switch language {
        case .en: "\(amount) (beyond a year)"
        case .ko: "\(amount)(장기분)"
        }
    }
}
