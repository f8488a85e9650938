import Indicators
import SeriesTests
import Text

/// How the test of a series came out.
enum SeriesOutcome: Sendable, Equatable {
    case explosive
    /// The test rejects, but no stretch above the boundary lasts as long as an episode.
    case brief
    /// The test does not reject.
    case below
    /// So few observations that the test cannot reject, whatever they are; the least p that they can have.
    case tooFew(smallestP: String)
}

/// Words of the bubble indicators and of the tests of series.
struct IndicatorWords: WordTable {
    let language: ReportLanguage

    // MARK: indicators

    var heading: String { word("Indicators against history", "과거와 견준 지표") }

    /// What the table shows; `level`: of drawn intervals.
    func introduction(level: String) -> String {
        switch language {
        case .en:
            "Ratios that warned, or are said to warn, before earlier busts. Interval: drawn (\(level); how much amounts are, and whether promises stand) where marked *, otherwise what the wording of the amounts allows; exact where neither changes the value. Net: with external cash only, without deals whose two firms lie in one loop."
        case .ko:
            "과거의 붕괴에 앞서 경고했거나 경고했다고 알려진 비율이다. 구간은 *표가 있으면 금액의 크기와 약속의 이행 여부를 모의실험한 구간(\(level))이고, 없으면 금액의 표현이 허용하는 범위이다. 둘 다 값을 바꾸지 않으면 확정이라고 적는다. 순환 제외는 외부 현금만 본 값으로, 두 기업이 같은 순환 고리에 있는 거래를 뺀 것이다."
        }
    }

    var indicator: String { word("Indicator", "지표") }
    var firm: String { word("Firm", "기업") }
    var value: String { word("Value", "값") }
    var interval: String { word("Interval", "구간") }
    /// In place of an interval, where neither wording nor draws change the value.
    var exact: String { word("exact", "확정") }
    var net: String { word("Net of circular deals", "순환 거래 제외") }
    var grade: String { word("Weakest grade", "최저 등급") }
    var inputsTo: String { word("Inputs to", "자료 기준일") }
    /// The model as a whole, in the column of firms.
    var wholeModel: String { word("the whole model", "모형 전체") }

    func title(_ indicator: any Indicator) -> String {
        indicator.title.text(in: language)
    }

    func minskyClass(_ number: Int) -> String {
        switch number {
        case 1: word("hedge", "헤지")
        case 2: word("speculative", "투기")
        default: word("Ponzi", "폰지")
        }
    }

    func percentagePoints(_ number: String) -> String { word(number + " points", number + "%p") }

    func moreFirms(_ count: Int) -> String { word("and \(count) more", "외 \(count)곳") }

    /// What a reading without a value can lie between.
    func between(_ low: String, _ high: String) -> String {
        word("\(low) to \(high), undefined inside", "\(low)~\(high), 그 안에서 정해지지 않음")
    }

    var historyHeading: String { word("The indicators over time", "지표의 추이") }

    var historyIntroduction: String {
        switch language {
        case .en:
            "The firm with the largest value of each indicator, at the ends of earlier quarters: each column is computed again from what was known on its day."
        case .ko:
            "지표마다 값이 가장 큰 기업을 과거 분기 말에 다시 계산했다. 각 열은 그날까지 알려진 것만 쓴다."
        }
    }

    var thresholdsHeading: String { word("Published limits", "발표된 기준값") }

    /// A published limit.
    func threshold(_ indicator: any Indicator, _ value: String, _ threshold: IndicatorThreshold)
        -> String
    {
        let title = title(indicator)
        let meaning = threshold.meaning.text(in: language)
        let source = threshold.source.text(in: language)
        switch language {
        case .en:
            return
                "\(title), \(value): \(meaning). Source: \(source). Calibrated on: \(indicator.episode)."
        case .ko: return "\(title) \(value): \(meaning). 출처: \(source)."
        }
    }

    /// What a limit is, without its indicator and source: `20% (Lucent in 2000, lower reading)`.
    func shortThreshold(_ value: String, _ threshold: IndicatorThreshold) -> String {
        let meaning = threshold.meaning.text(in: language)
        return word("\(value) (\(meaning))", "\(value)(\(meaning))")
    }

    var missingHeading: String {
        word("Not computed, because inputs are missing", "자료가 없어 계산하지 못한 지표")
    }

    /// Inputs that an indicator lacks, and for whom.
    func missing(_ indicator: any Indicator, firms: String, inputs: [MissingInput]) -> String {
        "\(title(indicator)): \(firms) (\(inputs.map { $0.text(in: language) }.joined(separator: "; ")))"
    }

    // MARK: series

    var seriesHeading: String { word("Series", "시계열") }

    var seriesIntroduction: String {
        switch language {
        case .en:
            "Whether a series moves faster than a random walk with the same drift and changes would, and since when (Phillips, Shi and Yu 2015; wild bootstrap). Explosive describes the series: it does not say that a price was wrong."
        case .ko:
            "같은 추세와 변화를 가진 확률보행보다 빠르게 움직이는지, 언제부터인지 검정한다(Phillips, Shi, Yu 2015, 와일드 부트스트랩). 폭발적이라는 말은 시계열의 성질일 뿐 가격이 틀렸다는 뜻이 아니다."
        }
    }

