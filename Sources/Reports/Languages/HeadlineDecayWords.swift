import Ledger
import Text

/// Part of section 4, and exhibit E9: what announcements become.
struct HeadlineDecayWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("What announcements become", "발표는 무엇이 되는가") }

    /// - Parameter curve: what ``curve(_:)`` or ``nothingWithdrawn(days:followed:)`` says.
    func fate(_ facts: FateFacts, curve: String) -> String {
        switch language {
        case .en:
            "Of \(facts.announced) ever announced in \(String.count(facts.undertakings, "announced deal")), \(facts.paid) has been paid, \(facts.signed) is signed and binding, \(facts.standing) stands as announced, and \(facts.withdrawn) was withdrawn: cancelled, expired, amended down, or replaced by less. \(curve) A short history: what is not withdrawn yet may be."
        case .ko:
            "지금까지 거래 \(facts.undertakings)건에서 발표된 \(facts.announced) 가운데 \(facts.paid.with(.topic)) 지급되었고, \(facts.signed.with(.topic)) 서명되어 구속력이 있으며, \(facts.standing.with(.topic)) 발표된 상태로 남아 있고, \(facts.withdrawn.with(.topic)) 철회되었다(취소, 만료, 감액, 더 적은 금액으로 대체). \(curve) 이력이 짧아, 아직 철회되지 않은 것도 앞으로 철회될 수 있다."
        }
    }

    func nothingWithdrawn(days: Int, followed: Int) -> String {
        switch language {
        case .en:
            "No withdrawal was seen within \(days) days, up to which \(followed) announced deals or more are followed."
        case .ko:
            "거래 \(followed)건 이상을 추적할 수 있는 \(days)일 안에는 철회가 없었다."
        }
    }

    func curve(_ facts: CurveFacts) -> String {
        switch language {
        case .en:
            "Of announced money, \(facts.share) still stands \(facts.days) days on (\(facts.intervalName) \(facts.interval), by Kaplan and Meier’s estimate with deals as the independent units). Counting deals instead, priced or not, \(facts.dealShare) still stand then; a deal known from its end alone counts as ended at once."
        case .ko:
            "발표된 금액은 \(facts.days)일 뒤에도 \(facts.share.with(.subject)) 유지된다(\(facts.intervalName) \(facts.interval), 거래를 독립 단위로 한 Kaplan–Meier 추정). 금액이 아니라 거래 건수로 세면, 금액이 알려졌든 아니든 그때까지 \(facts.dealShare.with(.subject)) 유지된다. 끝난 사실만 알려진 거래는 곧바로 끝난 것으로 본다."
        }
    }

    var heads: [String] {
        word(
            ["Date", "Undertaking", "Headline before", "After", "Age in days"],
            ["날짜", "사업", "이전 발표 금액", "이후", "경과 일수"])
    }

    func ended(_ deals: [String]) -> String {
        switch language {
        case .en:
            "Ended without ever having had a published amount, and so in no amount above: \(deals.joined(separator: "; "))."
        case .ko:
            "금액이 공개된 적 없이 끝나 위 금액 어디에도 들어 있지 않은 거래: \(deals.joined(separator: "; "))."
        }
    }

    /// A deal that ended without a published amount: `Title (cancelled 2026-03-06, 0.6 GW)`.
    func ended(_ title: String, _ status: DealStatus, since: String?, size: String?) -> String {
        switch language {
        case .en:
            "\(title) (\(status.rawValue)\(since.map { " \($0)" } ?? "")\(size.map { ", \($0)" } ?? ""))"
        case .ko:
            "\(title)(\(common.status(status))\(since.map { " \($0)" } ?? "")\(size.map { ", \($0)" } ?? ""))"
        }
    }

    /// Titles of the deals that an undertaking was, one after the other.
    func oneAfterTheOther(_ titles: [String]) -> String {
        word(titles.joined(separator: ", then: "), titles.joined(separator: " → "))
    }

    // MARK: E9

    func noneWithdrawn(days: Int) -> String {
        word(
            "No announced money has been withdrawn within \(days) days",
            "발표된 금액 중 \(days)일 안에 철회된 것은 없다")
    }

    func title(_ share: String, days: Int) -> String {
        word(
            "\(share) of announced money still stands \(days) days on",
            "발표된 금액의 \(share.with(.subject)) \(days)일 뒤에도 유지된다")
    }

    func subtitle(followed: Int) -> String {
        switch language {
        case .en:
            "Share of announced money not withdrawn, by days since its announcement; signed and paid money stands. Drawn as far as \(followed) announced deals are followed"
        case .ko:
            "발표 후 경과 일수별로 철회되지 않은 금액의 비중. 서명되거나 지급된 금액은 유지된 것으로 본다. 사업 \(followed)건을 추적할 수 있는 데까지 그렸다"
        }
    }

    func description(_ share: String, days: Int, steps: [String]) -> String {
        switch language {
        case .en:
            "Survival curve of announced money. \(share) stands after \(days) days. \(steps.joined(separator: "; "))"
        case .ko:
            "발표된 금액의 생존 곡선. \(days)일 뒤 \(share) 유지. \(steps.joined(separator: "; "))"
        }
    }

    func step(day: Int, share: String) -> String {
        word("Day \(day): \(share)", "\(day)일째 \(share)")
    }

    func endLabel(_ share: String) -> String { word("\(share) stands", "\(share) 유지") }
    var followedLabel: String { word("Undertakings followed so long:", "이만큼 추적된 사업 수:") }
    var curveLabel: String { word("announced money that stands", "유지된 발표 금액") }
    var dealsLabel: String { word("deals that stand, each counting once", "유지된 거래(건수 기준)") }
    func months(_ count: Int) -> String { word("\(count) months", "\(count)개월") }

    private var common: CommonWords { CommonWords(language: language) }
}

/// What became of announced money: parts with their shares.
struct FateFacts: Sendable {
    let announced: String
    let undertakings: Int
    let paid, signed, standing, withdrawn: String
}

/// The curve at the horizon.
struct CurveFacts: Sendable {
    let share: String
    let days: Int
    let intervalName: String
    let interval: String
    let dealShare: String
}
