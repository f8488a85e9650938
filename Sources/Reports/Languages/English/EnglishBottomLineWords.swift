import Documents

struct EnglishBottomLineWords: BottomLineWords {
    let heading = "1 Bottom line"
    let nothingKnown = "No flow of this ledger had a known amount on that day."

    func nothingReturns(total: String) -> String {
        "None of the \(total) that these firms have paid, contracted or announced can come back to where it started: no chain of deals closes with a known amount on every leg."
    }

    func most(_ most: String, share: String, total: String, range: String) -> [Inline] {
        [
            .text("Of the \(total) that these firms have paid, contracted or announced, "),
            .strong([.text("at most \(most) (\(share)) can be the same money going round")]),
            .text(
                ", each dollar counted once; reading every amount at the low and the high end of its wording gives \(range). "
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
            isSame ? "The figure is the same" : "The figure falls to \(binding ?? "nothing")"
        let rise =
            reported.map { "; it rises to \($0) if what the press reports comes true" } ?? ""
        return
            "\(kept) if only binding contracts are kept, and \(paid ?? "nothing") for money already paid\(rise)."
    }
}
