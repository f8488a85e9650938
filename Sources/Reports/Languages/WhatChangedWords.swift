import Analysis
import Ledger
import Text

/// Section 3: what changed since the report before, and why.
struct WhatChangedWords: WordTable {
    let language: ReportLanguage

    func heading(_ day: String) -> String {
        word("What changed since \(day)", "달라진 것: \(day) 이후")
    }

    var nothing: String {
        word("No deal and no key number changed.", "달라진 거래도, 달라진 핵심 수치도 없다.")
    }

    /// How many deals were added, ended, revised and taken out.
    func deals(added: Int, ended: Int, revised: Int, removed: Int) -> String {
        switch language {
        case .en:
            var parts = [
                "\(common.deals(added)) added", "\(ended) ended (cancelled, replaced or expired)",
                "\(revised) revised",
            ]
            if removed > 0 { parts.append("\(removed) taken out of the ledger") }
            return common.list(parts) + "."
        case .ko:
            var parts = [
                "\(common.deals(added)) 추가", "\(ended)건 종료(취소·대체·만료)", "\(revised)건 수정",
            ]
            if removed > 0 { parts.append("\(removed)건 원장에서 제외") }
            return parts.joined(separator: ", ") + "."
        }
    }

    /// What can go round, before and after, with what each cause added, the largest first.
    func circulation(
        _ layer: Firmness, from before: String, to after: String,
        parts: [(cause: ChangeCause, amount: String)]
    ) -> String {
        switch language {
        case .en:
            let name = "The financing that can come back as orders, \(common.layer(layer)),"
            guard !parts.isEmpty else { return "\(name) stayed at \(after)." }
            let causes = common.list(parts.map { "\($0.amount) by \(cause($0.cause))" })
            guard before != after else {
                return "\(name) is \(after), as before, though causes moved it: \(causes)."
            }
            return "\(name) went from \(before) to \(after): \(causes)."
        case .ko:
            let name = "주문으로 돌아올 수 있는 투자금(\(common.layer(layer)) 기준)은"
            guard !parts.isEmpty else { return "\(name) \(after.with(.direction)) 변함이 없다." }
            let causes = parts.map { "\(cause($0.cause)) \($0.amount)" }.joined(separator: ", ")
            guard before != after else {
                return
                    "\(name) 이전과 같은 \(after)\(Particle.copula.form(after: after))지만 원인별로는 움직였다(\(causes))."
            }
            return "\(name) \(before)에서 \(after.with(.direction)) 바뀌었다(\(causes))."
        }
    }

    var dealsHeading: String { word("Deals", "거래") }

    var dealHeads: [String] {
        switch language {
        case .en:
            [
                "Deal", "Change", "Status", "Counted before", "Counted now", "New sources",
            ]
        case .ko:
            ["거래", "변화", "상태", "이전 계상액", "현재 계상액", "새 출처"]
        }
    }

    func kind(_ kind: DealChange.Kind) -> String {
        switch kind {
        case .added: word("added", "추가")
        case .ended: word("ended", "종료")
        case .revised: word("revised", "수정")
        case .removed: word("taken out", "제외")
        }
    }

    var numbersHeading: String { word("Numbers, by cause", "원인별로 나눈 수치의 변화") }

    /// How a change is split, with the causes in their order.
    func method(_ causes: [String]) -> String {
        switch language {
        case .en:
            "Each change is split by putting the new in the place of the old, one cause after the other in this order: \(common.list(causes)). The parts add up to the change; what two causes do together goes to the later one. Time is what the calendar alone does: windows that end on the report’s day, terms that run out. Data are amounts, dates, payments and figures of firms at the statuses of before; status is where deals stand and what binds the parties; method is the analyst’s choices and rules. All numbers that changed are in changes.csv."
        case .ko:
            "변화는 이전 것을 새것으로 원인마다 하나씩 바꿔 넣어 나누었다. 순서는 \(causes.joined(separator: ", ")) 순이다. 나눈 값을 더하면 전체 변화가 되고, 두 원인이 함께 만든 변화는 나중 원인에 들어간다. ‘시간’은 달력만으로 생기는 변화로, 보고서 기준일에 끝나는 기간이나 만료되는 계약이 그 예다. ‘자료’는 이전 상태를 그대로 둔 채 바뀐 금액, 날짜, 지급액, 기업 수치이고, ‘상태’는 거래의 단계와 구속력, ‘방법’은 분석자의 선택과 규칙이다. 달라진 수치는 모두 changes.csv에 있다."
        }
    }

    /// Heads before the causes.
    var numberHeads: [String] {
        word(["Number", "Before", "Now", "Change"], ["수치", "이전", "현재", "변화"])
    }

    func cause(_ cause: ChangeCause) -> String {
        switch cause {
        case .time: word("time", "시간")
        case .data: word("data", "자료")
        case .status: word("status", "상태")
        case .exchangeRate: word("exchange rate", "환율")
        case .method: word("method", "방법")
        }
    }

    /// A difference of shares.
    func points(_ number: String) -> String { word("\(number) points", "\(number)%p") }
    /// A number that is as before, and one that was not there.
    var unchanged: String { word("unchanged", "변동 없음") }
    var new: String { word("new", "신규") }

    /// What moved a share: its parts before and now, and whether deals came or went, so that the two are of different things.
    func split(
        _ share: String, numerator: (String, String), denominator: (String, String),
        isComparable: Bool
    ) -> String {
        switch language {
        case .en:
            func moved(_ part: (String, String)) -> String {
                part.0 == part.1 ? "stayed at \(part.1)" : "went from \(part.0) to \(part.1)"
            }
            return
                "\(share): the numerator \(moved(numerator)), the denominator \(moved(denominator)).\(isComparable ? "" : " Deals came or went, so the two shares are not of the same deals.")"
        case .ko:
            func moved(_ part: (String, String)) -> String {
                part.0 == part.1 ? "\(part.1) 그대로" : "\(part.0)에서 \(part.1)"
            }
            return
                "\(share): 분자는 \(moved(numerator)), 분모는 \(moved(denominator)).\(isComparable ? "" : " 거래가 새로 들어오거나 빠져 두 비중은 같은 거래에 대한 것이 아니다.")"
        }
    }

    /// The name of a number.
    func name(_ id: MeasureID, firm: (String) -> String) -> String {
        let layer = id.layer ?? .announced
        let layerName = common.layer(layer)
        return switch id.rule {
        case "returnable-financing": key.returnable(layer)
        case "returnable-share":
            word(
                "Share of financing that can come back, \(layerName)",
                "돌아올 수 있는 투자금의 비중, \(layerName)")
        case "circulation": key.circulation(layer)
        case "circulation-share": word("Circulation share, \(layerName)", "순환 비중, \(layerName)")
        case "reciprocity": key.reciprocity(layer)
        case "multi-party": key.multiParty(layer)
        case "widest-loop": key.widestLoop(layer)
        case "paid-share": key.paidShare
        case "headline-survival":
            word("Announced money still standing, \(layerName)", "아직 유지되는 금액, \(layerName)")
        case "vendor-financing-with-equity": key.vendorFinancing(id.subject.map(firm) ?? "")
        default: MeasureCatalogue.rule(id.rule)?.title.text(in: language) ?? id.rule
        }
    }

    private var common: CommonWords { CommonWords(language: language) }

    private var key: KeyNumbersWords { KeyNumbersWords(language: language) }
}

extension MeasureID {
    /// The cumulative layer that the subject names.
    var layer: Firmness? { Firmness.allCases.first { $0.name == subject } }
}
