import Ledger

struct KoreanHeadlineDecayWords: HeadlineDecayWords {
    private let common = KoreanCommonWords()

    let heading = "발표는 무엇이 되는가"

    func fate(_ facts: FateFacts, curve: String) -> String {
        "지금까지 사업 \(facts.undertakings)건에서 발표된 \(facts.announced) 가운데 \(facts.paid.with(.topic)) 지급되었고, \(facts.signed.with(.topic)) 서명되어 구속력이 있으며, \(facts.standing.with(.topic)) 발표된 상태로 남아 있고, \(facts.withdrawn.with(.topic)) 철회되었다(취소, 만료, 감액, 더 적은 금액으로 대체). \(curve) 이력이 짧아, 아직 철회되지 않은 것도 앞으로 철회될 수 있다."
    }

    func nothingWithdrawn(days: Int, followed: Int) -> String {
        "사업 \(followed)건 이상을 추적할 수 있는 \(days)일 안에는 철회가 없었다."
    }

    func curve(_ facts: CurveFacts) -> String {
        "발표된 금액은 \(facts.days)일 뒤에도 \(facts.share.with(.subject)) 유지된다(\(facts.intervalName) \(facts.interval), 거래를 독립 단위로 한 Kaplan–Meier 추정). 금액이 아니라 거래 건수로 세면, 금액이 알려졌든 아니든 그때까지 \(facts.dealShare.with(.subject)) 유지된다. 끝난 사실만 알려진 거래는 곧바로 끝난 것으로 본다."
    }

    let heads = ["날짜", "사업", "이전 발표 금액", "이후", "경과 일수"]

    func ended(_ deals: [String]) -> String {
        "금액이 공개된 적 없이 끝나 위 금액 어디에도 들어 있지 않은 거래: \(deals.joined(separator: "; "))."
    }

    func ended(_ title: String, _ status: DealStatus, since: String?, size: String?) -> String {
        "\(title)(\(common.status(status))\(since.map { " \($0)" } ?? "")\(size.map { ", \($0)" } ?? ""))"
    }

    func oneAfterTheOther(_ titles: [String]) -> String { titles.joined(separator: " → ") }

    func noneWithdrawn(days: Int) -> String { "발표된 금액 중 \(days)일 안에 철회된 것은 없다" }

    func title(_ share: String, days: Int) -> String {
        "발표된 금액의 \(share.with(.subject)) \(days)일 뒤에도 유지된다"
    }

    func subtitle(followed: Int) -> String {
        "발표 후 경과 일수별로 철회되지 않은 금액의 비중. 서명되거나 지급된 금액은 유지된 것으로 본다. 사업 \(followed)건을 추적할 수 있는 데까지 그렸다"
    }

    func description(_ share: String, days: Int, steps: [String]) -> String {
        "발표된 금액의 생존 곡선. \(days)일 뒤 \(share) 유지. \(steps.joined(separator: "; "))"
    }

    func step(day: Int, share: String) -> String { "\(day)일째 \(share)" }
    func endLabel(_ share: String) -> String { "\(share) 유지" }
    let followedLabel = "이만큼 추적된 사업 수:"
    let curveLabel = "유지된 발표 금액"
    let dealsLabel = "유지된 거래(건수 기준)"
    func months(_ count: Int) -> String { "\(count)개월" }
}
