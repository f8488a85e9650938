import Text

/// Words of the accounting view.
struct AccountingWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Accounting view", "회계 관점") }

    func consideration(pairs: Int, warrants: Int, amount: String) -> String {
        switch language {
        case .en:
            "ASC 606, consideration payable to a customer: in \(String.count(pairs, "pair")) a seller gives its own customer shares, loans or warrants (\(amount) counted, \(String.count(warrants, "warrant leg")) without a value). Where nothing distinct comes back, such value lowers revenue. ◆"
        case .ko:
            "ASC 606, 고객에게 지급할 대가: \(pairs)개 쌍에서 판매 기업이 자기 고객에게 지분·대출·신주인수권을 준다(집계 \(amount), 가치가 없는 신주인수권 \(warrants)건). 구별되는 재화를 받지 않으면 그만큼 매출이 줄어든다. ◆"
        }
    }

    func vehicles(_ count: Int, debt: String, apart: Int) -> String {
        switch language {
        case .en:
            "ASC 810, vehicles: \(String.count(count, "special-purpose vehicle")) \(count == 1 ? "borrows" : "borrow") \(debt); \(apart) \(apart == 1 ? "is" : "are") consolidated by no firm of the web in this ledger. ◆"
        case .ko:
            "ASC 810, 특수목적기구: \(count)곳이 \(debt.with(.object)) 빌렸으며, 이 원장의 어느 기업에도 연결되지 않은 곳은 \(apart)곳이다. ◆"
        }
    }

    func leases(firms: Int, _ amount: String) -> String {
        switch language {
        case .en:
            "ASC 842, leases signed and not begun: \(amount) at \(String.count(firms, "firm")), on no balance sheet yet. ●"
        case .ko:
            "ASC 842, 체결했으나 개시 전인 리스: \(firms)개 기업의 \(amount.with(.subject)) 아직 어느 재무상태표에도 없다. ●"
        }
    }

    var gains: String {
        switch language {
        case .en:
            "Gains on holdings in other firms, in the income of the latest quarter that states them. Gains are before tax and net income is after it, so the ratio can be above 100%. ●"
        case .ko: "다른 기업 지분에서 난 이익이 가장 최근 분기의 손익에 들어간 금액이다. 이익은 세전이고 순이익은 세후라서 비율이 100%를 넘을 수 있다. ●"
        }
    }

    var gainHeads: [String] {
        switch language {
        case .en:
            [
                "Firm", "Quarter to", "Gains on holdings", "Net income", "Gains ÷ net income",
                "Unlisted holdings",
            ]
        case .ko: ["기업", "분기 말", "지분 평가·처분 이익", "순이익", "이익 ÷ 순이익", "비상장 지분"]
        }
    }
}
