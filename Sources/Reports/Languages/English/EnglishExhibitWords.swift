import Charts

struct EnglishExhibitWords: ExhibitWords {
    let strings = ExhibitStrings.english

    func source(_ model: String, deals: Int, asOf: String) -> String {
        "Source: \(model), \(String.count(deals, "deal")) as known on \(asOf)."
    }

    let ladderSubtitle =
        "Widest loops of investment and orders, US$. Bar = amount that can travel all the way round (the smallest leg, ringed)"

    func ladderTitle(_ chain: String, amount: String) -> String {
        "The widest loop, \(chain), can carry at most \(amount)"
    }

    let noLoopCloses = "No loop of investment and orders closes"
    let noPricedLoop = "No loop has a known amount on every leg"

    func loop(_ id: String, _ chain: String, amount: String?) -> String {
        "\(id): \(chain), \(amount.map { "at most \($0)" } ?? "amount not disclosed")"
    }

    func matrixTitle(pairs: Int) -> String {
        pairs == 0
            ? "No two firms pay each other both ways"
            : "\(String.count(pairs, "pair")) of firms \(pairs == 1 ? "pays" : "pay") each other both ways"
    }

    func matrixSubtitle(firms: Int) -> String {
        "Row pays column, US$ bn, counted amounts between the \(firms) firms of the universe; n/d = not disclosed or not counted, box = both ways"
    }

    func pair(_ one: String, _ other: String) -> String { "\(one) and \(other)" }

    func firmnessTitle(cents: Int?) -> String {
        guard let cents else { return "No amount is known" }
        if cents < 1 { return "Less than one cent of each headline dollar has been paid" }
        return
            "\(cents) \(cents == 1 ? "cent" : "cents") of each headline dollar \(cents == 1 ? "has" : "have") been paid"
    }

    let firmnessSubtitle = "Counted amounts by firmness and by payer, US$"

    func payer(_ name: String, total: String, paid: String, binding: String) -> String {
        "\(name) \(total), of which paid \(paid) and binding \(binding)"
    }

    func outsidePayers(_ count: Int) -> String { .count(count, "outside payer") }

    func mapTitle(firms: Int) -> String {
        firms == 0
            ? "No firm is on a loop of investment and orders"
            : "\(String.count(firms, "firm")) \(firms == 1 ? "is" : "are") on a loop of investment and orders"
    }

    func mapSubtitle(firms: Int) -> String {
        "For orientation: deals between \(firms) firms, US$. Orange = capital, blue = orders, purple = warrants and guarantees; grey = outside the loops shown in E1"
    }

    func mapDescription(_ firms: [String]) -> String {
        "Firms on a loop: " + firms.joined(separator: ", ")
    }
}
