import Charts
import Text

/// Part of section 4, and exhibit E10: on whom firms depend.
struct ConcentrationWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Concentration", "집중도") }

    /// - Parameter threshold: the index above which a market counts as highly concentrated.
    func explanation(threshold: String) -> String {
        switch language {
        case .en:
            "HHI is the sum of squared shares in points, from 10,000/n for n equal partners to 10,000 for a single one; above \(threshold) the merger guidelines of 2023 call a market highly concentrated. Orders in the ledger, as announced or firmer: what is not in the ledger is not in the shares. ◆"
        case .ko:
            "HHI는 비중(%)의 제곱합으로, 거래 상대 n곳이 똑같이 나누면 10,000/n, 한 곳뿐이면 10,000이다. 2023년 미국 합병 지침은 \(threshold.with(.object)) 넘는 시장을 고도로 집중된 시장으로 본다. 원장에 있는 발표 단계까지의 주문만 세었으므로 원장에 없는 것은 비중에도 없다. ◆"
        }
    }

    var supplierHeads: [String] {
        word(
            ["Buyer", "Orders", "Partners", "Largest supplier", "Its share", "HHI"],
            ["구매자", "주문", "상대 수", "최대 공급자", "그 비중", "HHI"])
    }

    var customerHeads: [String] {
        word(
            ["Seller", "Orders", "Partners", "Largest customer", "Its share", "HHI"],
            ["판매자", "수주", "상대 수", "최대 고객", "그 비중", "HHI"])
    }

    // MARK: E10

    func others(_ count: Int) -> String { word(.count(count, "other"), "그 밖 \(count)곳") }

    /// - Parameters:
    ///   - undated: commitments without payment dates; `nil`: none.
    ///   - commitments: what the model calls them.
    func subtitle(_ buyer: String, commitments: String, undated: String?, unit: String) -> String {
        switch language {
        case .en:
            "\(buyer)'s \(commitments) by provider: share of what was signed by the end of each year, and of what falls due in each year\(undated.map { " (\($0) has no payment dates)" } ?? "")"
        case .ko:
            "\(buyer)의 공급자별 \(commitments): 각 연도까지 체결된 금액과 각 연도에 지급될 금액의 비중, 합계는 \(unit)\(undated.map { "(\($0.with(.topic)) 지급일이 없음)" } ?? "")"
        }
    }

    var signed: String { word("Signed, cumulative", "체결 누계") }
    var due: String { word("Falls due", "지급 예정") }

    func noDate(_ commitments: String) -> String {
        word("None of the \(commitments) has a date", "날짜가 있는 \(commitments.with(.subject)) 없다")
    }

    func title(_ provider: String, of buyer: String, commitments: String, share: String) -> String {
        switch language {
        case .en:
            "\(provider) has \(share) of \(buyer)'s \(commitments)"
        case .ko:
            "\(provider.with(.subject)) \(buyer) \(commitments)의 \(share.with(.object)) 차지한다"
        }
    }

    func title(_ provider: String, of buyer: String, commitments: String, change: ShareChange)
        -> String
    {
        switch language {
        case .en:
            guard change.direction != .stayed else {
                return
                    "\(provider) has had \(change.after) of \(buyer)'s \(commitments) since \(change.firstYear)"
            }
            let verb =
                switch change.direction {
                case .fell: "fell"
                case .rose: "rose"
                case .stayed: "stayed"
                }
            return
                "\(provider)'s share of \(buyer)'s \(commitments) \(verb) from \(change.before) (signed by \(change.firstYear)) to \(change.after) (by \(change.lastYear))"
        case .ko:
            guard change.direction != .stayed else {
                return
                    "\(buyer) \(commitments)에서 \(provider) 비중은 \(change.firstYear)년 이후 \(change.after.with(.copula))다"
            }
            let verb =
                switch change.direction {
                case .fell: "낮아졌다"
                case .rose: "높아졌다"
                case .stayed: "그대로다"
                }
            return
                "\(buyer) \(commitments)에서 \(provider) 비중이 체결 기준 \(change.firstYear)년 \(change.before)에서 \(change.lastYear)년 \("\(change.after)".with(.direction)) \(verb)"
        }
    }

    /// What was signed by the end of a year, in words.
    func year(_ year: Int, total: String, parts: [String], index: String) -> String {
        switch language {
        case .en:
            "Signed by \(year), \(total): \(parts.joined(separator: ", ")); HHI \(index)"
        case .ko:
            "\(year)년까지 체결 \(total): \(parts.joined(separator: ", ")); HHI \(index)"
        }
    }
}

/// How a share moved between two years.
struct ShareChange: Sendable {
    enum Direction: Sendable { case fell, rose, stayed }
    let direction: Direction
    let before: String
    let firstYear: Int
    let after: String
    let lastYear: Int
}
