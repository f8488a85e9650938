import Documents

struct KoreanBottomLineWords: BottomLineWords {
    let heading = "1 결론"
    let nothingKnown = "그날 기준으로 금액이 알려진 흐름이 원장에 없다."

    func noneReturns(financing: String?) -> String {
        guard let financing else {
            return "이 기업들이 서로에게 넣은 돈 가운데 금액이 알려진 것이 없어, 주문으로 돌아올 돈도 없다. "
        }
        return
            "지급·계약·발표된 투자금 \(financing) 가운데 주문이 되어 투자한 기업으로 돌아올 수 있는 돈은 없다. 모든 구간의 금액이 알려진 채 닫히는 거래 사슬이 없기 때문이다. "
    }

    func most(_ most: String, share: String, financing: String, range: String) -> [Inline] {
        [
            .text("지급·계약·발표된 투자금과 대출 \(financing) 가운데 "),
            .strong([
                .text("최대 \("\(most)(\(share))".with(.subject)) 주문이 되어 투자한 기업으로 돌아올 수 있다")
            ]),
            .text(
                "(금액은 저마다 한 번만 센다. 모든 금액을 표현이 허용하는 하한과 상한으로 읽으면 \(range.with(.copula))다). "
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
                ?? "구속력 있는 계약만 남기면 없어지고"
        let settled =
            paid.map { "이미 지급된 돈만 세면 \($0.with(.copula))" } ?? "이미 지급된 돈만 세면 0이"
        guard let reported else { return "\(kept), \(settled)다. " }
        return "\(kept), \(settled)며, 언론 보도까지 실현되면 \(reported.with(.direction)) 늘어난다. "
    }

    func capital(_ atMost: String) -> String {
        "주문 없이 도는 돈이 더 많다. 투자금과 대출 가운데 최대 \(atMost.with(.subject)) 다시 투자금과 대출로 돌아온다. "
    }

    func coverage(
        _ buyer: String, owes: String, year: Int, share: String?, isUpperBound: Bool
    ) -> String {
        let owed = "\(buyer.with(.topic)) \(year)년에 \(owes.with(.object)) 지급해야 한다. "
        guard let share else {
            return owed + "매출이 알려지지 않아 외부 자금이 그 가운데 얼마를 감당하는지 계산할 수 없다."
        }
        return
            owed
            + "외부에서 온 매출과 약정된 외부 자금이 감당하는 몫은 \(isUpperBound ? "최대 " : "")\(share.with(.copula))다."
    }
}
