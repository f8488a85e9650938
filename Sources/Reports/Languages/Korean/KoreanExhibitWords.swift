import Charts

struct KoreanExhibitWords: ExhibitWords {
    let strings = ExhibitStrings.korean

    func source(_ model: String, deals: Int, asOf: String) -> String {
        "자료: \(model), \(asOf) 기준 거래 \(deals)건."
    }

    func ladderSubtitle(unit: String) -> String {
        "가장 굵은 투자·주문 고리, \(unit). 막대 = 끝까지 한 바퀴 돌 수 있는 금액(테두리를 두른 병목 금액)"
    }

    func ladderTitle(_ chain: String, amount: String) -> String {
        "가장 굵은 고리(\(chain))는 최대 \(amount.with(.object)) 실어 나를 수 있다"
    }

    let noLoopCloses = "투자와 주문이 맞물려 닫히는 고리가 없다"
    let noPricedLoop = "모든 구간의 금액이 알려진 고리가 없다"

    func loop(_ id: String, _ chain: String, amount: String?) -> String {
        "\(id): \(chain), \(amount.map { "최대 \($0)" } ?? "금액 미공개")"
    }

    func matrixTitle(pairs: Int) -> String {
        pairs == 0 ? "서로 돈을 주고받는 기업 쌍은 없다" : "기업 \(pairs)쌍이 서로 돈을 주고받는다"
    }

    func matrixSubtitle(firms: Int, unit: String) -> String {
        "행이 열에 지급, \(unit), 분석 대상 \(firms)개 기업 사이에서 계상된 금액. 미공개 = 공개되지 않았거나 계상하지 않음, 테두리 = 양방향"
    }

    func pair(_ one: String, _ other: String) -> String { "\(one)–\(other)" }

    func firmnessTitle(paid: String?) -> String {
        paid.map { "발표된 금액 가운데 지급된 돈은 \($0.with(.copula))다" } ?? "알려진 금액이 없다"
    }

    func firmnessSubtitle(unit: String) -> String { "지급자별·확정 단계별 계상 금액, \(unit)" }

    func payer(_ name: String, total: String, paid: String, binding: String) -> String {
        "\(name) \(total), 그중 지급 \(paid), 계약 \(binding)"
    }

    func outsidePayers(_ count: Int) -> String { "외부 지급자 \(count)곳" }

    func mapTitle(firms: Int) -> String {
        firms == 0 ? "투자와 주문의 고리 위에 있는 기업은 없다" : "\(firms)개 기업이 투자와 주문의 고리 위에 있다"
    }

    func mapSubtitle(firms: Int, unit: String) -> String {
        "한눈에 보기: \(firms)개 기업 사이의 거래, \(unit). 주황 = 자본, 파랑 = 주문, 보라 = 신주인수권·보증, 회색 = E1에 실린 고리 밖"
    }

    func mapDescription(_ firms: [String]) -> String {
        "고리 위의 기업: " + firms.joined(separator: ", ")
    }
}
