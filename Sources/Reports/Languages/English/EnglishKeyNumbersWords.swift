import Ledger

struct EnglishKeyNumbersWords: KeyNumbersWords {
    let heading = "Key numbers"

    func heads(interval: String) -> KeyNumberHeads {
        KeyNumberHeads(
            indicator: "Indicator", stated: "As stated", drawn: "Median of draws (\(interval))",
            notes: "Bounds of the wording, notes", limit: "Limit", state: "State",
            change: "Since last report", mark: "Mark")
    }

    func interval(_ level: String) -> String { "\(level) interval" }

    func draws(_ facts: DrawFacts) -> String {
        let none = "no history, so anything"
        let were = facts.talkedThenAnnounced == 1 ? "was" : "were"
        return
            "As stated: every amount at its headline, every promise kept. Draws (▲): \(facts.draws) times, every amount is drawn from what its wording allows and every promise stands or falls with the probability that this ledger’s own history gives: \(facts.announced ?? none) of announced money and \(facts.binding ?? none) of signed money still stood \(facts.horizonDays) days on, and \(facts.talkedThenAnnounced) of \(String.count(facts.talked, "deal")) that began as talk \(were) announced; how little that history is enters the draws too. What is paid stays. Legs of one deal stand or fall together, so the draws spread widely where few deals carry a number; amounts of claims that lost against another \(facts.losingClaims ? "take part" : "take no part"), and undisclosed amounts are in no column."
    }

    let bounds =
        "Bounds: every amount at the lowest, then at the highest that its wording allows (“about” ±10%, “up to” from what is owed without a condition, “at least” without an upper end, so taken as stated). Layers are cumulative: binding includes paid, announced includes binding, reported includes announced, estimated includes reported and what is assumed or derived."

    func returnable(_ layer: Firmness) -> String {
        "Financing that can come back as orders, \(layer.name)"
    }
    func returnableShare(_ layer: Firmness) -> String {
        "… as a share of all \(layer.name) financing"
    }
    func coverage(_ buyer: String, _ year: Int) -> String {
        "Outside money ÷ what \(buyer) owes in \(year)"
    }
    func owed(_ amount: String) -> String { "owes \(amount)" }
    func circulation(_ layer: Firmness) -> String { "Circulation (sum over legs), \(layer.name)" }
    func circulationShare(_ layer: Firmness) -> String {
        "… as a share of all \(layer.name) money (circulation share)"
    }
    func reciprocity(_ layer: Firmness) -> String {
        "Bilateral round-trip share (weighted reciprocity), \(layer.name)"
    }
    func multiParty(_ layer: Firmness) -> String {
        "Multi-party circular exposure, \(layer.name)"
    }
    func loops(maxLength: Int) -> String {
        "Loops of investment and orders, up to \(maxLength) firms"
    }
    func atLeast(_ count: String) -> String { "at least \(count)" }
    func priced(_ loops: Int) -> String { "\(loops) with an amount on every leg" }
    let loopsWithDerived = "… with those that a derived leg closes"
    func widestLoop(_ layer: Firmness) -> String { "Widest single loop, \(layer.name)" }
    let paidShare = "Share of headline money that has been paid"
    func vendorFinancing(_ vendor: String) -> String {
        "Customer financing incl. equity ÷ annual revenue, \(vendor)"
    }
    func loansAlone(_ share: String) -> String { "loans drawn alone \(share)" }
    let pricedLegs = "Disclosure coverage: live legs with a counted amount"
    func of(_ part: Int, _ whole: Int) -> String { "\(part) of \(whole)" }
    func undisclosed(_ legs: Int) -> String { "\(legs) undisclosed" }
    func ownMoney(_ vendor: String) -> String { "Self-funded orders, traced pro rata, \(vendor)" }
    func ownMoneyRange(documented: String, atMost: String) -> String {
        "documented \(documented), at most \(atMost)"
    }
    func hangsOn(_ deal: String) -> String {
        "Returnable financing that hangs on one deal, \(deal)"
    }
    func concentration(_ buyer: String, _ commitments: String) -> String {
        "Concentration of \(buyer)'s \(commitments) (HHI)"
    }
    func atItsHighest(_ index: String) -> String { "at its highest \(index)" }
    func cashOut(_ firm: String, by quarter: String, scenario: String) -> String {
        "Probability of a liquidity shortfall at \(firm) by \(quarter), \(scenario)"
    }
    func fundingGap(_ firm: String, scenario: String) -> String {
        "Expected funding need, \(firm), \(scenario)"
    }
    func worstPaths(_ tail: String, _ shortfall: String) -> String {
        "in the worst \(tail) of paths \(shortfall)"
    }
}
