import Documents

struct KoreanSummaryWords: SummaryWords {
    func title(_ model: String) -> String { "\(model): 한 장으로 보는 순환 금융" }

    func whole(_ report: Inline) -> [Inline] {
        [.text("출처와 범위, 방법, 한계는 "), report, .text("에 있다.")]
    }

    func intervalOrBounds(_ interval: String) -> String { "\(interval) 또는 하한·상한" }

    let triggersHeading = "무엇이 판단을 바꾸는가"

    func without(_ deal: Inline, loss: String, left: String) -> [Inline] {
        [
            .text("하향: "), deal,
            .text(" 거래가 무산되면 주문으로 돌아올 수 있는 금액이 \(loss) 줄어 \("\(left)".with(.subject)) 남는다."),
        ]
    }

    func reported(_ more: String, total: String) -> String {
        "상향: 언론 보도가 실현되면 주문으로 돌아올 수 있는 금액이 \(more) 늘어 모두 \(total.with(.subject)) 된다."
    }

    func signed(_ amount: String, binding: String) -> String {
        "양방향: 이 수치 가운데 \(amount.with(.topic)) 발표되었을 뿐 누구도 구속하지 않는다. 서명되면 그대로이고, 무산되면 \(binding.with(.subject)) 남는다."
    }

    func due(_ amount: String, year: Int, returning: String) -> String {
        "지켜볼 것: \(year)년에 주문 대금 \(amount.with(.subject)) 지급될 예정이며, 그 가운데 돌아온 투자금일 수 있는 돈은 최대 \(returning.with(.copula))다."
    }
}
