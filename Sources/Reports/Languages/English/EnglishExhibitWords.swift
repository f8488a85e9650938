import Charts

struct EnglishExhibitWords: ExhibitWords {
    let strings = ExhibitStrings.english

    func source(_ model: String, deals: Int, asOf: String) -> String {
        "Source: \(model), \(String.count(deals, "deal")) as known on \(asOf)."
    }

    func ladderSubtitle(unit: String) -> String {
        "Widest loops of investment and orders, \(unit). Bar = amount that can travel all the way round (the smallest leg, ringed)"
    }

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

    func matrixSubtitle(firms: Int, unit: String) -> String {
        "Row pays column, \(unit), counted amounts between the \(firms) firms of the universe; n/d = not disclosed or not counted, box = both ways"
    }

    func pair(_ one: String, _ other: String) -> String { "\(one) and \(other)" }

    func firmnessTitle(paid: String?) -> String {
        paid.map { "\($0) of all headline amounts has been paid" } ?? "No amount is known"
    }

    func firmnessSubtitle(unit: String) -> String {
        "Counted amounts by firmness and by payer, \(unit)"
    }

    func payer(_ name: String, total: String, paid: String, binding: String) -> String {
        "\(name) \(total), of which paid \(paid) and binding \(binding)"
    }

    func outsidePayers(_ count: Int) -> String { .count(count, "outside payer") }

    func mapTitle(firms: Int) -> String {
        firms == 0
            ? "No firm is on a loop of investment and orders"
            : "\(String.count(firms, "firm")) \(firms == 1 ? "is" : "are") on a loop of investment and orders"
    }

    func mapSubtitle(firms: Int, unit: String) -> String {
        "For orientation: deals between \(firms) firms, \(unit). Orange = capital, blue = orders, purple = warrants and guarantees; grey = outside the loops shown in E1"
    }

    func mapDescription(_ firms: [String]) -> String {
        "Firms on a loop: " + firms.joined(separator: ", ")
    }
}
