import Indicators
import SeriesTests

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
protocol IndicatorWords: Sendable {
    // MARK: indicators

    var heading: String { get }
    /// What the table shows; `level`: of drawn intervals.
    func introduction(level: String) -> String
    var indicator: String { get }
    var firm: String { get }
    var value: String { get }
    var interval: String { get }
    /// In place of an interval, where neither wording nor draws change the value.
    var exact: String { get }
    var net: String { get }
    var grade: String { get }
    var inputsTo: String { get }
    /// The model as a whole, in the column of firms.
    var wholeModel: String { get }
    func title(_ indicator: any Indicator) -> String
    func minskyClass(_ number: Int) -> String
    func percentagePoints(_ number: String) -> String
    func moreFirms(_ count: Int) -> String
    /// What a reading without a value can lie between.
    func between(_ low: String, _ high: String) -> String

    var historyHeading: String { get }
    var historyIntroduction: String { get }

    var thresholdsHeading: String { get }
    /// A published limit.
    func threshold(
        _ indicator: any Indicator, _ value: String, _ threshold: IndicatorThreshold
    ) -> String

    /// What a limit is, without its indicator and source: `Lucent in 2000 20%`.
    func shortThreshold(
        _ indicator: any Indicator, _ value: String, _ threshold: IndicatorThreshold
    ) -> String

    var missingHeading: String { get }
    /// Inputs that an indicator lacks, and for whom.
    func missing(
        _ indicator: any Indicator, firms: String, inputs: [MissingInput]
    ) -> String

    // MARK: series

    var seriesHeading: String { get }
    var seriesIntroduction: String { get }
    func sampling(_ interval: SamplingInterval, isLogarithm: Bool) -> String
    /// How the test came out; `p` of the bootstrap.
    func verdict(
        _ name: String, observations: String, period: String, sampling: String, lag: Int,
        statistic: String, p: String
    ) -> String
    /// What test and boundary say, at their level.
    func outcome(_ outcome: SeriesOutcome, level: String, shortest: Int) -> String
    /// How often the rule dates an episode where there is no bubble.
    func falseAlarms(_ share: String, replicates: String) -> String
    /// The last observation: its p by itself, and over so many looks.
    func end(_ p: String, monitored: String, looks: Int) -> String
    func robustness(_ isRobust: Bool) -> String
    /// A series without a test, and why.
    func untestable(_ name: String, _ problem: SeriesProblem?) -> String
    var episodeStart: String { get }
    var episodePeak: String { get }
    var episodeEnd: String { get }
    var episodeDirection: String { get }
    func direction(_ direction: Episode.Direction) -> String
    var statistic: String { get }
    var ongoing: String { get }
    /// `onBound` of the qualified fits, all `qualified` of them, ended on a side of the search.
    func powerLaw(
        _ share: String, windows: String, filter: String, qualified: Int, onBound: Int
    ) -> String
    func runUp(_ change: String, from: String, to: String, oneYear: String) -> String
    /// The published odds of a crash after such a run-up of an industry.
    func industryOdds(_ change: String, crash: String) -> String
    var noIndustryOdds: String { get }
    /// The counter-rate of whole markets.
    func marketOdds(halved: String, doubled: String, unconditional: String) -> String
    var seriesSource: String { get }

    // MARK: exhibit

    func exhibitTitle(_ name: String, _ outcome: SeriesOutcome, episodes: Int) -> String
    func exhibitSubtitle(observations: String, period: String, lag: Int) -> String
    func exhibitSource(level: String, falseAlarms: String) -> String
    func exhibitDescription(_ name: String, period: String, episodes: [String]) -> String
    var boundary: String { get }
    var explosive: String { get }
    var logarithm: String { get }
}
