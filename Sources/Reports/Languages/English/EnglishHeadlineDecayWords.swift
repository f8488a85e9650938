import Ledger

struct EnglishHeadlineDecayWords: HeadlineDecayWords {
    let heading = "What announcements become"

    func fate(_ facts: FateFacts, curve: String) -> String {
        "Of \(facts.announced) ever announced in \(String.count(facts.undertakings, "undertaking")), \(facts.paid) has been paid, \(facts.signed) is signed and binding, \(facts.standing) stands as announced, and \(facts.withdrawn) was withdrawn: cancelled, expired, amended down, or replaced by less. \(curve) A short history: what is not withdrawn yet may be."
    }

    func nothingWithdrawn(days: Int, followed: Int) -> String {
        "No withdrawal was seen within \(days) days, up to which \(followed) undertakings or more are followed."
    }

    func curve(_ facts: CurveFacts) -> String {
        "Of announced money, \(facts.share) still stands \(facts.days) days on (\(facts.intervalName) \(facts.interval), by Kaplan and Meier’s estimate with deals as the independent units). Counting deals instead, priced or not, \(facts.dealShare) still stand then; a deal known from its end alone counts as ended at once."
    }

    let heads = ["Date", "Undertaking", "Headline before", "After", "Age in days"]

    func ended(_ deals: [String]) -> String {
        "Ended without ever having had a published amount, and so in no amount above: \(deals.joined(separator: "; "))."
    }

    func ended(_ title: String, _ status: DealStatus, since: String?, size: String?) -> String {
        "\(title) (\(status.rawValue)\(since.map { " \($0)" } ?? "")\(size.map { ", \($0)" } ?? ""))"
    }

    func oneAfterTheOther(_ titles: [String]) -> String { titles.joined(separator: ", then: ") }

    func noneWithdrawn(days: Int) -> String {
        "No announced money has been withdrawn within \(days) days"
    }

    func title(_ share: String, days: Int) -> String {
        "\(share) of announced money still stands \(days) days on"
    }

    func subtitle(followed: Int) -> String {
        "Share of announced money not withdrawn, by days since its announcement; signed and paid money stands. Drawn as far as \(followed) undertakings are followed"
    }

    func description(_ share: String, days: Int, steps: [String]) -> String {
        "Survival curve of announced money. \(share) stands after \(days) days. \(steps.joined(separator: "; "))"
    }

    func step(day: Int, share: String) -> String { "Day \(day): \(share)" }
    func endLabel(_ share: String) -> String { "\(share) stands" }
    let followedLabel = "Undertakings followed so long:"
    let curveLabel = "announced money that stands"
    let dealsLabel = "deals that stand, each counting once"
    func months(_ count: Int) -> String { "\(count) months" }
}
