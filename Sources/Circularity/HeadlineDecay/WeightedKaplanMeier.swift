import Statistics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The Kaplan–Meier estimate for subjects of unequal weight: here dollars, observed in clusters (deals).
///
/// At every age with an event, `S` falls by the factor `1 − d/n` (weight that ends over weight at risk: Kaplan & Meier 1958). Dollars of one
/// deal fall together, so the number of independent observations at an age is not the weight but `M = (Σw)²/Σw²` over the clusters at risk
/// (Kish 1965), and Greenwood's sum becomes `Σ q/(M(1 − q))`, `q = d/n` (Xie & Liu 2005, "Adjusted Kaplan–Meier estimator and log-rank test
/// with inverse probability of treatment weighting for survival data").
public struct WeightedKaplanMeier: Sendable, Hashable {
    /// Weight that entered together and ended, or was last seen, together.
    public struct Subject: Sendable, Hashable {
        /// At least 0.
        public var weight: Double
        /// Age at the event or when last seen, at least 0.
        public var age: Int
        public var isEvent: Bool
        /// Subjects of one cluster are not independent.
        public var cluster: Int

        public init(weight: Double, age: Int, isEvent: Bool, cluster: Int) {
            self.weight = weight
            self.age = age
            self.isEvent = isEvent
            self.cluster = cluster
        }
    }

    /// The curve from an age on.
    public struct Step: Sendable, Hashable {
        public let age: Int
        /// `S`, 0…1
        public let survival: Double
        /// Greenwood's sum: the variance of `log S`. Infinite once nothing is left.
        public let logVariance: Double
        /// Weight that ended at this age, weight at risk just before, and the effective number of clusters in it.
        public let ended: Double
        public let atRisk: Double
        public let effectiveClusters: Double

        /// Ends of the interval at a two-sided level, on the scale of `log(−log S)`, which keeps it within 0…1 (Kalbfleisch & Prentice 1980).
        ///
        /// - Throws: ``StatisticsError/parameter(_:)`` unless `0 < level < 1`.
        public func interval(level: Double) throws(StatisticsError) -> ClosedRange<Double> {
            let z = try Quantile.normal(0.5 + level / 2)
            guard survival > 0, survival < 1, logVariance.isFinite else {
                return survival...survival
            }
            let spread = z * logVariance.squareRoot() / abs(log(survival))
            return pow(survival, exp(spread))...pow(survival, exp(-spread))
        }
    }

    /// Ages with an event, increasing; the curve is 1 before the first.
    public let steps: [Step]
    public let subjects: [Subject]

    public init(_ subjects: [Subject]) {
        self.subjects = subjects.filter { $0.weight > 0 }
        var survival = 1.0
        var variance = 0.0
        var steps: [Step] = []
        for age in Set(self.subjects.filter(\.isEvent).map(\.age)).sorted() {
            let risk = WeightedKaplanMeier.risk(self.subjects, at: age)
            let ended = self.subjects.reduce(0) {
                $1.isEvent && $1.age == age ? $0 + $1.weight : $0
            }
            let q = min(1, ended / risk.weight)
            survival *= 1 - q
            variance += q < 1 ? q / (risk.effective * (1 - q)) : .infinity
            steps.append(
                Step(
                    age: age, survival: q < 1 ? survival : 0, logVariance: variance, ended: ended,
                    atRisk: risk.weight, effectiveClusters: risk.effective))
        }
        self.steps = steps
    }

    /// `S` just after an age.
    public func survival(at age: Int) -> Double {
        steps.last { $0.age <= age }?.survival ?? 1
    }

    /// The step in force at an age; `nil` before the first event.
    public func step(at age: Int) -> Step? { steps.last { $0.age <= age } }

    /// Weight at risk at an age, clusters that hold it, and their effective number.
    public func risk(at age: Int) -> (weight: Double, clusters: Int, effective: Double) {
        Self.risk(subjects, at: age)
    }

    private static func risk(
        _ subjects: [Subject], at age: Int
    ) -> (weight: Double, clusters: Int, effective: Double) {
        var byCluster: [Int: Double] = [:]
        for subject in subjects where subject.age >= age {
            byCluster[subject.cluster, default: 0] += subject.weight
        }
        // In the clusters' order: sums of doubles depend on it.
        let weights = byCluster.sorted { $0.key < $1.key }.map(\.value)
        let sum = weights.reduce(0, +)
        let squares = weights.reduce(0) { $0 + $1 * $1 }
        return (sum, weights.count, squares > 0 ? sum * sum / squares : 0)
    }
}
