import Money

/// How far a price has risen in two years, with what became of such rises: the odds of a crash after the run-up of an industry
/// (Greenwood, Shleifer and You 2019), and beside them how seldom a boom of a whole market ended in a bust (Goetzmann 2016).
///
/// The two do not contradict each other: one counts US industries that rose by as much and more than the market, and a fall of
/// 40% at any time within two years; the other counts national markets that doubled within one year in real terms, and a fall of
/// one half over five.
public struct RunUp: Sendable, Equatable {
    /// What was published for rises of at least ``change``.
    public struct Odds: Sendable, Equatable {
        /// Rise over two years, as a share.
        public let change: Double
        /// Share of the episodes with a fall of 40% or more within the next two years.
        public let crash: Double
    }

    /// Greenwood, Shleifer and You 2019, “Bubbles for Fama”, Journal of Financial Economics 131: US industries, 1926–2014.
    public static let industryOdds = [
        Odds(change: 0.5, crash: 0.20), Odds(change: 1.0, crash: 0.53),
        Odds(change: 1.5, crash: 0.80),
    ]

    /// Goetzmann 2016, “Bubble Investing: Learning from History” (first version; a revision counts 58 and 17%): the 72 times that a national market doubled
    /// within a year in real terms, 1900–2014. Over the five years
    /// that followed, the share that fell by half or more, and that doubled again; and the share of all five-year spans with such a fall.
    public static let marketHalved = 0.15
    public static let marketDoubledAgain = 0.26
    public static let marketHalvedUnconditionally = 0.06

    /// Rise over the two years before the last observation, as a share.
    public let twoYears: Double
    /// Rise over the last of them.
    public let oneYear: Double
    /// Days of the first and of the last price compared.
    public let start: Day
    public let end: Day

    /// The strongest published odds that the rise qualifies for.
    public var odds: Odds? { RunUp.industryOdds.last { twoYears >= $0.change } }

    /// - Returns: `nil` without dates, without two years of observations, or when a price is not above zero.
    public init?(_ series: TimeSeries) {
        guard let days = series.days, let last = days.last, let first = days.first else {
            return nil
        }
        func price(at day: Day) -> (value: Double, day: Day)? {
            guard first <= day, let index = days.lastIndex(where: { $0 <= day }) else { return nil }
            return series.values[index] > 0 ? (series.values[index], days[index]) : nil
        }
        guard let now = price(at: last), let year = price(at: last.adding(months: -12)),
            let two = price(at: last.adding(months: -24))
        else { return nil }
        twoYears = now.value / two.value - 1
        oneYear = now.value / year.value - 1
        start = two.day
        end = last
    }
}
