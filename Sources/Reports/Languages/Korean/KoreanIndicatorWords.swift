import Indicators
import SeriesTests
import Text

struct KoreanIndicatorWords: IndicatorWords {
    let heading = "과거와 견준 지표"

    func introduction(level: String) -> String {
        "과거의 붕괴에 앞서 경고했거나 경고했다고 알려진 비율이다. 구간은 *표가 있으면 금액의 크기와 약속의 이행 여부를 추첨한 구간(\(level))이고, 없으면 금액의 표현이 허용하는 범위이다. 둘 다 값을 바꾸지 않으면 확정이라고 적는다. 순환 제외는 외부 현금만 본 값으로, 두 기업이 같은 순환 고리에 있는 거래를 뺀 것이다."
    }

    let indicator = "지표"
    let firm = "기업"
    let value = "값"
    let interval = "구간"
    let exact = "확정"
    let net = "순환 거래 제외"
    let grade = "최저 등급"
    let inputsTo = "자료 기준일"
    let wholeModel = "모형 전체"

    /// By id; a test checks that no indicator is left out.
    static let titles = [
        "vendor-financing": "벤더 파이낸싱", "circular-revenue-share": "매출 중 되돌아온 자기 자금",
        "commitments": "구매 약정", "backlog": "잔여 이행 의무", "largest-customer": "최대 고객의 비중",
        "supplier-concentration": "공급자 집중도", "customer-concentration": "고객 집중도",
        "capex-cash-flow": "영업현금흐름 대비 자본지출", "capex-sales": "매출 대비 자본지출",
        "debt-funded": "자본지출 중 차입 비중", "uncommenced-leases": "차입금 대비 미개시 리스",
        "minsky": "민스키 분류", "useful-life": "내용연수 재산정", "revenue-gap": "향후 1년 지급액 대 매출",
        "headline-decay": "발표되었으나 구속력이 없는 비중", "power-plausibility": "최대 전력 수요 대비 목표 용량",
        "capex-gdp": "GDP 대비 자본지출", "market-cap-gdp": "GDP 대비 주식 시가총액",
        "cape": "경기조정 주가수익비율", "credit-gap": "GDP 대비 신용 갭",
    ]

    /// What being above a limit means, by indicator, in the order of its limits.
    static let meanings = [
        "vendor-financing": ["2000년 루슨트, 낮게 본 값", "2000년 루슨트, 높게 본 값"],
        "largest-customer": ["공시해야 하는 고객"],
        "supplier-concentration": ["고도로 집중됨"], "customer-concentration": ["고도로 집중됨"],
        "capex-cash-flow": ["지출이 영업으로 번 돈을 넘음"], "minsky": ["이자를 새로 빌린 돈으로 냄"],
        "revenue-gap": ["매출이 늘어야 약정을 치를 수 있음"],
        "market-cap-gdp": ["1999년과 2000년 일부의 수준"],
        "credit-gap": ["은행 완충자본이 오르기 시작함", "은행 완충자본이 최대가 됨"],
    ]

    func title(_ indicator: any Indicator) -> String {
        Self.titles[indicator.id] ?? indicator.title
    }

    func minskyClass(_ number: Int) -> String {
        switch number {
        case 1: "헤지"
        case 2: "투기"
        default: "폰지"
        }
    }

    func percentagePoints(_ number: String) -> String { number + "%p" }
    func moreFirms(_ count: Int) -> String { "외 \(count)곳" }
    func between(_ low: String, _ high: String) -> String { "\(low)~\(high), 그 안에서 정해지지 않음" }

    let historyHeading = "지표의 추이"
    let historyIntroduction =
        "지표마다 값이 가장 큰 기업을 과거 분기 말에 다시 계산했다. 각 열은 그날까지 알려진 것만 쓴다."

    let thresholdsHeading = "발표된 기준값"

    private func meaning(_ indicator: any Indicator, _ threshold: IndicatorThreshold) -> String {
        let place = indicator.thresholds.firstIndex(of: threshold) ?? 0
        let known = Self.meanings[indicator.id] ?? []
        return place < known.count ? known[place] : threshold.meaning
    }

    func shortThreshold(
        _ indicator: any Indicator, _ value: String, _ threshold: IndicatorThreshold
    ) -> String { "\(value)(\(meaning(indicator, threshold)))" }

    func threshold(
        _ indicator: any Indicator, _ value: String, _ threshold: IndicatorThreshold
    ) -> String {
        let meaning = meaning(indicator, threshold)
        return "\(title(indicator)) \(value): \(meaning). 출처: \(threshold.source.text(in: .ko))."
    }

