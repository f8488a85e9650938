import Analysis
import Ledger

struct EnglishWhatChangedWords: WhatChangedWords {
    private let common = EnglishCommonWords()
    private let key = EnglishKeyNumbersWords()

    func heading(_ day: String) -> String { "What changed since \(day)" }

    let nothing = "No deal and no key number changed."

    func deals(added: Int, ended: Int, revised: Int, removed: Int) -> String {
        var parts = [
            "\(common.deals(added)) added", "\(ended) ended (cancelled, replaced or expired)",
            "\(revised) revised",
        ]
        if removed > 0 { parts.append("\(removed) taken out of the ledger") }
        return common.list(parts) + "."
    }

    func circulation(
        _ layer: Firmness, from before: String, to after: String,
        parts: [(cause: ChangeCause, amount: String)]
    ) -> String {
        let name = "The financing that can come back as orders, \(common.layer(layer)),"
        guard !parts.isEmpty else { return "\(name) stayed at \(after)." }
        let causes = common.list(parts.map { "\($0.amount) by \(cause($0.cause))" })
        guard before != after else {
            return "\(name) is \(after), as before, though causes moved it: \(causes)."
        }
        return "\(name) went from \(before) to \(after): \(causes)."
    }

    let dealsHeading = "Deals"
    let dealHeads = [
        "Deal", "Change", "Status", "Counted before", "Counted now", "New sources",
    ]

    func kind(_ kind: DealChange.Kind) -> String {
        switch kind {
        case .added: "added"
        case .ended: "ended"
        case .revised: "revised"
        case .removed: "taken out"
        }
    }

    let numbersHeading = "Numbers, by cause"

    func method(_ causes: [String]) -> String {
        "Each change is split by putting the new in the place of the old, one cause after the other in this order: \(common.list(causes)). The parts add up to the change; what two causes do together goes to the later one. Time is what the calendar alone does: windows that end on the report’s day, terms that run out. Data are amounts, dates, payments and figures of firms at the statuses of before; status is where deals stand and what binds the parties; method is the analyst’s choices and rules. All numbers that changed are in changes.csv."
    }

    let numberHeads = ["Number", "Before", "Now", "Change"]

    func cause(_ cause: ChangeCause) -> String {
        switch cause {
        case .time: "time"
        case .data: "data"
        case .status: "status"
        case .exchangeRate: "exchange rate"
        case .method: "method"
        }
    }

    func split(
        _ share: String, numerator: (String, String), denominator: (String, String),
        isComparable: Bool
    ) -> String {
        func moved(_ part: (String, String)) -> String {
            part.0 == part.1 ? "stayed at \(part.1)" : "went from \(part.0) to \(part.1)"
        }
        return
            "\(share): the numerator \(moved(numerator)), the denominator \(moved(denominator)).\(isComparable ? "" : " Deals came or went, so the two shares are not of the same deals.")"
    }

    func points(_ number: String) -> String { "\(number) points" }
    let unchanged = "unchanged"
    let new = "new"

    func name(_ id: MeasureID, firm: (String) -> String) -> String {
        let layer = id.layer ?? .announced
        switch id.rule {
        case "returnable-financing": return key.returnable(layer)
        case "returnable-share":
            return "Share of financing that can come back, \(common.layer(layer))"
        case "circulation": return key.circulation(layer)
        case "circulation-share": return "Circulation share, \(common.layer(layer))"
        case "reciprocity": return key.reciprocity(layer)
        case "multi-party": return key.multiParty(layer)
        case "widest-loop": return key.widestLoop(layer)
        case "paid-share": return key.paidShare
        case "headline-survival": return "Announced money still standing, \(common.layer(layer))"
        case "vendor-financing-with-equity":
            return key.vendorFinancing(id.subject.map(firm) ?? "")
        default: return MeasureCatalogue.rule(id.rule)?.title ?? id.rule
        }
    }
}
