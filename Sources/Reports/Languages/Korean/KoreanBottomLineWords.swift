import Documents

struct KoreanBottomLineWords: BottomLineWords {
    let heading = "1 결론"
    let nothingKnown = "그날 기준으로 금액이 알려진 흐름이 원장에 없다."

    func nothingReturns(total: String) -> String {
        "이 기업들이 지급·계약·발표한 \(total) 가운데 출발한 곳으로 되돌아올 수 있는 돈은 없다. 모든 구간의 금액이 알려진 채 닫히는 거래 사슬이 없기 때문이다."
    }

    func most(_ most: String, share: String, total: String, range: String) -> [Inline] {
        [
            .text("이 기업들이 지급·계약·발표한 \(total) 가운데 "),
            .strong([.text("최대 \("\(most)(\(share))".with(.subject)) 한 바퀴 돌아온 같은 돈일 수 있다")]),
            .text(
                "(1달러는 한 번만 센다. 모든 금액을 표현이 허용하는 하한과 상한으로 읽으면 \(range.with(.copula))다). "
            ),
        ]
    }

    func widest(_ chain: String, amount: String) -> String {
        "투자와 주문이 맞물린 단일 고리 가운데 가장 굵은 것은 \(chain.with(.copula))며, 이 고리를 끝까지 지날 수 있는 돈은 최대 \(amount.with(.copula))다. "
    }

    let noPricedLoop = "모든 구간의 금액이 알려진 투자·주문 고리는 하나도 없다. "

    func firmer(isSame: Bool, binding: String?, paid: String?, reported: String?) -> String {
        let kept =
            isSame
            ? "구속력 있는 계약만 남겨도 이 값은 그대로이고"
            : binding.map { "구속력 있는 계약만 남기면 \($0.with(.direction)) 줄고" }
                ?? "구속력 있는 계약만 남기면 하나도 남지 않고"
        let settled =
            paid.map { "이미 지급된 돈만 세면 \($0.with(.copula))" } ?? "이미 지급된 돈만 세면 0이"
        guard let reported else { return "\(kept), \(settled)다." }
        return "\(kept), \(settled)며, 언론 보도까지 실현되면 \(reported.with(.direction)) 늘어난다."
    }
}
