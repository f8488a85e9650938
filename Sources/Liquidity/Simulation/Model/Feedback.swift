/// How much of its demand a firm can serve with the capacity that was delivered and paid a quarter ago.
///
/// κ = (Σ w·a + χ·F·f) ÷ (Σ w + χ·F) over the firm's legs with a ``Obligation/capacityPlan`` w, where a is the share of a leg that was bought, paid and
/// delivered in the quarter before, F the fixed costs and f the share of them that was kept; 1 where nothing is planned. Then
///
/// - demand lost for long: h(t) = (1−δ)·h(t−1) + δ·θ·ln min(1, max(10⁻¹², κ));
/// - need = min(1, demand·eʰ ÷ planned revenue); q = min(1, (1+s)·κ ÷ need);
/// - revenue = demand·eʰ·q^ε, with 0⁰ = 1.
///
/// With ε = θ = 0 revenue is demand. Revenue never rises when κ falls.
public struct CapacityLimit: Sendable, Hashable {
    /// ε: log revenue lost per unit of log capacity missing, 0…10. 1 and no slack is Leontief: revenue = min(demand, κ · plan).
    public var elasticity: Double
    /// s: capacity beyond what customers need, as a share of it (research, training), 0…1000.
    public var slack: Double
    /// χ: share of fixed costs that buys capacity outside the legs, 0…1.
    public var shareOfCosts: Double
    /// θ: log demand lost in the end per unit of log capacity missing, 0…10.
    public var longRunElasticity: Double
    /// δ: part of the way to it in a quarter, 0…1.
    public var adjustment: Double

    public init(
        elasticity: Double, slack: Double = 0, shareOfCosts: Double = 0,
        longRunElasticity: Double = 0, adjustment: Double = 0
    ) {
        self.elasticity = elasticity
        self.slack = slack
        self.shareOfCosts = shareOfCosts
        self.longRunElasticity = longRunElasticity
        self.adjustment = adjustment
    }

    /// The share of the way that is made in a quarter with a half-life in years.
    public static func adjustment(halfLife years: Double) -> Double {
        1 - PathNumbers.exponential(-0.69314718055994530942 / (4 * years))
    }
}

/// What a firm cuts before it leaves anything unpaid.
///
/// Liquidity = opening cash + funding in − out + revenue − costs − everything due + everything that others owe it, at face. What is missing to the
/// buffer is taken from fixed costs first, up to their discretionary share, then from purchases above their take-or-pay floor
/// (``Obligation/takeOrPayFloor``), in proportion to what can be cut of each.
public struct SpendingPlan: Sendable, Hashable {
    /// Cash that it wants to keep at the end of a quarter.
    public var buffer: Double
    /// ω: share of fixed costs that can be left out in a quarter, 0…1.
    public var discretionaryShare: Double

    public init(buffer: Double, discretionaryShare: Double) {
        self.buffer = buffer
        self.discretionaryShare = discretionaryShare
    }
}

/// A market for new money with two states, open and closed: what all promises of a market have in common.
///
/// It is in its first state in the first quarter, and changes with its own odds from quarter to quarter. A funding brings its whole amount while the market is
/// open, and ``Funding/whenClosed`` of it while it is closed. A path without shocks takes the probability of being open as a share.
public struct FundingMarket: Sendable, Hashable {
    /// Probabilities in a quarter, 0…1: that an open market closes, that a closed one opens.
    public var closing, opening: Double
    public var isOpenAtFirst: Bool
    /// Quarters in which a scenario closes it; it stays closed until it opens by its odds.
    public var shut: Range<Int>?

    public init(
        closing: Double, opening: Double, isOpenAtFirst: Bool = true, shut: Range<Int>? = nil
    ) {
        self.closing = closing
        self.opening = opening
        self.isOpenAtFirst = isOpenAtFirst
        self.shut = shut
    }

    /// Probability that it is open in each quarter, where nothing is known of a path: what the path without shocks takes as a share.
    public func openProbabilities(quarters: Int) -> [Double] {
        var open = isOpenAtFirst ? 1.0 : 0.0
        return (0..<quarters).map { quarter in
            if quarter > 0 { open = open * (1 - closing) + (1 - open) * opening }
            if shut?.contains(quarter) == true { open = 0 }
            return open
        }
    }
}

/// How a promise of money answers to what became of a firm's plan, x = ln(revenue ÷ planned revenue) of the quarter before.
///
/// It is kept where u < Φ(Φ⁻¹(p) + b·x), with one u a promise and path, and pays its schedule times e^(γ·min(0, x)). A promise with p = 1 is always kept.
public struct FundingResponse: Sendable, Hashable {
    /// The firm whose revenue is looked at.
    public var firm: Int
    /// b, 0…100.
    public var probability: Double
    /// γ, 0…100.
    public var amount: Double

    public init(firm: Int, probability: Double, amount: Double) {
        self.firm = firm
        self.probability = probability
        self.amount = amount
    }
}
