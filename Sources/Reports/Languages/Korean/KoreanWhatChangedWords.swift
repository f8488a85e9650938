import Analysis
import Ledger

struct KoreanWhatChangedWords: WhatChangedWords {
    private let common = KoreanCommonWords()
    private let key = KoreanKeyNumbersWords()

    func heading(_ day: String) -> String { "달라진 것: \(day) 이후" }

    let nothing = "달라진 거래도, 달라진 핵심 수치도 없다."

    func deals(added: Int, ended: Int, revised: Int, removed: Int) -> String {
        var parts = [
            "\(common.deals(added)) 추가", "\(ended)건 종료(취소·대체·만료)", "\(revised)건 수정",
        ]
        if removed > 0 { parts.append("\(removed)건 원장에서 제외") }
        return parts.joined(separator: ", ") + "."
    }

    func circulation(
        _ layer: Firmness, from before: String, to after: String,
        parts: [(cause: ChangeCause, amount: String)]
    ) -> String {
        let name = "주문으로 돌아올 수 있는 투자금(\(common.layer(layer)) 기준)은"
        guard !parts.isEmpty else { return "\(name) \(after.with(.direction)) 변함이 없다." }
        let causes = parts.map { "\(cause($0.cause)) \($0.amount)" }.joined(separator: ", ")
        guard before != after else {
            return
                "\(name) 이전과 같은 \(after)\(Particle.copula.form(after: after))지만 원인별로는 움직였다(\(causes))."
        }
        return "\(name) \(before)에서 \(after.with(.direction)) 바뀌었다(\(causes))."
    }

    let dealsHeading = "거래"
    let dealHeads = ["거래", "변화", "상태", "이전 계상액", "현재 계상액", "새 출처"]

    func kind(_ kind: DealChange.Kind) -> String {
        switch kind {
        case .added: "추가"
        case .ended: "종료"
        case .revised: "수정"
        case .removed: "제외"
        }
    }

    let numbersHeading = "원인별로 나눈 수치의 변화"

    func method(_ causes: [String]) -> String {
        "변화는 이전 것을 새것으로 원인마다 하나씩 바꿔 넣어 나누었다. 순서는 \(causes.joined(separator: ", ")) 순이다. 나눈 값을 더하면 전체 변화가 되고, 두 원인이 함께 만든 변화는 나중 원인에 들어간다. ‘시간’은 달력만으로 생기는 변화로, 보고서 기준일에 끝나는 기간이나 만료되는 계약이 그 예다. ‘자료’는 이전 상태를 그대로 둔 채 바뀐 금액, 날짜, 지급액, 기업 수치이고, ‘상태’는 거래의 단계와 구속력, ‘방법’은 분석자의 선택과 규칙이다. 달라진 수치는 모두 changes.csv에 있다."
    }

    let numberHeads = ["수치", "이전", "현재", "변화"]

    func cause(_ cause: ChangeCause) -> String {
        switch cause {
        case .time: "시간"
        case .data: "자료"
        case .status: "상태"
        case .exchangeRate: "환율"
        case .method: "방법"
        }
    }

    func split(
        _ share: String, numerator: (String, String), denominator: (String, String),
        isComparable: Bool
    ) -> String {
        func moved(_ part: (String, String)) -> String {
            part.0 == part.1 ? "\(part.1) 그대로" : "\(part.0)에서 \(part.1)"
        }
        return
            "\(share): 분자는 \(moved(numerator)), 분모는 \(moved(denominator)).\(isComparable ? "" : " 거래가 새로 들어오거나 빠져 두 비중은 같은 거래에 대한 것이 아니다.")"
    }

    func points(_ number: String) -> String { "\(number)%p" }
    let unchanged = "변동 없음"
    let new = "신규"

    func name(_ id: MeasureID, firm: (String) -> String) -> String {
        let layer = id.layer ?? .announced
        switch id.rule {
        case "returnable-financing": return key.returnable(layer)
        case "returnable-share":
            return "돌아올 수 있는 투자금의 비중, \(common.layer(layer))"
        case "circulation": return key.circulation(layer)
        case "circulation-share": return "순환 비중, \(common.layer(layer))"
        case "reciprocity": return key.reciprocity(layer)
        case "multi-party": return key.multiParty(layer)
        case "widest-loop": return key.widestLoop(layer)
        case "paid-share": return key.paidShare
        case "headline-survival": return "아직 유지되는 금액, \(common.layer(layer))"
        case "vendor-financing-with-equity":
            return key.vendorFinancing(id.subject.map(firm) ?? "")
        default: return id.rule
        }
    }
}
