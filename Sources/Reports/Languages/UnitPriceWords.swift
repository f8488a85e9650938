import Text

/// Words of prices by unit of capacity.
struct UnitPriceWords: WordTable {
    let language: ReportLanguage

    func heading(_ unit: String) -> String {
        word("Prices by \(unit) and year", "\(unit)·연당 가격")
    }

    func introduction(_ unit: String, spread: (low: String, high: String)?) -> String {
        switch language {
        case .en:
            let range = spread.map { " They run from \($0.low) to \($0.high)." } ?? ""
            return
                "Contracts that state both money and capacity, by price of one \(unit) and year.\(range) What is delivered differs from contract to contract, so a wide gap asks for a look, no more. ◆"
        case .ko:
            let range = spread.map { " 가격은 \($0.low)에서 \($0.high)까지다." } ?? ""
            return
                "금액과 용량을 모두 밝힌 계약의 \(unit)·연당 가격이다.\(range) 계약마다 제공하는 것이 다르므로 차이가 크면 살펴볼 일이라는 뜻일 뿐이다. ◆"
        }
    }

    func heads(_ unit: String) -> [String] {
        switch language {
        case .en:
            [
                "Deal", "Payer → receiver", "Amount", "Capacity", "Years", "By \(unit)",
                "By \(unit) and year", "Grade",
            ]
        case .ko: ["거래", "지급 → 수취", "금액", "용량", "기간(년)", "\(unit)당", "\(unit)·연당", "등급"]
        }
    }

    func cost(_ unit: String, low: String, high: String) -> String {
        switch language {
        case .en:
            "Sources put the cost of building one \(unit) at \(low) to \(high); they differ in what they count. ●"
        case .ko: "출처가 말하는 \(unit) 하나의 건설비는 \(low)에서 \(high)까지이며, 포함하는 항목이 서로 다르다. ●"
        }
    }

    var undated: String { word("no dates", "날짜 없음") }
}
