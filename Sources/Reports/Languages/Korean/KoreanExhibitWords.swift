import Charts

struct KoreanExhibitWords: ExhibitWords {
    let strings = ExhibitStrings.korean

    func source(_ model: String, deals: Int, asOf: String) -> String {
        "자료: \(model), \(asOf) 기준 거래 \(deals)건."
    }

    let ladderSubtitle =
        "가장 굵은 투자·주문 고리, 미국 달러. 막대 = 끝까지 한 바퀴 돌 수 있는 금액(테두리를 두른 가장 가는 구간)"

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

    func matrixSubtitle(firms: Int) -> String {
        "행이 열에 지급, 억 달러, 분석 대상 \(firms)개 기업 사이에서 계상된 금액. 미공개 = 공개되지 않았거나 계상하지 않음, 테두리 = 양방향"
    }

    func pair(_ one: String, _ other: String) -> String { "\(one)–\(other)" }

    func firmnessTitle(cents: Int?) -> String {
        guard let cents else { return "알려진 금액이 없다" }
        return cents < 1
            ? "발표된 1달러 가운데 지급된 돈은 1센트도 되지 않는다"
            : "발표된 1달러 가운데 지급된 돈은 \(cents)센트다"
    }

    let firmnessSubtitle = "지급자별·확정 단계별 계상 금액, 미국 달러"

    func payer(_ name: String, total: String, paid: String, binding: String) -> String {
        "\(name) \(total), 그중 지급 \(paid), 계약 \(binding)"
    }

    func outsidePayers(_ count: Int) -> String { "외부 지급자 \(count)곳" }

    func mapTitle(firms: Int) -> String {
        firms == 0 ? "투자와 주문의 고리 위에 있는 기업은 없다" : "\(firms)개 기업이 투자와 주문의 고리 위에 있다"
    }

    func mapSubtitle(firms: Int) -> String {
        "한눈에 보기: \(firms)개 기업 사이의 거래, 미국 달러. 주황 = 자본, 파랑 = 주문, 보라 = 신주인수권·보증, 회색 = E1에 실린 고리 밖"
    }

    func mapDescription(_ firms: [String]) -> String {
        "고리 위의 기업: " + firms.joined(separator: ", ")
    }
}
