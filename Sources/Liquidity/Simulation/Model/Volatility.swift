/// σ of a firm's revenue where it differs between quarters.
extension SimulatedFirm {
    /// σ of a quarter.
    func volatility(at quarter: Int) -> Double {
        guard let last = volatilityByQuarter.last else { return volatility }
        return volatilityByQuarter.indices.contains(quarter) ? volatilityByQuarter[quarter] : last
    }

    /// σ of log revenue at the end of a quarter, seen from before the first: the root of the sum of σ² up to it.
    func volatility(through quarter: Int) -> Double {
        guard !volatilityByQuarter.isEmpty else {
            return volatility * Double(quarter + 1).squareRoot()
        }
        return (0...quarter).reduce(0) { $0 + volatility(at: $1) * volatility(at: $1) }.squareRoot()
    }

    /// σ of a quarter of a firm whose quarters are alike, with the same σ at the end of the horizon.
    func meanVolatility(of quarters: Int) -> Double {
        guard !volatilityByQuarter.isEmpty, quarters > 0 else { return volatility }
        return volatility(through: quarters - 1) / Double(quarters).squareRoot()
    }

    /// Multiplies σ of the quarters `from ..< until`.
    mutating func scaleVolatility(by factor: Double, from: Int, until: Int?, of quarters: Int) {
        if volatilityByQuarter.isEmpty, from <= 0, until == nil {
            volatility *= factor
            return
        }
        let known = max(quarters, volatilityByQuarter.count)
        volatilityByQuarter = (0..<known).map { quarter in
            let value = volatility(at: quarter)
            return quarter >= from && quarter < until ?? known ? value * factor : value
        }
    }
}
