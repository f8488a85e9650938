import Ledger

struct KoreanConflictsWords: ConflictsWords {
    let heading = "수치를 바꾸는 출처 간 불일치"
    let noneFound = "같은 시점의 주장끼리 서로 모순되는 것은 없다."
    let claimsHeading = "서로 모순되는 주장"

    func claims(_ fields: Int, open: Int) -> String {
        "같은 시점의 주장이 모두 참일 수 없는 항목은 \(fields)개다. \(open == 0 ? "모두 이유를 적어 해결했다" : "\(open)개는 해결되지 않았다"). 마지막 열은 다른 값을 쓸 때 주문으로 돌아올 수 있는 투자금(발표 단계까지)이 어떻게 바뀌는지를 보여 준다."
    }

    let claimHeads = ["항목", "사용한 값", "다른 주장", "이유", "민감도"]
    let unresolved = "미해결: 등급이 더 높은 출처를 사용"

    func binding(_ binding: Binding) -> String {
        switch binding {
        case .binding: "구속력 있음"
        case .loi: "의향서(LOI)"
        case .nonBinding: "구속력 없음"
        case .unknown: "구속력 불명"
        }
    }

    func term(months: Int, days: Int) -> String {
        let whole = months % 12 == 0
        let long = whole ? "\(months / 12)년" : "\(months)개월"
        if days == 0 { return long }
        return months == 0 ? "\(days)일" : "\(long) \(days)일"
    }

    let noChange = "없음"
    let describedHeading = "검토한 불일치"
    let describedHeads = ["질문", "출처의 말", "판단", "사용한 값", "확신도"]
    let open = "미결"
    let gapsHeading = "공백"

    func gaps(_ facts: GapFacts) -> String {
        "금액이 없는 \(KoreanCommonWords().liveLegs(facts.undisclosed)), 다른 곳에서 이미 센 돈을 말하는 흐름 \(facts.overlapping)건, 보증·매입 보장(백스톱)·신주인수권 \(facts.contingent)건(액면으로 세지 않음), 상한이 없는 흐름 \(facts.openEnded)건이 있다. \(facts.amount) 가운데 \(facts.undated.with(.topic)) 지급일이 없어 연도별 표에 들어 있지 않다."
    }

    let gapHeads = ["금액이 없는 흐름", "지급", "수취", "종류", "알려진 수량"]
}
