import CGSL

/// A firm's balance sheet while claims are being valued.
public struct FirmBalance: Sendable, Hashable {
    /// Equity at the current values of all claims; may be negative.
    public var equity: Double
    /// Equity before the shock, with every claim at par.
    public var equityBefore: Double
    /// Assets outside the network, after the shock.
    public var externalAssets: Double
    /// All that the firm owes, in the network and outside.
    public var obligations: Double

    public init(
        equity: Double, equityBefore: Double, externalAssets: Double, obligations: Double
    ) {
        self.equity = equity
        self.equityBefore = equityBefore
        self.externalAssets = externalAssets
        self.obligations = obligations
    }

    /// What the firm's assets are worth beside its obligations, 0…1.
    var coverage: Double {
        obligations > 0 ? min(1, max(0, (equity + obligations) / obligations)) : 1
    }
}

/// What a dollar owed by a firm is worth, given the firm's balance sheet.
///
/// A valuation is between 0 and 1 and does not fall when equity rises; then a greatest and a least solution exist
/// (P. Barucca et al. 2020, "Network valuation in financial systems", theorem 1). Add a model by conforming to this protocol.
public protocol ClaimValuation: Sendable {
    /// Value of one dollar of the firm's debt, 0…1.
    func value(_ firm: FirmBalance) -> Double
}

/// Debts are due now, and what a failed firm has goes to its creditors in proportion.
public struct EisenbergNoeValuation: ClaimValuation {
    public init() {}
    public func value(_ firm: FirmBalance) -> Double { firm.equity >= 0 ? 1 : firm.coverage }
}

/// Debts are due now, and failure destroys a part of what the firm has.
public struct RogersVeraartValuation: ClaimValuation {
    let recovery: RecoveryRates
    let failsAtZeroEquity: Bool

    /// - Parameter failsAtZeroEquity: whether a firm whose assets equal its obligations exactly has failed. This project
    ///   calls such a firm solvent; some published implementations do not.
    public init(_ recovery: RecoveryRates, failsAtZeroEquity: Bool = false) {
        self.recovery = recovery
        self.failsAtZeroEquity = failsAtZeroEquity
    }

    public func value(_ firm: FirmBalance) -> Double {
        let slack =
            failsAtZeroEquity ? 0 : (1 - ClearingOptions.solvencyThreshold) * firm.obligations
        if firm.equity > 0 || (!failsAtZeroEquity && firm.equity >= -slack) { return 1 }
        guard firm.obligations > 0 else { return 1 }
        let claims = firm.equity + firm.obligations - firm.externalAssets
        let recovered = recovery.cash * firm.externalAssets + recovery.claims * max(0, claims)
        return min(1, max(0, recovered / firm.obligations))
    }
}

/// A claim loses value in proportion to the debtor's lost equity: DebtRank as a valuation.
public struct LinearDebtRankValuation: ClaimValuation {
    public init() {}
    public func value(_ firm: FirmBalance) -> Double {
        guard firm.equityBefore > 0 else { return firm.equity < firm.equityBefore ? 0 : 1 }
        return min(1, max(0, firm.equity / firm.equityBefore))
    }
}

/// A claim keeps its value until the debtor has no equity left; then a fixed share remains (Furfine 2003).
public struct FurfineValuation: ClaimValuation {
    let recovery: Double

    /// - Throws: ``ClearingError/badParameter(name:value:range:)`` for a recovery outside 0…1.
    public init(recovery: Double = 0) throws(ClearingError) {
        try ClearingError.check(recovery, name: "recovery", in: 0...1)
        self.recovery = recovery
    }

    public func value(_ firm: FirmBalance) -> Double { firm.equity > 0 ? 1 : recovery }
}

/// Debts are due later; outside assets move at random until then, and a firm fails as soon as its equity reaches zero.
///
/// F. Black and J. C. Cox (1976), as in Barucca et al. (2020, section 4.3): outside assets follow a driftless geometric
/// Brownian motion whose log has standard deviation `σ` at maturity. With `b = ln(A/(A−E))` the probability of failure is
/// `Φ((−b + σ²/2)/σ) + eᵇ Φ((−b − σ²/2)/σ)`.
public struct BlackCoxValuation: ClaimValuation {
    let volatility: Double
    let recovery: Double

    /// - Parameters:
    ///   - volatility: standard deviation of the log of outside assets at maturity, above 0 and at most 10.
    ///   - recovery: share of a claim that is left after failure, 0…1.
    public init(volatility: Double, recovery: Double) throws(ClearingError) {
        try checkVolatility(volatility)
        try ClearingError.check(recovery, name: "recovery", in: 0...1)
        self.volatility = volatility
        self.recovery = recovery
    }

    public func value(_ firm: FirmBalance) -> Double {
        1 - (1 - recovery) * failureProbability(firm)
    }

    func failureProbability(_ firm: FirmBalance) -> Double {
        guard firm.equity > 0 else { return 1 }
        let barrier = firm.externalAssets - firm.equity
        guard barrier > 0 else { return 0 }
        let distance = (firm.externalAssets / barrier).logarithm
        let half = volatility * volatility / 2
        let probability =
            gsl_cdf_ugaussian_P((half - distance) / volatility)
            + firm.externalAssets / barrier
            * gsl_cdf_ugaussian_P((-half - distance) / volatility)
        return min(1, max(0, probability))
    }
}

/// Debts are due later; outside assets move at random until then, and a firm fails if its equity is negative on that day.
///
/// R. C. Merton (1974), as in Barucca et al. (2020, section 4.2): with `K = A − E`, the expected shortfall of the firm at
/// maturity is the put `K Φ(−d₂) − A Φ(−d₁)`. A firm without outside assets has no randomness: its claims are worth its coverage.
public struct MertonValuation: ClaimValuation {
    let volatility: Double
    let recovery: Double

    /// - Parameters:
    ///   - volatility: standard deviation of the log of outside assets at maturity, above 0 and at most 10.
    ///   - recovery: share of what a failed firm has that reaches its creditors, 0…1.
    public init(volatility: Double, recovery: Double = 1) throws(ClearingError) {
        try checkVolatility(volatility)
        try ClearingError.check(recovery, name: "recovery", in: 0...1)
        self.volatility = volatility
        self.recovery = recovery
    }

    public func value(_ firm: FirmBalance) -> Double {
        guard firm.obligations > 0 else { return 1 }
        let strike = firm.externalAssets - firm.equity
        guard strike > 0 else { return 1 }
        guard firm.externalAssets > 0 else {
            return firm.equity >= 0 ? 1 : recovery * firm.coverage
        }
        let d2 =
            ((firm.externalAssets / strike).logarithm - volatility * volatility / 2) / volatility
        let failure = gsl_cdf_ugaussian_P(-d2)
        let put =
            strike * failure - firm.externalAssets * gsl_cdf_ugaussian_P(-(d2 + volatility))
        let recovered = recovery * (failure - max(0, put) / firm.obligations)
        return min(1, max(0, 1 - failure + recovered))
    }
}

private func checkVolatility(_ volatility: Double) throws(ClearingError) {
    guard volatility > 0, volatility <= 10 else {
        throw .badParameter(name: "volatility", value: volatility, range: "0…10, 0 excluded")
    }
}

extension Double {
    /// Natural logarithm, by GSL so that no other library is needed for it.
    fileprivate var logarithm: Double { gsl_sf_log(self) }
}
