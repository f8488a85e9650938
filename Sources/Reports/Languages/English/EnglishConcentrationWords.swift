struct EnglishConcentrationWords: ConcentrationWords {
    let heading = "Concentration"

    func explanation(threshold: String) -> String {
        "HHI is the sum of squared shares in points, from 10,000/n for n equal partners to 10,000 for a single one; above \(threshold) the merger guidelines of 2023 call a market highly concentrated. Orders in the ledger, as announced or firmer: what is not in the ledger is not in the shares. ◆"
    }

    let supplierHeads = ["Buyer", "Orders", "Partners", "Largest supplier", "Its share", "HHI"]
    let customerHeads = ["Seller", "Orders", "Partners", "Largest customer", "Its share", "HHI"]

    func others(_ count: Int) -> String { .count(count, "other") }

    func subtitle(_ buyer: String, commitments: String, undated: String?, unit: String) -> String {
        "\(buyer)'s \(commitments) by provider: share of what was signed by the end of each year, and of what falls due in each year\(undated.map { " (\($0) has no payment dates)" } ?? "")"
    }

    let signed = "Signed, cumulative"
    let due = "Falls due"
    func noDate(_ commitments: String) -> String { "None of the \(commitments) has a date" }

    func title(_ provider: String, of buyer: String, commitments: String, share: String) -> String {
        "\(provider) has \(share) of \(buyer)'s \(commitments)"
    }

    func title(_ provider: String, of buyer: String, commitments: String, change: ShareChange)
        -> String
    {
        guard change.direction != .stayed else {
            return
                "\(provider) has had \(change.after) of \(buyer)'s \(commitments) since \(change.firstYear)"
        }
        let verb =
            switch change.direction {
            case .fell: "fell"
            case .rose: "rose"
            case .stayed: "stayed"
            }
        return
            "\(provider)'s share of \(buyer)'s \(commitments) \(verb) from \(change.before) (signed by \(change.firstYear)) to \(change.after) (by \(change.lastYear))"
    }

    func year(_ year: Int, total: String, parts: [String], index: String) -> String {
        "Signed by \(year), \(total): \(parts.joined(separator: ", ")); HHI \(index)"
    }
}
