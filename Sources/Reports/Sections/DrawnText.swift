import Analysis
import Circularity
import Documents
import Text

/// A drawn number as the report prints it: its median, and the ends of its interval.
///
/// Amounts have two significant digits: a median of some thousand draws is not known better.
enum DrawnText {
    /// `$130 bn ($83–170 bn)`; one number where the draws leave it alone; empty when it was not drawn.
    static func of(_ interval: Interval?, _ text: (ClosedRange<Double>, Int) -> String) -> String {
        guard let interval else { return "" }
        // What the draws leave alone is printed as exactly as the stated number.
        guard interval.low < interval.high else {
            return text(interval.median...interval.median, 4)
        }
        let median = text(interval.median...interval.median, 2)
        return "\(median) (\(text(interval.low...interval.high, 2)))"
    }

    /// How the draws were made, with the probabilities that were used.
    static func explanation(_ context: ReportContext) -> [Inline] {
        guard let uncertainty = context.analysis.uncertainty else { return [] }
        let model = uncertainty.model
        func share(_ value: RealisationModel.Probability) -> String? {
            value.observed.map { context.percent($0) }
        }
        let facts = DrawFacts(
            draws: DecimalFormat.integer(uncertainty.options.draws),
            announced: share(model.announced),
            binding: share(model.binding),
            horizonDays: context.analysis.headlineDecay.horizonDays, talked: model.talked,
            talkedThenAnnounced: model.talkedThenAnnounced,
            losingClaims: uncertainty.options.losingClaims)
        return [.text(context.words.keyNumbers.draws(facts))]
    }
}

extension ReportContext {
    /// `80% interval`
    var intervalName: String { words.keyNumbers.interval(percent(analysis.intervalLevel)) }

    /// A drawn amount in minor units, or the ends of its interval.
    func drawnMoney(_ interval: ClosedRange<Double>, _ digits: Int) -> String {
        func units(_ value: Double) -> Int64 { Int64(value.significant(digits).rounded()) }
        return range(units(interval.lowerBound), units(interval.upperBound))
    }

    /// A drawn share, or the ends of its interval.
    func drawnShare(_ interval: ClosedRange<Double>, _ digits: Int = 2) -> String {
        percents(interval.lowerBound.significant(digits), interval.upperBound.significant(digits))
    }
}