    func sampling(_ interval: SamplingInterval, isLogarithm: Bool) -> String {
        let values = isLogarithm ? word("logarithms", "로그값") : word("values", "값")
        return switch interval {
        case .asIs: values
        case .daily: word("daily ", "일별 ") + values
        case .weekly: word("weekly ", "주별 ") + values
        case .monthly: word("monthly ", "월별 ") + values
        }
    }

    /// How the test came out; `p` of the bootstrap.
    func verdict(
        _ name: String, observations: String, period: String, sampling: String, lag: Int,
        statistic: String, p: String
    ) -> String {
        switch language {
        case .en:
            "\(name), \(observations) \(sampling), \(period), lag \(lag): GSADF \(statistic), p = \(p)."
        case .ko:
            "\(name), \(sampling) \(observations)개, \(period), 시차 \(lag): GSADF \(statistic), p = \(p)."
        }
    }

    /// What test and boundary say, at their level.
    func outcome(_ outcome: SeriesOutcome, level: String, shortest: Int) -> String {
        switch outcome {
        case .explosive:
            switch language {
            case .en:
                "At \(level) the test rejects and the statistic stays above the pointwise boundary for at least \(shortest) observations: it is explosive."
            case .ko:
                "\(level) 수준에서 기각되고, 통계량이 점별 경계 위에 관측 \(shortest)개 이상 머문다. 폭발적이다."
            }
        case .brief:
            switch language {
            case .en:
                "At \(level) the test rejects, but the statistic never stays above the pointwise boundary for the \(shortest) observations that make an episode."
            case .ko:
                "\(level) 수준에서 기각되지만, 에피소드로 치는 관측 \(shortest)개 동안 점별 경계 위에 머문 적이 없다."
            }
        case .below:
            word(
                "At \(level) the test does not reject, so no episode is dated.",
                "\(level) 수준에서 기각되지 않아 에피소드를 정하지 않는다.")
        case .tooFew(let smallest):
            switch language {
            case .en:
                "Its observations are too few: no p below \(smallest) is possible, so at \(level) nothing can be found."
            case .ko:
                "관측이 너무 적다. 가능한 가장 작은 p가 \(smallest)이므로 \(level) 수준에서는 아무것도 찾을 수 없다."
            }
        }
    }

    /// How often the rule dates an episode where there is no bubble.
    func falseAlarms(_ share: String, replicates: String) -> String {
        switch language {
        case .en:
            "The rule dates an episode in \(share) of \(replicates) simulated series without a bubble."
        case .ko:
            "이 규칙은 버블이 없는 모의 시계열 \(replicates)개 가운데 \(share)에서 에피소드를 찾는다."
        }
    }

    /// The last observation: its p by itself, and over so many looks.
    func end(_ p: String, monitored: String, looks: Int) -> String {
        switch language {
        case .en:
            "At the last observation p = \(p) by itself, and \(monitored) over the last \(looks) looks."
        case .ko:
            "마지막 관측의 p는 그것만 보면 \(p), 마지막 \(looks)번을 거듭 보았다고 치면 \(monitored)이다."
        }
    }

    func robustness(_ isRobust: Bool) -> String {
        switch language {
        case .en:
            isRobust
                ? "The verdict is the same under every other boundary and unit of the minimum window."
                : "The verdict depends on the convention: another boundary or unit of the minimum window gives the opposite."
        case .ko:
            isRobust
                ? "다른 경계와 최소 구간의 다른 단위를 써도 판정은 같다."
                : "판정은 규약에 달려 있다. 다른 경계나 최소 구간의 다른 단위를 쓰면 반대가 된다."
        }
    }

    /// A series without a test, and why.
    func untestable(_ name: String, _ problem: SeriesProblem?) -> String {
        switch language {
        case .en:
            "\(name) cannot be tested\(problem.map { ": \($0.message)" } ?? "")."
        case .ko:
            "\(name.with(.topic)) 검정할 수 없다\(problem.map { ": \(reason($0))" } ?? "")."
        }
    }

    var episodeStart: String { word("Explosive from", "폭발 시작") }
    var episodePeak: String { word("Largest at", "최대") }
    var episodeEnd: String { word("Until", "끝") }
    var episodeDirection: String { word("Direction", "방향") }

    func direction(_ direction: Episode.Direction) -> String {
        switch direction {
        case .up: word("rise", "상승")
        case .down: word("fall", "하락")
        }
    }

    var statistic: String { "BSADF" }
    var ongoing: String { word("ongoing at the end of the series", "시계열의 끝까지 지속") }

