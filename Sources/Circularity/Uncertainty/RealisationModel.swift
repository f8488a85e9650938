import Ledger
import Statistics

/// How likely a promised dollar is to be standing a while later, by firmness, with how little is known about it.
///
/// Estimated from the ledger's own history: binding and announced dollars by their headline decay, read at its horizon for dollars of any age
/// (too few are older to condition on age); talks by the share of undertakings that began as talk and were announced.
/// Each is a beta distribution with half a success and half a failure added (Jeffreys), so that a history without a failure does not mean certainty.
public struct RealisationModel: Sendable, Hashable {
    /// A probability that is itself uncertain.
    public struct Probability: Sendable, Hashable {
        /// The share that the history shows; `nil` without a history.
        public let observed: Double?
        /// Independent observations that it is worth.
        public let effectiveCount: Double

        public init(observed: Double?, effectiveCount: Double) {
            self.observed = observed
            self.effectiveCount = observed == nil ? 0 : max(0, effectiveCount)
        }

        /// Observations beyond which the share counts as known: its standard deviation is below 0.0005, and GSL's iteration for such
        /// shapes takes a large part of a second.
        private static let certainCount = 1e6

        /// The probability's own quantile; `p` in 0…1.
        public func quantile(_ p: Double) throws(StatisticsError) -> Double {
            let share = observed ?? 0
            if effectiveCount > Self.certainCount { return share }
            return try Quantile.beta(
                p, effectiveCount * share + 0.5, effectiveCount * (1 - share) + 0.5)
        }
    }

    /// Binding dollars stay.
    public let binding: Probability
    /// Announced dollars stay.
    public let announced: Probability
    /// What is talked about is announced.
    public let talks: Probability
    /// Deals that began as talk, and those of them that were announced.
    public let talked: Int
    public let talkedThenAnnounced: Int

    /// Probabilities that are given rather than estimated.
    public init(binding: Probability, announced: Probability, talks: Probability) {
        self.binding = binding
        self.announced = announced
        self.talks = talks
        talked = 0
        talkedThenAnnounced = 0
    }

    public init(_ ledger: ResolvedLedger, announced: HeadlineDecay, binding: HeadlineDecay) {
        self.announced = Probability(announced)
        self.binding = Probability(binding)
        let began = ledger.deals.filter {
            guard let rank = $0.history.compactMap(\.status).first?.rank else { return false }
            return rank < 2
        }
        talked = began.count
        talkedThenAnnounced = began.count { ($0.rank ?? 0) >= 2 }
        talks = Probability(
            observed: talked > 0 ? Double(talkedThenAnnounced) / Double(talked) : nil,
            effectiveCount: Double(talked))
    }

    /// One draw: the probabilities that dollars of each layer stand, never larger for a looser layer.
    func draw(
        _ generator: inout RandomGenerator
    ) throws(StatisticsError) -> (binding: Double, announced: Double, reported: Double) {
        let binding = try self.binding.quantile(generator.uniform())
        let announced = min(binding, try self.announced.quantile(generator.uniform()))
        return (binding, announced, announced * (try talks.quantile(generator.uniform())))
    }
}

extension RealisationModel.Probability {
    /// The share that stands at the horizon; its count is the one whose binomial variance is Greenwood's, or, before the first withdrawal, the
    /// effective number of undertakings followed so long.
    init(_ decay: HeadlineDecay) {
        let risk = decay.curve.risk(at: decay.horizonDays)
        guard risk.weight > 0 else {
            self.init(observed: nil, effectiveCount: 0)
            return
        }
        let share = decay.curve.survival(at: decay.horizonDays)
        var count = risk.effective
        if let step = decay.curve.step(at: decay.horizonDays), step.logVariance > 0,
            step.logVariance.isFinite, share < 1
        {
            count = (1 - share) / (share * step.logVariance)
        }
        self.init(observed: share, effectiveCount: count)
    }
}
