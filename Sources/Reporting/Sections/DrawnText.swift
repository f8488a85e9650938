import Circularity
import Ledger
import Ouroboros

/// A drawn number as the report prints it: its median, and the ends of its interval.
///
/// Amounts have two significant digits: a median of some thousand draws is not known better.
struct DrawnText {
    let median: String
    let range: String

    /// - Returns: `nil` when the number was not drawn.
    init?(_ interval: Interval?, _ text: (ClosedRange<Double>, Int) -> String) {
        guard let interval else { return nil }
        // What the draws leave alone is printed as exactly as the stated number.
        let digits = interval.low == interval.high ? 4 : 2
        median = text(interval.median...interval.median, digits)
        range = text(interval.low...interval.high, digits)
    }

    /// `80 % interval`
    static func intervalName(_ context: ReportContext) -> String {
        PercentFormat.text(context.analysis.intervalLevel) + " interval"
    }

    /// How the draws were made, with the probabilities that were used.
    static func explanation(_ context: ReportContext) -> [Inline] {
        guard let uncertainty = context.analysis.uncertainty else { return [] }
        let model = uncertainty.model
        let decay = context.analysis.headlineDecay
        func share(_ value: RealisationModel.Probability) -> String {
            value.observed.map { PercentFormat.text($0) } ?? "no history, so anything"
        }
        let isOff = uncertainty.options.losingClaims ? "take part" : "take no part"
        return [
            .text(
                "As stated: every amount at its headline, every promise kept. Draws (▲): \(uncertainty.options.draws.grouped) times, every amount is drawn from what its wording allows and every promise stands or falls with the probability that this ledger’s own history gives: \(share(model.announced)) of announced dollars and \(share(model.binding)) of signed ones still stood \(decay.horizonDays) days on, and \(model.talkedThenAnnounced) of \(String.count(model.talked, "deal")) that began as talk \(model.talkedThenAnnounced == 1 ? "was" : "were") announced; how little that history is enters the draws too. What is paid stays. Legs of one deal stand or fall together, so the draws spread widely where few deals carry a number; amounts of claims that lost against another \(isOff), and undisclosed amounts are in no column."
            )
        ]
    }
}

extension PercentFormat {
    /// A drawn share, or the ends of its interval.
    static func drawn(_ interval: ClosedRange<Double>, _ digits: Int = 2) -> String {
        range(interval.lowerBound.significant(digits), interval.upperBound.significant(digits))
    }
}

extension ReportContext {
    /// A drawn amount in minor units, or the ends of its interval.
    func drawnMoney(_ interval: ClosedRange<Double>, _ digits: Int) -> String {
        func units(_ value: Double) -> Int64 { Int64(value.significant(digits).rounded()) }
        return range(units(interval.lowerBound), units(interval.upperBound))
    }
}

extension Int {
    /// `2,000`
    var grouped: String {
        var digits = String(magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (self < 0 ? "\u{2212}" : "") + ([digits] + groups).joined(separator: ",")
    }
}
