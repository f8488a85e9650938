struct KoreanHindcastWords: HindcastWords {
    let title = "이 날의 예측과 실제 결과"

    func introduction(draws: String, level: String, asOf: String, settled: String) -> String {
        "입력은 \(asOf)에 알려진 것이다. \(draws)번의 추출마다 모든 가정을 범위 안의 한 점에서 고르고 매출과 약속의 경로를 하나 그린다. 아래쪽과 위쪽 값 사이에 추출의 가운데 \(level)\(Particle.subject.form(after: level)) 들어간다. 실제 결과는 \(settled)까지 원장에 알려진 것이며, 결과에 맞춘 값은 없다."
    }

    let firmAndYear = "기업, 연도"
    let forecastOf = "예측 대상"
    let low = "아래쪽"
    let median = "가운데"
    let high = "위쪽"
    let came = "실제"
    let insideHead = "범위 안"
    func isInside(_ inside: Bool) -> String { inside ? "예" : "아니요" }
    let revenue = "매출"
    let cash = "신규 자금 전 현금 증감"
    let notReported = "공개되지 않음"

    func year(_ year: Int, quarters: Int) -> String {
        quarters == 4 ? "\(year)년" : "\(year)년(\(quarters)개 분기)"
    }

    func byEnd(of year: Int) -> String { "\(year)년 말까지" }
    let short = "미지급이 생긴 추출"

    func insolvency(_ known: Bool?, on day: String?) -> String {
        switch known {
        case true: day.map { "\($0) 지급 불능" } ?? "지급 불능"
        case false: "지급 불능 아님"
        case nil: "알 수 없음"
        }
    }

    func need(_ firm: String, low: String, median: String, high: String, raised: String?) -> String
    {
        "\(firm): 확약된 자금 말고도 \(low)~\(high)\(Particle.subject.form(after: high)) 필요하다(가운데 \(median))."
            + (raised.map { " 원장에 있는 한 그 뒤 조달한 자금은 \($0)\(Particle.copula.form(after: $0))다." }
                ?? "")
    }

    func inside(_ count: Int, of all: Int, level: String) -> String {
        all == 0
            ? "나중에 공개된 수치가 없다."
            : "공개된 수치 \(all)개 가운데 \(count)개가 범위 안에 있다. 수치가 많다면 \(level)\(Particle.subject.form(after: level)) 안에 들 것이다. 같은 흐름을 타고 함께 움직이는 몇 개로는 그 비율을 알기 어렵다."
    }
}
