import Text

/// What the sentence above the cash bridge says, amounts already formatted.
struct CashBridgeFacts {
    var firm, scenario, end, change: String
    /// Whether the change before new money is an outflow.
    var burns: Bool
    /// `nil`: no money is raised.
    var raised, uncommitted: String?
    var closing, mark: String
}

/// Words of the cash bridge.
struct CashBridgeWords: WordTable {
    let language: ReportLanguage

    func heading(_ firm: String) -> String {
        word("\(firm): sources and uses of money", "\(firm): 자금의 조달과 사용")
    }

    func sentence(_ facts: CashBridgeFacts) -> String {
        switch language {
        case .en:
            let flow = facts.burns ? "uses" : "makes"
            let raised =
                facts.raised.map {
                    " It raises \($0), of which \(facts.uncommitted ?? "") is not committed."
                } ?? " It raises no new money."
            return
                "In \(facts.scenario), on the path of its plan without shocks, \(facts.firm) \(flow) \(facts.change) before new money up to \(facts.end).\(raised) It ends with \(facts.closing). Promises count at their probability \(facts.mark)."
        case .ko:
            let flow = facts.burns ? "순유출" : "순유입"
            let raised =
                facts.raised.map {
                    " 조달액은 \($0)(미확정 비중 \(facts.uncommitted ?? ""))이다."
                } ?? " 새로 조달하는 돈은 없다."
            return
                "‘\(facts.scenario)’ 시나리오에서 충격 없이 계획대로 가면 \(facts.end)까지 신규 조달 전 \(flow)은 \(facts.change)이다.\(raised) 기말 현금은 \(facts.closing). 약속은 이행 확률만큼 센다. \(facts.mark)"
        }
    }

    /// A year of which not all quarters are simulated says how many are.
    func year(_ year: String, quarters: Int) -> String {
        guard quarters < 4 else { return year }
        switch language {
        case .en: return "\(year) (\(String.count(quarters, "quarter")))"
        case .ko: return "\(year)(\(quarters)개 분기)"
        }
    }

    var none: String { "–" }

    var lineHead: String { word("Line", "항목") }
    var opening: String { word("Cash at the start", "기초 현금") }
    var revenue: String { word("Revenue from outside the web", "외부 매출") }
    var receipts: String {
        word("Paid to it by firms of the web", "거래망 기업에서 받은 대금")
    }
    var costs: String { word("Costs outside contracts", "계약 외 비용") }
    func paid(_ payee: String) -> String { word("Contracts: \(payee)", "계약 지급: \(payee)") }
    var paidOthers: String { word("Contracts: others", "계약 지급: 기타") }
    var committed: String { word("New money, committed", "신규 조달, 확정") }
    var uncommitted: String { word("New money, not committed", "신규 조달, 미확정") }
    var invested: String { word("Put into other firms", "다른 기업에 투자") }
    var other: String {
        word("Other (stakes, guarantors, costs unpaid)", "기타(지분 매각, 보증, 미지급 비용)")
    }
    var closing: String { word("Cash at the end", "기말 현금") }
    var unpaid: String { word("Left unpaid", "미지급액") }

    var allHeading: String {
        word("Sources and uses, firm by firm", "기업별 자금의 조달과 사용")
    }
    func allIntroduction(_ scenario: String) -> String {
        switch language {
        case .en:
            "The path of the plan in \(scenario), without shocks, promises at their probability. Firms with the lowest cash come first. ○"
        case .ko: "‘\(scenario)’ 시나리오에서 충격 없이 계획대로 가는 경로이며, 약속은 이행 확률만큼 센다. 현금이 가장 적어지는 기업이 먼저다. ○"
        }
    }
    var allHeads: [String] {
        switch language {
        case .en:
            [
                "Firm", "Year", "Cash at the start", "Revenue and receipts", "Costs", "Contracts",
                "New money, committed", "New money, not committed", "Cash at the end",
            ]
        case .ko:
            ["기업", "연도", "기초 현금", "매출과 수취", "비용", "계약 지급", "신규 조달, 확정", "신규 조달, 미확정", "기말 현금"]
        }
    }
}
