/// What the series would be like without a bubble: where critical values come from.
public enum NullModel: Sendable, Equatable {
    /// A random walk with standard normal steps (Phillips, Shi and Yu 2015, with the asymptotically
    /// negligible drift left out). Critical values depend on the length, the lag and the window only.
    case randomWalk
    /// The wild bootstrap of Harvey, Leybourne, Sollis and Taylor (2016), `y*_t = Σ_{s≤t} w_s·Δy_s`:
    /// it keeps the path of the volatility, to which the other two are blind.
    ///
    /// The paper centres nothing, so that a walk with the drift of a stock index is rejected too often; by default the mean change is
    /// kept and its deviations get the signs, `y*_t = Σ_{s≤t} (d + w_s·(Δy_s − d))`. See ``WildDrift``.
    case wild(WildMultiplier, drift: WildDrift = .kept)
    /// The composite bootstrap of Phillips and Shi (2020): lagged changes fitted under the null, their
    /// residuals drawn with replacement and multiplied by standard normal numbers.
    ///
    /// With a control window τ the replicates have r₀ + τ − 1 observations, and the family-wise rate is
    /// controlled over τ tests instead of over all.
    case composite(controlWindow: Int?)

    /// The name on the command line and in reports.
    public var name: String {
        switch self {
        case .randomWalk: "montecarlo"
        case .wild: "wild"
        case .composite: "composite"
        }
    }

    /// What the wild bootstrap does with the mean change; `nil` of the others.
    public var drift: WildDrift? {
        if case .wild(_, let drift) = self { drift } else { nil }
    }
}

/// The random factor of the wild bootstrap; mean 0, variance 1.
public enum WildMultiplier: String, Sendable, Equatable, CaseIterable {
    /// +1 or −1, each with probability ½: every replicate has the sizes of the changes as they were.
    case rademacher
    /// Standard normal, as in the paper of 2016.
    case gaussian
}

/// What the wild bootstrap does with the mean change of a series.
public enum WildDrift: String, Sendable, Equatable, CaseIterable {
    /// Every replicate has the mean change of the series; only deviations from it are multiplied. Series with fewer than
    /// ``fewestChanges`` changes other than zero have no mean worth keeping and are treated as under ``none``.
    case kept
    /// The changes themselves are multiplied, as in Harvey, Leybourne, Sollis and Taylor (2016): exact for changes that are symmetric around zero, whatever
    /// the length.
    case none

    /// Fewest changes other than zero with which the drift is kept.
    public static let fewestChanges = 20
}
