import Documents
import Ledger

struct EnglishRoundTripWords: RoundTripWords {
    let heading = "Own money among a vendor's revenue"
    let nothingReturns = "No vendor's financing can come back to it as revenue."

    func explanation(stepMonths: Int, hasUndated: Bool, hasStretched: Bool) -> [Inline] {
        [
            .strong(["Documented"]),
            .text(
                " ◆: financing that a source ties to a purchase from the same vendor, up to that purchase's payments. "
            ),
            .strong(["Traced"]),
            .text(
                " ▲: the vendor's money followed in steps of \(String.count(stepMonths, "month")); in every firm it mixes pro rata with cash and outside revenue, which carry no tag, and tied money waits for its purchase. Revenue is held at its nearest known rate where no figure covers a date, a firm spends what it earns beyond its orders, and what it cannot pay from its own money comes from outside. Two figures are the two readings where books are not known or begin late. "
            ),
            .strong(["At most"]),
            .text(
                " ◆: the maximum flow from the vendor's financing to its orders through time, as announced or firmer; money cannot come back before it has left.\(hasUndated ? " Orders without payment dates are spread evenly for tracing and may fall at any time for the upper end." : "") These figures describe what contracts allow; they say nothing about intent.\(hasStretched ? " A share marked ▲ is of four quarters at the nearest known rate." : "")"
            ),
        ]
    }

    func heads(year: Int) -> [String] {
        [
            "Vendor", "Its financing", "Its orders", "Documented ◆", "Traced ▲", "At most ◆",
            "At most ÷ orders", "In \(year), of annual revenue",
        ]
    }

    let revenueNotKnown = "undefined: revenue not known"
    let noneDue = "none due"
    let limitedBy = ": limited by "
    func andMore(_ count: Int, amount: String) -> String { " and \(count) more (\(amount))" }
    func orders(fifo: String, lifo: String) -> String {
        ". First in, first out traces \(fifo), last in, first out \(lifo) ▲."
    }

    func unknownBooks(_ vendors: [String]) -> String {
        "A single traced figure is undefined, and the two readings are shown, because cash or revenue of a firm in between is not known: \(vendors.joined(separator: "; "))."
    }

    func byYear(_ vendor: String) -> String {
        "\(vendor) by year of arrival. Each upper end is the most for its year alone: they add up to more than the total."
    }

    let yearHeads = ["Year", "Orders due", "Documented ◆", "Traced ▲", "At most ◆"]

    func returnShares(from: String, to: String) -> String {
        "Of the money that a firm paid out from \(from) to \(to), this much came back to it pro rata, with its revenue from outside in the books (Finn's return share; dated payments as announced or firmer). ▲"
    }

    func undefinedShares(_ firms: String) -> String {
        " Undefined where money passes through a firm whose revenue is not known (\(firms)); the two readings have such firms pass on nothing, and balance without outside money."
    }

    let returnHeads = ["Firm", "Return share ▲", "Readings"]

    func softer(_ layer: Firmness, bands: [String], mark: String) -> String {
        "With the \(layer.name) layer: \(bands.joined(separator: "; ")) (documented \(mark); traced ▲; at most \(mark))."
    }
}
