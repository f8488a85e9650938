import Ledger

struct EnglishConflictsWords: ConflictsWords {
    let heading = "Disagreements that move a number"
    let noneFound = "No two claims of the same time contradict each other."
    let claimsHeading = "Claims that contradict each other"

    func claims(_ fields: Int, open: Int) -> String {
        "\(String.count(fields, "field")) on which claims of the same time cannot all be true; \(open == 0 ? "each is resolved with a reason" : "\(open) unresolved"). The last column says how the financing that can come back as orders (announced or firmer) would change under the other value."
    }

    let claimHeads = ["Field", "Used", "Other claims", "Why", "Sensitivity"]
    let unresolved = "unresolved: the better graded source is used"

    func binding(_ binding: Binding) -> String {
        switch binding {
        case .binding: "binding"
        case .loi: "letter of intent"
        case .nonBinding: "not binding"
        case .unknown: "not known whether binding"
        }
    }

    func term(months: Int, days: Int) -> String {
        let whole = months % 12 == 0
        let long = String.count(whole ? months / 12 : months, whole ? "year" : "month")
        let short = String.count(days, "day")
        if days == 0 { return long }
        return months == 0 ? short : "\(long) and \(short)"
    }

    let noChange = "none"
    let describedHeading = "Disagreements looked into"
    let describedHeads = ["Question", "What sources say", "Finding", "Used", "Confidence"]
    let open = "open"
    let gapsHeading = "Gaps"

    func gaps(_ facts: GapFacts) -> String {
        "\(EnglishCommonWords().liveLegs(facts.undisclosed)) without a sum of money, \(facts.overlapping) that describe money counted elsewhere, \(String.count(facts.contingent, "guarantee, backstop or warrant", "guarantees, backstops and warrants")) (never counted at headline value), \(facts.openEnded) with no upper end. \(facts.undated) of \(facts.amount) has no payment dates and is missing from the table by year."
    }

    let gapHeads = ["Leg without an amount", "From", "To", "Kind", "Known quantity"]
}
