import Money
import Statistics

/// Where an amount can lie, given how its source words it.
///
/// | basis | distribution of the total | why |
/// |---|---|---|
/// | exact | a point | a number without a qualifier |
/// | about | triangular, ±10%, mode as stated | the ledger's meaning of "about"; nearer values are likelier |
/// | range | uniform between the ends | the source prefers none |
/// | up to | uniform from what is owed without a condition to the ceiling | a ceiling says nothing about where below it the sum ends |
/// | at least | as stated, plus an exponential excess of mean 10% | the wording excludes less; the excess is as wide as "about", its tail open |
///
/// A leg whose parts are counted elsewhere has the remainder's own ends; an exact total then spreads between them (triangular), because the parts do.
/// Reported figures beyond the contract spread likewise.
struct AmountDistribution: Sendable, Hashable {
    enum Shape: Sendable, Hashable { case point, triangular, uniform, openEnded }

    let shape: Shape
    /// Minor units of a leg; of a fact, whatever its metric is measured in.
    let low: Double
    let stated: Double
    let high: Double

    /// Mean excess over "at least", relative.
    static let openMean = 0.1
    /// The excess ends at this multiple of the amount stated, so that no sum can leave 64 bits.
    static let openLimit = 2.0

    init(basis: AmountBasis?, low: Int64, stated: Int64, high: Int64) {
        self.init(basis: basis, low: Double(low), stated: Double(stated), high: Double(high))
    }

    init(basis: AmountBasis?, low: Double, stated: Double, high: Double) {
        self.low = min(low, stated)
        self.stated = stated
        self.high = max(high, stated)
        let isPoint = low >= stated && high <= stated
        shape =
            switch basis {
            case .atLeast: .openEnded
            case _ where isPoint: .point
            case .range, .upTo: .uniform
            case .exact, .about, .undisclosed, nil: .triangular
            }
    }

    /// The value at a probability in 0..<1.
    func quantile(_ p: Double) -> Double {
        switch shape {
        case .point: stated
        case .triangular: Quantile.triangular(p, low: low, mode: stated, high: high)
        case .uniform: low + p * (high - low)
        case .openEnded:
            min(
                stated + Quantile.exponential(p, mean: Self.openMean * stated),
                Self.openLimit * stated)
        }
    }
}