    /// `onBound` of the qualified fits, all `qualified` of them, ended on a side of the search.
    func powerLaw(_ share: String, windows: String, filter: String, qualified: Int, onBound: Int)
        -> String
    {
        switch language {
        case .en:
            "Log-periodic power law: \(share) of \(windows) windows up to the last observation have a fit that meets the conditions of \(filter)"
                + (onBound > 0
                    ? "; \(onBound) of these \(qualified) fits lie on a bound of the search." : ".")
        case .ko:
            "로그 주기 멱법칙: 마지막 관측까지의 구간 \(windows)개 가운데 \(share.with(.subject)) \(filter)의 조건을 채운다."
                + (onBound > 0 ? " 조건을 채운 \(qualified)개 가운데 \(onBound)개는 탐색 범위의 끝에 있다." : "")
        }
    }

    func runUp(_ change: String, from: String, to: String, oneYear: String) -> String {
        switch language {
        case .en:
            "From \(from) to \(to) the price changed by \(change); in the last twelve months by \(oneYear)."
        case .ko:
            "\(from)부터 \(to)까지 가격은 \(change), 마지막 12개월에는 \(oneYear) 변했다."
        }
    }

    /// The published odds of a crash after such a run-up of an industry.
    func industryOdds(_ change: String, crash: String) -> String {
        switch language {
        case .en:
            "Of US industries that had risen by \(change) or more in two years, \(crash) fell by 40% or more within the next two (Greenwood, Shleifer and You 2019)."
        case .ko:
            "2년 동안 \(change) 이상 오른 미국 업종 가운데 \(crash.with(.subject)) 다음 2년 안에 40% 이상 떨어졌다(Greenwood, Shleifer, You 2019)."
        }
    }

    var noIndustryOdds: String {
        switch language {
        case .en:
            "The rise is below the least one with published odds of a crash (Greenwood, Shleifer and You 2019)."
        case .ko:
            "폭락 확률이 발표된 가장 작은 상승폭에 미치지 못한다(Greenwood, Shleifer, You 2019)."
        }
    }

    /// The counter-rate of whole markets.
    func marketOdds(halved: String, doubled: String, unconditional: String) -> String {
        switch language {
        case .en:
            "Against that: of national markets that doubled within one year, \(halved) fell by half over the next five and \(doubled) doubled again; of all five-year spans, \(unconditional) saw such a fall (Goetzmann 2016). Neither rate is a forecast for one series."
        case .ko:
            "반대 근거: 1년 만에 두 배가 된 각국 주식시장 가운데 \(halved.with(.subject)) 다음 5년에 반토막 났고 \(doubled.with(.topic)) 다시 두 배가 되었다. 모든 5년 구간에서는 \(unconditional.with(.subject)) 반토막 났다(Goetzmann 2016). 어느 비율도 시계열 하나에 대한 예측은 아니다."
        }
    }

    var seriesSource: String { word("Source of the series", "시계열의 출처") }

    // MARK: exhibit

    func exhibitTitle(_ name: String, _ outcome: SeriesOutcome, episodes: Int) -> String {
        switch language {
        case .en:
            switch (outcome, episodes) {
            case (.below, _): "\(name) is not explosive"
            case (.brief, _): "\(name) is explosive only for a moment"
            case (.tooFew, _): "\(name) has too few observations to tell"
            case (.explosive, 1): "\(name) is explosive once"
            case (.explosive, _): "\(name) is explosive \(episodes) times"
            }
        case .ko:
            switch outcome {
            case .below: "\(name.with(.topic)) 폭발적이지 않다"
            case .brief: "\(name.with(.topic)) 잠시만 폭발적이다"
            case .tooFew: "\(name.with(.topic)) 관측이 너무 적어 알 수 없다"
            case .explosive: "\(name.with(.topic)) \(episodes)번 폭발적이다"
            }
        }
    }

    func exhibitSubtitle(observations: String, period: String, lag: Int) -> String {
        switch language {
        case .en:
            "\(observations) observations, \(period); below: backward sup ADF, lag \(lag), and its boundary"
        case .ko:
            "관측 \(observations)개, \(period). 아래: 후방 상한 ADF(시차 \(lag))와 경계"
        }
    }

    func exhibitSource(level: String, falseAlarms: String) -> String {
        switch language {
        case .en:
            "Boundary: pointwise, \(level), where the test rejects; an episode in \(falseAlarms) of simulated series without a bubble."
        case .ko:
            "경계: 점별 \(level), 검정이 기각될 때만. 버블이 없는 모의 시계열의 \(falseAlarms)에서 에피소드가 나온다."
        }
    }

    func exhibitDescription(_ name: String, period: String, episodes: [String]) -> String {
        switch language {
        case .en:
            "Line chart of \(name), \(period), above the backward sup ADF statistic and its boundary. Explosive: \(episodes.isEmpty ? "never" : episodes.joined(separator: "; "))."
        case .ko:
            "\(name)의 꺾은선 그래프, \(period). 아래는 후방 상한 ADF 통계량과 경계. 폭발적인 기간: \(episodes.isEmpty ? "없음" : episodes.joined(separator: "; "))."
        }
    }

    var boundary: String { word("boundary", "경계") }
    var explosive: String { word("explosive", "폭발적") }
    var logarithm: String { word("logarithm", "로그") }

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
}
