struct KoreanConcentrationWords: ConcentrationWords {
    let heading = "집중도"

    func explanation(threshold: String) -> String {
        "HHI는 비중(%)의 제곱합으로, 거래 상대 n곳이 똑같이 나누면 10,000/n, 한 곳뿐이면 10,000이다. 2023년 미국 합병 지침은 \(threshold.with(.object)) 넘는 시장을 고도로 집중된 시장으로 본다. 원장에 있는 발표 단계까지의 주문만 세었으므로 원장에 없는 것은 비중에도 없다. ◆"
    }

    let supplierHeads = ["구매자", "주문", "상대 수", "최대 공급자", "그 비중", "HHI"]
    let customerHeads = ["판매자", "수주", "상대 수", "최대 고객", "그 비중", "HHI"]

    func others(_ count: Int) -> String { "그 밖 \(count)곳" }

    func subtitle(_ buyer: String, commitments: String, undated: String?, unit: String) -> String {
        "\(buyer)의 공급자별 \(commitments): 각 연도 말까지 체결된 금액과 각 연도에 지급될 금액의 비중, 합계는 \(unit)\(undated.map { "(\($0.with(.topic)) 지급일이 없음)" } ?? "")"
    }

    let signed = "체결 누계"
    let due = "지급 예정"
    func noDate(_ commitments: String) -> String {
        "날짜가 있는 \(commitments.with(.subject)) 없다"
    }

    func title(_ provider: String, of buyer: String, commitments: String, share: String) -> String {
        "\(provider.with(.subject)) \(buyer) \(commitments)의 \(share.with(.object)) 차지한다"
    }

    func title(_ provider: String, of buyer: String, commitments: String, change: ShareChange)
        -> String
    {
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
            "\(buyer) \(commitments)에서 \(provider) 비중이 \(change.firstYear)년 말 \(change.before)에서 \(change.lastYear)년 말 \("\(change.after)".with(.direction)) \(verb)"
    }

    func year(_ year: Int, total: String, parts: [String], index: String) -> String {
        "\(year)년 말까지 체결 \(total): \(parts.joined(separator: ", ")); HHI \(index)"
    }
}
