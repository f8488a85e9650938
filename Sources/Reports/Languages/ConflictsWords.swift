import Ledger
import Text

/// Section 9: where sources contradict each other, and what is not known.
struct ConflictsWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Disagreements that move a number", "수치를 바꾸는 출처 간 불일치") }

    var noneFound: String {
        word("No two claims of the same time contradict each other.", "같은 시점의 주장끼리 서로 모순되는 것은 없다.")
    }

    var claimsHeading: String { word("Claims that contradict each other", "서로 모순되는 주장") }

    /// - Parameter open: how many are not resolved with a reason.
    func claims(_ fields: Int, open: Int) -> String {
        switch language {
        case .en:
            "\(String.count(fields, "field")) on which claims of the same time cannot all be true; \(open == 0 ? "each is resolved with a reason" : "\(open) unresolved"). The last column says how the financing that can come back as orders (announced or firmer) would change under the other value."
        case .ko:
            "같은 시점의 주장이 모두 참일 수 없는 항목은 \(fields)개다. \(open == 0 ? "모두 이유를 적어 해결했다" : "\(open)개는 해결되지 않았다"). 마지막 열은 다른 값을 쓸 때 주문으로 돌아올 수 있는 투자금(발표 단계까지)이 어떻게 바뀌는지를 보여 준다."
        }
    }

    var claimHeads: [String] {
        word(
            ["Field", "Used", "Other claims", "Why", "Sensitivity"],
            ["항목", "사용한 값", "다른 주장", "이유", "민감도"])
    }

    var unresolved: String {
        word("unresolved: the better graded source is used", "미해결: 등급이 더 높은 출처를 사용")
    }

    /// What a claim says of a leg's binding force.
    func binding(_ binding: Binding) -> String {
        switch binding {
        case .binding: word("binding", "구속력 있음")
        case .loi: word("letter of intent", "의향서(LOI)")
        case .nonBinding: word("not binding", "구속력 없음")
        case .unknown: word("not known whether binding", "구속력 불명")
        }
    }

    /// A length of time; whole years where it is some.
    func term(months: Int, days: Int) -> String {
        switch language {
        case .en:
            let whole = months % 12 == 0
            let long = String.count(whole ? months / 12 : months, whole ? "year" : "month")
            let short = String.count(days, "day")
            if days == 0 { return long }
            return months == 0 ? short : "\(long) and \(short)"
        case .ko:
            let whole = months % 12 == 0
            let long = whole ? "\(months / 12)년" : "\(months)개월"
            if days == 0 { return long }
            return months == 0 ? "\(days)일" : "\(long) \(days)일"
        }
    }

    /// A sensitivity of nothing.
    var noChange: String { word("none", "없음") }
    var describedHeading: String { word("Disagreements looked into", "검토한 불일치") }

    var describedHeads: [String] {
        word(
            ["Question", "What sources say", "Finding", "Used", "Confidence"],
            ["질문", "출처의 말", "판단", "사용한 값", "확신도"])
    }

    /// A disagreement on which nothing is chosen yet.
    var open: String { word("open", "미결") }
    var gapsHeading: String { word("Gaps", "공백") }

    func gaps(_ facts: GapFacts) -> String {
        switch language {
        case .en:
            "\(CommonWords(language: language).liveLegs(facts.undisclosed)) without a sum of money, \(facts.overlapping) that describe money counted elsewhere, \(String.count(facts.contingent, "guarantee, backstop or warrant", "guarantees, backstops and warrants")) (never counted at headline value), \(facts.openEnded) with no upper end. \(facts.undated) of \(facts.amount) has no payment dates and is missing from the table by year."
        case .ko:
            "금액이 없는 \(CommonWords(language: language).liveLegs(facts.undisclosed)), 다른 곳에서 이미 센 돈을 말하는 흐름 \(facts.overlapping)건, 보증·매입 보장(백스톱)·신주인수권 \(facts.contingent)건(액면으로 세지 않음), 상한이 없는 흐름 \(facts.openEnded)건이 있다. \(facts.amount) 가운데 \(facts.undated.with(.topic)) 지급일이 없어 연도별 표에 들어 있지 않다."
        }
    }

    var gapHeads: [String] {
        word(
            ["Leg without an amount", "From", "To", "Kind", "Known quantity"],
            ["금액이 없는 흐름", "지급", "수취", "종류", "알려진 수량"])
    }
}

/// What the ledger lacks.
struct GapFacts: Sendable {
    let undisclosed, overlapping, contingent, openEnded: Int
    let undated: String
    let amount: String
}