    let missingHeading = "자료가 없어 계산하지 못한 지표"

    func missing(_ indicator: any Indicator, firms: String, inputs: [MissingInput]) -> String {
        "\(title(indicator)): \(firms) (\(inputs.map { $0.text(in: .ko) }.joined(separator: "; ")))"
    }

    let seriesHeading = "시계열"
    let seriesIntroduction =
        "같은 추세와 변화를 가진 확률보행보다 빠르게 움직이는지, 언제부터인지 검정한다(Phillips, Shi, Yu 2015, 와일드 부트스트랩). 폭발적이라는 말은 시계열의 성질일 뿐 가격이 틀렸다는 뜻이 아니다."

    func sampling(_ interval: SamplingInterval, isLogarithm: Bool) -> String {
        let values = isLogarithm ? "로그값" : "값"
        switch interval {
        case .asIs: return values
        case .daily: return "일별 \(values)"
        case .weekly: return "주별 \(values)"
        case .monthly: return "월별 \(values)"
        }
    }

    func verdict(
        _ name: String, observations: String, period: String, sampling: String, lag: Int,
        statistic: String, p: String
    ) -> String {
        "\(name), \(sampling) \(observations)개, \(period), 시차 \(lag): GSADF \(statistic), p = \(p)."
    }

    func outcome(_ outcome: SeriesOutcome, level: String, shortest: Int) -> String {
        switch outcome {
        case .explosive: "\(level) 수준에서 기각되고, 통계량이 점별 경계 위에 관측 \(shortest)개 이상 머문다. 폭발적이다."
        case .brief: "\(level) 수준에서 기각되지만, 에피소드로 치는 관측 \(shortest)개 동안 점별 경계 위에 머문 적이 없다."
        case .below: "\(level) 수준에서 기각되지 않아 에피소드를 정하지 않는다."
        case .tooFew(let smallest):
            "관측이 너무 적다. 가능한 가장 작은 p가 \(smallest)이므로 \(level) 수준에서는 아무것도 찾을 수 없다."
        }
    }

    func falseAlarms(_ share: String, replicates: String) -> String {
        "이 규칙은 버블이 없는 모의 시계열 \(replicates)개 가운데 \(share)에서 에피소드를 찾는다."
    }

    func end(_ p: String, monitored: String, looks: Int) -> String {
        "마지막 관측의 p는 그것만 보면 \(p), 마지막 \(looks)번을 거듭 보았다고 치면 \(monitored)이다."
    }

    func robustness(_ isRobust: Bool) -> String {
        isRobust
            ? "다른 경계와 최소 구간의 다른 단위를 써도 판정은 같다."
            : "판정은 규약에 달려 있다. 다른 경계나 최소 구간의 다른 단위를 쓰면 반대가 된다."
    }

    func untestable(_ name: String, _ problem: SeriesProblem?) -> String {
        "\(name.with(.topic)) 검정할 수 없다\(problem.map { ": \(reason($0))" } ?? "")."
    }

    private func reason(_ problem: SeriesProblem) -> String {
        switch problem {
        case .unreadable(let code, _): reason(code)
        case .untestable(let error): reason(error)
        }
    }

    private func reason(_ code: DiagnosticCode) -> String {
        switch code {
        case .seriesEmpty: "값이 있는 행이 없다"
        case .seriesColumn: "검정할 열을 정할 수 없다"
        case .seriesBadNumber: "숫자가 아닌 칸이 있다"
        case .seriesBadDate: "날짜가 아닌 칸이 있다"
        case .seriesBadRow: "칸 수가 머리글과 다르거나 따옴표가 닫히지 않은 행이 있다"
        case .seriesNotPositive: "양수가 아닌 값이 있어 로그를 취할 수 없다"
        case .seriesNoDates: "날짜가 없어 관측을 솎거나 기준일에서 자를 수 없다"
        case .seriesBadNote: "파일 머리의 설정값이 정해진 값이 아니다"
        case .seriesNotKnown: "기준일까지 알려진 관측이 없다"
        default: "파일을 읽을 수 없다(\(code.rawValue))"
        }
    }

