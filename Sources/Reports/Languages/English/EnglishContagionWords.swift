import Charts
import Ledger

struct EnglishContagionWords: ContagionWords {
    private let common = EnglishCommonWords()

    let heading = "Contagion"
    func notComputed(_ reason: String) -> String { "Not computed: \(reason)." }

    func lead(_ facts: ContagionFacts) -> String {
        let passedOn =
            facts.passedOn.map { ", and \($0) would be passed on. " }
            ?? "; nothing measurable would be passed on. "
        return
            "If \(facts.firm) stopped paying, its partners would lose \(facts.direct) directly on stakes, loans, guarantees and orders that are \(common.orFirmer(facts.layer))\(passedOn)The largest losses would fall on \(facts.next.joined(separator: " and ")) \(facts.mark). This is what contracts and holdings say, not a forecast that any firm will fail."
    }

    let heads = [
        "If it stops paying", "Direct", "Passed on", "All to direct", "Feedback multiplier",
        "Self-fulfilling loss", "Mark",
    ]
    let noEnd = "no end"

    func loss(_ firm: String, _ amount: String, share: String?) -> String {
        "\(firm) \(amount) (\(share.map { "\($0) of its buffer" } ?? "buffer not known"))"
    }

    func otherFirms(_ count: Int) -> String { "; and \(String.count(count, "other firm"))." }

    func buffers(known: Int, of firms: Int, share: String?, unknown: String?) -> String {
        let rest =
            unknown.map {
                " The others lose but pass nothing on, so what is passed on is understated: \($0)."
            } ?? ""
        return
            "\(known) of \(firms) firms with claims, holding \(share ?? "none") of them, have a known buffer (net assets, else cash and securities).\(rest)"
    }

    let valuation =
        "Stakes count at what was paid for them, guarantees at the most that can be called. Orders count at their full price although the seller would save costs, so a share of the buffer above 100% says how far orders outweigh cash, not that a firm fails."
    let debtRank =
        "A firm's debts lose value as its buffer shrinks (DebtRank, Bardoscia et al. 2015). “On top if everyone expects the worst” is the distance to the worst consistent expectation: losses that would hold each other up without a further cause."

    func roundTheCircle(one: String) -> String {
        "Round the circle: how much stress on a firm grows by coming back to it through the others (the sum over closed walks, before anyone is ruined); \(one) means that nothing comes back along claims of firms with a known buffer."
    }

    let stable = "Along every circle of claims stress dies out."
    let unstable =
        "Along some circles of claims stress feeds on itself: claims that go round are larger than the buffers on their way."

    func title(_ firm: String, total: String, passedOn: String) -> String {
        "If \(firm) stopped paying, others would lose \(total), \(passedOn) of it passed on"
    }

    let noClaims = "Nobody has a claim on anybody"

    func subtitle(_ layer: Firmness, unit: String) -> String {
        "Losses of others on stakes, loans, guarantees and orders (\(common.orFirmer(layer))) if a firm stops paying, \(unit); scenario, not forecast"
    }

    func next(_ losses: [String]) -> String { "next: " + losses.joined(separator: " · ") }

    func shortLoss(_ firm: String, _ amount: String, share: String?) -> String {
        "\(firm) \(amount)\(share.map { " (\($0) of buffer)" } ?? "")"
    }

    func partName(_ part: ContagionRounds.Part) -> String {
        switch part {
        case .direct: "direct"
        case .passedOn: "passed on"
        case .selfFulfilling: "on top, if everyone expects the worst"
        }
    }
}
