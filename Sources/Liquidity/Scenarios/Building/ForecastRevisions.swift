import CGSL
import Ledger
import Money
import Text

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How the forecasts of a firm's yearly figure were revised, and what that says about σ.
///
/// ```swift
/// let found = ForecastRevisions(ledger, firm: "openai", metric: "revenue_annual")
/// found.spread(.near)?.volatility      // σ in a year, of news on the next two years
/// ```
///
/// Forecasts are those that the ledger has without a scope (guidance) or with the scope `forecast of …` (the firm's own plans by vintage), one a vintage; the last
/// revision is the figure that was reported. A revision r = ln(after ÷ before) that took Δ years is news of variance σ²·Δ, so that **σ² = Σr² ÷ ΣΔ** over the revisions
/// of a horizon. News that came in between unseen is in the sum, and so is a tendency of all plans to be raised, because the model takes a plan as unbiased. Revisions
/// of two years at one time are one piece of news: their mean square counts. The range is the 80% interval of a variance of as many normal numbers,
/// n·σ² ÷ χ²(n).
///
/// The horizon of a revision is the time from its middle to the middle of the year that it is about. A revenue path is a random walk, and what is known of a year h ahead is
/// off by the sum of all news up to it: with news of variance s²(h) on a year h ahead, that is ∫s², and a walk whose σ² is s²(t) in quarter t has it too, at every horizon. (Which
/// news comes first differs: far years are revised today, the walk moves late.)
public struct ForecastRevisions: Sendable, Hashable {
    public let firm, metric: String
    /// By year that is forecast, then by day.
    public let revisions: [Revision]

    public struct Revision: Sendable, Hashable {
        /// Calendar year in which the forecast period ends.
        public let year: Int
        /// Days on which the two figures became known; of what was reported the end of the period, where that is earlier.
        public let from, to: Day
        /// Millions of the base currency.
        public let before, after: Double
        /// Whether the second is what came.
        public let isOutcome: Bool
        /// The two figures.
        public let facts: [Fact]
        /// Years between the days.
        public let elapsed: Double
        /// Years from the middle of that time to the middle of the year; not below 0.
        public let ahead: Double

        public var change: Double { log(after / before) }
        public var horizon: Horizon { ahead < ForecastRevisions.nearYears ? .near : .far }
    }

    /// How far ahead the year is that a revision is about.
    public enum Horizon: String, Sendable, Hashable, CaseIterable { case near, far }

    /// σ from the revisions of one horizon.
    public struct Spread: Sendable, Hashable {
        public let horizon: Horizon
        /// Pieces of news, and years in which they came.
        public let news: Int
        public let years: Double
        /// In a year.
        public let volatility: Double
        /// Ends of the 80% interval.
        public let low, high: Double

        /// How it was found, as a reason beside a number.
        public var reason: String {
            let span = horizon == .near ? "less than two years ahead" : "two years ahead and more"
            return
                "\(news) revisions of forecasts \(span) in \(DecimalFormat.fixed(years, 1)) years; 80% interval of a variance from so few"
        }
    }

    /// Years ahead from which a revision is far.
    public static let nearYears = 2.0
    /// Simulated quarters before that.
    static let nearQuarters = 8
    /// Fewer pieces of news say nothing: with two, the interval's ends are a factor of five apart.
    public static let fewest = 3

    public init(_ ledger: ResolvedLedger, firm: String, metric: String) {
        self.firm = firm
        self.metric = metric
        let said = Self.forecasts(ledger, firm, metric)
        let came = Self.outcomes(ledger, firm, metric)
        var revisions: [Revision] = []
        for end in Self.ends(said) {
            var vintages: Set<String> = []
            var line: [(day: Day, fact: Fact)] = []
            for fact in said where fact.asOf.last == end {
                if vintages.insert(fact.scope ?? fact.known.description).inserted {
                    line.append((fact.known, fact))
                }
            }
            if let outcome = came.last(where: { $0.asOf.last == end }) {
                line.append((min(outcome.known, end), outcome))
            }
            let steps = zip(line, line.dropFirst())
            revisions += steps.compactMap { Revision($0, $1, end: end, ledger) }
        }
        self.revisions = revisions
    }

