import Text

/// Words of the room of firms that decide on their capital spending themselves.
struct HeadroomWords {
    let language: ReportLanguage

    var heading: String {
        switch language {
        case .en: "Headroom of firms that make cash"
        case .ko: "현금을 버는 기업의 여력"
        }
    }

    var introduction: String {
        switch language {
        case .en:
            "These firms decide on their capital spending themselves: they build less, end buy-backs or borrow before they leave anything unpaid. They have room, and no probability of running out. Figures are those of their books; debt is without leases. ◆"
        case .ko:
            "이 기업들은 설비투자를 스스로 정하므로 대금을 못 내기 전에 투자를 줄이거나 자사주 매입을 멈추거나 돈을 빌린다. 그래서 현금 소진 확률 대신 여력을 본다. 수치는 재무제표 기준이며 차입금에 리스는 없다. ◆"
        }
    }

    var heads: [String] {
        switch language {
        case .en:
            [
                "Firm", "Year to", "Cash from operations", "Capital spending", "Free cash flow",
                "Net debt", "EBITDA, year to", "Net debt ÷ EBITDA", "Stated limit",
                "Room to the limit",
            ]
        case .ko:
            [
                "기업", "기준 연도 말", "영업현금흐름", "설비투자", "잉여현금흐름", "순차입금", "EBITDA(기준 연도 말)",
                "순차입금 ÷ EBITDA", "제시된 한도", "한도까지 여력",
            ]
        }
    }

    var netCash: String {
        switch language {
        case .en: "net cash"
        case .ko: "순현금"
        }
    }

    var noLimit: String {
        switch language {
        case .en: "none stated"
        case .ko: "제시 없음"
        }
    }

    /// - Parameter missing: what is not known, in the ledger's ids.
    func missing(_ firm: String, _ missing: [String]) -> String {
        let list = missing.joined(separator: ", ")
        switch language {
        case .en: return "\(firm): the ledger lacks \(list)."
        case .ko: return "\(firm): 원장에 없는 값은 \(list)."
        }
    }
}