    private func reason(_ error: SeriesTestError) -> String {
        switch error {
        case .notFinite(let index): "\(index + 1)번째 관측이 유한한 수가 아니다"
        case .tooShort(let observations, let needed):
            "관측이 \(observations)개로, 가장 짧은 구간에 필요한 \(needed)개에 못 미친다"
        case .windowTooShort(let window, _, let lag, let needed):
            "시차 \(lag)에서 최소 구간 \(window)에는 자유도가 남지 않는다. 적어도 \(needed)이어야 한다"
        case .noVariation: "값이나 그 변화가 변하지 않아 통계량이 있는 구간이 없다"
        case .lagOutOfRange(let lag, let largest):
            "시차 \("\(lag)".with(.subject)) 허용 범위(최대 \(largest))를 벗어난다"
        case .replicatesOutOfRange(let replicates, let smallest, let largest):
            "반복 \(replicates)회가 이 길이의 시계열에 허용된 범위(\(smallest)~\(largest)회)를 벗어난다"
        case .tooLong(let observations, let largest):
            "관측이 \(observations)개로 한도 \(largest)개를 넘는다"
        case .levelOutOfRange(let level): "유의 수준 \(level.description.with(.subject)) 허용 범위를 벗어난다"
        case .unequalLengths: "패널을 이루는 시계열의 날짜가 서로 다르다"
        case .panelTooSmall(let count): "패널을 이루는 시계열이 \(count)개뿐이다"
        case .controlWindowOutOfRange(let window, let largest):
            "통제 구간 \("\(window)".with(.subject)) 허용 범위(최대 \(largest))를 벗어난다"
        case .unstableNull(let lag):
            "시차 \(lag)에서 변화 자체가 폭발적이라 귀무가설의 시계열을 만들 수 없다"
        }
    }

    let episodeStart = "폭발 시작"
    let episodePeak = "최대"
    let episodeEnd = "끝"
    let episodeDirection = "방향"

    func direction(_ direction: Episode.Direction) -> String {
        switch direction {
        case .up: "상승"
        case .down: "하락"
        }
    }

    let statistic = "BSADF"
    let ongoing = "시계열의 끝까지 지속"

    func powerLaw(
        _ share: String, windows: String, filter: String, qualified: Int, onBound: Int
    ) -> String {
        "로그 주기 멱법칙: 마지막 관측까지의 구간 \(windows)개 가운데 \(share.with(.subject)) \(filter)의 조건을 채운다."
            + (onBound > 0 ? " 조건을 채운 \(qualified)개 가운데 \(onBound)개는 탐색 범위의 끝에 있다." : "")
    }

    func runUp(_ change: String, from: String, to: String, oneYear: String) -> String {
        "\(from)부터 \(to)까지 가격은 \(change), 마지막 12개월에는 \(oneYear) 변했다."
    }

    func industryOdds(_ change: String, crash: String) -> String {
        "2년 동안 \(change) 이상 오른 미국 업종 가운데 \(crash.with(.subject)) 다음 2년 안에 40% 이상 떨어졌다(Greenwood, Shleifer, You 2019)."
    }

    let noIndustryOdds = "폭락 확률이 발표된 가장 작은 상승폭에 미치지 못한다(Greenwood, Shleifer, You 2019)."

    func marketOdds(halved: String, doubled: String, unconditional: String) -> String {
        "반대 근거: 1년 만에 두 배가 된 각국 주식시장 가운데 \(halved.with(.subject)) 다음 5년에 반토막 났고 \(doubled.with(.topic)) 다시 두 배가 되었다. 모든 5년 구간에서는 \(unconditional.with(.subject)) 반토막 났다(Goetzmann 2016). 어느 비율도 시계열 하나에 대한 예측은 아니다."
    }

    let seriesSource = "시계열의 출처"

    func exhibitTitle(_ name: String, _ outcome: SeriesOutcome, episodes: Int) -> String {
        switch outcome {
        case .below: "\(name.with(.topic)) 폭발적이지 않다"
        case .brief: "\(name.with(.topic)) 잠시만 폭발적이다"
        case .tooFew: "\(name.with(.topic)) 관측이 너무 적어 알 수 없다"
        case .explosive: "\(name.with(.topic)) \(episodes)번 폭발적이다"
        }
    }

    func exhibitSubtitle(observations: String, period: String, lag: Int) -> String {
        "관측 \(observations)개, \(period). 아래: 후방 상한 ADF(시차 \(lag))와 경계"
    }

    func exhibitSource(level: String, falseAlarms: String) -> String {
        "경계: 점별 \(level), 검정이 기각될 때만. 버블이 없는 모의 시계열의 \(falseAlarms)에서 에피소드가 나온다."
    }

    func exhibitDescription(_ name: String, period: String, episodes: [String]) -> String {
        "\(name)의 꺾은선 그래프, \(period). 아래는 후방 상한 ADF 통계량과 경계. 폭발적인 기간: \(episodes.isEmpty ? "없음" : episodes.joined(separator: "; "))."
    }

    let boundary = "경계"
    let explosive = "폭발적"
    let logarithm = "로그"
}