    /// The firm's own forecasts, by the end of their period and the day on which they became known.
    private static func forecasts(
        _ ledger: ResolvedLedger, _ firm: String, _ metric: String
    ) -> [Fact] {
        let said = ledger.model.facts.filter { (fact: Fact) -> Bool in
            guard fact.firm == firm, fact.metric == metric, fact.basis == .forecast,
                fact.known <= ledger.asOf, !fact.proof.isRefuted(by: ledger.asOf)
            else { return false }
            return fact.scope.map { $0.hasPrefix("forecast of ") } ?? true
        }
        return said.sorted { (a: Fact, b: Fact) -> Bool in
            (a.asOf.last, a.known, a.source) < (b.asOf.last, b.known, b.source)
        }
    }

    /// What was reported.
    private static func outcomes(
        _ ledger: ResolvedLedger, _ firm: String, _ metric: String
    ) -> [Fact] {
        ledger.facts(of: firm, metric).map { ledger.facts[$0] }.filter { (fact: Fact) -> Bool in
            fact.scope == nil && (fact.basis == .reported || fact.basis == .derived)
        }
    }

    private static func ends(_ facts: [Fact]) -> [Day] {
        var result: [Day] = []
        for fact in facts where result.last != fact.asOf.last { result.append(fact.asOf.last) }
        return result
    }

    /// σ from the revisions of a horizon; `nil`: there are fewer than ``fewest``, or none of them changed anything.
    public func spread(_ horizon: Horizon) -> Spread? {
        let news = news(horizon)
        let squares = news.reduce(0) { $0 + $1.square }
        let years = news.reduce(0) { $0 + $1.elapsed }
        guard news.count >= Self.fewest, squares > 0, years > 0 else { return nil }
        let volatility = (squares / years).squareRoot()
        let count = Double(news.count)
        func end(_ probability: Double) -> Double {
            volatility * (count / gsl_cdf_chisq_Pinv(probability, count)).squareRoot()
        }
        return Spread(
            horizon: horizon, news: news.count, years: years, volatility: volatility,
            low: end(0.9), high: end(0.1))
    }

    /// What stands in the way of an estimate.
    func shortage(of horizon: Horizon) -> String {
        let span = horizon == .near ? "less than two years ahead" : "two years ahead and more"
        let count = news(horizon).count
        return "\(count) of \(Self.fewest) revisions of forecasts \(span)"
    }

    /// Revisions between the same two days are one piece of news.
    private func news(_ horizon: Horizon) -> [(square: Double, elapsed: Double)] {
        var order: [ClosedRange<Day>] = []
        var groups: [ClosedRange<Day>: [Revision]] = [:]
        for revision in revisions where revision.horizon == horizon {
            let span = revision.from...revision.to
            if groups[span] == nil { order.append(span) }
            groups[span, default: []].append(revision)
        }
        return order.compactMap { span in
            guard let group = groups[span], let first = group.first else { return nil }
            let sum = group.reduce(0) { $0 + $1.change * $1.change }
            return (sum / Double(group.count), first.elapsed)
        }
    }
}

extension ForecastRevisions.Revision {
    /// `nil` for figures that are no revision: of one day, not above zero, or not in the base currency.
    init?(
        _ first: (day: Day, fact: Fact), _ second: (day: Day, fact: Fact), end: Day,
        _ ledger: ResolvedLedger
    ) {
        guard first.day < second.day,
            let before = ledger.amount(of: first.fact)?.stated?.inMillions,
            let after = ledger.amount(of: second.fact)?.stated?.inMillions, before > 0, after > 0
        else { return nil }
        let from = Double(first.day.daysSince1970)
        let to = Double(second.day.daysSince1970)
        let middle = Double(end.daysSince1970) - Self.daysOfYear / 2
        year = end.year
        self.from = first.day
        self.to = second.day
        self.before = before
        self.after = after
        isOutcome = second.fact.basis == .reported || second.fact.basis == .derived
        facts = [first.fact, second.fact]
        elapsed = (to - from) / Self.daysOfYear
        ahead = max(0, (middle - (from + to) / 2) / Self.daysOfYear)
    }

    private static let daysOfYear = 365.25
}
