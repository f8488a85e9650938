struct EnglishCounterCaseWords: CounterCaseWords {
    let heading = "Counter-case"
    let benign =
        "The benign reading: demand is real, supply is scarce, and those who have cash lend it to those who have customers. Then the same names stand on both sides because the field is small, the money is spent on things that work, and a loop is a way to share risk. None of that can be refuted from contracts alone."
    let forHeading = "What speaks for the benign reading"
    let againstHeading = "What does not fit it"
    let nothingAgainst = "Nothing in the ledger speaks against it."

    func oneWay(_ amount: String, share: String, total: String) -> String {
        "\(amount) of the \(total) of financing (\(share)) cannot come back as an order by any chain of known deals."
    }

    func paid(_ most: String, share: String, total: String) -> String {
        "Of the \(total) of financing that has been paid, at most \(most) (\(share)) can have come back as orders; the rest of the figure is about the future."
    }

    func notBinding(_ amount: String, share: String) -> String {
        "\(amount) (\(share)) of what can come back as orders rests on promises that bind nobody yet, and may never be paid."
    }

    func straightBack(_ share: String) -> String {
        "\(share) of what can come back needs no third firm: it stands in contracts between the same two firms, each of which can be judged on its own, and nothing is hidden in a chain."
    }

    func notMoreThanChance(_ comparisons: [String]) -> String {
        "Chance alone gives as much: \(comparisons.joined(separator: ", "))."
    }

    func noOrderBack(_ pairs: Int, of financed: Int) -> String {
        "In \(pairs) of \(String.count(financed, "pair")) in which one firm finances another, the money does not buy from the firm that gave it."
    }

    func tied(_ amount: String, share: String, orders: String) -> String {
        "Of \(orders) of orders at sellers that finance customers, sources tie \(amount) (\(share)) to the seller's own money."
    }

    func loans(_ vendor: String, share: String, withEquity: String) -> String {
        "What customers of \(vendor) have drawn of its loans comes to \(share) of its annual revenue (\(withEquity) with its equity in them): equity can be lost, but nobody has to pay it back."
    }

    func bindingGoesRound(_ amount: String) -> String {
        "Contracts that bind, and nothing softer, still let \(amount) come back as orders."
    }

    func moreThanChance(_ comparisons: [String]) -> String {
        "More can come back as orders than chance would give: \(comparisons.joined(separator: ", "))."
    }

    func alignment(_ correlation: String, p: String) -> String {
        "Firms finance their own customers more than random partners would (correlation \(correlation), p = \(p))."
    }

    func ownMoney(_ vendor: String, share: String) -> String {
        "Up to \(share) of \(vendor)'s orders could be paid with its own money."
    }

    func dependence(_ vendor: String, customer: String, share: String) -> String {
        "\(customer), which \(vendor) finances, places \(share) of the orders that \(vendor) has in the ledger."
    }
}
