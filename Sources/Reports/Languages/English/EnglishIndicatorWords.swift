import Indicators
import SeriesTests
import Text

struct EnglishIndicatorWords: IndicatorWords {
    let heading = "Indicators against history"

    func introduction(level: String) -> String {
        "Ratios that warned, or are said to warn, before earlier busts. Interval: drawn (\(level); how much amounts are, and whether promises stand) where marked *, otherwise what the wording of the amounts allows; exact where neither changes the value. Net: with external cash only, without deals whose two firms lie in one loop."
    }

    let indicator = "Indicator"
    let firm = "Firm"
    let value = "Value"
    let interval = "Interval"
    let exact = "exact"
    let net = "Net of circular deals"
    let grade = "Weakest grade"
    let inputsTo = "Inputs to"
    let wholeModel = "the whole model"

    func title(_ indicator: any Indicator) -> String { indicator.title }

    func minskyClass(_ number: Int) -> String {
        switch number {
        case 1: "hedge"
        case 2: "speculative"
        default: "Ponzi"
        }
    }

    func percentagePoints(_ number: String) -> String { number + " points" }
    func moreFirms(_ count: Int) -> String { "and \(count) more" }
    func between(_ low: String, _ high: String) -> String { "\(low) to \(high), undefined inside" }

    let historyHeading = "The indicators over time"
    let historyIntroduction =
        "The firm with the largest value of each indicator, at the ends of earlier quarters: each column is computed again from what was known on its day."

    let thresholdsHeading = "Published limits"

    func threshold(
        _ indicator: any Indicator, _ value: String, _ threshold: IndicatorThreshold
    ) -> String {
        "\(indicator.title), \(value): \(threshold.meaning). Source: \(threshold.source.text(in: .en)). Calibrated on: \(indicator.episode)."
    }

    func shortThreshold(
        _: any Indicator, _ value: String, _ threshold: IndicatorThreshold
    ) -> String { "\(value) (\(threshold.meaning))" }

    let missingHeading = "Not computed, because inputs are missing"

    func missing(_ indicator: any Indicator, firms: String, inputs: [MissingInput]) -> String {
        "\(indicator.title): \(firms) (\(inputs.map { $0.text(in: .en) }.joined(separator: "; ")))"
    }

    let seriesHeading = "Series"
    let seriesIntroduction =
        "Whether a series moves faster than a random walk with the same drift and changes would, and since when (Phillips, Shi and Yu 2015; wild bootstrap). Explosive describes the series: it does not say that a price was wrong."

    func sampling(_ interval: SamplingInterval, isLogarithm: Bool) -> String {
        let values = isLogarithm ? "logarithms" : "values"
        switch interval {
        case .asIs: return values
        case .daily: return "daily \(values)"
        case .weekly: return "weekly \(values)"
        case .monthly: return "monthly \(values)"
        }
    }

    func verdict(
        _ name: String, observations: String, period: String, sampling: String, lag: Int,
        statistic: String, p: String
    ) -> String {
        "\(name), \(observations) \(sampling), \(period), lag \(lag): GSADF \(statistic), p = \(p)."
    }

    func outcome(_ outcome: SeriesOutcome, level: String, shortest: Int) -> String {
        switch outcome {
        case .explosive:
            "At \(level) the test rejects and the statistic stays above the pointwise boundary for at least \(shortest) observations: it is explosive."
        case .brief:
            "At \(level) the test rejects, but the statistic never stays above the pointwise boundary for the \(shortest) observations that make an episode."
        case .below: "At \(level) the test does not reject, so no episode is dated."
        case .tooFew(let smallest):
            "Its observations are too few: no p below \(smallest) is possible, so at \(level) nothing can be found."
        }
    }

    func falseAlarms(_ share: String, replicates: String) -> String {
        "The rule dates an episode in \(share) of \(replicates) simulated series without a bubble."
    }

    func end(_ p: String, monitored: String, looks: Int) -> String {
        "At the last observation p = \(p) by itself, and \(monitored) over the last \(looks) looks."
    }

    func robustness(_ isRobust: Bool) -> String {
        isRobust
            ? "The verdict is the same under every other boundary and unit of the minimum window."
            : "The verdict depends on the convention: another boundary or unit of the minimum window gives the opposite."
    }

    func untestable(_ name: String, _ problem: SeriesProblem?) -> String {
        "\(name) cannot be tested\(problem.map { ": \($0.message)" } ?? "")."
    }

    let episodeStart = "Explosive from"
    let episodePeak = "Largest at"
    let episodeEnd = "Until"
    let episodeDirection = "Direction"

    func direction(_ direction: Episode.Direction) -> String {
        switch direction {
        case .up: "rise"
        case .down: "fall"
        }
    }

    let statistic = "BSADF"
    let ongoing = "ongoing at the end of the series"

    func powerLaw(
        _ share: String, windows: String, filter: String, qualified: Int, onBound: Int
    ) -> String {
        "Log-periodic power law: \(share) of \(windows) windows up to the last observation have a fit that meets the conditions of \(filter)"
            + (onBound > 0
                ? "; \(onBound) of these \(qualified) fits lie on a bound of the search." : ".")
    }

    func runUp(_ change: String, from: String, to: String, oneYear: String) -> String {
        "From \(from) to \(to) the price changed by \(change); in the last twelve months by \(oneYear)."
    }

    func industryOdds(_ change: String, crash: String) -> String {
        "Of US industries that had risen by \(change) or more in two years, \(crash) fell by 40% or more within the next two (Greenwood, Shleifer and You 2019)."
    }

    let noIndustryOdds =
        "The rise is below the least one with published odds of a crash (Greenwood, Shleifer and You 2019)."

    func marketOdds(halved: String, doubled: String, unconditional: String) -> String {
        "Against that: of national markets that doubled within one year, \(halved) fell by half over the next five and \(doubled) doubled again; of all five-year spans, \(unconditional) saw such a fall (Goetzmann 2016). Neither rate is a forecast for one series."
    }

    let seriesSource = "Source of the series"

    func exhibitTitle(_ name: String, _ outcome: SeriesOutcome, episodes: Int) -> String {
        switch (outcome, episodes) {
        case (.below, _): "\(name) is not explosive"
        case (.brief, _): "\(name) is explosive only for a moment"
        case (.tooFew, _): "\(name) has too few observations to tell"
        case (.explosive, 1): "\(name) is explosive once"
        case (.explosive, _): "\(name) is explosive \(episodes) times"
        }
    }

    func exhibitSubtitle(observations: String, period: String, lag: Int) -> String {
        "\(observations) observations, \(period); below: backward sup ADF, lag \(lag), and its boundary"
    }

    func exhibitSource(level: String, falseAlarms: String) -> String {
        "Boundary: pointwise, \(level), where the test rejects; an episode in \(falseAlarms) of simulated series without a bubble."
    }

    func exhibitDescription(_ name: String, period: String, episodes: [String]) -> String {
        "Line chart of \(name), \(period), above the backward sup ADF statistic and its boundary. Explosive: \(episodes.isEmpty ? "never" : episodes.joined(separator: "; "))."
    }

    let boundary = "boundary"
    let explosive = "explosive"
    let logarithm = "logarithm"
}
