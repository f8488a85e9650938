import Circularity
import Documents
import Ledger

struct EnglishCircularityWords: CircularityWords {
    let heading = "Circular money"
    let notAnAccusation =
        "A circular deal is not an accusation. Suppliers finance customers in many healthy markets: it lowers the buyer's cost, secures supply and shares risk. What a loop means is that revenue and investment depend on each other, so that a shortfall in one is felt in the other. The figures below are upper ends of what can be the same money; none says that it is."

    let loopsHeading = "The loops"
    let noLoop = "The ledger has no loop of investment and orders on that day."

    func otherLoops(_ classes: [String], maxLength: Int, isTruncated: Bool) -> String {
        "Other loops of up to \(maxLength) firms\(isTruncated ? ", at least" : ""): \(classes.joined(separator: ", "))."
    }

    let loopHeads = ["Loop", "Chain", "Bottleneck amount", "Firmness", "Weakest grade", "Deals"]

    func loops(_ count: Int, _ kind: CircuitClass) -> String {
        switch kind {
        case .circularFinancing: "\(count) of investment and orders (circular financing)"
        case .reciprocalTrade: "\(count) of orders only (reciprocal trade)"
        case .crossHolding: "\(count) of capital only (cross-holdings)"
        }
    }

    func loopsFound(_ facts: LoopFacts) -> [Inline] {
        let derived =
            facts.derived == 0
            ? ""
            : "Deals alone close \(facts.circular - facts.derived) of the \(facts.circular); the other \(facts.derived) \(facts.derived == 1 ? "needs" : "need") a leg that is derived from spending (\(EvidenceMark.estimated.symbol)). "
        return [
            .text(
                "\(facts.isTruncated ? "At least " : "")\(facts.loops) loops of up to \(facts.maxLength) firms: \(facts.classes.joined(separator: ", ")). The table shows \(facts.shown) of the \(facts.circular) loops of investment and orders: the widest, then those with an undisclosed leg. \(derived)"
            ), .strong(["Loops share legs: their amounts must not be added up."]),
            .text(" How much can come back in all is said above."),
        ]
    }

    let notDisclosed = "not disclosed"

    let layersHeading = "Circulation: a sum over legs"
    let layerHeads = [
        "Layer (cumulative)", "All money", "Circulation", "Range", "Share", "Paid straight back",
        "Three firms or more", "Firms in the largest group",
    ]

    func circulation(data: Inline, layer: Firmness, dual: String) -> [Inline] {
        [
            .text(
                "The maximum circulation is the largest sum of what the legs of closed loops can carry, no leg more than its amount. Money is in it on every leg that it passes, twice on a way there and back, and it does not tell financing from orders: it stands beside the figures above, for comparison with other networks. It is exact, and each value comes with a certificate (potentials of the firms, in "
            ), data,
            .text(
                ") whose bound equals it exactly; for the \(layer.name) layer both are \(dual)."
            ),
        ]
    }

    let yearsHeading = "By year of payment"
    let yearHeads = ["Year", "Falls due", "Circulation", "Share"]

    func years(dated: String, total: String) -> String {
        "Legs spread over their terms by their payment profiles, as announced or firmer. \(dated) of \(total) has dates; a loop whose legs are due in different years does not close within any of them."
    }

    let vendorsHeading = "Sellers that finance their customers"
    let vendorHeads = [
        "Seller", "Customers in the ledger", "Loans drawn", "Loans committed", "Equity",
        "Guarantees", "Annual revenue", "Loans ÷ revenue", "… with equity",
    ]
    let vendors =
        "Loans, prepayments and lease financing to customers (drawn, then committed), and equity in customers, against the seller's annual revenue (four quarters where they are known). Guarantees, backstops and warrants are exposures, shown beside and in no ratio."
}
