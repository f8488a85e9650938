import Text

/// Words of backlog by customer and duration.
struct BacklogWords: WordTable {
    let language: ReportLanguage

    var heading: String {
        word("Backlog by customer and duration", "고객별·기간별 수주 잔고")
    }

    var stated: String {
        switch language {
        case .en:
            "Contracted revenue as the sellers state it, in years of their latest revenue, and the customers whose share a source names. ●"
        case .ko: "판매 기업이 밝힌 계약 잔고와, 그것이 최근 연매출의 몇 년치인지, 출처가 비중을 밝힌 고객이다. ●"
        }
    }

    var statedHeads: [String] {
        word(
            ["Seller", "As of", "Backlog", "Years of revenue", "Named customers (as of)"],
            ["판매 기업", "기준일", "수주 잔고", "연매출 대비(년)", "알려진 고객(기준일)"])
    }

    var durations: String {
        switch language {
        case .en:
            "The same from the ledger's own contracts: orders announced or firmer and not paid, by when they fall due. Contracts without dates stand apart. ◆"
        case .ko: "원장의 계약으로 본 것: 발표되었거나 그보다 확실하고 아직 지급되지 않은 주문을 지급 시기별로 나눴다. 날짜 없는 계약은 따로 둔다. ◆"
        }
    }

    /// - Parameter ends: ends of the spans in years.
    func durationHeads(_ ends: [Int]) -> [String] {
        let last = ends.last ?? 0
        let spans = ends.enumerated().map { index, end in
            let start = index == 0 ? 0 : ends[index - 1]
            return switch language {
            case .en: start == 0 ? "Within \(String.count(end, "year"))" : "Years \(start)–\(end)"
            case .ko: start == 0 ? "\(end)년 안" : "\(start)–\(end)년"
            }
        }
        switch language {
        case .en:
            return ["Seller"] + spans + [
                "After year \(last)", "Undated", "In all", "Largest buyer",
            ]
        case .ko: return ["판매 기업"] + spans + ["\(last)년 뒤", "날짜 없음", "합계", "최대 고객"]
        }
    }
}
