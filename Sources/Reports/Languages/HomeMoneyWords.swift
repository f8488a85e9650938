import Text

/// Words of leading amounts in a reader's own currency, and of a country's firms.
struct HomeMoneyWords: WordTable {
    let language: ReportLanguage

    func heading(_ country: String) -> String {
        switch (language, country) {
        case (.en, "KR"): "Korea: amounts in won, and Korean firms"
        case (.ko, "KR"): "한국: 원화 환산과 국내 기업"
        case (.en, _): "\(country): amounts in its currency, and its firms"
        case (.ko, _): "\(country): 현지 통화 환산과 현지 기업"
        }
    }

    func rate(_ rate: String, of currency: String, for base: String, on date: String) -> String {
        switch language {
        case .en:
            "All at one rate, \(rate) \(currency) for one \(base) on \(date); three digits, since the rate moves."
        case .ko: "\(date) 환율(\(base) 하나에 \(rate) \(currency))로 환산했으며, 환율은 움직이므로 유효 숫자 셋만 쓴다."
        }
    }

    func amountHeads(_ base: String, _ other: String) -> [String] {
        word(["Amount", base, other, "Mark"], ["금액", base, other, "표시"])
    }

    func returnable(_ layer: String) -> String {
        word("Financing that can come back as orders, \(layer)", "주문으로 돌아올 수 있는 투자금, \(layer)")
    }

    func owes(_ firm: String, _ year: String) -> String {
        word("What \(firm) owes in \(year)", "\(firm)의 \(year) 지급액")
    }

    func gap(_ firm: String) -> String {
        word("Expected funding need, \(firm)", "평균 자금 부족액, \(firm)")
    }

    var contractHeads: [String] {
        word(
            ["Deal", "Payer → receiver", "Kind", "Amount", "Status"],
            ["거래", "지급 → 수취", "종류", "금액", "상태"])
    }
}
