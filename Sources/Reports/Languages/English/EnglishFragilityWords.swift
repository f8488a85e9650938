struct EnglishFragilityWords: FragilityWords {
    let heading = "What the figure hangs on"

    func leftOut(_ returnable: String) -> String {
        "What of the \(returnable) that can come back as orders, as announced or firmer, is lost when one deal or one firm is left out. ◆ Losses overlap and must not be added up."
    }

    let dealHeads = ["Without the deal", "Its amount", "Loss", "Share"]
    let firmHeads = ["Without the firm", "Amounts it pays or receives", "Loss", "Share"]
    let returns =
        "The most that can leave a firm and come back to it, dates left aside, and the contracts that limit it (minimum cut: their amounts add up to it). ◆"
    let returnHeads = ["Firm", "Can come back", "Limited by"]

    func undisclosed(_ facts: UndisclosedFacts) -> String {
        var rules: [String] = []
        if let power = facts.byPower {
            rules.append(
                "\(power.legs) by their quantity at \(power.cost) a unit, the median of \(String.count(power.costs, "sourced cost"))"
            )
        }
        if facts.byLike > 0 { rules.append("\(facts.byLike) by the median of like legs") }
        if facts.none > 0 { rules.append("\(facts.none) not at all, for want of like legs") }
        return
            "\(EnglishCommonWords().liveLegs(facts.legs)) \(facts.legs == 1 ? "has" : "have") no amount. At zero, \(facts.atZero) can come back as orders; at imputed amounts \(facts.imputed) ▲. Imputed: \(rules.joined(separator: ", "))."
    }
}
