import Circularity
import Documents
import Ledger

struct EnglishReturnableWords: ReturnableWords {
    let heading = "What can come back as orders"

    func explanation(data: Inline, dual: String, dated: String, traced: String?) -> [Inline] {
        let central =
            traced.map { "Traced pro rata over time, \($0) comes back. " }
            ?? "Tracing gives no single value, as the outside money of firms on the way is not known. "
        return [
            .text(
                "The most of the financing (equity, loans, prepayments) that can come back to the financiers as orders. Money counts once, when it enters a firm as financing and leaves it as an order, whatever legs it passes; loops of capital alone and of orders alone count nothing. It is exact, and comes with a certificate (potentials of the firms and prices of the legs, in "
            ), data,
            .text(
                "): amounts times prices add up to \(dual) for what is announced or firmer, and no flow can be above that sum. With dates kept, so that money is not spent before it has come in, it is \(dated). \(central)◆"
            ),
        ]
    }

    let layerHeads = [
        "Layer (cumulative)", "Financing", "Can come back", "Range", "Share",
        "÷ orders of financing firms", "Two firms alone", "Capital alone, at most",
    ]
    let vendorHeads = ["Financing firm", "Financing", "Orders", "Own money that can come back"]
    let vendors =
        "For each firm its own money, dates left aside. Firms share legs: the amounts must not be added up."
    let yearHeads = ["Year", "Financing due", "Orders due", "Can be returned financing"]
    let years =
        "By year, dates kept; legs without dates are spread evenly. Years share financing: the amounts must not be added up."

    let coverageHeading = "Can buyers pay from outside?"
    let coverage =
        "Revenue from outside the ledger, less costs outside it, plus binding financing from firms that sell nothing in it, over the orders that fall due in the year. Below 100% the buyer needs investors who have not committed yet, or its suppliers' money. Without known costs the figure is an upper end (≤); orders without dates stand beside. ◆"
    let coverageHeads = [
        "Buyer", "Year", "Owes", "Outside revenue", "Basis", "Committed", "Coverage", "With cash",
        "Undated orders",
    ]
    func basis(_ basis: RevenueCurve.Basis?) -> String {
        switch basis {
        case .reported?: "reported"
        case .forecast?: "forecast"
        case .held?: "latest rate held ▲"
        case nil: "not known"
        }
    }
    func atMost(_ share: String) -> String { "≤ \(share)" }
    func unknown(_ buyers: [String]) -> String {
        "Cannot be computed, for want of a revenue: \(buyers.joined(separator: ", "))."
    }
    func required(
        _ year: Int, alone: String, together: String, total: String, lastYear: Int
    ) -> String {
        "For every dated commitment to be met by committed money and cash alone, end customers would have to pay at least \(alone) in \(year), each firm by itself. If money may be moved inside the largest group, it is \(together), and \(total) up to \(lastYear), before other costs. ◆"
    }

    func totals(_ buyer: String, undisclosed: Int, overlapping: Int) -> String {
        "What \(buyer) has ordered, once for all: other totals of this report are sums of these rows. In none of them: \(undisclosed) live orders without an amount and \(overlapping) that describe amounts of others. Totals that sources quote stand last; they are never added. ◆"
    }
    let totalHeads = ["Part", "Amount"]
    func ownPart(_ layer: Firmness) -> String { "\(layer.name), its own part" }
    func sum(_ layer: Firmness) -> String { "\(layer.name) or firmer" }
    let parts = [
        "… purchases and leases", "… revenue shares, licences and others",
        "… with a payment schedule",
        "… paid, as claims record it", "… without dates",
    ]
    func quoted(_ title: String) -> String { "quoted: \(title)" }

    let consolidatedHeading = "The web as one firm"
    func consolidated(
        firms: Int, gross: String, eliminated: String, ratio: String, left: String
    ) -> String {
        "The \(firms) firms of the largest group order \(gross), announced or firmer. As one firm, \(eliminated) (\(ratio)) would be eliminated as a group's auditor does, and \(left) would be left. ◆"
    }
    let memberHeads = [
        "Firm", "Orders to it", "From inside", "Eliminated", "Money put in", "Of it inside",
    ]

    let supplierHeads = [
        "Buyer", "Financing in twelve months", "From suppliers", "From their suppliers",
        "Outside revenue", "Share",
    ]
    let suppliers =
        "Of the money that a buyer took in over twelve months, the part from firms that it buys from, or that those buy from. ◆"
    let bulletinHeads = ["Class", "Deals", "Share of deals", "Money", "Share of money"]
    let bulletin =
        "The classes of BIS Bulletin 137, announced or firmer. Circular means that a leg of the deal lies on a closed chain between firms of the universe, whatever its amount; the Bulletin counts deals of a larger sample over a longer time, so the shares are not the same thing."
    func kind(_ kind: BulletinClass) -> String {
        switch kind {
        case .circular: "circular, between firms of the universe"
        case .otherBetween: "other, between firms of the universe"
        case .outward: "from them to others"
        case .inward: "from others to them"
        case .outside: "between others (in no share)"
        }
    }
    let disclosureHeads = ["What is hidden", "Expected narrowing", "± (standard error)"]
    func disclosure(width: String) -> String {
        "What it would be worth to know: the interval of the figure, undisclosed amounts drawn too, is \(width) wide; so much narrower it is expected to be with one thing known. From the draws; only what stands out from noise. ▲"
    }
    func amount(of leg: String) -> String { "amount of \(leg)" }
    let pledgeHeads = ["Asset", "Can carry", "Rests on it", "Claims"]
    func pledges(claimed: String, carried: String, shortfall: String?) -> String {
        "Claims of \(claimed) name what they rest on; the assets and guarantees can carry \(carried) of it. \(shortfall.map { "\($0) is pledged twice. " } ?? "")Assets without an amount are taken as unlimited. ◆"
    }
    let notKnown = "not known"
    func missing(
        _ pairs: [(financier: String, financed: String, amount: String)], more: Int
    ) -> String {
        let named = pairs.map { "\($0.financier) → \($0.financed) (\($0.amount))" }
        return
            "Financing without an order back in the ledger: \(named.joined(separator: ", "))\(more > 0 ? " and \(more) more" : ""). An order that nobody has entered would raise the figures."
    }
}
