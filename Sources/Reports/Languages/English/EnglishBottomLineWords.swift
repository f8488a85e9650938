import Documents

struct EnglishBottomLineWords: BottomLineWords {
    let heading = "1 Bottom line"
    let nothingKnown = "No flow of this ledger had a known amount on that day."

    func noneReturns(financing: String?) -> String {
        guard let financing else {
            return
                "These firms put no money with a known amount into each other, so none can come back as orders. "
        }
        return
            "None of the \(financing) that these firms have put into others, paid, contracted or announced, can come back to a financier as an order: no chain of deals closes with a known amount on every leg. "
    }

    func most(_ most: String, share: String, financing: String, range: String) -> [Inline] {
        [
            .text(
                "Of the \(financing) of capital and loans that were paid, contracted or announced, "
            ),
            .strong([
                .text("at most \(most) (\(share)) can come back to the financiers as orders")
            ]),
            .text(
                ", each amount counted once; reading every amount at the low and the high end of its wording gives \(range). "
            ),
        ]
    }

    func widest(_ chain: String, amount: String) -> String {
        "The widest single loop of investment and orders is \(chain), through which at most \(amount) can travel. "
    }

    let noPricedLoop =
        "No single loop of investments and orders has a known amount on every leg. "

    func firmer(isSame: Bool, binding: String?, paid: String?, reported: String?) -> String {
        let kept =
            isSame ? "The figure is the same" : "The figure falls to \(binding ?? "zero")"
        let rise =
            reported.map { "; it rises to \($0) if what the press reports comes true" } ?? ""
        return
            "\(kept) if only binding contracts are kept, and is \(paid ?? "zero") for money already paid\(rise). "
    }

    func capital(_ atMost: String) -> String {
        "More goes round without an order: up to \(atMost) of capital and loans returns as capital and loans. "
    }

    func coverage(
        _ buyer: String, owes: String, year: Int, share: String?, isUpperBound: Bool
    ) -> String {
        guard let share else {
            return
                "\(buyer) owes \(owes) in \(year); what of it money from outside covers cannot be computed, as its revenue is not known."
        }
        return
            "\(buyer) owes \(owes) in \(year); revenue and committed money from outside cover \(isUpperBound ? "at most " : "")\(share) of it."
    }
}
